import { z } from 'zod';
import { endpoint } from '#contract/base';
import {
  divisionRefSchema,
  employeeRefSchema,
  instantSchema,
  nameSchema,
  pageInput,
  pageOf,
} from '#contract/figure';

export const OUTCOMES = ['solved', 'credited', 'returned', 'saved', 'explained', 'lost'] as const;
export const HARMS = [
  'delay',
  'fault',
  'wrong-bill',
  'broken-promise',
  'long-wait',
  'rude-treatment',
] as const;
export const COMPENSATION_KINDS = ['credit', 'refund', 'waiver', 'gift'] as const;

export const caseRowSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  customerId: z.string(),
  customerName: z.string().nullable(),
  /** Empty when its person was forgotten. */
  subject: z.string(),
  state: z.enum(['open', 'closed']),
  holder: divisionRefSchema,
  holderEmployee: employeeRefSchema.nullable(),
  /** A baton in the air: offered, not yet accepted. It rings. */
  offeredTo: divisionRefSchema.nullable(),
  heldSince: instantSchema,
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  nextWordAt: instantSchema.nullable(),
  handOvers: z.number().int(),
  outcome: z.enum(OUTCOMES).nullable(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const caseEventSchema = z.object({
  seq: z.number().int(),
  type: z.enum([
    'opened',
    'offered',
    'accepted',
    'returned',
    'noted',
    'told',
    'compensated',
    'closed',
    'reopened',
  ]),
  by: employeeRefSchema,
  from: divisionRefSchema.nullable(),
  to: divisionRefSchema.nullable(),
  words: z.string().nullable(),
  at: instantSchema,
});

export const policyClauseSchema = z.object({
  version: z.number().int(),
  clause: z.string(),
  role: z.string(),
  harm: z.enum(HARMS),
  limitMinor: z.number().int(),
  words: nameSchema,
});

export const caseSchema = caseRowSchema.extend({
  verbatim: z.object({ id: z.string(), text: z.string(), at: instantSchema }).nullable(),
  legalThreat: z.boolean(),
  pattern: z.object({ id: z.string(), name: nameSchema }).nullable(),
  events: z.array(caseEventSchema),
  compensations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(COMPENSATION_KINDS),
      harm: z.enum(HARMS),
      amountMinor: z.number().int(),
      currency: z.string(),
      clause: z.string(),
      words: nameSchema,
      by: employeeRefSchema,
      at: instantSchema,
    }),
  ),
  /** Business minutes that each division held the customer. */
  heldBy: z.array(z.object({ division: divisionRefSchema, businessMinutes: z.number().int() })),
  /** The clauses that the reader may use here, with what is left of each. */
  authority: z.array(policyClauseSchema.extend({ leftMinor: z.number().int() })),
  may: z.array(z.string()),
});
export type Case = z.infer<typeof caseSchema>;

const id = z.uuid();
const closed = { CASE_CLOSED: { status: 409, message: 'The case is closed' } } as const;

export const casesContract = {
  list: endpoint
    .route({ method: 'GET', path: '/cases', summary: 'Cases by holder' })
    .input(
      z.object({
        ...pageInput,
        state: z.enum(['open', 'closed', 'all']).default('open'),
        divisionId: z.uuid().optional(),
        customerId: z.uuid().optional(),
      }),
    )
    .output(pageOf(caseRowSchema)),
  read: endpoint
    .route({ method: 'GET', path: '/cases/{id}', summary: 'One case' })
    .input(z.object({ id }))
    .output(caseSchema),
  open: endpoint
    .route({ method: 'POST', path: '/cases', summary: 'Open a case, from a verbatim or for a customer' })
    .input(
      z.strictObject({
        customerId: z.uuid().optional(),
        verbatimId: z.uuid().optional(),
        subject: z.string().min(3).max(300),
        divisionId: z.uuid(),
      }),
    )
    .errors({
      NEEDS_CUSTOMER: { status: 422, message: 'Name a customer or a verbatim' },
      ALREADY_OPEN: {
        status: 409,
        message: 'This verbatim has an open case',
        data: z.object({ caseId: z.string() }),
      },
    })
    .output(caseSchema),
  handOver: endpoint
    .route({ method: 'POST', path: '/cases/{id}/hand-over', summary: 'Offer the baton to another division' })
    .input(z.strictObject({ id, divisionId: z.uuid(), reason: z.string().min(3).max(1000) }))
    .errors({
      ...closed,
      SAME_DIVISION: { status: 409, message: 'This division holds the baton already' },
      IN_THE_AIR: { status: 409, message: 'The baton is offered and not yet accepted' },
    })
    .output(caseSchema),
  accept: endpoint
    .route({ method: 'POST', path: '/cases/{id}/acceptance', summary: 'Take the baton' })
    .input(z.strictObject({ id }))
    .errors({ ...closed, NOT_OFFERED: { status: 409, message: 'Nobody offers this baton' } })
    .output(caseSchema),
  giveBack: endpoint
    .route({ method: 'POST', path: '/cases/{id}/return', summary: 'Give the baton back, with a reason' })
    .input(z.strictObject({ id, reason: z.string().min(3).max(1000) }))
    .errors({ ...closed, NOT_OFFERED: { status: 409, message: 'Nobody offers this baton' } })
    .output(caseSchema),
  note: endpoint
    .route({
      method: 'POST',
      path: '/cases/{id}/notes',
      summary: 'Write an internal note, or what the customer was told and when they hear again',
    })
    .input(
      z.strictObject({
        id,
        words: z.string().min(1).max(5000),
        told: z.boolean().default(false),
        nextWordAt: instantSchema.optional(),
      }),
    )
    .errors(closed)
    .output(caseSchema),
  compensate: endpoint
    .route({
      method: 'POST',
      path: '/cases/{id}/compensations',
      summary: 'Give within the policy; over the limit is refused with the limit',
    })
    .input(
      z.strictObject({
        id,
        kind: z.enum(COMPENSATION_KINDS),
        harm: z.enum(HARMS),
        amountMinor: z.number().int().min(1).max(100_000_000),
      }),
    )
    .errors({
      ...closed,
      OVER_LIMIT: {
        status: 409,
        message: 'Over what this role may give for this harm',
        data: z.object({ leftMinor: z.number().int() }),
      },
      NO_CLAUSE: { status: 409, message: 'The policy has no clause for this role and harm' },
    })
    .output(caseSchema),
  close: endpoint
    .route({
      method: 'POST',
      path: '/cases/{id}/closing',
      summary: 'Close with an outcome; the holder closes',
    })
    .input(z.strictObject({ id, outcome: z.enum(OUTCOMES), words: z.string().min(3).max(2000) }))
    .errors({ ...closed, IN_THE_AIR: { status: 409, message: 'The baton is offered and not yet accepted' } })
    .output(caseSchema),
  reopen: endpoint
    .route({ method: 'POST', path: '/cases/{id}/reopening', summary: 'Reopen without starting over' })
    .input(z.strictObject({ id, reason: z.string().min(3).max(1000) }))
    .errors({ CASE_OPEN: { status: 409, message: 'The case is open' } })
    .output(caseSchema),
  policy: endpoint
    .route({ method: 'GET', path: '/compensation-policy', summary: 'Who may give what for which harm' })
    .output(z.array(policyClauseSchema)),
};
