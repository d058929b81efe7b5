import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** Where changes are called to, and how each call ended. */
export interface WebhookRow {
  readonly id: string;
  readonly sourceId: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly oldSecret: Buffer | null;
  readonly oldSecretUntil: Date | null;
  readonly state: 'running' | 'paused';
  readonly failures: number;
  readonly waitsUntil: Date | null;
  readonly fault: string | null;
  readonly lastAt: Date | null;
}

export async function webhooks(db: Db, where: { sourceId?: string } = {}): Promise<WebhookRow[]> {
  let query = db.selectFrom('outward_webhook').selectAll().orderBy('created_at');
  if (where.sourceId !== undefined) query = query.where('source_id', '=', where.sourceId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    secret: row.secret_cipher,
    oldSecret: row.old_secret_cipher,
    oldSecretUntil: row.old_secret_until,
    state: row.state,
    failures: row.failures,
    waitsUntil: row.waits_until,
    fault: row.fault,
    lastAt: row.last_at,
  }));
}

/** A new address is told all that is kept for its silo, from the first number on. */
export async function addWebhook(
  trx: Trx,
  row: { id: string; sourceId: string; url: string; secret: Buffer; by: string | null; now: Date },
): Promise<void> {
  await trx
    .insertInto('outward_webhook')
    .values({
      id: row.id,
      source_id: row.sourceId,
      url: row.url,
      secret_cipher: row.secret,
      state: 'running',
      created_by: row.by,
      created_at: row.now,
    })
    .execute();
  await sql`
    insert into outward_delivery (record_id, change_id, webhook_id, seq, state, next_at)
    select record_id, id, ${row.id}, seq, 'waiting', ${row.now} from outward_change where source_id = ${row.sourceId}`.execute(
    trx,
  );
}

export async function changeWebhook(
  trx: Trx,
  id: string,
  to: {
    readonly url?: string;
    readonly state?: 'running' | 'paused';
    readonly secret?: { readonly sealed: Buffer; readonly oldUntil: Date };
  },
): Promise<void> {
  if (to.secret !== undefined)
    await sql`
      update outward_webhook set old_secret_cipher = secret_cipher, old_secret_until = ${to.secret.oldUntil}, secret_cipher = ${to.secret.sealed}
       where id = ${id}`.execute(trx);
  // Whoever changes something has looked: the next call is made at once.
  await trx
    .updateTable('outward_webhook')
    .set({
      ...(to.url === undefined ? {} : { url: to.url }),
      ...(to.state === undefined ? {} : { state: to.state }),
      failures: 0,
      waits_until: null,
    })
    .where('id', '=', id)
    .execute();
  if (to.state === 'running' || to.url !== undefined)
    await sql`update outward_delivery set next_at = least(next_at, now()) where webhook_id = ${id} and state = 'waiting'`.execute(
      trx,
    );
}

export async function removeWebhook(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('outward_delivery').where('webhook_id', '=', id).execute();
  await trx.deleteFrom('outward_webhook').where('id', '=', id).execute();
}

export interface DueCall {
  readonly recordId: string;
  readonly changeId: string;
  readonly tries: number;
  readonly seq: number;
  readonly thing: string;
  readonly subject: string;
  readonly body: Buffer;
  readonly at: Date;
}

/**
 * The next call of a webhook: the lowest number that is due and whose person has no lower one waiting. The try is counted
 * before the call: whoever dies in the middle has used one up.
 */
