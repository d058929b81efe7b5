import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { APP } from './postgres-supervisor/roles.ts';
import { StartRefusal } from './start-refusal.ts';

/** The schema moves forward only: plain SQL files, each in one transaction, remembered with its checksum. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: Buffer };

/** "empty chair" in numbers: the advisory lock that makes two starting processes migrate one after the other. */
const MIGRATION_LOCK = 5_237_001;
const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Brings the schema to the newest migration of `directory`, then grants the app role what it may do. Throws
 * `StartRefusal` when the database is newer than this release or was migrated from other texts. `upTo` names the last
 * migration to apply: a backup is put into the schema that it came from.
 */
export async function migrate(
  ownerUrl: string,
  options: { readonly directory: string; readonly upTo?: string },
): Promise<{ from: string | null; to: string }> {
  const known = await readMigrations(options.directory);
  const migrations = options.upTo === undefined ? known : upTo(known, options.upTo);
  const client = new Client({ connectionString: ownerUrl, application_name: 'empty-chair migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists schema_migration
      (name text primary key, checksum bytea not null, applied_at timestamptz not null default now())`);
    const from = await applyMissing(client, migrations);
    await grantToApp(client);
    return { from, to: migrations.at(-1)?.name ?? '' };
  } finally {
    await client.end();
  }
}

/** The migrations of a directory in order. A directory without any is a fault: it would pass having done nothing. */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  if (names.length === 0) throw new Error(`no migrations in ${directory}`);
  const numbers = names.map((name) => name.slice(0, 4));
  for (const [at, name] of names.entries()) {
    if (!FILE_NAME.test(name)) throw new Error(`${name} is not named like 0001-name.sql`);
    if (numbers.indexOf(name.slice(0, 4)) !== at)
      throw new Error(`two migrations are numbered ${numbers[at]}`);
  }
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8');
      const sql = text.replaceAll('\r\n', '\n');
      return {
        name: name.slice(0, -'.sql'.length),
        sql,
        checksum: createHash('sha256').update(sql).digest(),
      };
    }),
  );
}

function upTo(migrations: readonly Migration[], name: string): readonly Migration[] {
  const last = migrations.findIndex((migration) => migration.name === name);
  if (last !== -1) return migrations.slice(0, last + 1);
  throw new StartRefusal(
    `This release does not know the schema "${name}".`,
    'Install the release that the backup was taken with, or a newer one.',
  );
}

async function applyMissing(client: Client, migrations: readonly Migration[]): Promise<string | null> {
  const { rows: applied } = await client.query<{ name: string; checksum: Buffer }>(
    'select name, checksum from schema_migration order by name',
  );
  refuseUnknown(applied, migrations);
  for (const migration of migrations) {
    if (applied.some(({ name }) => name === migration.name)) continue;
    await apply(client, migration);
  }
  return applied.at(-1)?.name ?? null;
}

function refuseUnknown(applied: readonly Omit<Migration, 'sql'>[], migrations: readonly Migration[]): void {
  for (const { name, checksum } of applied) {
    const known = migrations.find((migration) => migration.name === name);
    if (known === undefined) {
      throw new StartRefusal(
        `The database was written by a newer release of this product (it knows "${name}").`,
        'Install that release, or restore a backup made before the upgrade.',
      );
    }
    if (!known.checksum.equals(checksum)) {
      throw new StartRefusal(
        `The migration "${name}" differs from the one that was applied to this database.`,
        'Install an unchanged release; migrations are never edited after they were applied.',
      );
    }
  }
  const newest = applied.at(-1)?.name ?? '';
  const skipped = migrations.find(({ name }) => name < newest && !applied.some((row) => row.name === name));
  if (skipped === undefined) return;
  throw new StartRefusal(
    `The migration "${skipped.name}" is missing in a database that already has "${newest}".`,
    'Install an unchanged release; migrations are only ever added at the end.',
  );
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`migration ${name} failed`, { cause });
  }
}

/**
 * The app reads and writes rows and changes no table. What is history can only be added to: its table says so in
 * its comment ("history: …"). Rights are given anew each time, so that a table which becomes history loses them;
 * a partition has the rights of the table that it is part of.
 */
async function grantToApp(client: Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP]);
  if (rowCount === 0) return;
  const { rows: relations } = await client.query<{ name: string; kind: string; history: boolean }>(`
    select format('%I.%I', 'public', relname) as name, relkind as kind,
           coalesce(obj_description(coalesce(pg_partition_root(oid), oid), 'pg_class') like 'history:%', false)
             as history
      from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
       and pg_has_role(relowner, 'usage')
     order by relname`);
  const statements = [
    'revoke create on schema public from public',
    `grant usage on schema public to ${APP}`,
    ...relations.flatMap((relation) => {
      const what = `${relation.kind === 'S' ? 'sequence ' : ''}${relation.name}`;
      return [`revoke all on ${what} from ${APP}`, `grant ${rightsOn(relation)} on ${what} to ${APP}`];
    }),
  ];
  await client.query('begin');
  for (const statement of statements) await client.query(statement);
  await client.query('commit');
}

function rightsOn(relation: { name: string; kind: string; history: boolean }): string {
  if (relation.kind === 'S') return 'usage';
  if (relation.name === 'public.schema_migration' || 'vm'.includes(relation.kind)) return 'select';
  return relation.history ? 'select, insert' : 'select, insert, update, delete';
}
