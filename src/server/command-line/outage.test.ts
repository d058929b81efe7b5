import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  beginImport,
  callServer,
  commandLine,
  pause,
  type Running,
  scratch,
  startServer,
  watchImport,
} from '#server/process.fixture';

/**
 * The database dies, stays away, or its disk is full, in the middle of an import. The process lives on and says what is
 * wrong; nothing is half done; when the trouble is over everything goes on by itself to exact counters.
 */
const ROWS = 30_000;
/** One row in a hundred has no id, one an impossible date. */
const EXPECTED = { received: ROWS, stored: ROWS - 600, duplicate: 0, quarantined: 300, rejected: 300 };
const MAPPING = {
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  file: { format: 'csv', encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd' },
  rows: 'interaction',
  fields: {
    externalId: { column: 'id' },
    occurredAt: { column: 'at' },
    kind: { constant: 'ticket' },
    channel: { constant: 'mail' },
    text: { column: 'text' },
    'customer.reference': { column: 'person' },
  },
};
const FILE = [
  'id,at,person,text',
  ...Array.from(
    { length: ROWS },
    (_, at) =>
      `${at % 100 === 50 ? '' : `t${at}`},${at % 100 === 90 ? '2026-02-31' : '2026-01-04'},p${at % 4_000},The parcel came ${at} minutes late`,
  ),
  '',
].join('\n');
const problemSchema = z.object({ code: z.string(), title: z.string() });

let place: Awaited<ReturnType<typeof scratch>>;
let home: string;
let server: Running | undefined;
beforeEach(async () => {
  place = await scratch();
  home = join(place.path, 'home');
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await place.remove();
});

async function open(): Promise<Running> {
  server = await startServer(home);
  return server;
}

function postmaster(): number {
  return Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Without its settings PostgreSQL cannot start again. */
function keepAway(): { bringBack(): void } {
  const settings = join(home, 'postgres', 'postgresql.conf');
  renameSync(settings, `${settings}.away`);
  process.kill(postmaster(), 'SIGKILL');
  return { bringBack: () => renameSync(`${settings}.away`, settings) };
}

async function refusedWith(running: Running, code: string): Promise<{ title: string; headers: Headers }> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { status, json, headers } = await callServer(running, 'GET', '/imports');
    if (status === 503 && problemSchema.parse(json).code === code)
      return { title: problemSchema.parse(json).title, headers };
    expect([200, 503]).toContain(status);
    if (Date.now() > until) throw new Error(`no ${code}: ${status} ${JSON.stringify(json)}`);
    await pause(50);
  }
}

async function isReady(running: Running): Promise<void> {
  const until = Date.now() + 60_000;
  while (
    z.object({ status: z.string() }).parse((await callServer(running, 'GET', '/health')).json).status !==
    'ready'
  ) {
    if (Date.now() > until) throw new Error('it does not become ready again');
    await pause(100);
  }
}

async function expectExact(running: Running, id: string): Promise<void> {
  const ended = await watchImport(running, id, ({ state }) => state !== 'waiting' && state !== 'running');
  expect(ended).toMatchObject({ state: 'done', failure: null, waitsFor: null, errors: 600, ...EXPECTED });
  await isReady(running);
  const compared = await callServer(running, 'POST', '/operations/rebuild', { compare: true });
  expect(compared.json).toMatchObject({ equal: true, differences: [] });
}

describe('a database that dies', () => {
  test('three times in the middle of an import leaves every row counted once, under the same process', async () => {
    const running = await open();
    const id = await beginImport(running, FILE, MAPPING);
    for (let death = 1; death <= 3; death++) {
      await watchImportThrough(running, id, death * 6_000);
      process.kill(postmaster(), 'SIGKILL');
    }
    await throughAway(() => expectExact(running, id));
    expect(running.output()).not.toMatch(/broke|Error/);
  });

  test('and stays away is told with a sentence, and everything goes on when it is back', async () => {
    const running = await open();
    const mapping = join(place.path, 'mapping.json');
    const file = join(place.path, 'export.csv');
    writeFileSync(mapping, JSON.stringify(MAPPING));
    writeFileSync(file, FILE);
    const words = ['--source', 'desk', '--mapping', mapping, '--home', home, '--json'];
    const importing = commandLine(['import', file, ...words]);
    const id = await idOfImport(running);
    await watchImportThrough(running, id, 5_000);
    const away = keepAway();
    const { title, headers } = await refusedWith(running, 'DATABASE_AWAY');
    expect(title).toMatch(/database does not answer.*try again/i);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await callServer(running, 'GET', '/health')).json).toMatchObject({ status: 'degraded' });
    const sender = { authorization: `Bearer ec_ingest_${'x'.repeat(40)}` };
    const sent = await callServer(running, 'POST', '/interactions', { interactions: [] }, sender);
    expect(sent).toMatchObject({ status: 503, json: { code: 'DATABASE_AWAY' } });
    const doctor = await commandLine(['doctor', '--home', home, '--json']);
    expect(doctor.code).toBe(1);
    expect(doctor.err).toMatch(/^The database does not answer\. .*\n$/);
    away.bringBack();
    const { code, out, err } = await importing;
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, ...EXPECTED });
    expect(err).toMatch(/goes on by itself/);
    await expectExact(running, id);
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

