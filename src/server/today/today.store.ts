import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/** What the home page asks: small counts, each with a door behind it. */
export async function heardLately(db: Db): Promise<{
  lastDay: string | null;
  heard: number;
  usualHeard: number;
  unhappy: number;
  usualUnhappy: number;
}> {
  const { rows } = await sql<{
    lastDay: string | null;
    heard: number;
    usualHeard: number;
    unhappy: number;
    usualUnhappy: number;
  }>`
    with last as (select max(day) as day from verbatim),
         days as (select v.day, count(*) as n, count(*) filter (where sentiment = 'negative') as negative from verbatim v, last where v.day > last.day - 29 group by 1)
    select last.day as "lastDay", coalesce((select n from days where days.day = last.day), 0) as heard,
           coalesce((select percentile_cont(0.5) within group (order by n) from days where days.day < last.day), 0)::float8 as "usualHeard",
           coalesce((select negative from days where days.day = last.day), 0) as unhappy,
           coalesce((select percentile_cont(0.5) within group (order by negative) from days where days.day < last.day), 0)::float8 as "usualUnhappy"
      from last`.execute(db);
  return rows[0] ?? { lastDay: null, heard: 0, usualHeard: 0, unhappy: 0, usualUnhappy: 0 };
}

export async function pledgesDue(db: Db, from: Date, to: Date): Promise<{ due: number; overdue: number }> {
  const { rows } = await sql<{ due: number; overdue: number }>`
    select count(*) filter (where due_at >= ${from} and due_at < ${to}) as due, count(*) filter (where due_at < ${from}) as overdue from pledge where state = 'open' and due_at < ${to}`.execute(
    db,
  );
  return rows[0] ?? { due: 0, overdue: 0 };
}

export async function openCasesByHolder(db: Db): Promise<{ divisionId: string; n: number }[]> {
  const { rows } = await sql<{
    divisionId: string;
    n: number;
  }>`select holder_division_id as "divisionId", count(*) as n from case_file where state = 'open' group by 1 order by 2 desc`.execute(
    db,
  );
  return rows;
}

export async function batonsInTheAir(
  db: Db,
): Promise<{ caseId: string; number: number; to: string; since: Date }[]> {
  const { rows } = await sql<{ caseId: string; number: number; to: string; since: Date }>`
    select c.id as "caseId", c.number, c.offered_division_id as to, (select max(e.at) from case_event e where e.record_id = c.record_id and e.case_id = c.id and e.type = 'offered') as since
      from case_file c where c.state = 'open' and c.offered_division_id is not null order by 4 limit 20`.execute(
    db,
  );
  return rows;
}

export async function decisionsForTheChair(db: Db) {
  return db
    .selectFrom('decision')
    .select(['id', 'title', 'state', 'vote_until'])
    .where('state', 'in', ['voting', 'vetoed'])
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
}

export async function askedOf(
  db: Db,
  employeeId: string,
): Promise<{ ideaId: string; title: string; profession: string }[]> {
  const { rows } = await sql<{ ideaId: string; title: string; profession: string }>`
    select i.id as "ideaId", i.title, p.profession from perspective p join idea i on i.id = p.idea_id
     where p.asked_of = ${employeeId} and not exists (select 1 from assessment a where a.perspective_id = p.id) order by p.asked_at limit 20`.execute(
    db,
  );
  return rows;
}

export async function counts(db: Db): Promise<{ customers: number; sources: number }> {
  const { rows } = await sql<{
    customers: number;
    sources: number;
  }>`select (select count(distinct customer_id) from membership) as customers, (select count(*) from source) as sources`.execute(
    db,
  );
  return rows[0] ?? { customers: 0, sources: 0 };
}
