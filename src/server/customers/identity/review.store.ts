import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';
import type { Stake } from './worth.ts';

/** Pairs that wait for somebody. Of two customers only the pair worth most is asked; a pair that was settled otherwise is not. */
export interface WaitingPair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly customerA: string;
  readonly customerB: string;
  readonly cause: 'likely' | 'close' | 'shared-key' | 'model';
  readonly bits: number;
  /** How likely an answer changes something, times what hangs on it; 0 until it was weighed. */
  readonly worth: number;
  readonly later: boolean;
  readonly askedAt: Date;
  /** Where the question is whether one customer is still one: the records that would leave. */
  readonly leaving: string[] | null;
  readonly keyType: string | null;
  readonly keyHash: Buffer | null;
}

const waiting = sql`
  select distinct on (least(x.customer_id, y.customer_id), greatest(x.customer_id, y.customer_id))
         r.id, r.record_a as a, r.record_b as b, x.customer_id as "customerA", y.customer_id as "customerB", r.cause, r.bits,
         coalesce(r.chance * r.stake, 0)::float8 as worth, r.weighed_at, r.answer is not null as later, r.asked_at as "askedAt", r.leaving,
         r.key_type as "keyType", r.key_hash as "keyHash"
    from identity_review r join membership x on x.record_id = r.record_a join membership y on y.record_id = r.record_b
   where (r.answer is null or r.answer = 'later') and (x.customer_id = y.customer_id) = (r.leaving is not null)
   order by least(x.customer_id, y.customer_id), greatest(x.customer_id, y.customer_id), r.bits desc, r.id`;

