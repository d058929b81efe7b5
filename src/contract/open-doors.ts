import { z } from 'zod';
import { endpoint } from '#contract/base';
import { divisionRefSchema, figureSchema, instantSchema, nameSchema } from '#contract/figure';

const count = z.object({ n: z.number().int(), before: z.number().int() });

/** The monthly letter to every employee. Counts with the month before; no customer identity. */
export const letterSchema = z.object({
  month: z.iso.date(),
  organization: z.string(),
  writtenAt: instantSchema,
  sentAt: instantSchema.nullable(),
  sentTo: z.number().int(),
  heard: z.object({ interactions: count, verbatims: count, negative: figureSchema, nps: figureSchema }),
  returns: count.extend({ amountMinor: z.number() }),
  credits: count.extend({ amountMinor: z.number() }),
  legalThreats: count,
  saves: count,
  promises: z.object({
    due: z.number().int(),
    kept: figureSchema,
    broken: z.number().int(),
    movedByUs: z.number().int(),
    open: z.number().int(),
    byDivision: z.array(z.object({ division: divisionRefSchema, due: z.number().int(), kept: figureSchema })),
  }),
  patterns: z.array(
    z.object({
      name: nameSchema,
      observed: z.number().int(),
      expected: z.number(),
      division: divisionRefSchema.nullable(),
    }),
  ),
  decisions: z.array(
    z.object({
      title: z.string(),
      state: z.string(),
      vetoes: z.array(z.object({ by: z.string(), words: z.string() })),
      override: z.object({ by: z.string(), reason: z.string(), reviewOn: z.iso.date() }).nullable(),
    }),
  ),
  stories: z.array(
    z.object({
      drawnBy: z.enum(['random', 'typical', 'gone-well']),
      words: z.string(),
      at: instantSchema,
      sentiment: z.string(),
    }),
  ),
  ideas: z.object({ raised: z.number().int(), assessed: z.number().int() }),
  chainHead: z.string(),
  currency: z.string(),
});
export type Letter = z.infer<typeof letterSchema>;

export const openDoorsContract = {
  letters: endpoint
    .route({
      method: 'GET',
      path: '/letters',
      summary: 'Letters that exist, newest first, and the month that is being written',
    })
    .output(
      z.object({
        current: z.iso.date(),
        letters: z.array(
          z.object({
            month: z.iso.date(),
            writtenAt: instantSchema,
            sentAt: instantSchema.nullable(),
            sentTo: z.number().int(),
          }),
        ),
      }),
    ),
  letter: endpoint
    .route({
      method: 'GET',
      path: '/letters/{month}',
      summary: "One month's letter; a month that has no letter yet is written from today's figures",
    })
    .input(z.object({ month: z.iso.date() }))
    .output(letterSchema.extend({ may: z.array(z.string()) })),
  send: endpoint
    .route({ method: 'POST', path: '/letters/{month}/sending', summary: 'Send to every employee by mail' })
    .input(z.strictObject({ month: z.iso.date(), again: z.boolean().default(false) }))
    .errors({
      MAIL_NOT_SET_UP: { status: 409, message: 'No mail server is set' },
      SENT_ALREADY: { status: 409, message: 'This letter was sent' },
    })
    .output(z.object({ queued: z.number().int() })),
};
