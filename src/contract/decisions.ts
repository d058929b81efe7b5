import { z } from 'zod';
import { endpoint } from '#contract/base';
import { segmentSchema } from '#contract/customers';
import { employeeRefSchema, instantSchema, nameSchema } from '#contract/figure';

export const DECISION_KINDS = ['price', 'product', 'policy', 'process', 'communication', 'project'] as const;
export const DECISION_STATES = ['draft', 'voting', 'vetoed', 'cleared', 'closed', 'withdrawn'] as const;

const draft = {
  kind: z.enum(DECISION_KINDS),
  title: z.string().min(3).max(200),
  question: z.string().min(3).max(1000),
  /** The real considerations, also the uncomfortable ones. */
  motives: z.string().min(3).max(5000),
  gain: z.string().max(2000),
  trust: z.string().max(2000),
  benefitMinor: z.number().int().nullable(),
  targetServed: z.string().max(500).nullable(),
  prediction: z.string().max(2000),
  reviewOn: z.iso.date().nullable(),
  segment: segmentSchema,
};

/** One real, pseudonymous customer whose life is read as if they sat in the room. */
export const scenarioSchema = z.object({
  customerId: z.string(),
  pseudonym: z.string(),
  drawnBy: z.enum(['random', 'hardest-hit', 'chosen']),
  facts: z.object({
    customerSince: z.string().nullable(),
    plan: z.string().nullable(),
    city: z.string().nullable(),
    monthlyMinor: z.number().nullable(),
    interactions: z.number().int(),
    openPledges: z.number().int(),
    brokenPledges: z.number().int(),
  }),
  story: z.array(
    z.object({
      at: instantSchema,
      kind: z.string(),
      channel: z.string(),
      sentiment: z.string().nullable(),
      words: z.string().nullable(),
      amountMinor: z.number().nullable(),
    }),
  ),
});

export const evidenceSchema = z.object({
  frozenAt: instantSchema.nullable(),
  hash: z.string().nullable(),
  affected: z.object({
    customers: z.number().int(),
    openPledges: z.number().int(),
    monthlyAmountMinor: z.number().nullable(),
    unhappy: z.number().int(),
  }),
  verbatims: z.object({
    n: z.number().int(),
    negative: z.number().int(),
    quotes: z.array(
      z.object({
        words: z.string(),
        sentiment: z.string(),
        at: instantSchema,
        drawnBy: z.enum(['newest-negative', 'random']),
      }),
    ),
  }),
  patterns: z.array(
    z.object({
      id: z.string(),
      name: nameSchema,
      observed: z.number().int(),
      expected: z.number(),
      q: z.number(),
    }),
  ),
});

export const decisionSchema = z.object({
  id: z.string(),
  ...draft,
  state: z.enum(DECISION_STATES),
  proposer: employeeRefSchema,
  createdAt: instantSchema,
  voteUntil: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  scenarios: z.array(scenarioSchema),
  evidence: evidenceSchema,
  ballots: z.array(
    z.object({
      seq: z.number().int(),
      vote: z.enum(['agreed', 'agreed-on-conditions', 'vetoed', 'veto-withdrawn']),
      by: employeeRefSchema,
      words: z.string(),
      at: instantSchema,
    }),
  ),
  override: z
    .object({ by: employeeRefSchema, reason: z.string(), at: instantSchema, reviewOn: z.iso.date() })
    .nullable(),
  events: z.array(
    z.object({
      seq: z.number().int(),
      type: z.string(),
      by: employeeRefSchema,
      words: z.string().nullable(),
      at: instantSchema,
    }),
  ),
  seats: z.array(employeeRefSchema.extend({ voted: z.boolean() })),
  may: z.array(z.string()),
});
export type Decision = z.infer<typeof decisionSchema>;

const id = z.uuid();

