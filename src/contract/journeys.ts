import { z } from 'zod';
import { endpoint } from '#contract/base';
import { timelineItemSchema } from '#contract/customers';
import { divisionRefSchema, figureSchema, nameSchema, pageInput, pageOf } from '#contract/figure';

const period = { from: z.iso.date().optional(), to: z.iso.date().optional() };

export const touchpointHealthSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: nameSchema,
  channel: z.string().nullable(),
  division: divisionRefSchema.nullable(),
  /** The measure with most answers here; null when nobody was asked. `score` carries value, interval, n. */
  measure: z.string().nullable(),
  score: figureSchema,
  volume: z.number().int(),
  people: z.number().int(),
  /** Share of analysed verbatims here that are negative. */
  unhappy: figureSchema,
  /** Nothing was heard here in the period: the touchpoint stands all the same. */
  silent: z.boolean(),
});
export type TouchpointHealth = z.infer<typeof touchpointHealthSchema>;

export const journeySchema = z.object({
  id: z.string(),
  code: z.string(),
  name: nameSchema,
  from: z.iso.date(),
  to: z.iso.date(),
  stages: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: nameSchema,
      people: z.number().int(),
      volume: z.number().int(),
      touchpoints: z.array(touchpointHealthSchema),
    }),
  ),
  /** Steps between touchpoints by the same person: how many, and the median hours between. */
  steps: z.array(
    z.object({ fromId: z.string(), toId: z.string(), people: z.number().int(), medianHours: z.number() }),
  ),
  unmapped: z.array(z.object({ kind: z.string(), channel: z.string(), n: z.number().int() })),
});
export type Journey = z.infer<typeof journeySchema>;

export const touchpointSchema = z.object({
  touchpoint: touchpointHealthSchema,
  journey: z.object({ id: z.string(), name: nameSchema }),
  stage: z.object({ id: z.string(), name: nameSchema }),
  rules: z.array(
    z.object({
      kind: z.array(z.string()),
      channel: z.array(z.string()),
      attributes: z.record(z.string(), z.array(z.string())),
    }),
  ),
  bucket: z.enum(['day', 'week']),
  trend: z.array(z.object({ start: z.iso.date(), volume: z.number().int(), score: figureSchema })),
});
export type Touchpoint = z.infer<typeof touchpointSchema>;

export const journeysContract = {
  list: endpoint
    .route({ method: 'GET', path: '/journeys', summary: 'The journeys of the organization' })
    .output(
      z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          name: nameSchema,
          stages: z.number().int(),
          touchpoints: z.number().int(),
          lastDay: z.iso.date().nullable(),
        }),
      ),
    ),
  read: endpoint
    .route({
      method: 'GET',
      path: '/journeys/{id}',
      summary: 'Stages and touchpoints with score, n, interval and owner; by default the last 90 days heard',
    })
    .input(z.object({ id: z.uuid(), ...period }))
    .output(journeySchema),
  touchpoint: endpoint
    .route({
      method: 'GET',
      path: '/touchpoints/{id}',
      summary: 'One touchpoint: trend with interval, rules that feed it',
    })
    .input(z.object({ id: z.uuid(), ...period }))
    .output(touchpointSchema),
  interactions: endpoint
    .route({
      method: 'GET',
      path: '/touchpoints/{id}/interactions',
      summary: 'The rows behind a touchpoint, newest first; only those with words when asked',
    })
    .input(z.object({ id: z.uuid(), ...pageInput, words: z.enum(['all', 'only']).default('all') }))
    .output(
      pageOf(timelineItemSchema.extend({ customerId: z.string(), customerName: z.string().nullable() })),
    ),
  assign: endpoint
    .route({ method: 'PATCH', path: '/touchpoints/{id}', summary: 'Name the owning division' })
    .input(z.strictObject({ id: z.uuid(), divisionId: z.uuid().nullable() }))
    .output(z.object({ id: z.string(), division: divisionRefSchema.nullable() })),
};
