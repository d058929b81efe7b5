import { z } from 'zod';
import { endpoint } from '#contract/base';
import { divisionRefSchema, employeeRefSchema, instantSchema, nameSchema } from '#contract/figure';

/** What may be agreed with a customer. */
export const TERM_KINDS = [
  'price',
  'discount',
  'plan',
  'commitment',
  'payment',
  'delivery',
  'service-level',
  'exemption',
  'other',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

const value = z.string().trim().min(1).max(500);
const reason = z.string().trim().min(3).max(500);
const span = { validFrom: z.iso.date(), validTo: z.iso.date().nullable() };

export const termWordSchema = z.object({
  what: z.enum(['agreed', 'changed', 'ended', 'restored']),
  value: z.string(),
  ...span,
  division: divisionRefSchema.nullable(),
  /** Null when a silo said it. */
  by: employeeRefSchema.nullable(),
  source: z.object({ code: z.string(), name: nameSchema }).nullable(),
  reason: z.string().nullable(),
  at: instantSchema,
});

/** One agreed condition: the last word on it, and every word before. */
export const termSchema = z.object({
  id: z.string(),
  kind: z.enum(TERM_KINDS),
  value: z.string(),
  ...span,
  division: divisionRefSchema.nullable(),
  /** In force today, by the organization's calendar. */
  state: z.enum(['in-force', 'coming', 'past', 'ended']),
  history: z.array(termWordSchema),
});
export type Term = z.infer<typeof termSchema>;

const noSuchDivision = { NO_SUCH_DIVISION: { status: 422, message: 'There is no such division' } } as const;
const badSpan = { BAD_SPAN: { status: 422, message: 'It ends before it begins' } } as const;

export const termsContract = {
  list: endpoint
    .route({ method: 'GET', path: '/customers/{id}/terms', summary: 'What was agreed with this customer' })
    .input(z.object({ id: z.uuid() }))
    .output(z.array(termSchema)),
  agree: endpoint
    .route({ method: 'POST', path: '/customers/{id}/terms', summary: 'Write down an agreed condition' })
    .input(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(TERM_KINDS),
        value,
        ...span,
        divisionId: z.uuid(),
        reason,
      }),
    )
    .errors({ ...noSuchDivision, ...badSpan })
    .output(termSchema),
  change: endpoint
    .route({ method: 'POST', path: '/terms/{id}/changes', summary: 'Agree otherwise; what was stays' })
    .input(z.strictObject({ id: z.uuid(), value, ...span, divisionId: z.uuid(), reason }))
    .errors({
      ...noSuchDivision,
      ...badSpan,
      ENDED: { status: 409, message: 'This condition was ended; take that back first' },
    })
    .output(termSchema),
  end: endpoint
    .route({ method: 'POST', path: '/terms/{id}/end', summary: 'It holds no more' })
    .input(z.strictObject({ id: z.uuid(), reason }))
    .errors({ ENDED: { status: 409, message: 'This condition was ended; take that back first' } })
    .output(termSchema),
  restore: endpoint
    .route({ method: 'POST', path: '/terms/{id}/restoration', summary: 'Take an end back' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({ STILL_HOLDS: { status: 409, message: 'It has not ended' } })
    .output(termSchema),
};
