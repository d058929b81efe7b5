import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** Silos that speak by themselves: mailboxes that are read, signed calls that come in. */
export interface ConnectionRow {
  readonly id: string;
  readonly kind: 'mailbox' | 'webhook';
  readonly sourceId: string;
  readonly sourceCode: string;
  readonly sourceName: { readonly he: string; readonly en: string };
  readonly settings: unknown;
  readonly mapping: unknown;
  readonly secret: Buffer | null;
  readonly oldSecret: Buffer | null;
  readonly oldSecretUntil: Date | null;
  readonly state: 'running' | 'paused';
  readonly reached: unknown;
  readonly rows: number;
  readonly lastRunAt: Date | null;
  readonly failure: string | null;
  readonly createdAt: Date;
}

export async function connections(db: Db, where: { id?: string } = {}): Promise<ConnectionRow[]> {
  let query = db
    .selectFrom('connection as c')
    .innerJoin('source as s', 's.id', 'c.source_id')
    .selectAll('c')
    .select(['s.code', 's.name_he', 's.name_en'])
    .orderBy('c.created_at');
  if (where.id !== undefined) query = query.where('c.id', '=', where.id);
  return (await query.execute()).map((row) => ({
    id: row.id,
    kind: row.kind,
    sourceId: row.source_id,
    sourceCode: row.code,
    sourceName: { he: row.name_he, en: row.name_en },
    settings: row.settings,
    mapping: row.mapping,
    secret: row.secret_cipher,
    oldSecret: row.old_secret_cipher,
    oldSecretUntil: row.old_secret_until,
    state: row.state,
    reached: row.reached,
    rows: row.rows,
    lastRunAt: row.last_run_at,
    failure: row.failure,
    createdAt: row.created_at,
  }));
}

export async function createConnection(
  trx: Trx,
  row: {
    readonly id: string;
    readonly kind: 'mailbox' | 'webhook';
    readonly sourceId: string;
    readonly settings: object;
    readonly mapping: object | null;
    readonly secret: Buffer;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await sql`
    insert into connection (id, kind, source_id, settings, mapping, secret_cipher, state, created_by, created_at)
    values (${row.id}, ${row.kind}, ${row.sourceId}, ${JSON.stringify(row.settings)}::jsonb,
            ${row.mapping === null ? null : JSON.stringify(row.mapping)}::jsonb, ${row.secret}, 'running', ${row.createdBy}, ${row.now})`.execute(
    trx,
  );
}

export async function setConnectionState(trx: Trx, id: string, state: 'running' | 'paused'): Promise<void> {
  await trx.updateTable('connection').set({ state }).where('id', '=', id).execute();
}

/** The secret before this one counts until `until`. */
export async function changeSecret(trx: Trx, id: string, secret: Buffer, until: Date): Promise<void> {
  await sql`
    update connection set old_secret_cipher = secret_cipher, old_secret_until = ${until}, secret_cipher = ${secret} where id = ${id}`.execute(
    trx,
  );
}

export async function removeConnection(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('connection').where('id', '=', id).execute();
}

/** In the transaction of the rows: a mailbox is never read past what was stored. */
export async function countRun(
  db: Db,
  id: string,
  facts: { readonly rows: number; readonly now: Date; readonly reached?: object },
): Promise<void> {
  await sql`
    update connection set rows = rows + ${facts.rows}, last_run_at = ${facts.now}, failure = null,
           reached = coalesce(${facts.reached === undefined ? null : JSON.stringify(facts.reached)}::jsonb, reached) where id = ${id}`.execute(
    db,
  );
}

export async function tellFailure(db: Db, id: string, failure: string, now: Date): Promise<void> {
  await db.updateTable('connection').set({ failure, last_run_at: now }).where('id', '=', id).execute();
}

/** False when this message came before. */
export async function firstTime(db: Db, id: string, message: Buffer, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('webhook_seen')
    .values({ connection_id: id, message_hash: message, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function forgetMessage(db: Db, id: string, message: Buffer): Promise<void> {
  await db
    .deleteFrom('webhook_seen')
    .where('connection_id', '=', id)
    .where('message_hash', '=', message)
    .execute();
}

/** Messages too old to be taken for fresh ones need not be remembered. */
export async function forgetSeenBefore(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('webhook_seen').where('at', '<', before).execute();
}
