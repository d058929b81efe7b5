import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema, nameSchema } from '#contract/figure';
import { connectorSchema, fieldNameSchema, mappingSchema } from '#contract/mapping';

export const importSchema = z.object({
  id: z.string(),
  source: z.object({ id: z.string(), code: z.string(), name: nameSchema }),
  fileName: z.string(),
  fileBytes: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'taking-back', 'taken-back']),
  failure: z.string().nullable(),
  /** The outage that a running import waits for; it goes on by itself. */
  waitsFor: z.enum(['disk-full', 'database-away']).nullable(),
  received: z.number().int(),
  stored: z.number().int(),
  duplicate: z.number().int(),
  quarantined: z.number().int(),
  rejected: z.number().int(),
  /** Share of the file read, 0..1, and an estimate of the seconds left while it runs. */
  share: z.number(),
  secondsLeft: z.number().int().nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  seconds: z.number().nullable(),
  errors: z.number().int(),
});
export type Import = z.infer<typeof importSchema>;

export const previewSchema = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'xes', 'whatsapp']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  letters: z.enum(['logical', 'visual']),
  decimal: z.enum(['auto', 'point', 'comma']),
  /** What in the file decided how it is read; null where nothing did, or where it was told. */
  evidence: z.object({
    encoding: z
      .enum([
        'byte-order-mark',
        'valid-utf-8',
        'mostly-utf-8',
        'zero-bytes',
        'windows-letters',
        'dos-letters',
      ])
      .nullable(),
    dateOrder: z.object({ column: z.string(), example: z.string() }).nullable(),
    decimal: z.object({ column: z.string(), example: z.string() }).nullable(),
  }),
  columns: z.array(
    z.object({
      name: z.string(),
      examples: z.array(z.string()),
      suggested: z.string().nullable(),
      /** Why: the column's name, its long cells, or how many earlier mappings agreed. */
      because: z
        .union([
          z.object({ why: z.enum(['name', 'words', 'saved']) }),
          z.object({ why: z.literal('learned'), mappings: z.int() }),
        ])
        .nullable(),
    }),
  ),
  /** The first rows, tried with the mapping below; nothing is stored by it. */
  tried: z.object({
    rows: z.int(),
    good: z.int(),
    errors: z.array(
      z.object({ row: z.int(), status: z.enum(['quarantined', 'rejected']), reason: z.string() }),
    ),
  }),
  rows: z.array(z.array(z.string())),
  /** A whole mapping to start from: the source's saved one when its columns are all here, else what the names suggest. */
  mapping: mappingSchema,
  mappingFrom: z.enum(['saved', 'connector', 'suggested']),
});
export type Preview = z.infer<typeof previewSchema>;

/** How one value would be made of the first rows: what came in, what comes out, and what stands against it. */
export const madeSchema = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      given: z.array(z.string()),
      made: z.string(),
      /** A code as for a row that is set aside. */
      error: z.string().nullable(),
    }),
  ),
  tried: z.int(),
  filled: z.int(),
  empty: z.int(),
  failed: z.int(),
  /** What stands there before the table of values, the most frequent first. */
  values: z.array(z.object({ value: z.string(), count: z.int() })),
  /** How many more different values there are. */
  moreValues: z.int(),
  /** What is wrong with the regular expression; then nothing is made. `detail`: the engine's words, or a cell that would stall it. */
  pattern: z.object({ why: z.enum(['not-one', 'stalls', 'unsure']), detail: z.string() }).nullable(),
});
export type Made = z.infer<typeof madeSchema>;

/** An act of a person that stands on a row of an import; its name is a number, a title or a field, never a customer. */
export const hangingSchema = z.object({
  what: z.enum(['case', 'correction', 'decision', 'promise', 'ruling']),
  id: z.string(),
  name: z.string(),
});
export type Hanging = z.infer<typeof hangingSchema>;

/** What would go if an import were taken back, and what stands against it. */
export const takeBackSchema = z.object({
  interactions: z.int(),
  /** Of these, how many an earlier version takes the place of again. */
  restored: z.int(),
  records: z.int(),
  customers: z.int(),
  promises: z.int(),
  /** Words on consent and preferences. */
  consents: z.int(),
  hanging: z.array(hangingSchema),
});
export type TakeBack = z.infer<typeof takeBackSchema>;

