import type { Connection, NewConnection } from '#contract/ingest';
import { mailboxSettingsSchema } from '#contract/ingest';
import { done, type Result, refused } from '#kernel/result';
import { connectSilos } from '#server/customers/customer.policy';
import { ensureSource } from '#server/customers/import/import.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { Egress } from '#server/platform/egress/egress';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import {
  type ConnectionRow,
  changeSecret,
  connections,
  createConnection,
  removeConnection,
  setConnectionState,
} from './connection.store.ts';
import { newWebhookSecret } from './webhook-signature.ts';

/**
 * Silos that are connected: who they are, how they do, and their secrets. A secret is shown once, when it is made, and rests
 * sealed; when it is changed, the one before it counts for a day, so that the sender can follow.
 */
const BOTH_COUNT_MS = 24 * 3_600_000;

export async function listConnections(world: World): Promise<Connection[]> {
  return (await connections(world.db)).map(view);
}

export async function connect(
  world: World,
  actor: Actor,
  input: NewConnection,
  egress: Egress,
): Promise<
  Result<
    { connection: Connection; secret: string | null },
    'forbidden' | 'not-encrypted' | 'private-address' | 'bad-address'
  >
> {
  if (!can(actor, connectSilos, undefined)) return refused('forbidden');
  if (input.kind === 'mailbox' && input.settings.security === 'none' && !isThisMachine(input.settings.host))
    return refused('not-encrypted');
  if (input.kind === 'mailbox') {
    // A name that nobody knows today may be known tomorrow: the run says so.
    const found = await egress.destination(input.settings.host);
    if (!found.ok && (found.refusal === 'private-address' || found.refusal === 'bad-address'))
      return refused(found.refusal);
  }
  const id = newId();
  const secret = input.kind === 'webhook' ? newWebhookSecret() : input.password;
  await world.db.transaction().execute(async (trx) => {
    const source = await ensureSource(trx, input.source, false);
    await createConnection(trx, {
      id,
      kind: input.kind,
      sourceId: source.id,
      settings: input.kind === 'mailbox' ? input.settings : {},
      mapping: input.kind === 'webhook' ? (input.mapping ?? null) : null,
      secret: world.vault.seal(secretPlace(id), secret),
      createdBy: isEmployee(actor) ? actor.employeeId : null,
      now: world.now(),
    });
    await audit(trx, world, actor, 'connection.create', id);
  });
  const [row] = await connections(world.db, { id });
  if (row === undefined) throw new Error('a connection that was made is not there');
  return done({ connection: view(row), secret: input.kind === 'webhook' ? secret : null });
}

type Refusal = 'forbidden' | 'not-found';

export async function pauseConnection(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Connection, Refusal>> {
  return change(world, actor, id, 'connection.pause', (trx) => setConnectionState(trx, id, 'paused'));
}

export async function resumeConnection(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Connection, Refusal>> {
  return change(world, actor, id, 'connection.resume', (trx) => setConnectionState(trx, id, 'running'));
}

export async function changeConnectionSecret(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ secret: string; oldCountsUntil: string }, Refusal>> {
  const secret = newWebhookSecret();
  const until = new Date(world.now().getTime() + BOTH_COUNT_MS);
  const changed = await change(world, actor, id, 'connection.change-secret', (trx) =>
    changeSecret(trx, id, world.vault.seal(secretPlace(id), secret), until),
  );
  return changed.ok ? done({ secret, oldCountsUntil: until.toISOString() }) : changed;
}

/** What it brought stays. */
export async function disconnect(world: World, actor: Actor, id: string): Promise<Result<null, Refusal>> {
  if (!can(actor, connectSilos, undefined)) return refused('forbidden');
  if ((await connections(world.db, { id })).length === 0) return refused('not-found');
  await world.db.transaction().execute(async (trx) => {
    await removeConnection(trx, id);
    await audit(trx, world, actor, 'connection.remove', id);
  });
  return done(null);
}

/** The secrets that count now. */
export function secretsOf(world: World, row: ConnectionRow): string[] {
  const open = (sealed: Buffer): string => world.vault.open(secretPlace(row.id), sealed);
  const old = row.oldSecretUntil !== null && row.oldSecretUntil > world.now() ? row.oldSecret : null;
  return [row.secret, old].flatMap((sealed) => (sealed === null ? [] : [open(sealed)]));
}

async function change(
  world: World,
  actor: Actor,
  id: string,
  action: string,
  work: (trx: Trx) => Promise<void>,
): Promise<Result<Connection, Refusal>> {
  if (!can(actor, connectSilos, undefined)) return refused('forbidden');
  if ((await connections(world.db, { id })).length === 0) return refused('not-found');
  await world.db.transaction().execute(async (trx) => {
    await work(trx);
    await audit(trx, world, actor, action, id);
  });
  const [row] = await connections(world.db, { id });
  return row === undefined ? refused('not-found') : done(view(row));
}

function audit(trx: Trx, world: World, actor: Actor, action: string, objectId: string): Promise<void> {
  return record(trx, world.now(), { actor, action, objectType: 'connection', objectId });
}

const secretPlace = (id: string): string => `connection:${id}`;
const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

function view(row: ConnectionRow): Connection {
  const settings = mailboxSettingsSchema.safeParse(row.settings);
  return {
    id: row.id,
    kind: row.kind,
    source: { id: row.sourceId, code: row.sourceCode, name: row.sourceName },
    address:
      row.kind === 'webhook'
        ? `/api/v1/hooks/${row.id}`
        : settings.success
          ? `${settings.data.user} · ${settings.data.host}`
          : '',
    state: row.state,
    rows: row.rows,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
  };
}
