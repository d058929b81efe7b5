import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** Customers who share something of theirs without being one, and what people say of them. */
export interface SharedWith {
  readonly customerId: string;
  readonly type: 'phone' | 'email' | 'address';
  /** Of the record that was asked about. */
  readonly recordId: string;
  readonly hash: Buffer | null;
}

/** No more than so many: what a whole office shares is no household. */
const MOST = 60;

/** Other customers who hold a phone or a mailbox of these records that speaks for people, not for an office. */
export async function sharingKeys(
  db: Db,
  customerId: string,
  recordIds: readonly string[],
): Promise<SharedWith[]> {
  const { rows } = await sql<SharedWith>`
    select distinct m.customer_id as "customerId", b.type, b.record_id as "recordId", b.value_hash as hash
      from block_key b join identity_key k on k.type = b.type and k.value_hash = b.value_hash and k.class = 'personal'
      join block_key o on o.type = b.type and o.value_hash = b.value_hash join membership m on m.record_id = o.record_id
     where b.record_id = any(${[...recordIds]}::uuid[]) and b.type in ('phone', 'email') and m.customer_id <> ${customerId} limit ${MOST}`.execute(
    db,
  );
  return rows;
}

/** Other customers whose records hold one of these home keys. */
export async function sharingHome(
  db: Db,
  customerId: string,
  keys: readonly { readonly recordId: string; readonly value: Buffer }[],
): Promise<SharedWith[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<SharedWith>`
    select distinct m.customer_id as "customerId", 'address' as type, n.record_id as "recordId", null::bytea as hash
      from unnest(${keys.map((key) => key.value)}::bytea[], ${keys.map((key) => key.recordId)}::uuid[]) as n(value, record_id)
      cross join lateral (select record_id from meeting_key k where k.value = n.value limit ${MOST}) k
      join membership m on m.record_id = k.record_id where m.customer_id <> ${customerId} limit ${MOST}`.execute(
    db,
  );
  return rows;
}

export interface HouseholdWord {
  readonly id: string;
  readonly customerId: string;
  readonly word: 'same' | 'different';
  readonly reason: string | null;
  readonly by: string | null;
  readonly byName: string | null;
  readonly at: Date;
}

/** The newest standing word between this customer and each other. */
export async function wordsOf(db: Db, customerId: string): Promise<HouseholdWord[]> {
  const { rows } = await sql<HouseholdWord>`
    with own as (select record_id from membership where customer_id = ${customerId}),
         said as (
           select h.*, h.record_b as other from household_word h join own o on o.record_id = h.record_a where h.withdrawn_at is null
           union all select h.*, h.record_a from household_word h join own o on o.record_id = h.record_b where h.withdrawn_at is null
         )
    select distinct on (m.customer_id) s.id, m.customer_id as "customerId", s.word, s.reason, s.by_employee as by, e.name as "byName", s.at
      from said s join membership m on m.record_id = s.other left join employee e on e.id = s.by_employee
     where m.customer_id <> ${customerId} order by m.customer_id, s.at desc, s.id desc`.execute(db);
  return rows;
}

export async function saveWord(
  trx: Trx,
  row: {
    readonly id: string;
    readonly one: string;
    readonly other: string;
    readonly word: 'same' | 'different';
    readonly reason: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into household_word (id, record_a, record_b, word, reason, by_employee, at)
    values (${row.id}, least(${row.one}::uuid, ${row.other}::uuid), greatest(${row.one}::uuid, ${row.other}::uuid), ${row.word}, ${row.reason}, ${row.by}, ${row.at})`.execute(
    trx,
  );
}

/** The records of a word that stands; null when there is no such word, and none when it was withdrawn. */
export async function withdrawWord(
  trx: Trx,
  id: string,
  at: Date,
): Promise<{ readonly a: string; readonly b: string; readonly stood: boolean } | null> {
  const { rows } = await sql<{ a: string; b: string; withdrawn: Date | null }>`
    select record_a as a, record_b as b, withdrawn_at as withdrawn from household_word where id = ${id} for update`.execute(
    trx,
  );
  const [row] = rows;
  if (row === undefined) return null;
  await sql`update household_word set withdrawn_at = ${at} where id = ${id} and withdrawn_at is null`.execute(
    trx,
  );
  return { a: row.a, b: row.b, stood: row.withdrawn === null };
}

export async function openCasesOf(db: Db, customerIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select m.customer_id as id, count(*)::int as n from case_file f join membership m on m.record_id = f.record_id
     where f.state = 'open' and m.customer_id = any(${[...customerIds]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
