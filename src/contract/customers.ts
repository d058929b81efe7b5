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
import { MEASURES } from '#contract/intake';

const sourceRef = z.object({ code: z.string(), name: nameSchema });

export const customerRowSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  otherName: z.string().nullable(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  records: z.number().int(),
  sources: z.array(sourceRef),
  lastContactAt: instantSchema.nullable(),
  openCases: z.number().int(),
  brokenPledges: z.number().int(),
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

/** A value of the golden record: the one that wins, where it came from, and what the other silos say. */
export const ATTRIBUTES = [
  'name',
  'latin-name',
  'phone',
  'email',
  'national-id',
  'birth-date',
  'gender',
  'language',
  'street',
  'city',
  'plan',
  'product',
  'customer-since',
] as const;
export type AttributeName = (typeof ATTRIBUTES)[number];

/** What may make one silo's word win over another's, in the order in which they are asked. */
export const CRITERIA = ['verified', 'trust', 'frequency', 'recency', 'completeness'] as const;
export type Criterion = (typeof CRITERIA)[number];

export const attributeSchema = z.object({
  attribute: z.enum(ATTRIBUTES),
  value: z.string(),
  /** Null when a person of ours said it: then `correction` tells who. */
  source: sourceRef.nullable(),
  seenAt: instantSchema,
  why: z.enum(['only', 'agreed', 'verified', 'trusted', 'newest', 'fullest', 'commonest', 'corrected']),
  correction: z.object({ id: z.string(), by: employeeRefSchema.nullable(), reason: z.string() }).nullable(),
  others: z.array(
    z.object({ value: z.string(), source: sourceRef, seenAt: instantSchema, agrees: z.boolean() }),
  ),
});
export type Attribute = z.infer<typeof attributeSchema>;

export const pledgeSchema = z.object({
  id: z.string(),
  text: z.string(),
  madeAt: instantSchema,
  dueAt: instantSchema.nullable(),
  state: z.enum(['open', 'kept', 'broken', 'moved', 'overdue']),
  /** The date that was promised first; `dueAt` is the last one given. */
  firstDueAt: instantSchema.nullable(),
  resolvedAt: instantSchema.nullable(),
  channel: z.string(),
  promisedBy: divisionRefSchema.nullable(),
  performedBy: divisionRefSchema.nullable(),
  /** Null when a person of ours wrote it down. */
  source: sourceRef.nullable(),
  madeBy: employeeRefSchema.nullable(),
});
export type Pledge = z.infer<typeof pledgeSchema>;

export const TIMELINE_TYPES = [
  'interaction',
  'case',
  'compensation',
  'promise',
  'note',
  'attachment',
  'correction',
  'consent',
  'decision',
] as const;
export const timelineItemSchema = z.object({
  id: z.string(),
  type: z.enum(TIMELINE_TYPES),
  at: instantSchema,
  kind: z.string(),
  channel: z.string().nullable(),
  direction: z.enum(['in', 'out', 'internal']),
  source: sourceRef.nullable(),
  division: divisionRefSchema.nullable(),
  touchpoint: z.object({ id: z.string(), name: nameSchema }).nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  score: z.number().nullable(),
  measure: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  sentiment: z.enum(['positive', 'negative', 'neutral', 'mixed']).nullable(),
  caseId: z.string().nullable(),
  /** Who of us did it, where a person did. */
  by: employeeRefSchema.nullable(),
  /** What it leads to: the decision, the attachment, the note that may be changed or added to. */
  leadsTo: z.string().nullable(),
  /** The reader may still change these words. */
  changeable: z.boolean(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

export const customerSchema = z.object({
  id: z.string(),
  /** Set when the address asked for was merged into this one. */
  redirectedFrom: z.string().nullable(),
  name: z.string().nullable(),
  otherName: z.string().nullable(),
  attributes: z.array(attributeSchema),
  records: z.array(
    z.object({
      id: z.string(),
      source: sourceRef,
      reference: z.string().nullable(),
      name: z.string().nullable(),
      since: instantSchema,
      interactions: z.number().int(),
    }),
  ),
  /** What joins the records, by its weakest link. */
  sure: z.object({
    by: z.enum(['one-record', 'same-reference', 'identity-number', 'mail', 'phone', 'hand', 'other']),
    nameAgreement: z.string().nullable(),
    links: z.number().int(),
  }),
  /** What to do and what not, each from a fact that is on record. */
  advice: z.array(
    z.object({
      code: z.enum([
        'legal-threat',
        'no-advertising',
        'no-survey',
        'prefers-channel',
        'prefers-language',
        'quiet-now',
        'asked-human',
        'broken-promise',
      ]),
      value: z.string().nullable(),
    }),
  ),
  suggestedPledges: z.number().int(),
  /** Is somebody taking care of this person: who holds the baton, since when, what the customer was told. */
  carer: z
    .object({
      caseId: z.string(),
      division: divisionRefSchema,
      employee: employeeRefSchema.nullable(),
      since: instantSchema,
      toldAt: instantSchema.nullable(),
      nextWordAt: instantSchema.nullable(),
    })
    .nullable(),
  pledges: z.array(pledgeSchema),
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      subject: z.string(),
      state: z.enum(['open', 'closed']),
      holder: divisionRefSchema,
      openedAt: instantSchema,
    }),
  ),
  mood: z.object({
    positive: z.number().int(),
    negative: z.number().int(),
    neutral: z.number().int(),
    mixed: z.number().int(),
    lastScore: z.number().nullable(),
    lastMeasure: z.string().nullable(),
  }),
  value: z.object({ fromMinor: z.number(), toMinor: z.number(), currency: z.string() }),
  interactions: z.number().int(),
  firstContactAt: instantSchema.nullable(),
  lastContactAt: instantSchema.nullable(),
  may: z.array(z.string()),
});
export type Customer = z.infer<typeof customerSchema>;

/** Conditions of a segment; every given line must hold. Counted live, in people. */
export const segmentSchema = z.strictObject({
  plan: z.array(z.string()).optional(),
  product: z.array(z.string()).optional(),
  city: z.array(z.string()).optional(),
  language: z.array(z.string()).optional(),
  source: z.array(z.string()).optional(),
  hadKind: z.array(z.string()).optional(),
  /** Stood at one of these touchpoints of a journey. */
  touchpoint: z.array(z.uuid()).optional(),
  channel: z.array(z.string()).optional(),
  /** Gave a score on this scale within these bounds, both included. */
  score: z
    .strictObject({
      measure: z.enum(MEASURES),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
    })
    .optional(),
  /** First became a customer within these days of the calendar, both included. */
  sinceFrom: z.iso.date().optional(),
  sinceTo: z.iso.date().optional(),
  theme: z.array(z.string()).optional(),
  signal: z.array(z.string()).optional(),
  withinDays: z.number().int().min(1).max(3650).optional(),
  openPledge: z.boolean().optional(),
  brokenPledge: z.boolean().optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentCountSchema = z.object({
  customers: z.number().int(),
  records: z.number().int(),
  openPledges: z.number().int(),
  monthlyAmountMinor: z.number().nullable(),
  unhappy: z.number().int(),
  values: z.object({
    plan: z.array(z.string()),
    product: z.array(z.string()),
    city: z.array(z.string()),
    theme: z.array(z.string()),
    signal: z.array(z.string()),
    source: z.array(sourceRef),
  }),
});

export const correctionSchema = z.object({
  id: z.string(),
  attribute: z.enum(ATTRIBUTES),
  value: z.string(),
  reason: z.string(),
  by: employeeRefSchema.nullable(),
  at: instantSchema,
  withdrawn: z.object({ at: instantSchema, by: employeeRefSchema.nullable(), reason: z.string() }).nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

export const survivorshipSchema = z.object({
  attribute: z.enum(ATTRIBUTES),
  criteria: z.array(z.enum(CRITERIA)),
  /** True when the organization chose; false for the built-in table. */
  own: z.boolean(),
  /** What the built-in table says. */
  usual: z.array(z.enum(CRITERIA)),
  /** What was chosen before, newest first; an empty list: as the built-in table. */
  history: z.array(
    z.object({ criteria: z.array(z.enum(CRITERIA)), by: employeeRefSchema.nullable(), at: instantSchema }),
  ),
});
/** What another rule would show otherwise: exact where every customer was looked at, else reckoned up from some. */
export const survivorshipPreviewSchema = z.object({
  looked: z.number().int(),
  of: z.number().int(),
  changed: z.number().int(),
  examples: z.array(
    z.object({
      customerId: z.string(),
      name: z.string().nullable(),
      before: z.object({ value: z.string(), source: sourceRef.nullable() }),
      after: z.object({ value: z.string(), source: sourceRef.nullable() }),
    }),
  ),
});
export type SurvivorshipPreview = z.infer<typeof survivorshipPreviewSchema>;
export const siloTrustSchema = z.object({ id: z.string(), source: sourceRef, trust: z.number().int() });
export type SiloTrust = z.infer<typeof siloTrustSchema>;
export type Survivorship = z.infer<typeof survivorshipSchema>;

/** Days are those of the organization's calendar, both ends included. */
const timelineFilters = {
  channel: z.string().max(60).optional(),
  kind: z.string().max(60).optional(),
  division: z.string().max(60).optional(),
  type: z.enum(TIMELINE_TYPES).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

export const customersContract = {
  list: endpoint
    .route({
      method: 'POST',
      path: '/customers/search',
      summary:
        'Find customers by name in either script, phone in any form, or mail; without a query, the latest. The query travels in the body: no personal data in URLs',
    })
    .input(
      z.strictObject({
        ...pageInput,
        limit: z.number().int().min(1).max(200).default(50),
        query: z.string().max(200).default(''),
      }),
    )
    .output(pageOf(customerRowSchema).extend({ total: z.number().int() })),
  read: endpoint
    .route({
      method: 'GET',
      path: '/customers/{id}',
      summary: 'One record out of several silos, with where each value came from',
    })
    .input(z.object({ id: z.uuid() }))
    .output(customerSchema),
  timeline: endpoint
    .route({ method: 'GET', path: '/customers/{id}/timeline', summary: 'Every interaction, newest first' })
    .input(
      z.object({
        id: z.uuid(),
        ...pageInput,
        ...timelineFilters,
      }),
    )
    .output(pageOf(timelineItemSchema)),
  searchTimeline: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/timeline/search',
      summary: 'The same, only what holds these words. They travel in the body',
    })
    .input(
      z.strictObject({
        id: z.uuid(),
        ...pageInput,
        limit: z.number().int().min(1).max(200).default(50),
        words: z.string().trim().min(2).max(200),
        ...timelineFilters,
      }),
    )
    .output(pageOf(timelineItemSchema)),
  correct: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/corrections',
      summary: 'Say what a value is, and why; it wins until it is withdrawn',
    })
    .input(
      z.strictObject({
        id: z.uuid(),
        attribute: z.enum(ATTRIBUTES),
        value: z.string().trim().min(1).max(300),
        reason: z.string().trim().min(3).max(500),
      }),
    )
    .errors({ NOT_A_VALUE: { status: 422, message: 'This is not a value of that kind' } })
    .output(z.object({ correctionId: z.string() })),
  withdrawCorrection: endpoint
    .route({
      method: 'POST',
      path: '/corrections/{id}/withdrawal',
      summary: 'Take a correction back: the silos speak again',
    })
    .input(z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(500) }))
    .errors({ NOT_STANDING: { status: 409, message: 'It was withdrawn already' } })
    .output(z.object({ correctionId: z.string() })),
  corrections: endpoint
    .route({ method: 'GET', path: '/customers/{id}/corrections', summary: 'Every correction, newest first' })
    .input(z.object({ id: z.uuid() }))
    .output(z.array(correctionSchema)),
  survivorship: endpoint
    .route({ method: 'GET', path: '/survivorship', summary: 'Which word wins, attribute by attribute' })
    .output(z.array(survivorshipSchema)),
  setSurvivorship: endpoint
    .route({
      method: 'PUT',
      path: '/survivorship/{attribute}',
      summary: 'Let other criteria decide an attribute; an empty list gives it back to the built-in table',
    })
    .input(z.strictObject({ attribute: z.enum(ATTRIBUTES), criteria: z.array(z.enum(CRITERIA)).max(5) }))
    .output(z.array(survivorshipSchema)),
  trust: endpoint
    .route({
      method: 'GET',
      path: '/survivorship/silos',
      summary: 'How far each silo is trusted, the most trusted first',
    })
    .output(z.array(siloTrustSchema)),
  setTrust: endpoint
    .route({
      method: 'PUT',
      path: '/survivorship/silos/{id}',
      summary: 'Trust a silo more or less; 100 is one that checks against a document',
    })
    .input(z.strictObject({ id: z.uuid(), trust: z.number().int().min(0).max(100) }))
    .output(z.array(siloTrustSchema)),
  previewSurvivorship: endpoint
    .route({
      method: 'POST',
      path: '/survivorship/{attribute}/preview',
      summary: 'For how many customers another value would be shown, and for whom for example',
    })
    .input(z.strictObject({ attribute: z.enum(ATTRIBUTES), criteria: z.array(z.enum(CRITERIA)).max(5) }))
    .output(survivorshipPreviewSchema),
  count: endpoint
    .route({ method: 'POST', path: '/segments/count', summary: 'Count a segment live' })
    .input(segmentSchema)
    .output(segmentCountSchema),
};
