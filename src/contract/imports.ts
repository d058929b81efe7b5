import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema, nameSchema } from '#contract/figure';
import { mappingSchema } from '#contract/mapping';

export const importSchema = z.object({
  id: z.string(),
  source: z.object({ id: z.string(), code: z.string(), name: nameSchema }),
  fileName: z.string(),
  fileBytes: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
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
  format: z.enum(['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'xes']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  columns: z.array(
    z.object({ name: z.string(), examples: z.array(z.string()), suggested: z.string().nullable() }),
  ),
  rows: z.array(z.array(z.string())),
  /** A whole mapping to start from: the source's saved one when its columns are all here, else what the names suggest. */
  mapping: mappingSchema,
  mappingFrom: z.enum(['saved', 'suggested']),
});
export type Preview = z.infer<typeof previewSchema>;

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
      }),
    )
    .errors(unreadable)
    .output(previewSchema),
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
] as const;
