import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema } from '#contract/figure';

/** What a key may: write for one source, read without contact details, or read what one source is to be told. */
export const KEY_KINDS = ['ingest', 'read', 'outward'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(KEY_KINDS),
  source: z.string().nullable(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});

const backupSchema = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  startedAt: instantSchema,
  /** Bytes of rows read so far, and about how many there are. */
  bytes: z.number().int(),
  expectedBytes: z.number().int(),
  /** Seconds; null until it can be told. */
  secondsLeft: z.number().int().nullable(),
  /** Where the two files lie on the machine of the server. */
  file: z.string(),
  keys: z.string(),
  rows: z.number().int().nullable(),
  failure: z.string().nullable(),
});

/** Running it: keys, the proof that counters equal their rows, and the doctor. */
export const operationsContract = {
  keys: endpoint
    .route({ method: 'GET', path: '/keys', summary: 'Keys, without their secrets' })
    .output(z.array(keySchema)),
  createKey: endpoint
    .route({ method: 'POST', path: '/keys', summary: 'Make a key; it is shown this once' })
    .input(
      z.strictObject({
        kind: z.enum(KEY_KINDS),
        name: z.string().min(1).max(120),
        source: z.string().max(60).optional(),
      }),
    )
    .errors({
      BAD_NAME: { status: 422, message: 'A source cannot be named after this; use letters or digits' },
    })
    .output(
      z.object({
        id: z.string(),
        key: z.string(),
        kind: z.enum(KEY_KINDS),
        name: z.string(),
        source: z.string().nullable(),
      }),
    ),
  revokeKey: endpoint
    .route({ method: 'DELETE', path: '/keys/{id}', summary: 'End a key' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ revoked: z.boolean() })),
  rebuild: endpoint
    .route({
      method: 'POST',
      path: '/operations/rebuild',
      summary: 'Count everything again: compare with the kept counters, or replace them',
    })
    .input(z.strictObject({ compare: z.boolean() }))
    .output(
      z.object({
        equal: z.boolean(),
        checked: z.number().int(),
        differences: z.array(z.object({ counter: z.string(), kept: z.string(), counted: z.string() })),
      }),
    ),
  takeBackup: endpoint
    .route({
      method: 'POST',
      path: '/operations/backups',
      summary: 'Save every row in one file and the keys in another, beside the running work',
    })
    .input(z.strictObject({ directory: z.string().min(1).max(1_000).optional() }))
    .errors({
      BUSY: { status: 409, message: 'A backup is being taken; wait for its end' },
      NOT_WRITABLE: { status: 422, message: 'This folder cannot be written to; choose another one' },
    })
    .output(backupSchema),
  backup: endpoint
    .route({ method: 'GET', path: '/operations/backups/{id}', summary: 'How far a backup is' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(backupSchema),
  doctor: endpoint
    .route({ method: 'GET', path: '/operations/doctor', summary: 'Is this installation in order' })
    .output(
      z.object({
        well: z.boolean(),
        checks: z.array(z.object({ name: z.string(), well: z.boolean(), says: z.string() })),
      }),
    ),
};
