import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema } from '#contract/figure';
import { intakeItemSchema, intakeReceiptSchema } from '#contract/intake';

export const ingestContract = {
  store: endpoint
    .route({
      method: 'POST',
      path: '/interactions',
      summary: 'Live intake: up to 500 interactions, idempotent on (source, externalId) for ever',
      description:
        'Bearer key of kind ingest. Per item: stored, duplicate, quarantined (kept, replayable) or rejected (not kept). 503 with Retry-After when the queue is full.',
    })
    .input(z.object({ interactions: z.array(intakeItemSchema).max(500) }))
    .errors({
      BAD_REQUEST: { status: 400, message: 'The body is not UTF-8 JSON of the described shape' },
      TOO_LARGE: { status: 413, message: 'The body is over 32 MiB or has more than 500 items' },
      BUSY: { status: 503, message: 'The queue is full; retry after the seconds in Retry-After' },
    })
    .output(intakeReceiptSchema),
  quarantine: endpoint
    .route({ method: 'GET', path: '/quarantine', summary: 'Items that were kept aside, newest first' })
    .output(
      z.array(
        z.object({
          id: z.string(),
          source: z.string(),
          reason: z.string(),
          receivedAt: instantSchema,
          replayedAt: instantSchema.nullable(),
        }),
      ),
    ),
  replay: endpoint
    .route({
      method: 'POST',
      path: '/quarantine/{id}/replay',
      summary: 'Try a quarantined item again, mended where that loses nothing',
    })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        status: z.enum(['stored', 'duplicate', 'quarantined', 'rejected']),
        reason: z.string().nullable(),
      }),
    ),
};
