import { type RawBuilder, sql } from 'kysely';
import type { Segment } from '#contract/customers';
import { SEGMENT_DAYS } from '#kernel/segment-window';
import type { Db } from '#server/platform/world';

/**
 * A segment is a set of customers. Each line is asked of any record of the customer: plan on one record and a broken
 * promise on another are the same person's.
 */
export function customersWhere(segment: Segment, now: Date): RawBuilder<unknown> {
  const since = new Date(now.getTime() - (segment.withinDays ?? SEGMENT_DAYS) * 86_400_000);
  const lines: RawBuilder<unknown>[] = [];
  const attribute = (column: string, values: readonly string[] | undefined) => {
    if (values === undefined || values.length === 0) return;
    lines.push(
      sql`select m.customer_id from source_record r join membership m on m.record_id = r.id where r.${sql.id(column)} = any(${[...values]}::text[])`,
    );
  };
  attribute('plan', segment.plan);
  attribute('product', segment.product);
  attribute('city', segment.city);
  attribute('language', segment.language);
  if (some(segment.source))
    lines.push(
      sql`select m.customer_id from source_record r join membership m on m.record_id = r.id join source s on s.id = r.source_id where s.code = any(${segment.source}::text[])`,
    );
  if (some(segment.hadKind))
    lines.push(
      sql`select m.customer_id from interaction i join membership m on m.record_id = i.record_id where i.kind = any(${segment.hadKind}::text[]) and i.occurred_at >= ${since}`,
    );
  if (some(segment.touchpoint))
    lines.push(
      sql`select m.customer_id from interaction i join membership m on m.record_id = i.record_id where i.touchpoint_id = any(${segment.touchpoint}::uuid[]) and i.occurred_at >= ${since}`,
    );
  if (some(segment.channel))
    lines.push(
      sql`select m.customer_id from interaction i join membership m on m.record_id = i.record_id where i.channel = any(${segment.channel}::text[]) and i.occurred_at >= ${since}`,
    );
  if (segment.score !== undefined) {
    const { measure, atLeast = -1000, atMost = 1000 } = segment.score;
    lines.push(
      sql`select m.customer_id from interaction i join membership m on m.record_id = i.record_id where i.measure = ${measure} and i.score between ${atLeast} and ${atMost} and i.occurred_at >= ${since}`,
    );
  }
  if (segment.sinceFrom !== undefined || segment.sinceTo !== undefined)
    lines.push(
      sql`select m.customer_id from source_record r join membership m on m.record_id = r.id where r.customer_since between ${segment.sinceFrom ?? '0001-01-01'}::date and ${segment.sinceTo ?? '9999-12-31'}::date`,
    );
  if (some(segment.theme))
    lines.push(
      sql`select m.customer_id from verbatim v join membership m on m.record_id = v.record_id where v.themes && ${segment.theme}::text[] and v.occurred_at >= ${since}`,
    );
  if (some(segment.signal))
    lines.push(
      sql`select m.customer_id from verbatim v join membership m on m.record_id = v.record_id where v.signals && ${segment.signal}::text[] and v.occurred_at >= ${since}`,
    );
  if (segment.openPledge === true)
    lines.push(
      sql`select m.customer_id from pledge p join membership m on m.record_id = p.record_id where p.state = 'open'`,
    );
  if (segment.brokenPledge === true)
    lines.push(
      sql`select m.customer_id from pledge p join membership m on m.record_id = p.record_id where p.state = 'broken' and p.made_at >= ${since}`,
    );
  return lines.length === 0 ? sql`select customer_id from membership` : sql.join(lines, sql` intersect `);
}

function some(values: readonly string[] | undefined): values is readonly string[] {
  return values !== undefined && values.length > 0;
}

export interface SegmentFigures {
  readonly customers: number;
  readonly records: number;
  readonly openPledges: number;
  readonly monthlyAmountMinor: number | null;
  readonly unhappy: number;
}

export async function segmentFigures(db: Db, segment: Segment, now: Date): Promise<SegmentFigures> {
  const month = new Date(now.getTime() - 31 * 86_400_000);
  const season = new Date(now.getTime() - 90 * 86_400_000);
  const { rows } = await sql<SegmentFigures>`
    with chosen as materialized (${customersWhere(segment, now)}),
         members as materialized (select record_id, customer_id from membership where customer_id in (select customer_id from chosen))
    select (select count(distinct customer_id) from members) as customers, (select count(*) from members) as records,
           (select count(*) from pledge p join members using (record_id) where p.state = 'open') as "openPledges",
           (select sum(i.amount)::bigint from interaction i join members using (record_id) where i.kind = 'bill' and i.occurred_at >= ${month} and i.occurred_at <= ${now}) as "monthlyAmountMinor",
           (select count(distinct customer_id) from verbatim v join members using (record_id) where v.sentiment = 'negative' and v.occurred_at >= ${season}) as unhappy`.execute(
    db,
  );
  return rows[0] ?? { customers: 0, records: 0, openPledges: 0, monthlyAmountMinor: null, unhappy: 0 };
}

export async function segmentRecords(db: Db, segment: Segment, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with chosen as materialized (${customersWhere(segment, now)})
    select record_id as id from membership where customer_id in (select customer_id from chosen) order by record_id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Values that a segment may choose from, the commonest first. */
export async function segmentValues(db: Db): Promise<{
  plan: string[];
  product: string[];
  city: string[];
  theme: string[];
  signal: string[];
  source: { code: string; name: { he: string; en: string } }[];
}> {
  const values = async (column: 'plan' | 'product' | 'city') => {
    const { rows } = await sql<{ value: string }>`
      select ${sql.id(column)} as value from source_record where ${sql.id(column)} is not null group by 1 order by count(*) desc, 1 limit 60`.execute(
      db,
    );
    return rows.map((row) => row.value);
  };
  const found = async (column: 'themes' | 'signals') => {
    const { rows } = await sql<{
      value: string;
    }>`select unnest(${sql.id(column)}) as value from verbatim group by 1 order by count(*) desc, 1 limit 60`.execute(
      db,
    );
    return rows.map((row) => row.value);
  };
  const sources = await db
    .selectFrom('source')
    .select(['code', 'name_he', 'name_en'])
    .orderBy('created_at')
    .execute();
  return {
    plan: await values('plan'),
    product: await values('product'),
    city: await values('city'),
    theme: await found('themes'),
    signal: await found('signals'),
    source: sources.map((row) => ({ code: row.code, name: { he: row.name_he, en: row.name_en } })),
  };
}

/** Customers of the segment in the order of their ids, after one of them. */
export async function segmentCustomers(
  db: Db,
  segment: Segment,
  input: { readonly now: Date; readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with chosen as materialized (${customersWhere(segment, input.now)})
    select distinct customer_id as id from chosen where ${input.after}::uuid is null or customer_id > ${input.after}::uuid
     order by 1 limit ${input.limit}`.execute(db);
  return rows.map((row) => row.id);
}

export async function countCustomers(db: Db, segment: Segment, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct customer_id)::int as n from (${customersWhere(segment, now)}) chosen`.execute(db);
  return rows[0]?.n ?? 0;
}