function tryMount(): boolean {
  const folder = join(tmpdir(), 'ec-may-mount');
  try {
    mkdirSync(folder, { recursive: true });
    mount(folder, 4);
    asRoot('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function asRoot(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: 'ignore' });
}

function mount(folder: string, megabytes: number): void {
  asRoot('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
}

describe.skipIf(!canMount)('a disk of its own that is full (needs root)', () => {
  beforeEach(() => {
    mkdirSync(home);
    mount(home, 420);
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    asRoot('umount', ['-l', home]);
  });

  /** Leaves so many megabytes. */
  function fill(left: number): { free(): void } {
    const filler = join(home, 'filler');
    // The import writes on while room is counted: what was there may be gone a moment later.
    for (let tries = 0; ; tries++) {
      const { bavail, bsize } = statfsSync(home);
      try {
        asRoot('fallocate', ['-l', String(bavail * bsize - left * 1_048_576), filler]);
        return { free: () => rmSync(filler) };
      } catch (fault) {
        if (tries === 20) throw fault;
      }
    }
  }

  test('in the middle of an import stops it without a half-stored row, and it goes on when there is room', async () => {
    const running = await open();
    const id = await beginImport(running, FILE, MAPPING);
    await watchImportThrough(running, id, 3_000);
    const disk = fill(4);
    const said = await toldOf(running, id);
    expect(said).toMatch(/disk.*full.*free some space/i);
    expect((await callServer(running, 'GET', '/health')).json).toMatchObject({ status: 'degraded' });
    disk.free();
    await throughAway(() => expectExact(running, id));
  });

  test('refuses a new file and says why, keeps nothing of it, and ends with 1 on the command line', async () => {
    const running = await open();
    const disk = fill(40);
    const mapping = join(place.path, 'mapping.json');
    const file = join(place.path, 'export.csv');
    writeFileSync(mapping, JSON.stringify(MAPPING));
    writeFileSync(file, FILE);
    const words = ['--source', 'desk', '--mapping', mapping, '--home', home, '--json'];
    const { code, out, err } = await commandLine(['import', file, ...words]);
    expect(err).toMatch(/disk.*full.*free some space/i);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: 'DISK_FULL' });
    expect((await callServer(running, 'GET', '/imports')).json).toEqual([]);
    disk.free();
    expect((await commandLine(['import', file, ...words])).code).toBe(0);
  });
});

/** The first import that the server knows. */
async function idOfImport(running: Running): Promise<string> {
  for (;;) {
    const found = z
      .array(z.object({ id: z.string() }))
      .parse((await callServer(running, 'GET', '/imports')).json);
    if (found[0] !== undefined) return found[0].id;
    await pause(20);
  }
}

async function watchImportThrough(running: Running, id: string, rows: number): Promise<void> {
  await throughAway(() =>
    watchImport(running, id, ({ received, state }) => received >= rows || state === 'done'),
  );
}

/** A look that the outage answered is done again; one that takes too long is not. */
async function throughAway(look: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    try {
      await look();
      return;
    } catch (fault) {
      if (!(fault instanceof z.ZodError) || Date.now() > until) throw fault;
      await pause(50);
    }
  }
}

/** What the import or, when the database itself went down, the refusal says. */
async function toldOf(running: Running, id: string): Promise<string> {
  const until = Date.now() + 120_000;
  const saying = z.object({ failure: z.string() }).or(problemSchema);
  for (;;) {
    const { json } = await callServer(running, 'GET', `/imports/${id}`);
    const said = saying.safeParse(json).data;
    const words = said === undefined ? '' : 'failure' in said ? said.failure : said.title;
    if (/disk/.test(words)) return words;
    if (Date.now() > until) throw new Error(`nothing was said of the disk: ${JSON.stringify(json)}`);
    await pause(100);
  }
}