const unreadable = {
  UNREADABLE: {
    status: 422,
    message: 'The file cannot be read as what it says it is',
    data: z.object({ sentence: z.string() }),
  },
  BAD_MAPPING: {
    status: 422,
    message: 'The mapping does not fit the file',
    data: z.object({ sentence: z.string() }),
  },
} as const;

export const importsContract = {
  preview: endpoint
    .route({
      method: 'POST',
      path: '/imports/preview',
      summary: 'Look at an uploaded file before anything is stored',
    })
    .input(
      z.strictObject({
        uploadId: z.uuid(),
        sourceCode: z.string().max(60).optional(),
        mapping: mappingSchema.optional(),
        connector: z.string().max(60).optional(),
      }),
    )
    .errors(unreadable)
    .output(previewSchema),
  previewValue: endpoint
    .route({
      method: 'POST',
      path: '/imports/preview/value',
      summary: 'How one field would be made of the first rows; nothing is stored',
    })
    .input(z.strictObject({ uploadId: z.uuid(), mapping: mappingSchema, field: fieldNameSchema }))
    .errors(unreadable)
    .output(madeSchema),
  connectors: endpoint
    .route({ method: 'GET', path: '/connectors', summary: 'What can be brought with a ready mapping' })
    .output(z.array(connectorSchema.omit({ mapping: true }).extend({ kind: z.string() }))),
  start: endpoint
    .route({ method: 'POST', path: '/imports', summary: 'Import an uploaded file with a mapping' })
    .input(z.strictObject({ uploadId: z.uuid(), mapping: mappingSchema }))
    .errors(unreadable)
    .output(importSchema),
  list: endpoint
    .route({ method: 'GET', path: '/imports', summary: 'Imports, newest first' })
    .output(z.array(importSchema)),
  read: endpoint
    .route({ method: 'GET', path: '/imports/{id}', summary: 'One import with its exact counters' })
    .input(z.object({ id: z.uuid() }))
    .output(importSchema),
  cancel: endpoint
    .route({
      method: 'POST',
      path: '/imports/{id}/cancellation',
      summary: 'Stop an import; what is stored stays',
    })
    .input(z.object({ id: z.uuid() }))
    .output(importSchema),
  previewTakeBack: endpoint
    .route({
      method: 'GET',
      path: '/imports/{id}/take-back',
      summary: 'What would go if this import were taken back, and what hangs on it',
    })
    .input(z.object({ id: z.uuid() }))
    .output(takeBackSchema),
  takeBack: endpoint
    .route({
      method: 'POST',
      path: '/imports/{id}/take-back',
      summary: 'Take a whole import back, as if it had never been',
    })
    .input(z.object({ id: z.uuid() }))
    .errors({
      NOT_ENDED: { status: 409, message: 'The import has not ended, or was taken back before' },
      HANGS: {
        status: 409,
        message: 'Acts of people hang on rows of this import',
        data: z.object({ hanging: z.array(hangingSchema) }),
      },
    })
    .output(importSchema),
  sources: endpoint.route({ method: 'GET', path: '/sources', summary: 'The silos: what each gave' }).output(
    z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: nameSchema,
        kind: z.string(),
        records: z.number().int(),
        interactions: z.number().int(),
        lastImportAt: instantSchema.nullable(),
      }),
    ),
  ),
};

/** Streams that a typed endpoint cannot carry; served beside the contract and held to it by the same test. */
export const STREAM_ROUTES = [
  {
    method: 'PUT',
    path: '/uploads/{name}',
    summary: 'Upload a file as the raw body; answers { "uploadId" }',
  },
  {
    method: 'GET',
    path: '/imports/{id}/errors.csv',
    summary: 'Rows that were not stored, with row number and reason',
  },
  {
    method: 'GET',
    path: '/customers/{id}/access-file.zip',
    summary:
      'Everything that is known of a person, for that person: JSON, tables and a readable PDF (?language=he|en)',
  },
  {
    method: 'POST',
    path: '/hooks/{id}',
    summary: 'A signed call of a silo (Standard Webhooks); the signature alone lets it in',
  },
] as const;