export async function takeDue(db: Db, webhookId: string, now: Date): Promise<DueCall | null> {
  const { rows } = await sql<DueCall>`
    with due as (
      select d.record_id, d.change_id from outward_delivery d
       where d.webhook_id = ${webhookId} and d.state = 'waiting' and d.next_at <= ${now}
         and not exists (select 1 from outward_delivery e where e.record_id = d.record_id and e.webhook_id = d.webhook_id
                            and e.state = 'waiting' and e.seq < d.seq)
       order by d.seq limit 1 for update skip locked
    ), taken as (
      update outward_delivery d set tries = d.tries + 1, last_at = ${now} from due
       where d.record_id = due.record_id and d.change_id = due.change_id and d.webhook_id = ${webhookId}
      returning d.record_id, d.change_id, d.tries, d.seq
    )
    select t.record_id as "recordId", t.change_id as "changeId", t.tries, t.seq, c.thing, c.subject, c.body_cipher as body, c.at
      from taken t join outward_change c on c.record_id = t.record_id and c.id = t.change_id`.execute(db);
  return rows[0] ?? null;
}

export async function endCall(
  db: Db,
  call: { readonly recordId: string; readonly changeId: string; readonly webhookId: string },
  how: {
    readonly state: 'waiting' | 'delivered' | 'dead' | 'passed';
    readonly status: number | null;
    readonly fault: string | null;
    readonly nextAt?: Date;
  },
): Promise<void> {
  await db
    .updateTable('outward_delivery')
    .set({
      state: how.state,
      status: how.status,
      fault: how.fault,
      ...(how.nextAt === undefined ? {} : { next_at: how.nextAt }),
    })
    .where('record_id', '=', call.recordId)
    .where('change_id', '=', call.changeId)
    .where('webhook_id', '=', call.webhookId)
    .execute();
}

export async function tellWebhook(
  db: Db,
  id: string,
  how: {
    readonly failures: number;
    readonly fault: string | null;
    readonly waitsUntil: Date | null;
    readonly at: Date;
    readonly pause: boolean;
  },
): Promise<void> {
  await db
    .updateTable('outward_webhook')
    .set({
      failures: how.failures,
      fault: how.fault,
      waits_until: how.waitsUntil,
      last_at: how.at,
      ...(how.pause ? { state: 'paused' as const } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * What was given up waits again. Where a later change of the same subject was told meanwhile, the old one is passed over:
 * telling it now would bring back what no longer holds.
 */
export async function replayDead(
  trx: Trx,
  webhookId: string,
  changeId: string | null,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    update outward_delivery d set next_at = ${now}, tries = 0,
           state = case when exists (select 1 from outward_change o join outward_change l on l.record_id = o.record_id and l.thing = o.thing and l.subject = o.subject and l.seq > o.seq
                                      where o.record_id = d.record_id and o.id = d.change_id) then 'passed' else 'waiting' end
     where d.webhook_id = ${webhookId} and d.state = 'dead' and (${changeId}::uuid is null or d.change_id = ${changeId}::uuid)
    returning state`.execute(trx);
  return rows.filter(({ state }) => state === 'waiting').length;
}

export interface CallCounts {
  readonly waiting: number;
  readonly dead: number;
  readonly delivered: number;
}

export async function callCounts(db: Db): Promise<Map<string, CallCounts>> {
  const { rows } = await sql<CallCounts & { id: string }>`
    select webhook_id as id, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead,
           count(*) filter (where state = 'delivered') as delivered
      from outward_delivery group by 1`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

export interface CallRow {
  readonly changeId: string;
  readonly seq: number;
  readonly thing: string;
  readonly state: 'waiting' | 'delivered' | 'dead' | 'passed';
  readonly tries: number;
  readonly status: number | null;
  readonly fault: string | null;
  readonly nextAt: Date;
  readonly lastAt: Date | null;
}

/** The latest hundred, by their number. */
export async function lastCalls(
  db: Db,
  webhookId: string,
  state: CallRow['state'] | null,
): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    select d.change_id as "changeId", d.seq, c.thing, d.state, d.tries, d.status, d.fault, d.next_at as "nextAt", d.last_at as "lastAt"
      from outward_delivery d join outward_change c on c.record_id = d.record_id and c.id = d.change_id
     where d.webhook_id = ${webhookId} and (${state}::text is null or d.state = ${state}) order by d.seq desc limit 100`.execute(
    db,
  );
  return rows;
}
