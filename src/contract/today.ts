import { z } from 'zod';
import { endpoint } from '#contract/base';
import { divisionRefSchema, instantSchema } from '#contract/figure';

/** The home page by role: what needs a person, each line with its figure and its door. */
export const todaySchema = z.object({
  lastDayHeard: z.iso.date().nullable(),
  heard: z.object({ lastDay: z.number().int(), usual: z.number() }),
  unhappy: z.object({ lastDay: z.number().int(), usual: z.number() }),
  pledgesDue: z.number().int(),
  pledgesOverdue: z.number().int(),
  patternsWithoutOwner: z.array(
    z.object({
      id: z.string(),
      slice: z.string(),
      name: z.object({ he: z.string(), en: z.string() }),
      observed: z.number().int(),
      expected: z.number(),
    }),
  ),
  batonsInTheAir: z.array(
    z.object({ caseId: z.string(), number: z.number().int(), to: divisionRefSchema, since: instantSchema }),
  ),
  openCases: z.array(z.object({ division: divisionRefSchema, n: z.number().int(), mine: z.boolean() })),
  decisionsForTheChair: z.array(
    z.object({ id: z.string(), title: z.string(), state: z.string(), voteUntil: instantSchema.nullable() }),
  ),
  askedOfMe: z.array(z.object({ ideaId: z.string(), title: z.string(), profession: z.string() })),
  customers: z.number().int(),
  sources: z.number().int(),
});
export type Today = z.infer<typeof todaySchema>;

export const todayContract = {
  read: endpoint
    .route({ method: 'GET', path: '/today', summary: 'What waits for me, and what changed' })
    .output(todaySchema),
};
