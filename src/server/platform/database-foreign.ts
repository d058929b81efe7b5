import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type HomeLock, lockHome } from './postgres-supervisor/home-lock.ts';
import { refuseIfLettersAreUnknown } from './postgres-supervisor/letters.ts';
import type { LogLine } from './postgres-supervisor/log-line.ts';
import { APP } from './postgres-supervisor/roles.ts';
import { drawPasswords, readPasswords } from './postgres-supervisor/secrets.ts';
import { codeOf, StartRefusal } from './start-refusal.ts';

const OLDEST_MAJOR = 15;

/**
 * A PostgreSQL that somebody else keeps (`DATABASE_URL`). The role of the URL owns the schema; the app gets a role
 * of its own where the server lets us make one. We neither start nor stop that server.
 */
export async function foreignDatabase(options: {
  readonly home: string;
  readonly databaseUrl: string;
  readonly log: (line: LogLine) => void;
}): Promise<{ ownerUrl: string; appUrl: string; separateAppRole: boolean; stop(): Promise<void> }> {
  const lock = await lockHome(options.home);
  try {
    return await checkAndDivide(options, lock);
  } catch (failure) {
    await lock.release();
    throw failure;
  }
}

async function checkAndDivide(
  options: { readonly home: string; readonly databaseUrl: string; readonly log: (line: LogLine) => void },
  lock: HomeLock,
): Promise<{ ownerUrl: string; appUrl: string; separateAppRole: boolean; stop(): Promise<void> }> {
  const { databaseUrl, log } = options;
  const client = await reach(databaseUrl);
  try {
    await refuseOldServer(client);
    await refuseWithoutSchemaRights(client);
    await refuseIfLettersAreUnknown(client);
    const home = await realpath(options.home);
    const password = await makeAppRole(client, join(home, 'keys', 'database.json'), log);
    const appUrl = password === undefined ? databaseUrl : withLogin(databaseUrl, APP, password);
    const separateAppRole = password !== undefined && (await canLogIn(appUrl, log));
    return {
      ownerUrl: databaseUrl,
      appUrl: separateAppRole ? appUrl : databaseUrl,
      separateAppRole,
      stop: () => lock.release(),
    };
  } finally {
    await client.end();
  }
}

async function reach(url: string): Promise<Client> {
  try {
    const client = new Client({
      connectionString: url,
      application_name: 'empty-chair start',
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (cause) {
    throw refusalOfConnection(cause);
  }
}

function refusalOfConnection(cause: unknown): StartRefusal {
  const code = codeOf(cause);
  if (code === '28P01' || code === '28000') {
    return new StartRefusal(
      'The database at DATABASE_URL refused the user or password.',
      'Correct DATABASE_URL.',
      { cause },
    );
  }
  if (code === '3D000') {
    return new StartRefusal(
      'The database named in DATABASE_URL does not exist.',
      `Create it: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.`,
      { cause },
    );
  }
  return new StartRefusal(
    `The database at DATABASE_URL does not answer${code === '' ? '' : ` (${code})`}.`,
    'Check that it runs, that this machine may reach it, and that DATABASE_URL is right.',
    { cause },
  );
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  );
  refuseOldMajor(rows[0]?.version ?? 0);
}

/** Refuses a PostgreSQL whose major version is below 15. */
export function refuseOldMajor(major: number): void {
  if (major >= OLDEST_MAJOR) return;
  throw new StartRefusal(
    `The database at DATABASE_URL is PostgreSQL ${major}; version ${OLDEST_MAJOR} or newer is needed.`,
    'Upgrade that server, or unset DATABASE_URL to use the one that comes with the product.',
  );
}

async function refuseWithoutSchemaRights(client: Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean; role: string; database: string }>(
    `select has_schema_privilege('public', 'create') as may, current_user as role, current_database() as database`,
  );
  const found = rows[0];
  if (found?.may) return;
  throw new StartRefusal(
    `The role "${found?.role}" may not make tables in the database "${found?.database}".`,
    `Make it the owner: ALTER DATABASE ${found?.database} OWNER TO ${found?.role};`,
  );
}

/**
 * Makes the app's role and keeps its password in the home. All databases of a server share their roles: one that
 * another installation uses is left alone, since a new password would lock that installation out.
 */
async function makeAppRole(
  client: Client,
  passwordFile: string,
  log: (line: LogLine) => void,
): Promise<string | undefined> {
  const kept = (await readPasswords(passwordFile))?.[APP];
  const { rows } = await client.query<{ elsewhere: boolean }>(
    `select exists (select from pg_shdepend d join pg_database b on b.oid = d.dbid
                     where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid
                       and b.datname <> current_database()) as elsewhere
       from pg_roles r where rolname = $1`,
    [APP],
  );
  if (rows.length === 1 && kept !== undefined) return kept;
  if (rows[0]?.elsewhere) {
    log({ level: 'warn', event: 'database-app-role-belongs-to-another-installation' });
    return undefined;
  }
  const password = kept ?? (await drawPasswords(passwordFile, [APP]))[APP] ?? '';
  try {
    const verb = rows.length === 1 ? 'alter' : 'create';
    await client.query(`${verb} role ${APP} login password ${client.escapeLiteral(password)}`);
    const { rows: here } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(`grant connect on database ${client.escapeIdentifier(here[0]?.name ?? '')} to ${APP}`);
    return password;
  } catch (failure) {
    await rm(passwordFile, { force: true });
    log({ level: 'warn', event: 'database-without-app-role', code: codeOf(failure) });
    return undefined;
  }
}

async function canLogIn(url: string, log: (line: LogLine) => void): Promise<boolean> {
  try {
    await (await reach(url)).end();
    return true;
  } catch (failure) {
    const cause = failure instanceof Error ? failure.cause : undefined;
    log({ level: 'warn', event: 'database-app-role-cannot-log-in', code: codeOf(cause) });
    return false;
  }
}

/** The same address with another login. Also for addresses without a host, whose URLs the WHATWG parser refuses. */
export function withLogin(url: string, role: string, password: string): string {
  const login = `${encodeURIComponent(role)}:${encodeURIComponent(password)}@`;
  return url.replace(/^([a-z]+:\/\/)(?:[^/?#]*@)?/, `$1${login}`);
}
