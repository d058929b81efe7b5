import { sql } from 'kysely';
import type { Decision } from '#contract/decisions';
import type { Db, Trx, World } from '#server/platform/world';

/** Customers who sit at the table: who is seated, what is known of them, and who was hit hardest. */
export interface Seated {
  readonly recordId: string;
  /** Today's customer of the record: an identity that was corrected moves the seat with it. */
  readonly customerId: string;
  readonly pseudonym: string;
  readonly drawnBy: 'random' | 'hardest-hit' | 'chosen';
}

export async function seatedAt(db: Db, decisionId: string): Promise<Seated[]> {
  const rows = await db
    .selectFrom('decision_scenario as s')
    .leftJoin('membership as m', 'm.record_id', 's.record_id')
    .select(['s.record_id', 's.customer_id', 's.pseudonym', 's.drawn_by', 'm.customer_id as current'])
    .where('s.decision_id', '=', decisionId)
    .orderBy('s.pseudonym')
    .execute();
  return rows.map((row) => ({
    recordId: row.record_id,
    customerId: row.current ?? row.customer_id,
    pseudonym: row.pseudonym,
    drawnBy: row.drawn_by === 'random' || row.drawn_by === 'hardest-hit' ? row.drawn_by : 'chosen',
  }));
}

export async function seat(
  trx: Trx,
  decisionId: string,
  { recordId, customerId, pseudonym, drawnBy }: Seated,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('decision_scenario')
    .values({
      decision_id: decisionId,
      record_id: recordId,
      customer_id: customerId,
      pseudonym,
      drawn_by: drawnBy,
      added_at: at,
    })
    .execute();
}

export async function clearSeats(trx: Trx, decisionId: string): Promise<void> {
  await trx.deleteFrom('decision_scenario').where('decision_id', '=', decisionId).execute();
}

export async function customersOf(db: Db, recordIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from membership where record_id = any(${[...recordIds]}::uuid[]) order by 1`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Every record of each customer, in a stable order. */
export async function recordsOf(db: Db, customerIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ customerId: string; recordId: string }>`
    select customer_id as "customerId", record_id as "recordId" from membership
     where customer_id = any(${[...customerIds]}::uuid[]) order by 1, 2`.execute(db);
  const records = new Map<string, string[]>();
  for (const { customerId, recordId } of rows)
    records.set(customerId, [...(records.get(customerId) ?? []), recordId]);
  return records;
}

/** The customer with the most unhappy words and broken pledges since then; null when nobody was hit at all. */
export async function hardestHit(
  db: Db,
  customerIds: readonly string[],
  since: Date,
): Promise<{ readonly customerId: string; readonly hits: number } | null> {
  const { rows } = await sql<{ customerId: string; hits: number }>`
    with members as materialized (
           select record_id, customer_id from membership where customer_id = any(${[...customerIds]}::uuid[])),
         hits as (
           select customer_id from verbatim v join members using (record_id)
            where v.sentiment = 'negative' and v.occurred_at >= ${since}
           union all
           select customer_id from pledge p join members using (record_id)
            where p.state = 'broken' and coalesce(p.resolved_at, p.due_at, p.made_at) >= ${since})
    select customer_id as "customerId", count(*)::int as hits from hits
     group by 1 order by 2 desc, 1 limit 1`.execute(db);
  return rows[0] ?? null;
}

/** What is known of a seated customer, without a name. A bill counts by its month. */
export async function factsOf(
  db: Db,
  recordIds: readonly string[],
  now: Date,
): Promise<Decision['scenarios'][number]['facts']> {
  const season = new Date(now.getTime() - 92 * 86_400_000);
  const ids = sql`any(${[...recordIds]}::uuid[])`;
  const { rows } = await sql<Decision['scenarios'][number]['facts']>`
    select (select to_char(min(customer_since), 'YYYY-MM-DD') from source_record where id = ${ids}) as "customerSince",
           (select plan from source_record where id = ${ids} and plan is not null order by updated_at desc, id limit 1) as plan,
           (select city from source_record where id = ${ids} and city is not null order by updated_at desc, id limit 1) as city,
           (select round(sum(amount)::numeric / count(distinct date_trunc('month', day)))::bigint from interaction
             where record_id = ${ids} and kind = 'bill' and amount is not null
               and occurred_at >= ${season} and occurred_at <= ${now}) as "monthlyMinor",
           (select count(*)::int from interaction where record_id = ${ids}) as interactions,
           (select count(*)::int from pledge where record_id = ${ids} and state = 'open') as "openPledges",
           (select count(*)::int from pledge where record_id = ${ids} and state = 'broken') as "brokenPledges"`.execute(
    db,
  );
  const facts = rows[0];
  if (facts === undefined) throw new Error('a question without a row');
  return facts;
}

/** Values by which each of these customers could be recognized in their own words; opened to be taken out. */
export async function knownBy(
  db: Db,
  world: World,
  customerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ customerId: string; id: string; sealed: Buffer }>`
    select m.customer_id as "customerId", r.id, r.profile_cipher as sealed
      from membership m join source_record r on r.id = m.record_id
     where m.customer_id = any(${[...customerIds]}::uuid[])`.execute(db);
  const values = new Map<string, string[]>();
  for (const { customerId, id, sealed } of rows) {
    const profile: unknown = JSON.parse(world.vault.open(`record:${id}`, sealed));
    const named =
      typeof profile === 'object' && profile !== null
        ? ['name', 'givenName', 'surname', 'street', 'reference'].map((field) => Reflect.get(profile, field))
        : [];
    const words = named.filter((value) => typeof value === 'string');
    values.set(customerId, [...(values.get(customerId) ?? []), ...words]);
  }
  return values;
}
