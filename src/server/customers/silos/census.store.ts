import { sql } from 'kysely';
import { plain, texts } from '#server/platform/arrays';
import type { Db, Trx } from '#server/platform/world';

/** What each silo says of how many people, and of how many it alone. */
export interface CensusRow {
  readonly sourceId: string;
  readonly subject: string;
  readonly people: number;
  readonly alone: number;
}

export interface MemberRow {
  readonly customerId: string;
  readonly recordId: string;
  readonly sourceId: string;
  readonly profile: Buffer;
  /** Attributes that a person of ours corrected on this record. */
  readonly corrected: readonly string[];
}

/** Every record of the next customers, in the order of the customers' ids. */
export async function membersAfter(db: Db, after: string, customers: number): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.customer_id as "customerId", r.id as "recordId", r.source_id as "sourceId", r.profile_cipher as profile,
           coalesce((select array_agg(distinct c.attribute) from correction c where c.record_id = r.id and c.withdraws is null
                      and not exists (select 1 from correction w where w.record_id = c.record_id and w.withdraws = c.id)), '{}') as corrected
      from (select id from customer where id > ${after} order by id limit ${customers}) c
      join membership m on m.customer_id = c.id join source_record r on r.id = m.record_id
     order by m.customer_id`.execute(db);
  return rows;
}

/** The last customer of the next so many; null when there are none. */
export async function lastOfNext(db: Db, after: string, customers: number): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select max(id::text) as id from (select id from customer where id > ${after} order by id limit ${customers}) c`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

/** Kinds of contacts, in contacts; and what was agreed, promised or preferred, in records that only the silo spoke of. */
export async function countedByTable(db: Db): Promise<CensusRow[]> {
  const { rows } = await sql<CensusRow>`
    with kinds as (select source_id, kind, sum(n) as n from rollup_day group by 1, 2)
    select k.source_id as "sourceId", 'kind.' || k.kind as subject, k.n::bigint as people,
           case when exists (select 1 from kinds o where o.kind = k.kind and o.source_id <> k.source_id and o.n > 0) then 0 else k.n::bigint end as alone
      from kinds k where k.n > 0
    union all
    select source_id, 'thing.promises', count(distinct record_id),
           count(distinct record_id) filter (where not exists (select 1 from pledge_event v where v.record_id = p.record_id and v.pledge_id = p.id and v.by_employee is not null))
      from pledge p where source_id is not null group by 1
    union all
    select source_id, 'thing.consent', count(distinct record_id),
           count(distinct record_id) filter (where not exists (select 1 from consent o where o.record_id = c.record_id and o.purpose = c.purpose and o.channel = c.channel and o.by_employee is not null))
      from consent c where source_id is not null group by 1
    union all
    select source_id, 'thing.preferences', count(distinct record_id),
           count(distinct record_id) filter (where not exists (select 1 from preference o where o.record_id = c.record_id and o.topic = c.topic and o.by_employee is not null))
      from preference c where source_id is not null group by 1
    union all
    select source_id, 'thing.terms', count(distinct record_id),
           count(distinct record_id) filter (where not exists (select 1 from term o where o.record_id = c.record_id and o.kind = c.kind and o.by_employee is not null))
      from term c where source_id is not null group by 1`.execute(db);
  return rows;
}

export async function saveCensus(trx: Trx, rows: readonly CensusRow[], at: Date): Promise<void> {
  await trx.deleteFrom('silo_census').execute();
  if (rows.length > 0)
    await sql`
      insert into silo_census (source_id, subject, people, alone)
      select * from unnest(${plain(rows.map((row) => row.sourceId))}::uuid[], ${texts(rows.map((row) => row.subject))}::text[],
                           ${plain(rows.map((row) => row.people))}::bigint[], ${plain(rows.map((row) => row.alone))}::bigint[])`.execute(
      trx,
    );
  await trx
    .insertInto('silo_census_state')
    .values({ counted_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ counted_at: at }))
    .execute();
}

export async function census(db: Db): Promise<{ rows: CensusRow[]; countedAt: Date | null }> {
  const rows = await db
    .selectFrom('silo_census')
    .select(['source_id as sourceId', 'subject', 'people', 'alone'])
    .orderBy('alone', 'desc')
    .orderBy('people', 'desc')
    .orderBy('subject')
    .execute();
  const state = await db.selectFrom('silo_census_state').select('counted_at').executeTakeFirst();
  return { rows, countedAt: state?.counted_at ?? null };
}
