import { sql } from 'kysely';
import type { OutwardChange, Thing } from '#contract/silos';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';

/** Changes that silos are told of, numbered in the order in which they appear, and what each was told last. */
export interface NewChange {
  readonly recordId: string;
  readonly sourceId: string;
  readonly thing: Thing | 'erased';
  readonly subject: string;
  readonly reference: string;
  readonly value: OutwardChange['value'];
  /** The key of the record; undefined seals with the organization's, for what outlives the record. */
  readonly slot: number | undefined;
  /** Keyed; null where nothing is to be remembered. */
  readonly hash: Buffer | null;
}

/** What is sealed of a change; its number and kind stand beside it in plain. */
interface Body {
  readonly reference: string;
  readonly value: OutwardChange['value'];
}

/** Numbers are given under one lock: a change never appears behind one that was read already. */
export async function saveChanges(
  trx: Trx,
  world: World,
  changes: readonly NewChange[],
  now: Date,
): Promise<string[]> {
  if (changes.length === 0) return [];
  const { rows } = await sql<{ seq: number }>`
    update outward_head set seq = seq + ${changes.length} returning seq`.execute(trx);
  const first = (rows[0]?.seq ?? 0) - changes.length + 1;
  const made = changes.map((change, at) => ({ ...change, id: newId(), seq: first + at }));
  await trx
    .insertInto('outward_change')
    .values(
      made.map(({ recordId, id, seq, sourceId, thing, subject, reference, value, slot }) => {
        const body: Body = { reference, value };
        return {
          record_id: recordId,
          id,
          seq,
          source_id: sourceId,
          thing,
          subject,
          body_cipher: world.vault.seal(`outward:${id}`, JSON.stringify(body), slot),
          at: now,
        };
      }),
    )
    .execute();
  const told = made.flatMap(({ recordId, thing, subject, sourceId, id, hash }) =>
    hash === null
      ? []
      : [
          {
            record_id: recordId,
            thing,
            subject,
            source_id: sourceId,
            change_id: id,
            content_hash: hash,
            at: now,
          },
        ],
  );
  if (told.length > 0)
    await trx
      .insertInto('outward_told')
      .values(told)
      .onConflict((conflict) =>
        conflict.columns(['record_id', 'thing', 'subject']).doUpdateSet((set) => ({
          source_id: set.ref('excluded.source_id'),
          change_id: set.ref('excluded.change_id'),
          content_hash: set.ref('excluded.content_hash'),
          at: set.ref('excluded.at'),
        })),
      )
      .execute();
  await sql`
    insert into outward_delivery (record_id, change_id, webhook_id, seq, state, next_at)
    select c.record_id, c.id, w.id, c.seq, 'waiting', ${now}
      from outward_change c join outward_webhook w on w.source_id = c.source_id
     where c.seq >= ${first} and c.seq < ${first + made.length}`.execute(trx);
  return made.map(({ id }) => id);
}

export async function toldOf(
  db: Db,
  recordIds: readonly string[],
): Promise<{ recordId: string; thing: string; subject: string; hash: Buffer }[]> {
  if (recordIds.length === 0) return [];
  const rows = await db
    .selectFrom('outward_told')
    .select(['record_id', 'thing', 'subject', 'content_hash'])
    .where('record_id', 'in', [...recordIds])
    .execute();
  return rows.map((row) => ({
    recordId: row.record_id,
    thing: row.thing,
    subject: row.subject,
    hash: row.content_hash,
  }));
}

export async function slotsOfRecordIds(db: Db, recordIds: readonly string[]): Promise<Map<string, number>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('source_record')
    .select(['id', 'key_slot'])
    .where('id', 'in', [...recordIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.key_slot]));
}

/** What a silo is to be told after a number, in order; a change whose person was erased in between is left out. */
export async function changesAfter(
  db: Db,
  world: World,
  query: { readonly sourceId: string; readonly after: number; readonly limit: number },
): Promise<OutwardChange[]> {
  const rows = await db
    .selectFrom('outward_change')
    .select(['id', 'seq', 'thing', 'subject', 'body_cipher', 'at'])
    .where('source_id', '=', query.sourceId)
    .where('seq', '>', query.after)
    .orderBy('seq')
    .limit(query.limit)
    .execute();
  return rows.flatMap((row) => changeOf(world, row) ?? []);
}

export function changeOf(
  world: World,
  row: {
    readonly id: string;
    readonly seq: number;
    readonly thing: string;
    readonly subject: string;
    readonly body_cipher: Buffer;
    readonly at: Date;
  },
): OutwardChange | null {
  const sealed = world.vault.read(`outward:${row.id}`, row.body_cipher);
  if (sealed === null) return null;
  const body: Body = JSON.parse(sealed);
  return {
    id: row.id,
    sequence: row.seq,
    // The table's own words: one of `Thing`, or an erasure.
    type: row.thing === 'erased' ? 'customer.erased' : (`${row.thing}.changed` as OutwardChange['type']),
    at: row.at.toISOString(),
    customer: { reference: body.reference },
    subject: row.subject,
    value: body.value,
  };
}

/** The number of the last change of a silo; 0 when there is none. */
export async function lastSequence(db: Db, sourceId: string): Promise<number> {
  const row = await db
    .selectFrom('outward_change')
    .select('seq')
    .where('source_id', '=', sourceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * Changes that another replaced, and notices of erasures, go after their time; the last word on every subject stays, so
 * that reading from the first number on always gives the whole of what holds.
 */
export async function forgetReplaced(db: Db, before: Date): Promise<void> {
  await sql`
    with gone as (
      delete from outward_change c where c.at < ${before}
         and not exists (select 1 from outward_told t where t.record_id = c.record_id and t.change_id = c.id)
         and not exists (select 1 from outward_delivery d where d.record_id = c.record_id and d.change_id = c.id and d.state = 'waiting')
      returning record_id, id
    )
    delete from outward_delivery d using gone where d.record_id = gone.record_id and d.change_id = gone.id`.execute(
    db,
  );
}
