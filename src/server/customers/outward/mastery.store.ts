import { sql } from 'kysely';
import { THINGS, type Thing } from '#contract/silos';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

/** Where the master of each kind of thing is, silo by silo. The last word counts; without one it is in the silo. */
export type Masters = ReadonlyMap<string, ReadonlySet<Thing>>;

/** Only silos that are fed at all. */
export async function mastersHere(db: Db): Promise<Masters> {
  const { rows } = await sql<{ sourceId: string; thing: string }>`
    select "sourceId", thing from (
      select distinct on (source_id, thing) source_id as "sourceId", thing, master from mastery order by source_id, thing, at desc, id desc
    ) last where master = 'here'`.execute(db);
  const found = new Map<string, Set<Thing>>();
  for (const { sourceId, thing } of rows) {
    const known = THINGS.find((one) => one === thing);
    if (known !== undefined) found.set(sourceId, (found.get(sourceId) ?? new Set()).add(known));
  }
  return found;
}

export interface MasterWord {
  readonly thing: string;
  readonly master: 'here' | 'silo';
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
}

export async function masterWords(db: Db, sourceId: string): Promise<MasterWord[]> {
  const { rows } = await sql<{
    thing: string;
    master: 'here' | 'silo';
    by: string | null;
    name: string | null;
    at: Date;
  }>`
    select distinct on (m.thing) m.thing, m.master, m.by_employee as by, e.name, m.at
      from mastery m left join employee e on e.id = m.by_employee
     where m.source_id = ${sourceId} order by m.thing, m.at desc, m.id desc`.execute(db);
  return rows.map(({ by, name, ...row }) => ({
    ...row,
    by: by === null ? null : { id: by, name: name ?? '' },
  }));
}

export async function sayMaster(
  trx: Trx,
  word: { sourceId: string; thing: Thing; master: 'here' | 'silo'; by: string | null; at: Date },
): Promise<void> {
  await trx
    .insertInto('mastery')
    .values({
      id: newId(),
      source_id: word.sourceId,
      thing: word.thing,
      master: word.master,
      by_employee: word.by,
      at: word.at,
    })
    .execute();
}

/** The silo is told everything anew, from the first record on; what it was told of this thing before counts for nothing. */
export async function beginFill(trx: Trx, sourceId: string, thing: Thing): Promise<void> {
  await trx.deleteFrom('outward_told').where('source_id', '=', sourceId).where('thing', '=', thing).execute();
  await sql`
    insert into outward_fill (source_id, after_record) values (${sourceId}, '00000000-0000-0000-0000-000000000000')
    on conflict (source_id) do update set after_record = excluded.after_record`.execute(trx);
}

export async function fillOf(db: Db, sourceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('outward_fill')
    .select('source_id')
    .where('source_id', '=', sourceId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The next records of a fill, in the order of their ids, and whose they are; its row is locked. */
export async function nextOfFill(
  trx: Trx,
  limit: number,
): Promise<{ sourceId: string; records: { id: string; customerId: string }[] } | null> {
  const fill = await trx
    .selectFrom('outward_fill')
    .selectAll()
    .orderBy('source_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (fill === undefined) return null;
  const records = await trx
    .selectFrom('source_record as r')
    .innerJoin('membership as m', 'm.record_id', 'r.id')
    .select(['r.id', 'm.customer_id as customerId'])
    .where('r.source_id', '=', fill.source_id)
    .where('r.id', '>', fill.after_record)
    .orderBy('r.id')
    .limit(limit)
    .execute();
  return { sourceId: fill.source_id, records };
}

export async function moveFill(trx: Trx, sourceId: string, afterRecord: string | null): Promise<void> {
  if (afterRecord === null) await trx.deleteFrom('outward_fill').where('source_id', '=', sourceId).execute();
  else
    await trx
      .updateTable('outward_fill')
      .set({ after_record: afterRecord })
      .where('source_id', '=', sourceId)
      .execute();
}

export async function sourceExists(db: Db, sourceId: string): Promise<boolean> {
  const row = await db.selectFrom('source').select('id').where('id', '=', sourceId).executeTakeFirst();
  return row !== undefined;
}
