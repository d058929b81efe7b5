import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  callServer,
  commandHere,
  commandLine,
  type Ended,
  type Running,
  scratch,
  startServer,
} from '#server/process.fixture';

/** Each mistake gets a sentence that says what is wrong and what to do, an exit code, and leaves nothing behind. */
let place: Awaited<ReturnType<typeof scratch>>;
let server: Running;
let home: string;
beforeAll(async () => {
  place = await scratch();
  home = join(place.path, 'home');
  server = await startServer(home);
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});

const MAPPING = {
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  rows: 'interaction',
  fields: {
    externalId: { column: 'id' },
    occurredAt: { column: 'at' },
    kind: { constant: 'ticket' },
    channel: { constant: 'mail' },
    text: { column: 'text' },
  },
};
const GOOD = 'id,at,text\n1,2026-01-04,Too slow\n2,2026-01-05,Thanks\n';
const HEBREW_1255 = Buffer.concat([
  Buffer.from('id,at,text\n1,2026-01-04,'),
  Buffer.from([0xf9, 0xec, 0xe5, 0xed]),
  Buffer.from('\n'),
]);

async function put(name: string, content: string | Buffer | object): Promise<string> {
  const path = join(place.path, name);
  const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  await writeFile(path, bytes);
  return path;
}

const importOf = async (
  file: string | Buffer,
  mapping: string | object = MAPPING,
  name = 'export.csv',
): Promise<Ended> =>
  commandHere([
    'import',
    await put(name, file),
    '--source',
    'desk',
    '--mapping',
    await put('mapping.json', mapping),
    '--errors',
    join(place.path, `${name}.errors.csv`),
    '--home',
    home,
    '--json',
  ]);

/** A sentence for a person: words, a full stop, no stack and no object. */
function expectSentence(err: string, says: RegExp): void {
  expect(err).toMatch(says);
  expect(err).toMatch(/[.?!]\s*$/);
  expect(err).not.toMatch(/\bat .*\.(ts|js):|Something broke|\[object|undefined|fault/);
}

function expectOnlyJson(out: string): unknown {
  const lines = out.split('\n').filter((line) => line !== '');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '');
}

async function expectNothingStored(): Promise<void> {
  expect((await callServer(server, 'GET', '/imports')).json).toEqual([]);
  expect((await callServer(server, 'GET', '/sources')).json).toEqual([]);
  expect(await readdir(join(home, 'uploads')).catch(() => [])).toEqual([]);
}

describe('a file or mapping that cannot be imported', () => {
  const withField = (field: string, cell: object) => ({
    ...MAPPING,
    fields: { ...MAPPING.fields, [field]: cell },
  });
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  test.each([
    ['a picture that is called csv', png, MAPPING, 'export.csv', /none of CSV/],
    [
      'text that is called xlsx',
      GOOD,
      { ...MAPPING, file: { format: 'xlsx' } },
      'export.xlsx',
      /xlsx|Excel/i,
    ],
    ['text that is called xes', GOOD, { ...MAPPING, file: { format: 'xes' } }, 'export.xes', /xes|XML/i],
    ['an empty file', '', MAPPING, 'export.csv', /empty/i],
    ['a file with a heading alone', 'id,at,text\n', MAPPING, 'export.csv', /no rows|empty/i],
    [
      'another encoding than the mapping says',
      HEBREW_1255,
      { ...MAPPING, file: { encoding: 'utf-8' } },
      'export.csv',
      /UTF-8/i,
    ],
    [
      'a mapping that names a missing column',
      GOOD,
      withField('customer.name', { column: 'full name' }),
      'export.csv',
      /full name.*The file has: id, at, text/s,
    ],
    ['a mapping that is not JSON', GOOD, '{"mapping": 1,', 'export.csv', /not JSON/],
    ['a mapping that is something else', GOOD, { hello: 1 }, 'export.csv', /mapping file .* is wrong at/],
    [
      'a mapping that leaves out what every row needs',
      GOOD,
      { ...MAPPING, fields: { externalId: { column: 'id' } } },
      'export.csv',
      /occurredAt/,
    ],
  ])('%s ends with 1 and a sentence, and nothing is stored', async (_, file, mapping, name, says) => {
    const { code, out, err } = await importOf(file, mapping, name);
    expectSentence(err, says);
    expect(code).toBe(1);
    if (out !== '') expect(expectOnlyJson(out)).toHaveProperty('error');
    await expectNothingStored();
  });

  test('a file that is not there ends with 1 and names it', async () => {
    const mapping = await put('mapping.json', MAPPING);
    const { code, out, err } = await commandHere([
      'import',
      join(place.path, 'nowhere.csv'),
      ...['--source', 'desk', '--mapping', mapping, '--home', home, '--json'],
    ]);
    expectSentence(err, /nowhere\.csv cannot be read/);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    await expectNothingStored();
  });
});

