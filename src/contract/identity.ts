import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema, nameSchema, pageInput, pageOf } from '#contract/figure';

/**
 * Who is who, and why. Bits are the odds for one person in powers of two: 0 is even, +6.6 is 99 in 100. Every assertion
 * is kept as a ruling and can be withdrawn. Values of contact details are masked here; who may see them sees them on the
 * customer's page.
 */
const sourceRef = z.object({ code: z.string(), name: nameSchema });
const reason = z.string().trim().min(3).max(500);

/** One comparison of two records, in the order in which the odds were changed by it. */
export const stepSchema = z.object({
  /** Name of the comparison: given-name, phone. */
  field: z.string(),
  /** Key of the level in the catalogues: `identity.level.<kind>.<level>`; null where one of the two says nothing. */
  words: z.string().nullable(),
  /** What the two records say, masked where it is a contact detail; several values of a field side by side. */
  left: z.array(z.string()),
  right: z.array(z.string()),
  /** How often one person's two records show this level (m), and two strangers' (u), 0..1. */
  m: z.number(),
  u: z.number(),
  bits: z.number(),
  /** What the rarity of the shared value adds or takes. */
  rarityBits: z.number(),
  /** The sum so far, with the prior. */
  cumulativeBits: z.number(),
});
export type Step = z.infer<typeof stepSchema>;

export const VETOES = ['other-national-id', 'other-birth-date', 'other-name', 'said-different'] as const;

/** Why two records are held for one person or are not: from the prior to the end. */
export const whySchema = z.object({
  modelVersion: z.string(),
  priorBits: z.number(),
  steps: z.array(stepSchema),
  /** What keeps the sum in bounds: one address counts once, a household explains it as well. */
  guards: z.array(
    z.object({ kind: z.enum(['one-address', 'household', 'shared-mailbox']), bits: z.number() }),
  ),
  /** Hard reasons why they may not be one, whatever the bits. */
  vetoes: z.array(z.enum(VETOES)),
  finalBits: z.number(),
  /** 0..1 */
  probability: z.number(),
  band: z.enum(['attach', 'review', 'new']),
  /** What would have to be otherwise for another answer, the least first. */
  wouldChange: z.array(z.object({ field: z.string(), words: z.string(), bits: z.number() })),
});
export type Why = z.infer<typeof whySchema>;

/** A record as whoever compares two of them needs to see it. Contact details are masked for those without the right. */
export const personCardSchema = z.object({
  recordId: z.string(),
  customerId: z.string(),
  source: sourceRef,
  reference: z.string().nullable(),
  name: z.string().nullable(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  nationalId: z.string().nullable(),
  birthDate: z.string().nullable(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  since: instantSchema,
  updatedAt: instantSchema,
  /** Records and interactions of the customer that it belongs to. */
  records: z.number().int(),
  interactions: z.number().int(),
});
export type PersonCard = z.infer<typeof personCardSchema>;

export const pairSchema = z.object({
  left: personCardSchema,
  right: personCardSchema,
  sameCustomer: z.boolean(),
  why: whySchema,
  /** The strongest chain between the two when they are one customer: record, record, bits of each step. */
  path: z.array(z.object({ from: z.string(), to: z.string(), bits: z.number() })),
});
export type Pair = z.infer<typeof pairSchema>;

export const EDGE_KINDS = ['deterministic', 'probabilistic', 'manual-same', 'manual-different'] as const;

export const identitySchema = z.object({
  customerId: z.string(),
  /** The records that are this customer at the time asked for, and since when. */
  members: z.array(
    z.object({
      recordId: z.string(),
      source: sourceRef,
      name: z.string().nullable(),
      from: instantSchema,
      to: instantSchema.nullable(),
      rulingId: z.string(),
    }),
  ),
  edges: z.array(
    z.object({
      recordA: z.string(),
      recordB: z.string(),
      kind: z.enum(EDGE_KINDS),
      rule: z.string(),
      /** Null for what a person said. */
      bits: z.number().nullable(),
      evidence: z.object({
        key: z.string().nullable(),
        masked: z.string().nullable(),
        nameAgreement: z.string().nullable(),
      }),
      createdAt: instantSchema,
    }),
  ),
  rulings: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['create', 'attach', 'merge', 'split', 'undo']),
      at: instantSchema,
      by: employeeRefSchema.nullable(),
      reason: z.string().nullable(),
      undoable: z.boolean(),
    }),
  ),
  /** Keys these records share with others but that do not join them, and why. */
  guards: z.array(z.object({ type: z.string(), masked: z.string(), reason: z.string() })),
});
export type Identity = z.infer<typeof identitySchema>;

const counts = z.object({
  records: z.number().int(),
  interactions: z.number().int(),
  cases: z.number().int(),
  openCases: z.number().int(),
  promises: z.number().int(),
  openPromises: z.number().int(),
  notes: z.number().int(),
});

