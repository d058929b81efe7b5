import { z } from 'zod';
import { endpoint } from '#contract/base';
import { pledgeSchema } from '#contract/customers';
import { divisionRefSchema, employeeRefSchema, figureSchema, instantSchema, pageOf } from '#contract/figure';

/** A day of the organization's calendar, and the minute of it; without a minute, by the end of that working day. */
const dueInput = {
  dueDay: z.iso.date(),
  dueMinute: z.number().int().min(0).max(1439).optional(),
};
const reason = z.string().trim().min(3).max(500);
const noSuchDivision = {
  NO_SUCH_DIVISION: { status: 422, message: 'There is no such division' },
} as const;
const settled = { SETTLED: { status: 409, message: 'This promise was kept or broken already' } } as const;

export const ledgerRowSchema = pledgeSchema.extend({
  customer: z.object({ id: z.string(), name: z.string().nullable() }),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

export const pledgeEventSchema = z.object({
  type: z.enum(['made', 'moved', 'kept', 'broken', 'overdue']),
  at: instantSchema,
  /** Null when a silo said it, or the clock. */
  by: employeeRefSchema.nullable(),
  dueBefore: instantSchema.nullable(),
  dueAfter: instantSchema.nullable(),
  reason: z.string().nullable(),
});
export const pledgeHistorySchema = pledgeSchema.extend({
  customerId: z.string(),
  events: z.array(pledgeEventSchema),
});
export type PledgeHistory = z.infer<typeof pledgeHistorySchema>;

/** Words of ours that sound like a promise. Nothing is promised until a person confirms it. */
export const suggestedPledgeSchema = z.object({
  interactionId: z.string(),
  saidAt: instantSchema,
  channel: z.string(),
  /** Offsets in the words of the interaction, end exclusive. */
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  /** The day and minute that the words name, if they name any. */
  dueDay: z.string().nullable(),
  dueMinute: z.number().int().nullable(),
  division: divisionRefSchema.nullable(),
});
export type SuggestedPledge = z.infer<typeof suggestedPledgeSchema>;

/**
 * Of the promises that fell due in the span. Strict: kept by the first date. Lenient: kept by the last date we gave;
 * one that was moved and whose end nobody told us is left out.
 */
export const keptRateSchema = z.object({
  division: divisionRefSchema.nullable(),
  strict: figureSchema,
  lenient: figureSchema,
});
export type KeptRate = z.infer<typeof keptRateSchema>;

const pledgeInput = { id: z.uuid() };

export const promisesContract = {
  ledger: endpoint
    .route({ method: 'GET', path: '/promises', summary: 'Promises, the latest due first' })
    .input(
      z.object({
        state: z.enum(['open', 'overdue', 'kept', 'broken', 'moved']).optional(),
        division: z.uuid().optional(),
        as: z.enum(['promiser', 'performer']).optional(),
        dueFrom: z.iso.date().optional(),
        dueTo: z.iso.date().optional(),
        after: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .output(pageOf(ledgerRowSchema)),
  rates: endpoint
    .route({
      method: 'GET',
      path: '/promises/rates',
      summary: 'The share of promises kept, per division that promised and per division that performs',
    })
    .input(z.object({ dueFrom: z.iso.date(), dueTo: z.iso.date() }))
    .output(
      z.object({
        all: keptRateSchema,
        promisers: z.array(keptRateSchema),
        performers: z.array(keptRateSchema),
      }),
    ),
  read: endpoint
    .route({ method: 'GET', path: '/promises/{id}', summary: 'One promise and every date it ever had' })
    .input(z.object(pledgeInput))
    .output(pledgeHistorySchema),
  make: endpoint
    .route({ method: 'POST', path: '/customers/{id}/promises', summary: 'Write down a promise' })
    .input(
      z.strictObject({
        ...pledgeInput,
        text: z.string().trim().min(2).max(2000),
        ...dueInput,
        channel: z.string().min(1).max(60),
        promisedBy: z.uuid(),
        performedBy: z.uuid(),
        /** Where the words stand that it was found in. */
        saidIn: z.object({ interactionId: z.uuid(), start: z.number().int().min(0) }).optional(),
      }),
    )
    .errors(noSuchDivision)
    .output(pledgeHistorySchema),
  move: endpoint
    .route({
      method: 'POST',
      path: '/promises/{id}/moves',
      summary: 'Give another date; the earlier ones stay',
    })
    .input(z.strictObject({ ...pledgeInput, ...dueInput, reason }))
    .errors({ ...settled, SAME_DATE: { status: 409, message: 'It is due at that moment already' } })
    .output(pledgeHistorySchema),
  settle: endpoint
    .route({ method: 'POST', path: '/promises/{id}/outcome', summary: 'Say that it was kept, or broken' })
    .input(z.strictObject({ ...pledgeInput, outcome: z.enum(['kept', 'broken']), reason }))
    .errors(settled)
    .output(pledgeHistorySchema),
  suggested: endpoint
    .route({
      method: 'GET',
      path: '/customers/{id}/promises/suggested',
      summary: 'Words of ours that sound like a promise and are on no record',
    })
    .input(z.object(pledgeInput))
    .output(z.array(suggestedPledgeSchema)),
  dismiss: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/promises/dismissals',
      summary: 'Say that words are no promise',
    })
    .input(z.strictObject({ ...pledgeInput, interactionId: z.uuid(), start: z.number().int().min(0) }))
    .output(z.object({ dismissed: z.literal(true) })),
};
