import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** Pairs that wait for somebody. Of two customers only their likeliest pair is asked; a pair that was settled otherwise is not. */
export interface WaitingPair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly customerA: string;
  readonly customerB: string;
  readonly cause: 'likely' | 'close';
  readonly bits: number;
  readonly later: boolean;
  readonly askedAt: Date;
}

const waiting = sql`
  select distinct on (least(x.customer_id, y.customer_id), greatest(x.customer_id, y.customer_id))
         r.id, r.record_a as a, r.record_b as b, x.customer_id as "customerA", y.customer_id as "customerB", r.cause, r.bits,
         r.answer is not null as later, r.asked_at as "askedAt"
    from identity_review r join membership x on x.record_id = r.record_a join membership y on y.record_id = r.record_b
   where (r.answer is null or r.answer = 'later') and x.customer_id <> y.customer_id
   order by least(x.customer_id, y.customer_id), greatest(x.customer_id, y.customer_id), r.bits desc, r.id`;

/** The likeliest first, those put off at the end. */
export async function waitingPairs(
  db: Db,
  input: {
    readonly after: { readonly later: boolean; readonly bits: number; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<WaitingPair[]> {
  const { after } = input;
  const { rows } = await sql<WaitingPair>`
    select * from (${waiting}) w
     where ${after === null} or (w.later, -w.bits, w.id) > (${after?.later ?? false}, ${-(after?.bits ?? 0)}::real, ${after?.id ?? null}::uuid)
     order by w.later, -w.bits, w.id limit ${input.limit}`.execute(db);
  return rows;
}

export async function reviewCounts(
  db: Db,
  timeZone: string,
  now: Date,
): Promise<{ waiting: number; later: number; answeredToday: number }> {
  const { rows } = await sql<{ waiting: number; later: number; answeredToday: number }>`
    select (select count(*)::int from (${waiting}) w) as waiting,
           (select count(*)::int from (${waiting}) w where w.later) as later,
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
} | null> {
  const { rows } = await sql<{
    a: string;
    b: string;
    answer: 'same' | 'different' | 'later' | null;
    rulingId: string | null;
  }>`
    select record_a as a, record_b as b, answer, ruling_id as "rulingId" from identity_review where id = ${id} for update`.execute(
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
