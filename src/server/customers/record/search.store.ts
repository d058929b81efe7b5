import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/** Search on blind terms: a record answers when it has at least one term of every word typed. Checked after opening. */
export async function customersWithTerms(
  db: Db,
  alternatives: readonly (readonly number[])[],
  limit: number,
): Promise<string[]> {
  if (alternatives.length === 0) return [];
  const every = (table: 'r' | 'c') =>
    sql.join(
      alternatives.map((terms) => sql`${sql.ref(`${table}.terms`)} && ${`{${terms.join(',')}}`}::int4[]`),
      sql` and `,
    );
  // What was corrected by hand is found as well, by an index of its own.
  const { rows } = await sql<{ id: string }>`
    select m.customer_id as id from (
      select r.id, r.updated_at as at from source_record r where ${every('r')}
      union all
      select c.record_id, c.at from correction c where ${every('c')}
         and not exists (select 1 from correction w where w.record_id = c.record_id and w.withdraws = c.id)
    ) found join membership m on m.record_id = found.id
     group by 1 order by max(found.at) desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Customers in the order in which we met them: who came first from a silo of people has a name. The list without a query. */
export async function latestCustomers(db: Db, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from customer c where (${after}::uuid is null or c.id > ${after}::uuid)
       and exists (select 1 from membership m where m.customer_id = c.id) order by c.id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export async function customerCount(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct customer_id) as n from membership`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

export async function rowFacts(
  db: Db,
  customerIds: readonly string[],
): Promise<Map<string, { lastContactAt: Date | null; openCases: number; brokenPledges: number }>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    lastContactAt: Date | null;
    openCases: number;
    brokenPledges: number;
  }>`
    select m.customer_id as id,
           max((select max(i.occurred_at) from interaction i where i.record_id = m.record_id)) as "lastContactAt",
           sum((select count(*) from case_file c where c.record_id = m.record_id and c.state = 'open'))::int as "openCases",
           sum((select count(*) from pledge p where p.record_id = m.record_id and p.state = 'broken'))::int as "brokenPledges"
      from membership m where m.customer_id = any(${[...customerIds]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
