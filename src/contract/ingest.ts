import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema, nameSchema } from '#contract/figure';
import { intakeItemSchema, intakeReceiptSchema } from '#contract/intake';
import { mappingSchema } from '#contract/mapping';

export const mailboxSettingsSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535).default(993),
  /** `none` only for a server on this machine. */
  security: z.enum(['tls', 'starttls', 'none']).default('tls'),
  user: z.string().min(1).max(254),
  folder: z.string().min(1).max(200).default('INBOX'),
});
export type MailboxSettings = z.infer<typeof mailboxSettingsSchema>;

const sourceSchema = mappingSchema.shape.source;

/** A silo that is to speak by itself. A mailbox brings its password; the secret of a signed call is made here. */
export const newConnectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mailbox'),
    source: sourceSchema,
    settings: mailboxSettingsSchema,
    password: z.string().min(1).max(500),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    source: sourceSchema,
    /** How any JSON becomes rows; without one the body is that of live intake. */
    mapping: mappingSchema.optional(),
  }),
]);
export type NewConnection = z.infer<typeof newConnectionSchema>;

export const connectionSchema = z.object({
  id: z.string(),
  kind: z.enum(['mailbox', 'webhook']),
  source: z.object({ id: z.string(), code: z.string(), name: nameSchema }),
  /** Where calls go, or which mailbox is read. */
  address: z.string(),
  state: z.enum(['running', 'paused']),
  rows: z.int(),
  lastRunAt: instantSchema.nullable(),
  /** One sentence while the last run failed. */
  failure: z.string().nullable(),
  createdAt: instantSchema,
});
export type Connection = z.infer<typeof connectionSchema>;

export const ingestContract = {
  connections: endpoint
    .route({
      method: 'GET',
      path: '/connections',
      summary: 'Silos that speak by themselves, and how they do',
    })
    .output(z.array(connectionSchema)),
  connect: endpoint
    .route({
      method: 'POST',
      path: '/connections',
      summary: 'Connect a mailbox, or make an address for signed calls; its secret is shown once',
    })
    .input(newConnectionSchema)
    .errors({
      NOT_ENCRYPTED: { status: 422, message: 'A mailbox on another machine is read over TLS only' },
      PRIVATE_ADDRESS: {
        status: 422,
        message:
          'This host lies in a network of our own; the operator has to allow it by name (EGRESS_ALLOW)',
      },
      BAD_ADDRESS: { status: 422, message: 'This is no address of a host' },
    })
    .output(z.object({ connection: connectionSchema, secret: z.string().nullable() })),
  pauseConnection: endpoint
    .route({ method: 'POST', path: '/connections/{id}/pause', summary: 'Listen no more until resumed' })
    .input(z.object({ id: z.uuid() }))
    .output(connectionSchema),
  resumeConnection: endpoint
    .route({ method: 'POST', path: '/connections/{id}/resumption', summary: 'Listen again' })
    .input(z.object({ id: z.uuid() }))
    .output(connectionSchema),
  changeSecret: endpoint
    .route({
      method: 'POST',
      path: '/connections/{id}/secret',
      summary: 'A new secret, shown once; the one before counts for another day',
    })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ secret: z.string(), oldCountsUntil: instantSchema })),
  disconnect: endpoint
    .route({
      method: 'DELETE',
      path: '/connections/{id}',
      summary: 'Remove a connection; what it brought stays',
    })
    .input(z.object({ id: z.uuid() }))
    .output(z.null()),
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
