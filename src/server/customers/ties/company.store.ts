import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/** Companies as the silos name them: records whose company's name says the same. Nothing is kept of a company itself. */
export interface CompanyRow {
  readonly hash: Buffer;
  /** The first records that name it, each with its profile: whichever way they write the name oftenest is its name. */
  readonly recordIds: readonly string[];
  readonly sealed: readonly Buffer[];
  readonly people: number;
  readonly interactions: number;
  readonly openCases: number;
  readonly openPromises: number;
  readonly lastAt: Date | null;
}

const NAMERS = 15;

export async function companiesOf(
  db: Db,
  where:
    | { readonly hashes: readonly Buffer[] }
    | { readonly after: { people: number; hash: Buffer } | null; readonly limit: number },
): Promise<CompanyRow[]> {
  const only =
    'hashes' in where
      ? sql`r.company_hash = any(${[...where.hashes]}::bytea[])`
      : sql`r.company_hash is not null`;
  const after = 'hashes' in where ? null : where.after;
  const limit = 'hashes' in where ? 100 : where.limit;
  const { rows } = await sql<CompanyRow>`
    with company as (
      select r.company_hash as hash, count(distinct m.customer_id)::int as people
        from source_record r join membership m on m.record_id = r.id where ${only} group by 1
    ), chosen as (
      select * from company c where ${after === null} or (c.people, c.hash) < (${after?.people ?? 0}::int, ${after?.hash ?? Buffer.alloc(0)}::bytea)
       order by c.people desc, c.hash desc limit ${limit}
    ), own as (
      select c.hash, n.record_id from chosen c join source_record r on r.company_hash = c.hash join membership m on m.record_id = r.id
        join membership n on n.customer_id = m.customer_id group by 1, 2
    )
    select c.hash, s.ids as "recordIds", s.sealed, c.people,
           (select count(*)::int from interaction i join own o using (record_id) where o.hash = c.hash) as interactions,
           (select count(*)::int from case_file f join own o using (record_id) where o.hash = c.hash and f.state = 'open') as "openCases",
           (select count(*)::int from pledge p join own o using (record_id) where o.hash = c.hash and p.state = 'open') as "openPromises",
           (select max(i.occurred_at) from interaction i join own o using (record_id) where o.hash = c.hash) as "lastAt"
      from chosen c
      cross join lateral (select array_agg(f.id::text order by f.id) as ids, array_agg(f.profile_cipher order by f.id) as sealed
        from (select id, profile_cipher from source_record where company_hash = c.hash order by id limit ${NAMERS}) f) s
     order by c.people desc, c.hash desc`.execute(db);
  return rows;
}

/** The companies that these records name, and which record names which. */
export async function companyHashes(db: Db, recordIds: readonly string[]): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select distinct company_hash as hash from source_record where id = any(${[...recordIds]}::uuid[]) and company_hash is not null`.execute(
    db,
  );
  return rows.map(({ hash }) => hash);
}

export async function peopleOfCompany(
  db: Db,
  hash: Buffer,
  input: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.customer_id as id from source_record r join membership m on m.record_id = r.id
     where r.company_hash = ${hash} and (${input.after}::uuid is null or m.customer_id > ${input.after}::uuid) order by 1 limit ${input.limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
