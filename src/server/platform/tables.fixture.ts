import type { Pool } from 'pg';

/**
 * Writes the row types of every table from the catalogue of a migrated database, so that the types are never
 * written by hand and a test can hold them equal to the migrations.
 */
const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  timestamptz: 'Date',
  date: 'string',
  bytea: 'Buffer',
  xid8: 'string',
};

interface CatalogueColumn {
  table_name: string;
  column_name: string;
  udt_name: string;
  nullable: boolean;
  defaulted: boolean;
}

export async function tableTypes(pool: Pool): Promise<string> {
  const { rows } = await pool.query<CatalogueColumn>(
    `select c.table_name, c.column_name, c.udt_name, c.is_nullable = 'YES' as nullable,
            c.column_default is not null or c.is_identity = 'YES' as defaulted
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migration'
      order by c.table_name collate "C", c.ordinal_position`,
  );
  const unions = await allowedValues(pool);
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const lines = tables.get(row.table_name) ?? [];
    lines.push(
      `  ${row.column_name}: ${columnType(row, unions.get(`${row.table_name}.${row.column_name}`))};`,
    );
    tables.set(row.table_name, lines);
  }
  const parts = [
    "import type { ColumnType, Generated } from 'kysely';",
    '',
    '/** Rows of the migrated database. Written by `npm run tables`; a test holds it equal to the migrations. */',
    'type Json = ColumnType<unknown, string, string>;',
    'type JsonDefaulted = ColumnType<unknown, string | undefined, string>;',
    '',
  ];
  for (const [table, lines] of tables) parts.push(`interface ${typeName(table)} {`, ...lines, '}', '');
  parts.push(
    'export interface Tables {',
    ...[...tables.keys()].map((table) => `  ${table}: ${typeName(table)};`),
    '}',
    '',
  );
  return parts.join('\n');
}

/** `check (state in ('open', 'closed'))` becomes the union 'open' | 'closed'. */
async function allowedValues(pool: Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select t.relname || '.' || a.attname as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c join pg_class t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
      where c.contype = 'c' and cardinality(c.conkey) = 1`,
  );
  const unions = new Map<string, string>();
  for (const { name, definition } of rows) {
    if (!definition.includes('= ANY (ARRAY[')) continue;
    unions.set(name, [...definition.matchAll(/'([^']+)'/g)].map(([, value]) => `'${value}'`).join(' | '));
  }
  return unions;
}

function columnType(column: CatalogueColumn, union?: string): string {
  const array = column.udt_name.startsWith('_');
  const element = array ? column.udt_name.slice(1) : column.udt_name;
  if (element === 'jsonb') return column.defaulted ? 'JsonDefaulted' : 'Json';
  const base = union ?? TYPES[element];
  if (base === undefined)
    throw new Error(`No TypeScript type for ${column.table_name}.${column.column_name} (${column.udt_name})`);
  const type = (array ? `${base}[]` : base) + (column.nullable ? ' | null' : '');
  return column.defaulted ? `Generated<${type}>` : type;
}

function typeName(table: string): string {
  return `${table.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Row`;
}
