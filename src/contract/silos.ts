import { z } from 'zod';
import { endpoint } from '#contract/base';
import { divisionRefSchema, employeeRefSchema, instantSchema, nameSchema } from '#contract/figure';

/** Kinds of things whose master may be here: then silos are told of them. */
export const THINGS = ['terms', 'promises', 'consent', 'preferences', 'corrections'] as const;
export type Thing = (typeof THINGS)[number];

/**
 * One change as a silo receives it, by whichever way. `value` is the whole of what holds now, never a difference; null
 * takes back what was said before. Of two changes of one subject the one with the higher sequence holds.
 */
export const outwardChangeSchema = z.object({
  id: z.string(),
  sequence: z.int(),
  type: z.enum([
    'terms.changed',
    'promises.changed',
    'consent.changed',
    'preferences.changed',
    'corrections.changed',
    'customer.erased',
  ]),
  at: instantSchema,
  /** The person as this silo knows them: its own reference. */
  customer: z.object({ reference: z.string() }),
  subject: z.string(),
  value: z.record(z.string(), z.unknown()).nullable(),
});
export type OutwardChange = z.infer<typeof outwardChangeSchema>;

const masterSchema = z.object({
  thing: z.enum(THINGS),
  master: z.enum(['here', 'silo']),
  by: employeeRefSchema.nullable(),
  at: instantSchema.nullable(),
  /** How many subjects this silo was told of. */
  told: z.int(),
});

const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  state: z.enum(['running', 'paused']),
  waiting: z.int(),
  dead: z.int(),
  delivered: z.int(),
  /** How the last call ended, when it failed; the next is made at `waitsUntil`. */
  fault: z.string().nullable(),
  waitsUntil: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
});

/** Who moves what lives only in a silo; nobody yet when neither a division nor a person is named. */
const moveSchema = z.object({
  state: z.enum(['to-move', 'moving', 'here']),
  division: divisionRefSchema.nullable(),
  employee: employeeRefSchema.nullable(),
  due: z.iso.date().nullable(),
});

/** `attribute.phone`, `kind.bill` or `thing.promises`. */
const subjectSchema = z.string().regex(/^(?:attribute|kind|thing)\.[\p{L}\p{N} _.-]{1,60}$/u);

const heldSchema = z.object({
  subject: z.string(),
  /** People (records, for kinds: contacts) of whom this silo says something of it. */
  people: z.int(),
  /** Of these, those of whom neither another silo nor a person of ours says it. */
  alone: z.int(),
  move: moveSchema.nullable(),
});
export type Held = z.infer<typeof heldSchema>;

const siloBase = {
  id: z.string(),
  code: z.string(),
  name: nameSchema,
  kind: z.string(),
  records: z.int(),
  interactions: z.int(),
  lastImportAt: instantSchema.nullable(),
  /** The last word of this silo, by whichever way. */
  lastWordAt: instantSchema.nullable(),
  conflicts: z.int(),
};

export const siloRowSchema = z.object({
  ...siloBase,
  mastered: z.array(z.enum(THINGS)),
  /** Attributes, kinds and things that live only there and have nobody who moves them. */
  unmoved: z.int(),
  onlyThere: z.int(),
  delivery: z.enum(['none', 'well', 'waiting', 'failing', 'paused']),
});
export type SiloRow = z.infer<typeof siloRowSchema>;

export const siloPageSchema = z.object({
  ...siloBase,
  /** Records that the silo brought without a reference of its own: it cannot be told of them. */
  withoutReference: z.int(),
  masters: z.array(masterSchema),
  /** True while everything is being told anew. */
  filling: z.boolean(),
  held: z.array(heldSchema),
  countedAt: instantSchema.nullable(),
  webhook: webhookSchema.nullable(),
  file: z.object({ at: instantSchema, sequence: z.int() }).nullable(),
  /** The last change there is. */
  sequence: z.int(),
  keys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['ingest', 'outward']),
      lastUsedAt: instantSchema.nullable(),
    }),
  ),
  connections: z.array(
    z.object({ id: z.string(), kind: z.enum(['mailbox', 'webhook']), failing: z.boolean() }),
  ),
});
export type SiloPage = z.infer<typeof siloPageSchema>;

export const conflictSchema = z.object({
  id: z.string(),
  customer: z.object({ id: z.string(), name: z.string().nullable() }),
  thing: z.enum(THINGS),
  subject: z.string(),
  ours: z.record(z.string(), z.unknown()),
  theirs: z.record(z.string(), z.unknown()),
  /** How often the silo said so, since when, and when last. */
  times: z.int(),
  since: instantSchema,
  lastAt: instantSchema,
  state: z.enum(['open', 'ours', 'theirs', 'agreed']),
  answeredBy: employeeRefSchema.nullable(),
  answeredAt: instantSchema.nullable(),
});
export type Conflict = z.infer<typeof conflictSchema>;