/** Those first whose answer is worth most; those put off at the end. */
export async function waitingPairs(
  db: Db,
  input: {
    readonly after: { readonly later: boolean; readonly worth: number; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<WaitingPair[]> {
  const { after } = input;
  const { rows } = await sql<WaitingPair>`
    select * from (${waiting}) w
     where ${after === null} or (w.later, -w.worth, w.id) > (${after?.later ?? false}, ${-(after?.worth ?? 0)}::float8, ${after?.id ?? null}::uuid)
     order by w.later, -w.worth, w.id limit ${input.limit}`.execute(db);
  return rows;
}

/** All of them, in the order of their ids: what is weighed anew on the way does not change the way. */
export async function waitingById(db: Db, after: string | null, limit: number): Promise<WaitingPair[]> {
  const { rows } = await sql<WaitingPair>`
    select * from (${waiting}) w where ${after}::uuid is null or w.id > ${after}::uuid order by w.id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Pairs that nobody has weighed yet, in no order. */
export async function unweighedPairs(db: Db, limit: number): Promise<WaitingPair[]> {
  const { rows } = await sql<WaitingPair>`
    select * from (${waiting}) w where w.weighed_at is null limit ${limit}`.execute(db);
  return rows;
}

export async function saveWorth(
  db: Db,
  rows: readonly {
    readonly id: string;
    readonly bits: number;
    readonly chance: number;
    readonly stake: number;
  }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update identity_review r set bits = n.bits, chance = n.chance, stake = n.stake, weighed_at = ${at}
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.bits)}::real[], ${rows.map((row) => row.chance)}::real[],
                  ${rows.map((row) => row.stake)}::real[]) as n(id, bits, chance, stake)
     where r.id = n.id and (r.answer is null or r.answer = 'later')`.execute(db);
}

/** What people answered last, with the odds as they stood. */
export async function answersGiven(db: Db, limit: number): Promise<{ bits: number; same: boolean }[]> {
  const { rows } = await sql<{ bits: number; same: boolean }>`
    select bits, answer = 'same' as same from identity_review
     where answer in ('same', 'different') and leaving is null order by answered_at desc, id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** What hangs on each customer: open cases, open promises, contacts. */
export async function stakesOf(db: Db, customerIds: readonly string[]): Promise<Map<string, Stake>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<Stake & { id: string }>`
    select m.customer_id as id,
           sum((select count(*) from case_file c where c.record_id = m.record_id and c.state = 'open'))::int as "openCases",
           sum((select count(*) from pledge p where p.record_id = m.record_id and p.state = 'open'))::int as "openPromises",
           sum((select count(*) from interaction i where i.record_id = m.record_id))::int as interactions
      from membership m where m.customer_id = any(${[...customerIds]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, ...stake }) => [id, stake]));
}

/** How many pairs a day; null while nobody has said. */
export async function budgetSet(db: Db): Promise<number | null> {
  const { rows } = await sql<{ n: number }>`
    select per_day as n from review_budget order by at desc, id desc limit 1`.execute(db);
  return rows[0]?.n ?? null;
}

export async function saveBudget(
  trx: Trx,
  row: { readonly id: string; readonly perDay: number; readonly by: string | null; readonly at: Date },
): Promise<void> {
  await sql`insert into review_budget (id, per_day, by_employee, at) values (${row.id}, ${row.perDay}, ${row.by}, ${row.at})`.execute(
    trx,
  );
}

export async function dropQuestionsById(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from identity_review where id = any(${[...ids]}::uuid[]) and (answer is null or answer = 'later')`.execute(
    db,
  );
}

/** How many records hold these identifiers, by "type:hash" in hexadecimal digits. */
export async function holdersOfHashes(db: Db, hashes: readonly Buffer[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<{ type: string; hash: Buffer; n: number }>`
    select type, value_hash as hash, record_count as n from identity_key where value_hash = any(${[...hashes]}::bytea[])`.execute(
    db,
  );
  return new Map(rows.map(({ type, hash, n }) => [`${type}:${hash.toString('hex')}`, n]));
}

export async function reviewCounts(
  db: Db,
  timeZone: string,
  now: Date,
): Promise<{ waiting: number; later: number; answeredToday: number }> {
  const { rows } = await sql<{ waiting: number; later: number; answeredToday: number }>`
    with w as materialized (${waiting})
    select (select count(*)::int from w) as waiting,
           (select count(*)::int from w where w.later) as later,
           (select count(distinct ruling_id)::int from identity_review where answer in ('same', 'different')
               and answered_at >= date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) at time zone ${timeZone}) as "answeredToday"`.execute(
    db,
  );
  return rows[0] ?? { waiting: 0, later: 0, answeredToday: 0 };
}

export async function reviewById(
  trx: Trx,
  id: string,
): Promise<{
  a: string;
  b: string;
  answer: 'same' | 'different' | 'later' | null;
  rulingId: string | null;
  leaving: string[] | null;
} | null> {
  const { rows } = await sql<{
    a: string;
    b: string;
    answer: 'same' | 'different' | 'later' | null;
    rulingId: string | null;
    leaving: string[] | null;
  }>`
    select record_a as a, record_b as b, answer, ruling_id as "rulingId", leaving from identity_review where id = ${id} for update`.execute(
    trx,
  );
  return rows[0] ?? null;
}

/** The answer holds for every pair that waits between the two customers. */
export async function saveAnswer(
  trx: Trx,
  row: {
    readonly id: string;
    readonly answer: 'same' | 'different' | 'later';
    readonly by: string | null;
    readonly at: Date;
    readonly rulingId: string | null;
    readonly ours: readonly string[];
    readonly theirs: readonly string[];
  },
): Promise<void> {
  await sql`
    update identity_review set answer = ${row.answer}, answered_at = ${row.at}, answered_by = ${row.by}, ruling_id = ${row.rulingId}
     where id = ${row.id} or ((answer is null or answer = 'later')
       and ((record_a = any(${[...row.ours]}::uuid[]) and record_b = any(${[...row.theirs]}::uuid[]))
         or (record_b = any(${[...row.ours]}::uuid[]) and record_a = any(${[...row.theirs]}::uuid[]))))`.execute(
    trx,
  );
}

/** Pairs that were settled by a ruling wait again when it is withdrawn. */
export async function waitAgain(
  trx: Trx,
  on: { readonly rulingId: string } | { readonly id: string },
): Promise<void> {
  const which = 'rulingId' in on ? sql`ruling_id = ${on.rulingId}` : sql`id = ${on.id}`;
  await sql`
    update identity_review set answer = null, answered_at = null, answered_by = null, ruling_id = null where ${which}`.execute(
    trx,
  );
}

/** Nobody need be asked about these any more, by any of their records. What was answered stays. */
export async function dropQuestions(
  db: Db,
  pairs: readonly { readonly customerA: string; readonly customerB: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const one = pairs.map(({ customerA }) => customerA);
  const other = pairs.map(({ customerB }) => customerB);
  await sql`
    delete from identity_review r using membership x, membership y, unnest(${one}::uuid[], ${other}::uuid[]) as n(one, other)
     where x.record_id = r.record_a and y.record_id = r.record_b and (r.answer is null or r.answer = 'later')
       and ((x.customer_id = n.one and y.customer_id = n.other) or (x.customer_id = n.other and y.customer_id = n.one))`.execute(
    db,
  );
}
