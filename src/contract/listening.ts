import { z } from 'zod';
import { endpoint } from '#contract/base';
import { divisionRefSchema, instantSchema, nameSchema, pageInput, pageOf } from '#contract/figure';

export const SENTIMENTS = ['positive', 'negative', 'neutral', 'mixed'] as const;

/** A span of the text, in UTF-16 offsets, and what it speaks for. */
export const evidenceSpanSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  speaksFor: z.enum(['sentiment', 'theme', 'signal', 'division']),
  label: z.string(),
  weight: z.number(),
});

export const verbatimSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string().nullable(),
  at: instantSchema,
  kind: z.string(),
  channel: z.string(),
  source: z.object({ code: z.string(), name: nameSchema }),
  touchpoint: z.object({ id: z.string(), name: nameSchema }).nullable(),
  text: z.string(),
  language: z.enum(['he', 'en', 'mixed', 'other']).nullable(),
  score: z.number().nullable(),
  measure: z.string().nullable(),
  /** Null while the analysis has not come by yet. */
  sentiment: z.enum(SENTIMENTS).nullable(),
  confidence: z.number().nullable(),
  themes: z.array(z.object({ id: z.string(), name: nameSchema })),
  signals: z.array(z.object({ id: z.string(), name: nameSchema })),
  suggestion: z
    .object({ division: divisionRefSchema, confidence: z.number(), because: z.array(z.string()) })
    .nullable(),
  division: divisionRefSchema.nullable(),
  evidence: z.array(evidenceSpanSchema),
  caseId: z.string().nullable(),
  may: z.array(z.string()),
});
export type Verbatim = z.infer<typeof verbatimSchema>;

export const patternSchema = z.object({
  id: z.string(),
  sliceKind: z.enum(['theme', 'signal']),
  slice: z.string(),
  name: nameSchema,
  /** `burst`: the last periods surprise. `slow`: it has been growing a little for long. */
  manner: z.enum(['burst', 'slow']),
  bucket: z.enum(['day', 'week']),
  /** How many periods `observed` and `expected` count, from the one that begins on `bucketStart` to the last. */
  buckets: z.number().int(),
  shortHistory: z.boolean(),
  bucketStart: z.iso.date(),
  observed: z.number().int(),
  expected: z.number(),
  customers: z.number().int(),
  p: z.number(),
  q: z.number(),
  tested: z.number().int(),
  series: z.array(
    z.object({ start: z.iso.date(), observed: z.number().int(), expected: z.number().nullable() }),
  ),
  status: z.enum(['new', 'owned', 'improving', 'closed']),
  division: divisionRefSchema.nullable(),
  foundAt: instantSchema,
  ideas: z.number().int(),
  may: z.array(z.string()),
});
export type Pattern = z.infer<typeof patternSchema>;

export const listeningContract = {
  inbox: endpoint
    .route({
      method: 'POST',
      path: '/verbatims/search',
      summary: 'The voice inbox, newest first; the query travels in the body',
    })
    .input(
      z.strictObject({
        ...pageInput,
        limit: z.number().int().min(1).max(200).default(50),
        query: z.string().max(200).optional(),
        sentiment: z.enum(SENTIMENTS).optional(),
        theme: z.string().max(60).optional(),
        signal: z.string().max(60).optional(),
        division: z.string().max(60).optional(),
        channel: z.string().max(60).optional(),
        source: z.string().max(60).optional(),
        touchpointId: z.uuid().optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      }),
    )
    .output(pageOf(verbatimSchema).extend({ pending: z.number().int() })),
  read: endpoint
    .route({ method: 'GET', path: '/verbatims/{id}', summary: 'One verbatim with the words that made it so' })
    .input(z.object({ id: z.uuid() }))
    .output(verbatimSchema),
  facets: endpoint
    .route({
      method: 'GET',
      path: '/verbatims/facets',
      summary: 'How many verbatims each theme, signal, sentiment and division has over the last days heard',
    })
    .input(z.object({ days: z.coerce.number().int().min(1).max(3650).default(90) }))
    .output(
      z.object({
        n: z.number().int(),
        from: z.iso.date().nullable(),
        to: z.iso.date().nullable(),
        sentiments: z.array(z.object({ id: z.enum(SENTIMENTS), n: z.number().int() })),
        themes: z.array(
          z.object({ id: z.string(), name: nameSchema, n: z.number().int(), negative: z.number().int() }),
        ),
        signals: z.array(z.object({ id: z.string(), name: nameSchema, n: z.number().int() })),
        divisions: z.array(z.object({ division: divisionRefSchema, n: z.number().int() })),
      }),
    ),
  correct: endpoint
    .route({ method: 'POST', path: '/verbatims/{id}/correction', summary: 'Not so: say what it is' })
    .input(
      z.strictObject({
        id: z.uuid(),
        divisionId: z.uuid().nullable().optional(),
        sentiment: z.enum(SENTIMENTS).optional(),
      }),
    )
    .output(verbatimSchema),
  patterns: endpoint
    .route({
      method: 'GET',
      path: '/patterns',
      summary: 'What grows faster than chance, most surprising first',
    })
    .output(
      z.object({
        patterns: z.array(patternSchema),
        tested: z.number().int(),
        lastLookAt: instantSchema.nullable(),
        enoughHistory: z.boolean(),
      }),
    ),
  pattern: endpoint
    .route({ method: 'GET', path: '/patterns/{id}', summary: 'One pattern with its series' })
    .input(z.object({ id: z.uuid() }))
    .output(patternSchema),
  own: endpoint
    .route({ method: 'POST', path: '/patterns/{id}/owner', summary: 'Name the division that mends it' })
    .input(z.strictObject({ id: z.uuid(), divisionId: z.uuid() }))
    .output(patternSchema),
};
