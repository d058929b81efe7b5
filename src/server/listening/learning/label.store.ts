import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/** What there is to learn from: words with a score or a correction, and words of closed cases. Sealed as they are stored. */
export interface FeelingLabel {
  readonly interactionId: string;
  readonly at: Date;
  readonly measure: string | null;
  readonly score: number | null;
  /** What a person said last; null when nobody did, or took it back. */
  readonly corrected: string | null;
  readonly item: Buffer;
}

/** The newest so many are looked at; what is older says less of how people speak today. */
const NEWEST = 40_000;

/** Newest first. A correction to what the reading had said in the first place was taken back. */
export async function feelingLabels(db: Db): Promise<FeelingLabel[]> {
  const { rows } = await sql<FeelingLabel>`
    with said as (
      select distinct on (record_id, interaction_id) record_id, interaction_id, after,
             first_value(before) over (partition by record_id, interaction_id order by at, id) as first
        from verbatim_correction where field = 'sentiment' order by record_id, interaction_id, at desc, id desc
    ), wanted as (
      select v.record_id, v.interaction_id, v.occurred_at, v.measure, v.score, nullif(s.after, s.first) as corrected
        from verbatim v left join said s on s.record_id = v.record_id and s.interaction_id = v.interaction_id
       where s.after is distinct from s.first or (v.score is not null and v.measure is not null)
       order by v.occurred_at desc limit ${NEWEST}
    )
    select w.interaction_id as "interactionId", w.occurred_at as at, w.measure, w.score, w.corrected, i.item_cipher as item
      from wanted w join interaction i on i.record_id = w.record_id and i.id = w.interaction_id
     order by w.occurred_at desc`.execute(db);
  return rows;
}

export interface DivisionLabel {
  readonly interactionId: string;
  readonly at: Date;
  readonly divisionId: string;
  readonly source: 'case' | 'reopened' | 'correction';
  readonly item: Buffer;
}

/** The division that had the case when it was closed; without a case, the division that somebody said. Newest first. */
export async function divisionLabels(db: Db): Promise<DivisionLabel[]> {
  const { rows } = await sql<DivisionLabel>`
    with closed as (
      select distinct on (c.record_id, c.interaction_id) c.record_id, c.interaction_id, c.holder_division_id as division,
             case when exists (select 1 from case_event e where e.record_id = c.record_id and e.case_id = c.id and e.type = 'reopened')
                  then 'reopened' else 'case' end as source
        from case_file c where c.state = 'closed' and c.interaction_id is not null
       order by c.record_id, c.interaction_id, c.closed_at desc
    ), said as (
      select v.record_id, v.interaction_id, v.division_id as division, 'correction' as source
        from verbatim v where v.division_id is not null
         and not exists (select 1 from closed c where c.record_id = v.record_id and c.interaction_id = v.interaction_id)
    )
    select l.interaction_id as "interactionId", i.occurred_at as at, l.division as "divisionId", l.source, i.item_cipher as item
      from (select * from closed union all select * from said) l
      join interaction i on i.record_id = l.record_id and i.id = l.interaction_id
     order by i.occurred_at desc limit ${NEWEST}`.execute(db);
  return rows;
}

/** How many labels there are, without opening any. */
export async function labelCounts(db: Db): Promise<{
  readonly scores: readonly { readonly measure: string; readonly score: number; readonly n: number }[];
  readonly corrections: readonly { readonly label: string; readonly n: number }[];
  readonly divisions: readonly { readonly divisionId: string; readonly n: number }[];
}> {
  const [scores, corrections, divisions] = await Promise.all([
    sql<{ measure: string; score: number; n: number }>`
      select measure, score, count(*)::int as n from verbatim where measure is not null and score is not null group by 1, 2`.execute(
      db,
    ),
    sql<{ label: string; n: number }>`
      select after as label, count(*)::int as n from (
        select distinct on (record_id, interaction_id) after from verbatim_correction
         where field = 'sentiment' and after is not null order by record_id, interaction_id, at desc, id desc) s group by 1`.execute(
      db,
    ),
    sql<{ divisionId: string; n: number }>`
      select division as "divisionId", count(*)::int as n from (
        select distinct on (record_id, interaction_id) holder_division_id as division from case_file
         where state = 'closed' and interaction_id is not null order by record_id, interaction_id, closed_at desc) c group by 1
      union all
      select v.division_id, count(*)::int from verbatim v where v.division_id is not null
         and not exists (select 1 from case_file c where c.record_id = v.record_id and c.interaction_id = v.interaction_id and c.state = 'closed')
       group by 1`.execute(db),
  ]);
  const byDivision = new Map<string, number>();
  for (const { divisionId, n } of divisions.rows)
    byDivision.set(divisionId, (byDivision.get(divisionId) ?? 0) + n);
  return {
    scores: scores.rows,
    corrections: corrections.rows,
    divisions: [...byDivision].map(([divisionId, n]) => ({ divisionId, n })),
  };
}

/** Whether somebody was forgotten after this moment: what was learned before may hold their words. */
export async function forgottenSince(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from erasure where erased_at > ${at}`.execute(db);
  return (rows[0]?.n ?? 0) > 0;
}
