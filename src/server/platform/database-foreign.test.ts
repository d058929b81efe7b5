import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, openDatabase } from './database.ts';
import { refuseOldMajor, withLogin } from './database-foreign.ts';
import { migrate } from './migrate.ts';
import type { LogLine } from './postgres-supervisor/log-line.ts';
import { withClient } from './postgres-supervisor/login.ts';
import { scratch, startHere } from './postgres-supervisor/supervisor.fixture.ts';

/** A PostgreSQL of "somebody else": its keeper, a database, and a role that owns it and may make no roles. */
let place: Awaited<ReturnType<typeof scratch>>;
let server: Awaited<ReturnType<typeof startHere>>;
let keeperUrl: string;
let modestUrl: string;
let home: string;
let lines: LogLine[];
let homes = 0;

beforeAll(async () => {
  place = await scratch();
  server = await startHere(join(place.path, 'theirs'));
  keeperUrl = server.superuserUrl.replace('/empty_chair?', '/theirs?');
  await withClient(server.superuserUrl, async (client) => {
    await client.query('drop owned by empty_chair_app');
    await client.query('drop role empty_chair_app');
    await client.query(`create role modest login password 'modest'`);
    await client.query('create database theirs owner modest');
  });
  modestUrl = withLogin(keeperUrl, 'modest', 'modest');
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});
beforeEach(() => {
  home = join(place.path, `home-${homes++}`);
  lines = [];
});

const open = (databaseUrl: string) => openDatabase({ home, databaseUrl, log: (line) => lines.push(line) });
const events = () => lines.map(({ event }) => event);

test('a role that may make no other one serves alone, and that is said', async () => {
  const database = await open(modestUrl);
  expect(database).toMatchObject({ kind: 'foreign', separateAppRole: false, appUrl: modestUrl });
  expect(events()).toContain('database-without-app-role');
  await database.stop();
});

test('a role that may makes the app role, and its password outlives the process', async () => {
  const first = await open(keeperUrl);
  expect(first.separateAppRole).toBe(true);
  expect((await stat(join(home, 'keys', 'database.json'))).mode & 0o777).toBe(0o600);
  await migrate(first.ownerUrl, { directory: await oneMigration() });
  const pool = connect(first.appUrl, { max: 1, applicationName: 'test' });
  await pool.query('insert into note values (1)');
  await expect(pool.query('create table mine (id int)')).rejects.toThrow('permission denied');
  await pool.end();
  await first.stop();

  const second = await open(keeperUrl);
  expect(second.appUrl).toBe(first.appUrl);
  await second.stop();
  expect(JSON.stringify(lines)).not.toContain(await passwordIn(join(home, 'keys', 'database.json')));
});

test('the app role of another installation on the same server keeps its password', async () => {
  await withClient(
    server.superuserUrl,
    async (client) => void (await client.query('create database others')),
  );
  const theirs = await open(keeperUrl);
  expect(theirs.separateAppRole).toBe(true);
  await migrate(theirs.ownerUrl, { directory: await oneMigration() });
  await theirs.stop();
  home = `${home}-other`;
  const other = await open(keeperUrl.replace('/theirs?', '/others?'));
  expect(other.separateAppRole).toBe(false);
  expect(events()).toContain('database-app-role-belongs-to-another-installation');
  await other.stop();
  await expect(withClient(theirs.appUrl, (client) => client.query('select 1'))).resolves.toBeDefined();
});

test('a server that is down, a wrong password, a missing database each get their sentence', async () => {
  const down = 'postgresql://a:b@127.0.0.1:9/none';
  await expect(open(down)).rejects.toThrow('does not answer (ECONNREFUSED)');
  await expect(open(withLogin(keeperUrl, 'modest', 'wrong'))).rejects.toThrow('refused the user or password');
  await expect(open(keeperUrl.replace('/theirs?', '/absent?'))).rejects.toThrow('does not exist');
  await (await open(keeperUrl)).stop();
});

test('a role that may not make tables is refused with the command that helps', async () => {
  await withClient(server.superuserUrl, (client) => client.query(`create role guest login password 'guest'`));
  await expect(open(withLogin(keeperUrl, 'guest', 'guest'))).rejects.toThrow(
    'ALTER DATABASE theirs OWNER TO guest',
  );
});

test('a deaf database is refused there too', async () => {
  await withClient(server.superuserUrl, (client) =>
    client.query(`create database deaf template template0 encoding 'UTF8' locale 'C'`),
  );
  await expect(open(keeperUrl.replace('/theirs?', '/deaf?'))).rejects.toThrow('does not know Hebrew letters');
});

test('PostgreSQL 14 is refused, 15 is not', () => {
  expect(() => refuseOldMajor(14)).toThrow('PostgreSQL 14; version 15 or newer is needed');
  expect(() => refuseOldMajor(15)).not.toThrow();
});

test.each([
  ['postgresql://me:x@host:1/db?a=b', 'postgresql://app:p%40@host:1/db?a=b'],
  ['postgres://host/db', 'postgres://app:p%40@host/db'],
  ['postgresql://me@/db?host=%2Frun', 'postgresql://app:p%40@/db?host=%2Frun'],
])('the login of %s is replaced and nothing else', (url, replaced) => {
  expect(withLogin(url, 'app', 'p@')).toBe(replaced);
});

async function oneMigration(): Promise<string> {
  const directory = join(place.path, 'migrations');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
  await writeFile(join(directory, '0001-note.sql'), 'create table note (id int primary key)');
  return directory;
}

async function passwordIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return /"empty_chair_app":"([^"]+)"/.exec(text)?.[1] ?? 'nothing found';
}
