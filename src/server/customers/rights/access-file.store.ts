import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/**
 * Every table that holds rows of one person, by the catalogue and not by a list: a table that is made tomorrow is in the
 * file tomorrow. Tables of a person carry `record_id`; `source_record` is the record itself.
 */
export interface PersonTable {
  readonly name: string;
  readonly column: 'record_id' | 'id';
}
export type Row = Readonly<Record<string, unknown>>;

export async function personTables(db: Db): Promise<PersonTable[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'record_id' and not a.attisdropped
     order by 1`.execute(db);
  if (rows.length === 0) throw new Error('no table holds a person');
  return [
    { name: 'source_record', column: 'id' },
    ...rows.map(({ name }) => ({ name, column: 'record_id' as const })),
  ];
}

export async function rowsOf(db: Db, table: PersonTable, recordIds: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table.name)} where ${sql.id(table.column)} = any(${[...recordIds]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Who looked at this customer or changed something, by division and role: a person may know that, not the colleague's name. */
export async function lookedAt(
  db: Db,
  customerId: string,
  language: 'he' | 'en',
): Promise<{ at: Date; action: string; division: string | null; role: string | null }[]> {
  const { rows } = await sql<{ at: Date; action: string; division: string | null; role: string | null }>`
    select a.at, a.action, ${sql.ref(language === 'he' ? 'd.name_he' : 'd.name_en')} as division, e.role
      from audit a left join employee e on a.actor = 'employee:' || e.id left join division d on d.id = e.division_id
     where a.object_type = 'customer'
       and a.object_id in (select ${customerId}::text union all select old_id::text from customer_alias where customer_id = ${customerId}::uuid)
     order by a.seq`.execute(db);
  return rows;
}