export const deliverySchema = z.object({
  changeId: z.string(),
  sequence: z.int(),
  thing: z.string(),
  state: z.enum(['waiting', 'delivered', 'dead', 'passed']),
  tries: z.int(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  nextAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

const silo = { id: z.uuid() };
const callRefusals = {
  PRIVATE_ADDRESS: {
    status: 422,
    message: 'This host lies in a network of our own; the operator has to allow it by name (EGRESS_ALLOW)',
  },
  BAD_ADDRESS: { status: 422, message: 'This is no address of a host' },
  UNKNOWN_NAME: { status: 422, message: 'There is no host of this name' },
  NOT_ENCRYPTED: { status: 422, message: 'Changes are called by https only' },
  PORT_NOT_ALLOWED: { status: 422, message: 'This port is not called; 443 or one above 1023' },
} as const;

export const silosContract = {
  list: endpoint
    .route({ method: 'GET', path: '/silos', summary: 'Every silo: what it brings, what lives only there' })
    .output(z.array(siloRowSchema)),
  read: endpoint
    .route({ method: 'GET', path: '/silos/{id}', summary: 'One silo, both ways' })
    .input(z.object(silo))
    .output(siloPageSchema),
  setMaster: endpoint
    .route({
      method: 'PUT',
      path: '/silos/{id}/masters/{thing}',
      summary: 'Say where the master of a kind of thing is; from here on the silo is told, or told no more',
    })
    .input(z.strictObject({ ...silo, thing: z.enum(THINGS), master: z.enum(['here', 'silo']) }))
    .output(siloPageSchema),
  planMove: endpoint
    .route({
      method: 'PUT',
      path: '/silos/{id}/moves',
      summary: 'Say who moves something that lives only there, and by when',
    })
    .input(
      z.strictObject({
        ...silo,
        subject: subjectSchema,
        state: z.enum(['to-move', 'moving', 'here']),
        divisionId: z.uuid().nullable(),
        employeeId: z.uuid().nullable(),
        due: z.iso.date().nullable(),
      }),
    )
    .errors({
      NOBODY_NAMED: { status: 422, message: 'Name a division or a person' },
      NO_SUCH_MOVER: { status: 422, message: 'There is no such division or person' },
    })
    .output(siloPageSchema),
  recount: endpoint
    .route({ method: 'POST', path: '/silos/count', summary: 'Count again what lives only where' })
    .output(z.object({ countedAt: instantSchema })),
  conflicts: endpoint
    .route({ method: 'GET', path: '/silos/{id}/conflicts', summary: 'Where this silo says otherwise' })
    .input(
      z.object({
        ...silo,
        state: z.enum(['open', 'answered']).default('open'),
        after: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ items: z.array(conflictSchema), next: z.string().nullable() })),
  answerConflict: endpoint
    .route({
      method: 'POST',
      path: '/conflicts/{id}/answer',
      summary: 'Ours stands and is sent again, or theirs is taken',
    })
    .input(z.strictObject({ id: z.uuid(), answer: z.enum(['ours', 'theirs']) }))
    .errors({
      ANSWERED: { status: 409, message: 'This was answered already' },
      CANNOT_TAKE: { status: 409, message: 'What it is about is not there any more' },
    })
    .output(conflictSchema),
  reopenConflict: endpoint
    .route({ method: 'POST', path: '/conflicts/{id}/reopening', summary: 'Take an answer back' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({
      NOT_ANSWERED: { status: 409, message: 'Nobody has answered this' },
      CANNOT_TAKE: { status: 409, message: 'What it is about is not there any more' },
    })
    .output(conflictSchema),
  callTo: endpoint
    .route({
      method: 'PUT',
      path: '/silos/{id}/webhook',
      summary: 'Call changes to an address; a new one brings a secret, shown once',
    })
    .input(z.strictObject({ ...silo, url: z.string().trim().min(8).max(2000) }))
    .errors(callRefusals)
    .output(z.object({ webhook: webhookSchema, secret: z.string().nullable() })),
  changeCallSecret: endpoint
    .route({
      method: 'POST',
      path: '/silos/{id}/webhook/secret',
      summary: 'A new secret, shown once; for a day calls carry both signatures',
    })
    .input(z.object(silo))
    .output(z.object({ secret: z.string(), bothUntil: instantSchema })),
  pauseCalls: endpoint
    .route({ method: 'POST', path: '/silos/{id}/webhook/pause', summary: 'Changes wait until resumed' })
    .input(z.object(silo))
    .output(webhookSchema),
  resumeCalls: endpoint
    .route({ method: 'POST', path: '/silos/{id}/webhook/resumption', summary: 'Call again, at once' })
    .input(z.object(silo))
    .output(webhookSchema),
  stopCalls: endpoint
    .route({
      method: 'DELETE',
      path: '/silos/{id}/webhook',
      summary: 'Call no more; what waits is not called',
    })
    .input(z.object(silo))
    .output(z.null()),
  deliveries: endpoint
    .route({ method: 'GET', path: '/silos/{id}/deliveries', summary: 'The last calls and how they ended' })
    .input(z.object({ ...silo, state: z.enum(['waiting', 'delivered', 'dead']).optional() }))
    .output(z.array(deliverySchema)),
  replay: endpoint
    .route({
      method: 'POST',
      path: '/silos/{id}/deliveries/replay',
      summary: 'Call what was given up again: one, or all',
    })
    .input(z.strictObject({ ...silo, changeId: z.uuid().optional() }))
    .output(z.object({ replayed: z.int() })),
};

/** Served beside the contract: files, and an answer that may be "nothing new". */
export const SILO_ROUTES = [
  {
    method: 'GET',
    path: '/outward/changes',
    summary:
      'With a key of kind outward: what its silo is to be told after ?after=, at most ?limit= (500); If-None-Match answers 304',
  },
  {
    method: 'GET',
    path: '/silos/{id}/changes.csv',
    summary: 'What a silo is to be told, as a table; ?after= is a sequence number',
  },
  {
    method: 'GET',
    path: '/silos/{id}/changes.jsonl',
    summary: 'What a silo is to be told, one JSON in a line; ?after= is a sequence number',
  },
] as const;