/** What a merge or a split will do, before it is done. Nothing is rewritten: what hangs on a record goes with it. */
export const rulingPreviewSchema = z.object({
  /** The customer that keeps the address, and the one that leaves it or is new (null: a new one). */
  stays: z.object({ customerId: z.string(), name: z.string().nullable(), has: counts }),
  moves: z.object({ customerId: z.string().nullable(), name: z.string().nullable(), has: counts }),
  /** Where the answer to "may we?" changes for somebody: the strictest wins when joined, each one's own when parted. */
  consents: z.array(
    z.object({
      purpose: z.string(),
      channel: z.string().nullable(),
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
  /** Hard reasons against it, which whoever decides should see: they do not forbid. */
  against: z.array(z.enum(VETOES)),
});
export type RulingPreview = z.infer<typeof rulingPreviewSchema>;

export const REVIEW_LISTS = ['today', 'all'] as const;
export const REVIEW_ANSWERS = ['same', 'different', 'later'] as const;
export const reviewSchema = z.object({
  id: z.string(),
  /**
   * likely: between 1 in 3 and 99 in 100; close: two customers are about as likely. The others ask whether one customer is still
   * one. shared-key: joined by a phone or mailbox that too many use now; model: a new model would not join them any more.
   */
  cause: z.enum(['likely', 'close', 'shared-key', 'model']),
  askedAt: instantSchema,
  bits: z.number(),
  /** The chance of one person as far as answers given here bear the model out, 0..1. */
  probability: z.number(),
  /** What hangs on the answer: open cases and promises, and contacts on either side. */
  stake: z.object({
    openCases: z.number().int(),
    openPromises: z.number().int(),
    interactions: z.number().int(),
  }),
  left: personCardSchema,
  right: personCardSchema,
  why: whySchema,
  /** Where one customer may be two: the records that would leave, and the identifier by which they came. */
  stillOne: z
    .object({
      leaving: z.array(z.string()),
      key: z.object({ type: z.string(), masked: z.string(), records: z.number().int() }).nullable(),
    })
    .nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

export const modelSchema = z.object({
  version: z.string(),
  /** Null for the one that comes with the product. */
  madeAt: instantSchema.nullable(),
  by: employeeRefSchema.nullable(),
  /** Records it learned from; 0 for the one that comes with the product. */
  records: z.number().int(),
  /** Share of all pairs that are one person, 0..1. */
  prior: z.number(),
  switchedOnAt: instantSchema.nullable(),
  current: z.boolean(),
  /** Every comparison with the bits of its levels, best first. */
  comparisons: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      levels: z.array(z.object({ words: z.string(), bits: z.number() })),
    }),
  ),
});
export type IdentityModel = z.infer<typeof modelSchema>;

const BANDS = ['attach', 'review', 'new'] as const;
/** What would be decided otherwise if this model were switched on: pairs by band before and after. */
export const shadowSchema = z.object({
  version: z.string(),
  against: z.string(),
  pairs: z.number().int(),
  changes: z.array(z.object({ before: z.enum(BANDS), after: z.enum(BANDS), pairs: z.number().int() })),
  examples: z.array(
    z.object({
      left: personCardSchema,
      right: personCardSchema,
      before: z.object({ bits: z.number(), band: z.enum(BANDS) }),
      after: z.object({ bits: z.number(), band: z.enum(BANDS) }),
    }),
  ),
});
export type Shadow = z.infer<typeof shadowSchema>;

export const identityContract = {
  read: endpoint
    .route({
      method: 'GET',
      path: '/customers/{id}/identity',
      summary: 'Why these records are one person; with `asOf`, who we believed it was then',
    })
    .input(z.object({ id: z.uuid(), asOf: instantSchema.optional() }))
    .output(identitySchema),
  why: endpoint
    .route({
      method: 'GET',
      path: '/identity/pairs/{left}/{right}',
      summary: 'Why two records are one person, or are not',
    })
    .input(z.object({ left: z.uuid(), right: z.uuid() }))
    .output(pairSchema),
  whyNot: endpoint
    .route({
      method: 'GET',
      path: '/identity/customers/{left}/{right}',
      summary: 'Why two customers are not one: their likeliest pair of records',
    })
    .input(z.object({ left: z.uuid(), right: z.uuid() }))
    .output(pairSchema),
  previewMerge: endpoint
    .route({
      method: 'GET',
      path: '/identity/merge/{customerId}/{otherId}',
      summary: 'What a merge would do',
    })
    .input(z.object({ customerId: z.uuid(), otherId: z.uuid() }))
    .errors({ SAME_CUSTOMER: { status: 409, message: 'They are one customer already' } })
    .output(rulingPreviewSchema),
  merge: endpoint
    .route({ method: 'POST', path: '/customers/merge', summary: 'Say that two customers are one person' })
    .input(z.strictObject({ customerId: z.uuid(), otherId: z.uuid(), reason }))
    .errors({ SAME_CUSTOMER: { status: 409, message: 'They are one customer already' } })
    .output(z.object({ customerId: z.string(), rulingId: z.string() })),
  previewSplit: endpoint
    .route({ method: 'POST', path: '/customers/{id}/split/preview', summary: 'What a split would do' })
    .input(z.strictObject({ id: z.uuid(), recordIds: z.array(z.uuid()).min(1).max(500) }))
    .errors({
      NOTHING_LEFT: {
        status: 409,
        message: 'At least one record must stay, and each must be of this customer',
      },
    })
    .output(rulingPreviewSchema),
  split: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/split',
      summary: 'Say that these records are somebody else',
    })
    .input(z.strictObject({ id: z.uuid(), recordIds: z.array(z.uuid()).min(1).max(500), reason }))
    .errors({
      NOTHING_LEFT: {
        status: 409,
        message: 'At least one record must stay, and each must be of this customer',
      },
    })
    .output(z.object({ customerId: z.string(), newCustomerId: z.string(), rulingId: z.string() })),
  undo: endpoint
    .route({
      method: 'POST',
      path: '/rulings/{id}/undo',
      summary: 'Withdraw a merge or a split: exactly what was before comes back',
    })
    .input(z.strictObject({ id: z.uuid(), reason }))
    .errors({
      NOT_UNDOABLE: { status: 409, message: 'A later ruling stands on this one, or it was undone already' },
    })
    .output(z.object({ rulingId: z.string(), customerIds: z.array(z.string()) })),
  reviews: endpoint
    .route({
      method: 'GET',
      path: '/identity/reviews',
      summary:
        'Pairs that wait for somebody to say whether they are one person, those first whose answer is worth most: today’s, or all',
    })
    .input(z.object({ ...pageInput, which: z.enum(REVIEW_LISTS).default('today') }))
    .output(
      pageOf(reviewSchema).extend({
        /** Pairs that wait, those put off among them, and those answered today. */
        waiting: z.number().int(),
        later: z.number().int(),
        answeredToday: z.number().int(),
        /** How many pairs a day are put before the team, and how many of today's are left. */
        perDay: z.number().int(),
        leftToday: z.number().int(),
      }),
    ),
  setReviewBudget: endpoint
    .route({
      method: 'PUT',
      path: '/identity/reviews/budget',
      summary: 'How many pairs a day are put before the team',
    })
    .input(z.strictObject({ perDay: z.number().int().min(1).max(1000) }))
    .output(z.object({ perDay: z.number().int() })),
  answer: endpoint
    .route({
      method: 'POST',
      path: '/identity/reviews/{id}/answer',
      summary: 'Say of a pair that it is one person, or two, or that it is for later',
    })
    .input(z.strictObject({ id: z.uuid(), answer: z.enum(REVIEW_ANSWERS) }))
    .errors({
      ANSWERED_ALREADY: { status: 409, message: 'Somebody has answered this pair, or it is settled' },
    })
    .output(z.object({ id: z.string(), answer: z.enum(REVIEW_ANSWERS), rulingId: z.string().nullable() })),
  takeBackAnswer: endpoint
    .route({
      method: 'POST',
      path: '/identity/reviews/{id}/undo',
      summary: 'Take an answer back: the pair waits again',
    })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({
      NOT_UNDOABLE: { status: 409, message: 'A later ruling stands on this one, or it was undone already' },
    })
    .output(z.object({ id: z.string() })),
  models: endpoint
    .route({
      method: 'GET',
      path: '/identity/models',
      summary: 'What agreement is worth, version by version, newest first',
    })
    .output(z.array(modelSchema)),
  learn: endpoint
    .route({
      method: 'POST',
      path: '/identity/models',
      summary: 'Learn a new version from the records, without switching it on',
    })
    .input(z.strictObject({}))
    .errors({ TOO_FEW_RECORDS: { status: 409, message: 'There are too few records to learn from' } })
    .output(modelSchema),
  shadow: endpoint
    .route({
      method: 'GET',
      path: '/identity/models/{version}/difference',
      summary: 'What this version would decide otherwise than the one in force',
    })
    .input(z.object({ version: z.string().max(60) }))
    .output(shadowSchema),
  switchOn: endpoint
    .route({
      method: 'POST',
      path: '/identity/models/{version}/switch',
      summary: 'Let this version decide from now on; what was decided stays until its records speak again',
    })
    .input(z.strictObject({ version: z.string().max(60) }))
    .errors({
      ALREADY_ON: { status: 409, message: 'This version decides already' },
      RUN_UNDER_WAY: { status: 409, message: 'A run is under way; it must end or be ended first' },
    })
    .output(modelSchema),
};