export const decisionsContract = {
  list: endpoint.route({ method: 'GET', path: '/decisions', summary: 'The register, newest first' }).output(
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.enum(DECISION_KINDS),
        state: z.enum(DECISION_STATES),
        proposer: employeeRefSchema,
        createdAt: instantSchema,
        voteUntil: instantSchema.nullable(),
        overridden: z.boolean(),
      }),
    ),
  ),
  read: endpoint
    .route({
      method: 'GET',
      path: '/decisions/{id}',
      summary: 'One decision; before the freeze the evidence is live, after it frozen',
    })
    .input(z.object({ id }))
    .output(decisionSchema),
  propose: endpoint
    .route({ method: 'POST', path: '/decisions', summary: 'Propose a decision' })
    .input(z.strictObject(draft))
    .output(decisionSchema),
  change: endpoint
    .route({
      method: 'PATCH',
      path: '/decisions/{id}',
      summary: 'Change a draft, or a vetoed decision (which goes back to draft and may be brought again)',
    })
    .input(z.strictObject({ id, ...z.object(draft).partial().shape }))
    .errors({ FROZEN: { status: 409, message: 'The vote is open or the decision is closed' } })
    .output(decisionSchema),
  drawScenario: endpoint
    .route({
      method: 'POST',
      path: '/decisions/{id}/scenarios',
      summary: 'Seat one real customer of the affected segment: at random, the hardest hit, or a chosen one',
    })
    .input(
      z.strictObject({
        id,
        by: z.enum(['random', 'hardest-hit', 'chosen']),
        customerId: z.uuid().optional(),
      }),
    )
    .errors({
      FROZEN: { status: 409, message: 'The vote is open or the decision is closed' },
      NOBODY: { status: 409, message: 'The segment is empty, or the chosen customer is not in it' },
      ENOUGH: { status: 409, message: 'Three customers are seated already' },
    })
    .output(decisionSchema),
  bring: endpoint
    .route({
      method: 'POST',
      path: '/decisions/{id}/vote',
      summary: 'Bring it to the empty chair: evidence is frozen with its hash and the vote opens',
    })
    .input(z.strictObject({ id, days: z.number().int().min(1).max(60).default(7) }))
    .errors({
      FROZEN: { status: 409, message: 'The vote is open or the decision is closed' },
      NO_SCENARIO: { status: 409, message: 'Seat at least one real customer first' },
      NO_SEAT: {
        status: 409,
        message: "Nobody may vote: name a customer representative outside the proposer's line",
      },
    })
    .output(decisionSchema),
  vote: endpoint
    .route({
      method: 'POST',
      path: '/decisions/{id}/ballots',
      summary: 'Agree, agree on conditions, veto with a reason, or withdraw the veto',
    })
    .input(
      z.strictObject({
        id,
        vote: z.enum(['agreed', 'agreed-on-conditions', 'vetoed', 'veto-withdrawn']),
        words: z.string().min(3).max(5000),
      }),
    )
    .errors({
      NOT_OPEN: { status: 409, message: 'No vote is open' },
      OWN_LINE: { status: 403, message: "The proposer and the proposer's line do not vote" },
      NO_VETO: { status: 409, message: 'You hold no veto here' },
    })
    .output(decisionSchema),
  close: endpoint
    .route({
      method: 'POST',
      path: '/decisions/{id}/closing',
      summary: 'Close: refused while a veto stands or the chair has not spoken',
    })
    .input(z.strictObject({ id }))
    .errors({
      VETO_STANDS: { status: 409, message: 'A veto stands' },
      CHAIR_SILENT: { status: 409, message: 'The chair has not spoken; silence never passes a decision' },
      VOTE_RUNS: { status: 409, message: 'The vote still runs and not every representative has spoken' },
      NOT_OPEN: { status: 409, message: 'There is nothing to close' },
    })
    .output(decisionSchema),
  override: endpoint
    .route({
      method: 'POST',
      path: '/decisions/{id}/override',
      summary:
        'An executive above the proposer signs in the open, with the password again; every employee can read it',
    })
    .input(
      z.strictObject({
        id,
        reason: z.string().min(20).max(5000),
        reviewOn: z.iso.date(),
        password: z.string().max(200).optional(),
      }),
    )
    .errors({
      NO_VETO: { status: 409, message: 'No veto stands' },
      OWN_DECISION: { status: 403, message: 'The proposer cannot override' },
      SIGN_AGAIN: { status: 403, message: 'Sign with your password' },
      REVIEW_DATE: { status: 409, message: 'The review lies after today and within a year' },
    })
    .output(decisionSchema),
  withdraw: endpoint
    .route({ method: 'POST', path: '/decisions/{id}/withdrawal', summary: 'Withdraw' })
    .input(z.strictObject({ id, reason: z.string().min(3).max(1000) }))
    .errors({ FROZEN: { status: 409, message: 'The decision is closed' } })
    .output(decisionSchema),
};
