import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';
import { rollup } from './interactions.store.ts';

/** The proof that counters equal their rows: everything counted again from the interactions. */
export interface Difference {
  readonly counter: string;
  readonly kept: string;
  readonly counted: string;
}

const SHOWN = 100;

export async function compareRollups(db: Db): Promise<{ checked: number; differences: Difference[] }> {
  const { rows } = await sql<{
    counter: string;
    kept: string | null;
    counted: string | null;
    equal: boolean;
  }>`
    with counted as (
      select day, coalesce(touchpoint_id, '00000000-0000-0000-0000-000000000000'::uuid) as touchpoint_id, source_id, kind, channel, coalesce(measure, '') as measure,
             count(*) as n, count(score) as scored, coalesce(sum(score), 0)::float8 as score_sum, coalesce(sum(score::float8 * score), 0) as score_squares,
             count(*) filter (where measure = 'nps' and score >= 9) as promoters, count(*) filter (where measure = 'nps' and score <= 6) as detractors,
             count(*) filter (where (measure in ('csat', 'stars') and score >= 4) or (measure = 'ces' and score >= 5)) as satisfied, coalesce(sum(amount), 0)::bigint as amount_sum
        from interaction group by 1, 2, 3, 4, 5, 6
    )
    select concat_ws(' ', coalesce(k.day, c.day), coalesce(k.touchpoint_id, c.touchpoint_id), coalesce(k.source_id, c.source_id), coalesce(k.kind, c.kind), coalesce(k.channel, c.channel), coalesce(k.measure, c.measure)) as counter,
           concat_ws(' ', k.n, k.scored, k.score_sum, k.score_squares, k.promoters, k.detractors, k.satisfied, k.amount_sum) as kept,
           concat_ws(' ', c.n, c.scored, c.score_sum, c.score_squares, c.promoters, c.detractors, c.satisfied, c.amount_sum) as counted,
           coalesce(k.n, 0) = coalesce(c.n, 0) and coalesce(k.scored, 0) = coalesce(c.scored, 0) and abs(coalesce(k.score_sum, 0) - coalesce(c.score_sum, 0)) < 1e-6 * greatest(1, abs(c.score_sum))
             and abs(coalesce(k.score_squares, 0) - coalesce(c.score_squares, 0)) < 1e-6 * greatest(1, abs(c.score_squares)) and coalesce(k.promoters, 0) = coalesce(c.promoters, 0)
             and coalesce(k.detractors, 0) = coalesce(c.detractors, 0) and coalesce(k.satisfied, 0) = coalesce(c.satisfied, 0) and coalesce(k.amount_sum, 0) = coalesce(c.amount_sum, 0) as equal
      from rollup_day k full join counted c using (day, touchpoint_id, source_id, kind, channel, measure)`.execute(
    db,
  );
  const wrong = rows.filter((row) => !row.equal);
  return {
    checked: rows.length,
    differences: wrong
      .slice(0, SHOWN)
      .map((row) => ({ counter: row.counter, kept: row.kept ?? '', counted: row.counted ?? '' })),
  };
}

export async function recountRollups(trx: Trx): Promise<void> {
  await sql`delete from rollup_day`.execute(trx);
  await sql`with counted as (${rollup(sql`interaction`, 1)}) select 1`.execute(trx);
}

/** Words without an interaction or the other way round, and keys that point nowhere: each must be none. */
export async function strays(db: Db): Promise<{ name: string; n: number }[]> {
  const { rows } = await sql<{ name: string; n: number }>`
    select 'verbatims without an interaction' as name, count(*) as n from verbatim v where not exists (select 1 from interaction i where i.record_id = v.record_id and i.id = v.interaction_id)
    union all select 'interactions without an intake key', count(*) from interaction i where not exists (select 1 from intake_key k where k.interaction_id = i.id)
    union all select 'records without a customer', count(*) from source_record r where not exists (select 1 from membership m where m.record_id = r.id)
    union all select 'memberships without a record', count(*) from membership m where not exists (select 1 from source_record r where r.id = m.record_id)
    union all select 'key counts that differ', count(*) from identity_key k where k.record_count <> (select count(*) from block_key b where b.type = k.type and b.value_hash = k.value_hash)`.execute(
    db,
  );
  return rows;
}