describe('wrong usage', () => {
  test.each([
    ['no command', [], /Which command/],
    ['an unknown command', ['fly'], /no command "fly"/],
    ['an unknown flag', ['start', '--colour', 'red'], /colour/],
    ['a port that is no number', ['start', '--port', 'many'], /--port/],
    ['a port beyond the last', ['start', '--port', '70000'], /--port/],
    ['an import without a mapping', ['import', 'a.csv', '--source', 'x', '--json'], /--mapping/],
    ['two files at once', ['import', 'a.csv', 'b.csv', '--source', 'x', '--mapping', 'm'], /1 word/],
    ['a key of a kind that does not exist', ['key', 'create', '--kind', 'gold', '--name', 'x'], /--kind/],
    ['a word that sample does not know', ['sample', 'burn'], /remove/],
  ])('%s ends with 2 and leaves standard output empty', async (_, words, says) => {
    vi.stubEnv('EMPTY_CHAIR_HOME', join(place.path, 'untouched'));
    const { code, out, err } = await commandHere(words);
    vi.unstubAllEnvs();
    expect(err).toMatch(says);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(await readdir(place.path)).not.toContain('untouched');
  });
});

describe('a start that cannot be', () => {
  const begin = (words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    commandLine(['start', '--no-sample', ...words], environment);

  test('on a port in use ends with 1, says which, and leaves no database running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = z.object({ port: z.number() }).parse(other.address());
    const own = join(place.path, 'second');
    const { code, err } = await begin(['--home', own, '--port', String(address.port)]);
    other.close();
    expectSentence(err, new RegExp(`Port ${address.port} .*in use.*--port`, 's'));
    expect(code).toBe(1);
    expect(await readdir(join(own, 'postgres'))).not.toContain('postmaster.pid');
    expect(await readdir(join(own, 'run'))).not.toContain('server.json');
  });

  test('in a home that another process holds ends with 1, and the first goes on', async () => {
    const { code, err } = await begin(['--home', home, '--port', '0']);
    expectSentence(err, /home|runs|another|already/i);
    expect(code).toBe(1);
    expect((await callServer(server, 'GET', '/health')).status).toBe(200);
  });

  test('on a data directory of a newer version ends with 1 and changes nothing there', async () => {
    const own = join(place.path, 'newer');
    await mkdir(join(own, 'postgres'), { recursive: true, mode: 0o700 });
    await writeFile(join(own, 'postgres', 'PG_VERSION'), '99\n');
    const { code, err } = await begin(['--home', own, '--port', '0']);
    expectSentence(err, /99/);
    expect(code).toBe(1);
    expect(await readdir(join(own, 'postgres'))).toEqual(['PG_VERSION']);
    expect(await readFile(join(own, 'postgres', 'PG_VERSION'), 'utf8')).toBe('99\n');
  });

  test('on a database that does not answer ends with 1 and names DATABASE_URL, but not its password', async () => {
    const own = join(place.path, 'foreign');
    const { code, err } = await begin(['--home', own, '--port', '0'], {
      DATABASE_URL: 'postgres://chair:sesame@127.0.0.1:9/chair',
    });
    expectSentence(err, /DATABASE_URL does not answer.*Check that it runs/s);
    expect(err).not.toContain('sesame');
    expect(code).toBe(1);
    expect(await readdir(own).then((names) => names.filter((name) => name === 'postgres'))).toEqual([]);
  });

  test('in a home that is a file ends with 1 and names it', async () => {
    const { code, err } = await begin(['--home', await put('a-file', 'not a directory'), '--port', '0']);
    expectSentence(err, /a-file/);
    expect(code).toBe(1);
  });
});

describe('with --json', () => {
  test('a command that works writes one JSON object to standard output and its words to standard error', async () => {
    const first = await importOf(GOOD);
    expect(first.code).toBe(0);
    expect(expectOnlyJson(first.out)).toEqual({
      import: expect.any(String),
      received: 2,
      stored: 2,
      duplicate: 0,
      quarantined: 0,
      rejected: 0,
      errorFile: null,
      seconds: expect.any(Number),
    });
    expect(first.err).toMatch(/2 received = 2 stored/);
    expect(expectOnlyJson((await importOf(GOOD)).out)).toMatchObject({ stored: 0, duplicate: 2 });
    const compared = await commandHere(['rebuild', '--compare', '--home', home, '--json']);
    expect(expectOnlyJson(compared.out)).toMatchObject({ equal: true, differences: [] });
    expect(compared.code).toBe(0);
    const doctor = await commandHere(['doctor', '--home', home, '--json']);
    expect(expectOnlyJson(doctor.out)).toMatchObject({ well: true });
    expect(doctor.code).toBe(0);
  });
});
