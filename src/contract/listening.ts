import { z } from 'zod';
import { endpoint } from '#contract/base';
import {
  divisionRefSchema,
  employeeRefSchema,
  figureSchema,
  instantSchema,
  nameSchema,
  pageInput,
  pageOf,
} from '#contract/figure';

export const SENTIMENTS = ['positive', 'negative', 'neutral', 'mixed'] as const;

/** A span of the text, in UTF-16 offsets, and what it speaks for. */
export const evidenceSpanSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  speaksFor: z.enum(['sentiment', 'theme', 'signal', 'division']),
  label: z.string(),
  weight: z.number(),
});

/** What would be said instead, were these words not there. */
const flipSchema = z.object({
  without: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});

/** What is done with a suggestion, by how sure it is: handed on by itself, shown with two others, looked at by a person. */
export const BANDS = ['automatic', 'suggest', 'triage'] as const;

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
  /** `score`: what is felt of the theme in the clauses around it, −1 … 1; null where it was not read. */
  themes: z.array(z.object({ id: z.string(), name: nameSchema, score: z.number().nullable() })),
  signals: z.array(z.object({ id: z.string(), name: nameSchema })),
  suggestion: z
    .object({
      division: divisionRefSchema,
      confidence: z.number(),
      band: z.enum(BANDS),
      because: z.array(z.string()),
      /** The next likeliest, two at most. */
      others: z.array(z.object({ division: divisionRefSchema, confidence: z.number() })),
    })
    .nullable(),
  /** What a model that learned from our own words had a say in; the rest was read by word list and rules. */
  learned: z.array(z.enum(['sentiment', 'division'])),
  /** Null in lists, and where the words were read with other models than those in force. */
  otherwise: z
    .object({
      sentiment: flipSchema.extend({ to: z.enum(SENTIMENTS) }).nullable(),
      division: flipSchema.extend({ to: divisionRefSchema }).nullable(),
    })
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

const cardFiguresSchema = z.object({
  /** Right of all. */
  right: figureSchema,
  /** Where it claimed something: a feeling at one of the ends, a division that is sure enough. */
  rightWhereSpoke: figureSchema,
  spoke: figureSchema,
  amongThree: figureSchema,
  macroF1: z.number(),
  calibrationError: z.number(),
});

export const textModelSchema = z.object({
  kind: z.enum(['sentiment', 'division']),
  version: z.number().int(),
  at: instantSchema,
  /** Null when it learned by itself, at night. */
  by: employeeRefSchema.nullable(),
  outcome: z.enum(['first', 'not-worse', 'worse', 'worse-than-none', 'unproven', 'renewed']),
  inForce: z.boolean(),
  /** In which languages it decides; elsewhere the word list and the rules do. */
  languages: z.array(z.string()),
  learned: z.object({
    n: z.number().int(),
    from: instantSchema.nullable(),
    to: instantSchema.nullable(),
    classes: z.array(z.object({ label: z.string(), n: z.number().int() })),
    sources: z.array(z.object({ source: z.string(), n: z.number().int() })),
    languages: z.array(z.object({ language: z.string(), n: z.number().int() })),
    /** Scores that their own words contradicted. */
    leftOut: z.number().int(),
  }),
  judgedOn: z.number().int(),
  /** On texts held out, the newest: all languages first. */
  figures: z.array(
    z.object({
      language: z.string(),
      n: z.number().int(),
      learned: cardFiguresSchema,
      prior: cardFiguresSchema,
      before: cardFiguresSchema.nullable(),
    }),
  ),
  /** "Division A gets B's cases": `truth` was taken for `said`; empty `said`: for nobody's. */
  confusions: z.array(z.object({ truth: z.string(), said: z.string(), n: z.number().int() })),
});
export type TextModel = z.infer<typeof textModelSchema>;

export const modelCardSchema = z.object({
  kinds: z.array(
    z.object({
      kind: z.enum(['sentiment', 'division']),
      /** Labels that there are today. */
      labels: z.array(z.object({ label: z.string(), n: z.number().int() })),
      needs: z.object({ perLabel: z.number().int(), inAll: z.number().int() }),
      /** How many more labels are needed before anything can be learned. */
      missing: z.number().int(),
      /** Newest first. */
      models: z.array(textModelSchema),
    }),
  ),
  /** Labels of divisions are ids; here are their names. */
  divisions: z.array(divisionRefSchema),
  training: z
    .object({ stage: z.enum(['reading', 'sentiment', 'division']), startedAt: instantSchema })
    .nullable(),
  /** Words that were read in another way than they would be today: with other models, or by an earlier release. */
  older: z.number().int(),
  reading: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  may: z.array(z.string()),
});
export type ModelCard = z.infer<typeof modelCardSchema>;
const underWay = { UNDER_WAY: { status: 409, message: 'It is under way already' } } as const;

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
  models: endpoint
    .route({
      method: 'GET',
      path: '/listening/models',
      summary: 'What the reading learned from, and how right it is on our own words that it had not seen',
    })
    .output(modelCardSchema),
  train: endpoint
    .route({
      method: 'POST',
      path: '/listening/models',
      summary: 'Learn now from scored words, corrections and closed cases; it goes on behind',
    })
    .input(z.strictObject({}))
    .errors(underWay)
    .output(modelCardSchema),
  readAgain: endpoint
    .route({
      method: 'POST',
      path: '/listening/models/reading',
      summary: 'Read older words again with what was learned since',
    })
    .input(z.strictObject({}))
    .errors(underWay)
    .output(modelCardSchema),
  stopReading: endpoint
    .route({
      method: 'POST',
      path: '/listening/models/reading/stop',
      summary: 'Leave the rest of the older words as they were read',
    })
    .input(z.strictObject({}))
    .output(modelCardSchema),
};
