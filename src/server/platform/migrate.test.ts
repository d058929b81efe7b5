import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './database.fixture.ts';
import { migrate, readMigrations } from './migrate.ts';
import { StartRefusal } from './start-refusal.ts';

let database: TestDatabase;
let directory: string;
beforeEach(async () => {
  database = await testDatabase();
  await database.ownerPool.query('drop schema public cascade');
  await database.ownerPool.query('create schema public');
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  await add(
    '0001-notes',
    'create table note (id bigint generated always as identity primary key, text text)',
  );
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const add = (name: string, sql: string) => writeFile(join(directory, `${name}.sql`), sql);
const bring = () => migrate(database.ownerUrl, { directory });
const appMay = async (sql: string): Promise<boolean> => {
  try {
    await database.appPool.query(sql);
    return true;
  } catch (failure) {
    if (failure instanceof Error && failure.message.startsWith('permission denied')) return false;
    throw failure;
  }
};

test('each migration is applied once, in order, and the way is told', async () => {
  expect(await bring()).toEqual({ from: null, to: '0001-notes' });
  await add('0002-more', 'alter table note add column more text; create index on note (more)');
  expect(await bring()).toEqual({ from: '0001-notes', to: '0002-more' });
  expect(await bring()).toEqual({ from: '0002-more', to: '0002-more' });
  const { rows } = await database.appPool.query('select name from schema_migration order by name');
  expect(rows).toEqual([{ name: '0001-notes' }, { name: '0002-more' }]);
});

test('a migration that fails leaves nothing of itself, and what came before stays', async () => {
  await add('0002-broken', 'create table half (id int); select 1 / 0');
  await expect(bring()).rejects.toThrow('migration 0002-broken failed');
  const { rows } = await database.ownerPool.query(
    `select to_regclass('note') is not null as note, to_regclass('half') is not null as half`,
  );
  expect(rows).toEqual([{ note: true, half: false }]);
});

test('a database of a newer release is refused and not touched', async () => {
  await add('0002-newer', 'create table newer (id int)');
  await bring();
  await rm(join(directory, '0002-newer.sql'));
  await expect(bring()).rejects.toThrow(StartRefusal);
  await expect(bring()).rejects.toThrow('newer release');
});

test('a migration that was edited after it was applied is refused, a changed line ending is not', async () => {
  await add('0001-notes', 'create table note (id int);\ncreate table other (id int);\n');
  await bring();
  await add('0001-notes', 'create table note (id int);\r\ncreate table other (id int);\r\n');
  await expect(bring()).resolves.toBeDefined();
  await add('0001-notes', 'create table note (id int8);\ncreate table other (id int);\n');
  await expect(bring()).rejects.toThrow('differs from the one that was applied');
});

test('a migration that is squeezed in below the newest is refused', async () => {
  await add('0003-third', 'create table third (id int)');
  await bring();
  await add('0002-late', 'create table late (id int)');
  await expect(bring()).rejects.toThrow('"0002-late" is missing');
});

test('two processes that start at once migrate one after the other', async () => {
  await add('0002-slow', 'select pg_sleep(0.3); create table slow (id int)');
  const outcomes = await Promise.all([bring(), bring(), bring()]);
  expect(outcomes.filter(({ from }) => from === null)).toHaveLength(1);
  expect(outcomes.filter(({ from }) => from === '0002-slow')).toHaveLength(2);
});

test('a directory without migrations, or with two of one number, is a fault', async () => {
  await add('0001-again', 'select 1');
  await expect(readMigrations(directory)).rejects.toThrow('numbered 0001');
  await rm(join(directory, '0001-again.sql'));
  await add('2-badly-named', 'select 1');
  await expect(readMigrations(directory)).rejects.toThrow('not named like');
  for (const name of ['2-badly-named', '0001-notes']) await rm(join(directory, `${name}.sql`));
  await expect(bring()).rejects.toThrow('no migrations in');
});

test('the app changes rows, adds to the history, and changes neither the history nor a table', async () => {
  await add(
    '0002-history',
    `create table veto (id int primary key, why text);
     comment on table veto is 'history: a veto is never unsaid';
     create table event (id int, at date not null) partition by range (at);
     create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
     comment on table event is 'history: events';
     create view notes as select text from note`,
  );
  await bring();
  expect(await appMay(`insert into note (text) values ('a')`)).toBe(true);
  expect(await appMay(`update note set text = 'b'`)).toBe(true);
  expect(await appMay('delete from note')).toBe(true);
  expect(await appMay('select * from notes')).toBe(true);
  expect(await appMay(`insert into veto values (1, 'unfair')`)).toBe(true);
  expect(await appMay('select * from veto')).toBe(true);
  expect(await appMay(`insert into event values (1, '2026-05-05')`)).toBe(true);
  for (const forbidden of [
    `update veto set why = 'fair'`,
    'delete from veto',
    'truncate veto',
    'truncate note',
    'delete from event',
    'delete from event_2026',
    `update event_2026 set at = '2026-06-06'`,
    'delete from schema_migration',
    `insert into schema_migration (name, checksum) values ('x', '')`,
    'create table mine (id int)',
  ]) {
    expect(await appMay(forbidden), forbidden).toBe(false);
  }
});

test('a table that becomes history loses its rights at the next start', async () => {
  await bring();
  expect(await appMay('delete from note')).toBe(true);
  await add('0002-now-history', `comment on table note is 'history: notes stay'`);
  await bring();
  expect(await appMay('delete from note')).toBe(false);
});
