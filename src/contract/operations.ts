import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema } from '#contract/figure';

const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['ingest', 'read']),
  source: z.string().nullable(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
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
        kind: z.enum(['ingest', 'read']),
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
        kind: z.enum(['ingest', 'read']),
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
  doctor: endpoint
    .route({ method: 'GET', path: '/operations/doctor', summary: 'Is this installation in order' })
    .output(
      z.object({
        well: z.boolean(),
        checks: z.array(z.object({ name: z.string(), well: z.boolean(), says: z.string() })),
      }),
    ),
};
