import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/** What the doctor asks the database. */
export async function serverFacts(
  db: Db,
): Promise<{ version: string; letters: boolean; durable: boolean; sizeBytes: number }> {
  const { rows } = await sql<{ version: string; letters: boolean; durable: boolean; sizeBytes: number }>`
    select current_setting('server_version') as version, 'שלום' ~ '^[[:alpha:]]+$' as letters,
           current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as durable, pg_database_size(current_database()) as "sizeBytes"`.execute(
    db,
  );
  return rows[0] ?? { version: '?', letters: false, durable: false, sizeBytes: 0 };
}

/** How large the whole database is: about how much a backup has to read. */
export async function databaseBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
    db,
  );
  return rows[0]?.bytes ?? 0;
}

/** The application's role must not be able to rewrite history, not even one column of it; nothing looked at is not safe. */
export async function historyIsSafe(db: Db): Promise<boolean> {
  const { rows } = await sql<{ tables: number; unsafe: number }>`
    select count(*)::int as tables,
           count(*) filter (where has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE') or has_any_column_privilege(c.oid, 'UPDATE'))::int as unsafe
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and obj_description(c.oid) like 'history:%'`.execute(
    db,
  );
  return (rows[0]?.tables ?? 0) > 0 && rows[0]?.unsafe === 0;
}

/** The rules that let the schema be distributed: record_id in every key of a person's table, no triggers there. */
export async function distributionFaults(db: Db): Promise<{ checked: number; faults: string[] }> {
  const { rows } = await sql<{ name: string; fault: string | null }>`
    with persons as (
      select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname = any(${[...PERSON_TABLES]}::text[])
    )
    select p.relname || '.' || i.relname as name,
           case when not exists (select 1 from pg_attribute a where a.attrelid = p.oid and a.attnum = any(x.indkey::int2[]) and a.attname in ('record_id', 'id') and (a.attname = 'record_id' or p.relname = 'source_record'))
                then 'a unique index without record_id' end as fault
      from persons p join pg_index x on x.indrelid = p.oid and x.indisunique join pg_class i on i.oid = x.indexrelid
    union all
    select p.relname || '.' || t.tgname, 'a trigger' from persons p join pg_trigger t on t.tgrelid = p.oid and not t.tgisinternal
    union all
    select p.relname || '.' || k.conname, 'a foreign key' from persons p join pg_constraint k on k.conrelid = p.oid and k.contype = 'f' and p.relname <> 'decision_scenario'`.execute(
    db,
  );
  return {
    checked: rows.length,
    faults: rows.flatMap((row) => (row.fault === null ? [] : [`${row.name}: ${row.fault}`])),
  };
}

/** Tables of one person: their distribution column is the record. */
export const PERSON_TABLES = [
  'source_record',
  'source_record_version',
  'interaction',
  'interaction_past',
  'verbatim',
  'verbatim_correction',
  'pledge',
  'pledge_event',
  'pledge_dismissal',
  'correction',
  'consent',
  'preference',
  'record_note',
  'attachment',
  'term',
  'outward_change',
  'outward_told',
  'outward_delivery',
  'silo_conflict',
  'membership',
  'membership_past',
  'case_file',
  'case_event',
  'compensation',
  'decision_scenario',
] as const;
