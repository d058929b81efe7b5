import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** Mentions by day, and the patterns that were found in them. */
export interface DayCount {
  readonly day: string;
  readonly kind: 'theme' | 'signal';
  readonly slice: string;
  readonly n: number;
}

export async function heardByDay(db: Db, from: string, to: string): Promise<{ day: string; n: number }[]> {
  const { rows } = await sql<{ day: string; n: number }>`
    select day, count(*) as n from verbatim where day >= ${from}::date and day <= ${to}::date and analysed_with is not null group by 1 order by 1`.execute(
    db,
  );
  return rows;
}

export async function mentionsByDay(db: Db, from: string, to: string): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select day, 'theme' as kind, t as slice, count(*) as n from verbatim v, unnest(v.themes) t where day >= ${from}::date and day <= ${to}::date group by 1, 3
    union all
    select day, 'signal', t, count(*) from verbatim v, unnest(v.signals) t where day >= ${from}::date and day <= ${to}::date group by 1, 3`.execute(
    db,
  );
  return rows;
}

/** Distinct people behind each slice, from each of these days to the last; in one reading of the longest span. */
export async function peopleIn(
  db: Db,
  froms: readonly string[],
  to: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const [first = to] = [...froms].sort();
  const counts = sql`array[${sql.join(
    froms.map((from) => sql`count(distinct m.customer_id) filter (where v.day >= ${from}::date)`),
  )}]::int[]`;
  const { rows } = await sql<{ key: string; people: number[] }>`
    select 'theme:' || t as key, ${counts} as people from verbatim v join membership m on m.record_id = v.record_id, unnest(v.themes) t
     where v.day >= ${first}::date and v.day <= ${to}::date group by 1
    union all
    select 'signal:' || t, ${counts} from verbatim v join membership m on m.record_id = v.record_id, unnest(v.signals) t
     where v.day >= ${first}::date and v.day <= ${to}::date group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key, row.people]));
}

export interface PatternFound {
  readonly id: string;
  readonly sliceKind: 'theme' | 'signal';
  readonly slice: string;
  readonly manner: 'burst' | 'slow';
  readonly bucket: 'day' | 'week';
  /** Over how many periods, the last one included. */
  readonly buckets: number;
  readonly shortHistory: boolean;
  readonly bucketStart: string;
  readonly observed: number;
  readonly expected: number;
  readonly customers: number;
  readonly p: number;
  readonly q: number;
  readonly series: { start: string; observed: number; expected: number | null }[];
  readonly tested: number;
  readonly divisionId: string | null;
}

/** A slice that grows again while its pattern is open is the same pattern, brought up to date. */
export async function savePattern(trx: Trx, found: PatternFound, at: Date): Promise<void> {
  const open = await trx
    .selectFrom('pattern')
    .select('id')
    .where('slice_kind', '=', found.sliceKind)
    .where('slice', '=', found.slice)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
  const facts = {
    manner: found.manner,
    bucket: found.bucket,
    buckets: found.buckets,
    short_history: found.shortHistory,
    bucket_start: found.bucketStart,
    observed: found.observed,
    expected: found.expected,
    customers: found.customers,
    p: found.p,
    q: found.q,
    series: JSON.stringify(found.series),
    tested: found.tested,
  };
  if (open !== undefined) await trx.updateTable('pattern').set(facts).where('id', '=', open.id).execute();
  else
    await trx
      .insertInto('pattern')
      .values({
        id: found.id,
        slice_kind: found.sliceKind,
        slice: found.slice,
        ...facts,
        division_id: found.divisionId,
        status: 'new',
        found_at: at,
      })
      .onConflict((conflict) => conflict.columns(['slice_kind', 'slice', 'bucket_start']).doUpdateSet(facts))
      .execute();
}

export async function patternRows(db: Db, id: string | null) {
  let query = db.selectFrom('pattern').selectAll().orderBy('q').orderBy('p').orderBy('found_at', 'desc');
  if (id !== null) query = query.where('id', '=', id);
  return query.limit(200).execute();
}

export async function ideaCounts(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string;
    n: number;
  }>`select pattern_id as id, count(*) as n from idea where pattern_id is not null group by 1`.execute(db);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function ownPattern(trx: Trx, id: string, divisionId: string): Promise<boolean> {
  const row = await trx
    .updateTable('pattern')
    .set({ division_id: divisionId, status: 'owned' })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface Look {
  readonly at: Date | null;
  readonly day: string | null;
  readonly tested: number;
  readonly enoughHistory: boolean;
}

/** The last look is kept as the consumer's own mark. */
export async function lastLook(db: Db): Promise<Look> {
  const row = await db.selectFrom('look').selectAll().executeTakeFirst();
  return {
    at: row?.at ?? null,
    day: row?.day ?? null,
    tested: row?.tested ?? 0,
    enoughHistory: row?.enough_history ?? false,
  };
}

export async function keepLook(
  trx: Trx,
  look: { day: string; tested: number; enoughHistory: boolean; at: Date },
): Promise<void> {
  const facts = { day: look.day, tested: look.tested, enough_history: look.enoughHistory, at: look.at };
  await trx
    .insertInto('look')
    .values({ id: true, ...facts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute();
}
