import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { callServer, commandLine, pause, type Running, scratch, startServer } from '#server/process.fixture';

/**
 * The drill: a home is filled, saved, one person is forgotten, the machine is lost, and a blank home is filled from the
 * two files. What was there is there, what was forgotten stays forgotten, and the counters equal their rows.
 */
let place: Awaited<ReturnType<typeof scratch>>;
const running: Running[] = [];
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  for (const server of running) await server.stop();
  await place.remove();
});

const open = async (home: string): Promise<Running> => {
  const server = await startServer(home);
  running.push(server);
  return server;
};
const close = async (server: Running): Promise<void> => {
  running.splice(running.indexOf(server), 1);
  expect(await server.stop()).toBe(0);
};

async function becomeOwner(server: Running): Promise<string> {
  let secret: string | undefined;
  for (let tries = 0; tries < 200 && secret === undefined; tries++) {
    [, secret] = /welcome#(\S+)\n/.exec(server.output()) ?? [];
    await pause(50);
  }
  const joined = await callServer(
    server,
    'POST',
    '/session/link',
    { secret, name: 'Owner', email: 'owner@example.test', password: 'correct horse battery' },
    {},
  );
  expect(joined.status).toBeLessThan(300);
  return String(joined.headers.get('set-cookie')).split(';')[0] ?? '';
}

const people = [
  { reference: 'r1', name: 'דנה אלמוג', phone: '052-7431196' },
  { reference: 'r2', name: 'יותם שביט', phone: '052-7431185' },
];

async function fill(server: Running, cookie: string): Promise<string> {
  const made = await callServer(
    server,
    'POST',
    '/keys',
    { kind: 'ingest', name: 'shop', source: 'shop' },
    { cookie },
  );
  const { key } = z.object({ key: z.string() }).parse(made.json);
  const sent = await send(server, key);
  expect(sent).toEqual({ stored: 60, duplicate: 0, rejected: 0 });
  return key;
}

async function send(server: Running, key: string) {
  const interactions = Array.from({ length: 60 }, (_, at) => ({
    externalId: `e${at}`,
    occurredAt: '2026-02-01T10:00:00Z',
    kind: 'survey-answer',
    channel: 'web',
    customer: people[at % 2],
    text: `מילים ${at}`,
    measure: 'nps',
    score: at % 11,
  }));
  const answer = await callServer(
    server,
    'POST',
    '/interactions',
    { interactions },
    { authorization: `Bearer ${key}` },
  );
  return z.object({ stored: z.number(), duplicate: z.number(), rejected: z.number() }).parse(answer.json);
}

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
async function names(server: Running): Promise<string[]> {
  const found = await callServer(server, 'POST', '/customers/search', {});
  return listSchema
    .parse(found.json)
    .items.map((item) => item.name)
    .sort();
}

async function equalCounters(server: Running): Promise<boolean> {
  const rebuilt = await callServer(server, 'POST', '/operations/rebuild', { compare: true });
  return z.object({ equal: z.boolean() }).parse(rebuilt.json).equal;
}

test('a blank home filled from a backup has what was saved, and not whom was forgotten since', async () => {
  const [first, second, third] = ['one', 'two', 'three'].map((name) => join(place.path, name));
  if (first === undefined || second === undefined || third === undefined) throw new Error('no homes');
  const server = await open(first);
  const cookie = await becomeOwner(server);
  const key = await fill(server, cookie);
  const saved = await commandLine(['backup', '--to', join(place.path, 'out'), '--home', first, '--json']);
  expect(saved.err).toContain('different places');
  expect(saved.code).toBe(0);
  const { file, keys } = z.object({ file: z.string(), keys: z.string() }).parse(JSON.parse(saved.out));
  const found = await callServer(server, 'POST', '/customers/search', { query: 'דנה' });
  const [dana] = listSchema.parse(found.json).items;
  const erased = await callServer(
    server,
    'POST',
    `/customers/${dana?.id}/erasure`,
    { reason: 'a letter', askedOn: '2026-02-20', password: 'correct horse battery' },
    { cookie },
  );
  expect(erased.json).toMatchObject({ number: 1, counts: { records: 1, interactions: 30 } });
  expect(await equalCounters(server)).toBe(true);
  const later = await commandLine(['backup', '--to', join(place.path, 'later'), '--home', first, '--json']);
  expect(later.code).toBe(0);
  const laterKeys = readdirSync(join(place.path, 'later')).find((name) => name.endsWith('.keys'));
  await close(server);

  // The older rows with the keys of today: the person is erased again before the door opens.
  const restored = await commandLine([
    'restore',
    file,
    '--keys',
    join(place.path, 'later', laterKeys ?? ''),
    '--home',
    second,
    '--json',
  ]);
  expect(restored).toMatchObject({ code: 0 });
  const again = await open(second);
  expect(await names(again)).toEqual(['יותם שביט']);
  expect(await equalCounters(again)).toBe(true);
  expect(await send(again, key)).toEqual({ stored: 0, duplicate: 30, rejected: 30 });
  await close(again);

  // The older rows with the older keys are what they were: the certificate says so.
  const old = await commandLine(['restore', file, '--keys', keys, '--home', third, '--json']);
  expect(old).toMatchObject({ code: 0 });
  const before = await open(third);
  expect(await names(before)).toEqual(['דנה אלמוג', 'יותם שביט']);
  expect(await send(before, key)).toEqual({ stored: 0, duplicate: 60, rejected: 0 });
  await close(before);

  const wrong = await commandLine(['restore', file, '--home', join(place.path, 'four')]);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('--keys');
  const filled = await commandLine(['restore', file, '--home', second]);
  expect(filled.code).toBe(1);
  expect(filled.err).toContain('already holds an organization');
});
