import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartRefusal } from '#server/platform/start-refusal';
import type { LogLine } from './log-line.ts';
import { withClient } from './login.ts';
import { findPostmaster } from './postmaster-file.ts';
import { asNobody, isLinux, isRoot, scratch, startElsewhere, startHere } from './supervisor.fixture.ts';
import { startPostgres } from './supervisor.ts';

let place: Awaited<ReturnType<typeof scratch>>;
let home: string;
beforeEach(async () => {
  place = await scratch();
  home = join(place.path, 'home');
});
afterEach(() => place.remove());

const ask = async (url: string, sql: string): Promise<unknown> =>
  withClient(url, async (client) => (await client.query(sql)).rows[0]);
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
/** A dead process that nobody has buried yet has no command line any more. */
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`).length > 0;

async function until(come: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!come()) {
    if (Date.now() > deadline) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('an ordinary start', () => {
  test('keeps what was written until the next start, and nobody else can enter its directories', async () => {
    const first = await startHere(home);
    await ask(first.ownerUrl, `create table note as select 'שלום' as text`);
    await first.stop();
    expect(await findPostmaster(join(home, 'postgres'))).toBeUndefined();

    const second = await startHere(home);
    expect(await ask(second.ownerUrl, 'select text from note')).toEqual({ text: 'שלום' });
    for (const closed of ['postgres', 'run/postgres']) expect(await modeOf(join(home, closed))).toBe(0o700);
    expect(await modeOf(join(home, 'postgres-roles.json'))).toBe(0o600);
    expect(await ask(second.ownerUrl, 'show listen_addresses')).toEqual({ listen_addresses: '' });
    await second.stop();
    await second.stop();
  });

  test('lets in nobody without the password, and the roles are no superusers', async () => {
    const postgres = await startHere(home);
    await expect(ask(postgres.appUrl.replace(/:[^:@/]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      'password',
    );
    for (const url of [postgres.ownerUrl, postgres.appUrl]) {
      expect(
        await ask(url, `select rolsuper, rolcreaterole from pg_roles where rolname = current_user`),
      ).toEqual({
        rolsuper: false,
        rolcreaterole: false,
      });
    }
    await expect(ask(postgres.appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied');
    await postgres.stop();
  });

  test('brings every commit to the disk unless a test asks otherwise', async () => {
    const postgres = await startPostgres({ home, log: () => undefined });
    expect(await ask(postgres.ownerUrl, 'show fsync')).toEqual({ fsync: 'on' });
    expect(await ask(postgres.ownerUrl, 'show synchronous_commit')).toEqual({ synchronous_commit: 'on' });
    await postgres.stop();
  });

  test('never writes into its log what a customer said', async () => {
    const postgres = await startHere(home);
    await ask(postgres.ownerUrl, 'create table note (id int primary key, text text)');
    const failing = [
      `select 'Dana Levi 050-1234567'::int`,
      `insert into note values (1, 'Dana Levi'), (1, 'Dana Levi')`,
      `do $$ begin raise warning 'about Dana'; raise exception 'Dana Levi'; end $$`,
    ];
    for (const sql of failing) await expect(ask(postgres.ownerUrl, sql)).rejects.toThrow();
    await withClient(postgres.ownerUrl, (client) =>
      expect(client.query('select $1::int', ['Dana Levi'])).rejects.toThrow(),
    );
    await postgres.stop();
    const log = await readFile(join(home, 'logs', 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/Dana|Levi|1234567/);
    expect(await modeOf(join(home, 'logs', 'postgres.log'))).toBe(0o600);
  });

  test('works in a home whose name is long, Hebrew, and has blanks, commas and quotes', async () => {
    home = join(place.path, 'הכיסא הריק, "ours"', 'x'.repeat(120));
    const postgres = await startHere(home);
    expect(await ask(postgres.appUrl, 'select 1 as one')).toEqual({ one: 1 });
    expect(existsSync(join(home, 'postgres', 'PG_VERSION'))).toBe(true);
    const short = await readFile(join(home, 'run', 'socket-directory'), 'utf8');
    expect(Buffer.byteLength(short)).toBeLessThan(60);
    expect((await modeOf(short)) & 0o066).toBe(0);
    await expect(startHere(home)).rejects.toThrow(`pid ${process.pid}`);
    await postgres.stop();
    await rm(short, { recursive: true });
  });

  test('makes new passwords when the file with them was lost, and loses no row', async () => {
    const first = await startHere(home);
    await ask(first.ownerUrl, 'create table note as select 7 as seven');
    await first.stop();
    await rm(join(home, 'postgres-roles.json'));
    const second = await startHere(home);
    expect(await ask(second.ownerUrl, 'select seven from note')).toEqual({ seven: 7 });
    expect(await ask(second.appUrl, 'select 1 as one')).toEqual({ one: 1 });
    await second.stop();
  });
});

describe('one process per home', () => {
  test('the second process is told who has the home, and gets it when that one is killed', async () => {
    const first = await startElsewhere(home);
    const refusal = await startHere(home).catch((failure: unknown) => failure);
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect(String(refusal)).toContain(`pid ${first.process.pid}`);
    await first.kill();
    const second = await startHere(home);
    expect(second.pid).toBe(first.pid);
    await second.stop();
  });

  test('of five that start at once exactly one gets the home', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 5 }, () => startHere(home)));
    const winners = starts.filter((start) => start.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const { value } of winners) await value.stop();
  });
});

describe('after our process was killed', () => {
  test('its server is adopted with the sessions of the dead ended, and stopped with us', async () => {
    const killed = await startElsewhere(home);
    const straggler = withClient(killed.url, (client) => client.query('select pg_sleep(60)'));
    const ended = expect(straggler).rejects.toThrow();
    await withClient(killed.url, async (client) => {
      const waiting = `select from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`;
      while ((await client.query(waiting)).rowCount === 0);
    });
    await killed.kill();
    expect(isAlive(killed.pid)).toBe(true);
    const postgres = await startHere(home);
    await ended;
    expect(postgres.pid).toBe(killed.pid);
    expect(postgres.lines.map(({ event }) => event)).toContain('database-adopted');
    await postgres.stop();
    expect(await findPostmaster(join(home, 'postgres'))).toBeUndefined();
  });

  test('a server with other settings is not adopted but replaced', async () => {
    const killed = await startElsewhere(home);
    await killed.kill();
    const postgres = await startPostgres({ home, log: () => undefined });
    expect(postgres.pid).not.toBe(killed.pid);
    expect(await ask(postgres.ownerUrl, 'show fsync')).toEqual({ fsync: 'on' });
    await postgres.stop();
  });

  test('a server that was killed too leaves files that do not hinder the next', async () => {
    const killed = await startElsewhere(home);
    await killed.kill();
    process.kill(killed.pid, 'SIGKILL');
    const postgres = await startHere(home);
    expect(postgres.pid).not.toBe(killed.pid);
    expect(await ask(postgres.ownerUrl, 'select 1 as one')).toEqual({ one: 1 });
    await postgres.stop();
  });

  test.skipIf(!isLinux)(
    'an innocent process that got the number of the dead server is left alone',
    async () => {
      await (await startHere(home)).stop();
      const data = join(home, 'postgres');
      const { uid, gid } = await stat(data);
      const innocent = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
      await once(innocent, 'spawn');
      const sockets = join(home, 'run', 'postgres');
      const file = `${innocent.pid}\n${data}\n1700000000\n5432\n${sockets}\n\n  1 1\nready   \n`;
      await writeFile(join(data, 'postmaster.pid'), file);
      await writeFile(join(sockets, '.s.PGSQL.5432.lock'), file);
      const postgres = await startHere(home);
      expect(await ask(postgres.ownerUrl, 'select 1 as one')).toEqual({ one: 1 });
      expect(isAlive(innocent.pid ?? 0)).toBe(true);
      await postgres.stop();
      expect(innocent.exitCode).toBeNull();
      innocent.kill();
    },
  );
});

test('a server that dies under us is told at once, one that we stop is not', async () => {
  let tell: (line: LogLine) => void = () => undefined;
  const told = new Promise<LogLine>((resolve) => {
    tell = resolve;
  });
  const log = (line: LogLine) => (line.event === 'database-ended' ? tell(line) : undefined);
  const postgres = await startPostgres({ home, durability: 'none', log });
  process.kill(postgres.pid, 'SIGKILL');
  expect(await told).toMatchObject({ level: 'error', logFile: join(home, 'logs', 'postgres.log') });
  await postgres.stop();

  const next = await startHere(home);
  await next.stop();
  expect(next.lines.map(({ event }) => event)).toEqual(['database-started', 'database-stopped']);
});

test('a server that died is started again at its old address, with every row that was acknowledged', async () => {
  const events: string[] = [];
  const postgres = await startPostgres({ home, log: ({ event }) => events.push(event) });
  await ask(postgres.ownerUrl, 'create table note as select 1 as id');
  for (let death = 1; death <= 2; death++) {
    const before = postgres.pid;
    process.kill(before, 'SIGKILL');
    await until(() => events.filter((event) => event === 'database-revived').length === death);
    expect(postgres.pid).not.toBe(before);
    expect(await ask(postgres.ownerUrl, 'select id from note')).toEqual({ id: 1 });
  }
  await postgres.stop();
  expect(isAlive(postgres.pid)).toBe(false);
  expect(events.at(-1)).toBe('database-stopped');
});

test('an adopted server that died is started again too', async () => {
  const child = await startElsewhere(home);
  await child.kill();
  const events: string[] = [];
  const postgres = await startPostgres({ home, durability: 'none', log: ({ event }) => events.push(event) });
  expect(events).toEqual(['database-adopted']);
  process.kill(postgres.pid, 'SIGKILL');
  await until(() => events.includes('database-revived'));
  expect(await ask(postgres.appUrl, 'select 1 as one')).toEqual({ one: 1 });
  await postgres.stop();
});

describe('a home that is not as it should be', () => {
  test('a first start that was cut short is begun again', async () => {
    await mkdir(join(home, 'postgres.new', 'base'), { recursive: true });
    await appendFile(join(home, 'postgres.new', 'PG_VERSION'), '18\n');
    const postgres = await startHere(home);
    expect(existsSync(join(home, 'postgres.new'))).toBe(false);
    await postgres.stop();
  });

  test.each([
    ['19', 'newer release'],
    ['17', 'Make a backup'],
  ])('a database of PostgreSQL %s is refused with what to do, and not touched', async (version, remedy) => {
    const data = join(home, 'postgres');
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'PG_VERSION'), `${version}\n`);
    await expect(startHere(home)).rejects.toThrow(remedy);
    await expect(startHere(home)).rejects.toThrow(`made by PostgreSQL ${version}`);
    expect(await readFile(join(data, 'PG_VERSION'), 'utf8')).toBe(`${version}\n`);
  });

  test('a directory with foreign files in the place of the database is refused', async () => {
    await mkdir(join(home, 'postgres'), { recursive: true });
    await writeFile(join(home, 'postgres', 'diary.txt'), 'mine');
    await expect(startHere(home)).rejects.toThrow('is not a database');
  });

  test.skipIf(!isRoot)('a user who may not write the home gets a sentence', async () => {
    await mkdir(home, { mode: 0o755 });
    const child = await startElsewhere(home, { through: asNobody });
    expect(child.refusal).toContain('may not write');
    await child.end();
  });

  test.skipIf(!isRoot)('a user who does not own the database gets a sentence', async () => {
    await (await startHere(home)).stop();
    await chmod(join(home, 'run'), 0o777);
    await rm(join(home, 'run', 'server.lock'), { force: true });
    const child = await startElsewhere(home, { through: asNobody });
    expect(child.refusal).toContain('belongs to another user');
    await child.end();
  });
});
