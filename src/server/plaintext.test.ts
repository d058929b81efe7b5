import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textAt } from './app.fixture.ts';
import { formsOf, scanFor } from './plaintext-scan.fixture.ts';
import {
  beginImport,
  callServer,
  pause,
  type Running,
  scratch,
  startServer,
  watchImport,
} from './process.fixture.ts';

/**
 * One marked person goes through every channel that exists: a file, live intake, a quarantined item, a case with its
 * subject and note, search, a merge, and a crash in between. Afterwards no byte on the disk may tell of them.
 */
const MARKS = {
  latinName: 'Quillfeatherby',
  hebrewName: 'קווילפדריאן',
  phone: '050-7311948',
  phoneDigits: '507311948',
  mail: 'zelda.quillmark@planted.example',
  reference: 'QFX-77120934',
  nationalId: '329471162',
  street: 'Marzipanwharf',
  said: 'snorkelwhisper',
  subject: 'bramblequartz',
  note: 'lanternmoss',
  poisoned: 'velvetgroan',
};
const WORDS = Object.values(MARKS);

let place: Awaited<ReturnType<typeof scratch>>;
let server: Running | undefined;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await server?.stop();
  await place.remove();
});

const FILE = [
  'id,at,reference,name,phone,mail,street,zehut,text',
  `1,2026-01-04,${MARKS.reference},Zelda ${MARKS.latinName},${MARKS.phone},${MARKS.mail},${MARKS.street} 4,${MARKS.nationalId},My ${MARKS.said} is broken`,
  ...Array.from({ length: 3_000 }, (_, at) => `${at + 2},2026-01-05,r${at},Person ${at},,,,,Nothing to say`),
  '',
].join('\n');

const column = (name: string) => ({ column: name });
const MAPPING = {
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  file: { format: 'csv', encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd' },
  rows: 'interaction',
  fields: {
    externalId: column('id'),
    occurredAt: column('at'),
    kind: { constant: 'ticket' },
    channel: { constant: 'mail' },
    text: column('text'),
    'customer.reference': column('reference'),
    'customer.name': column('name'),
    'customer.phone': column('phone'),
    'customer.email': column('mail'),
    'customer.street': column('street'),
    'customer.nationalId': column('zehut'),
  },
};

test('the scan finds a planted word in every form, also packed, so that its silence means something', async () => {
  const directory = join(place.path, 'control');
  await mkdir(directory, { recursive: true });
  let planted = 0;
  for (const word of WORDS) {
    const forms = formsOf(word);
    for (const [at, { bytes }] of forms.entries())
      await writeFile(join(directory, `${planted++}-${at}`), Buffer.concat([NOISE, bytes, NOISE]));
    await writeFile(join(directory, `packed-${planted}`), Buffer.concat([NOISE, gzipSync(word), NOISE]));
    // A word is met in the middle of an encoded text, not at its beginning.
    for (const before of ['', 'a', 'ab'])
      await writeFile(
        join(directory, `embedded-${planted}-${before.length}`),
        Buffer.from(`${before}${word} and so on`).toString('base64'),
      );
  }
  const { hits, files } = await scanFor(WORDS, directory);
  const found = new Set(hits.map((hit) => hit.file));
  expect(files).toBeGreaterThan(200);
  expect(found.size).toBe(files);
  await rm(directory, { recursive: true });
  const { hits: left } = await scanFor(WORDS, place.path);
  expect(left).toEqual([]);
});

const NOISE = Buffer.from([0x00, 0x81, 0xfe, 0x0d]);

test('nobody who takes the disk learns a name, a phone, a mail, a reference or a word of a customer', async () => {
  const home = join(place.path, 'home');
  const temporary = join(place.path, 'tmp');
  await mkdir(temporary, { mode: 0o777 });
  const outputs: string[] = [];
  const open = async (): Promise<Running> => {
    server = await startServer(home, { environment: { TMPDIR: temporary } });
    return server;
  };

  let running = await open();
  const cookie = await becomeOwner(running);
  const asOwner = (method: string, path: string, body?: unknown) =>
    callServer(running, method, path, body, { cookie });

  const id = await beginImport(running, FILE, MAPPING);
  await watchImport(running, id, (now) => now.received > 0);
  await running.kill();
  outputs.push(running.output());
  running = await open();
  const ended = await watchImport(running, id, (now) => now.state === 'done');
  expect(ended).toMatchObject({ received: 3_001, stored: 3_001 });

  const key = textAt(
    (await callServer(running, 'POST', '/keys', { kind: 'ingest', name: 'Live' })).json,
    'key',
  );
  const person = {
    reference: `live-${MARKS.reference}`,
    name: `זלדה ${MARKS.hebrewName}`,
    phone: MARKS.phone,
    email: MARKS.mail,
    nationalId: MARKS.nationalId,
    street: MARKS.street,
  };
  const item = { occurredAt: '2026-02-01T10:00:00Z', kind: 'mail', channel: 'mail', customer: person };
  const interactions = [
    { ...item, externalId: `mail-${MARKS.reference}`, text: `Again the ${MARKS.said}` },
    { ...item, externalId: '2', text: `${MARKS.poisoned} of ${MARKS.mail}\u0000` },
  ];
  const sent = await callServer(
    running,
    'POST',
    '/interactions',
    { interactions },
    {
      authorization: `Bearer ${key}`,
    },
  );
  expect(sent.json).toMatchObject({ stored: 1, quarantined: 1 });

  const found = await asOwner('POST', '/customers/search', { query: MARKS.latinName });
  const customerId = textAt(found.json, 'items', 0, 'id');
  for (const query of [MARKS.hebrewName, MARKS.phone, MARKS.mail])
    expect(
      textAt((await asOwner('POST', '/customers/search', { query })).json, 'items', 0, 'id'),
    ).toBeDefined();
  expect(textAt((await asOwner('GET', `/customers/${customerId}`)).json, 'name')).toContain('Zelda');
  await asOwner('GET', `/customers/${customerId}/timeline`);
  const heard = await asOwner('POST', '/verbatims/search', { query: MARKS.said });
  expect(heard.status).toBe(200);
  const divisionId = textAt((await asOwner('GET', '/divisions')).json, 0, 'id');
  const opened = await asOwner('POST', '/cases', { customerId, subject: MARKS.subject, divisionId });
  const words = `${MARKS.note}: call ${MARKS.phone}`;
  const noted = await asOwner('POST', `/cases/${textAt(opened.json, 'id')}/notes`, { words });
  expect(noted.status).toBe(200);
  // What is asked for in an address, or sent broken, must not reach a log either.
  await asOwner('GET', `/customers/${encodeURIComponent(MARKS.latinName)}`);
  await asOwner('GET', `/cases?after=${encodeURIComponent(MARKS.mail)}`);
  await asOwner('POST', '/customers/search', { query: MARKS.latinName, [MARKS.reference]: MARKS.mail });

  await running.kill();
  outputs.push(running.output());
  running = await open();
  const again = await asOwner('POST', '/customers/search', { query: MARKS.phone });
  expect(textAt(again.json, 'items', 0, 'id')).toBeDefined();
  expect(await running.stop()).toBe(0);
  outputs.push(running.output());
  await writeFile(join(place.path, 'output.txt'), outputs.join('\n'));

  const { hits, files, bytes } = await scanFor(WORDS, place.path);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(500);
  expect(bytes).toBeGreaterThan(20_000_000);
  // What was stored lies there all the same: the marked person is found, and something we did not hide is too.
  const inTheOpen = await scanFor(['Olive Ownerwood'], place.path);
  expect(inTheOpen.hits.length).toBeGreaterThan(0);
});

/** Employees are not customers: their names lie in the open, which shows that the scan reads database files. */
async function becomeOwner(running: Running): Promise<string> {
  const secret = await linkOf(running);
  const response = await fetch(`${running.url}/api/v1/session/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      secret,
      password: 'correct horse battery',
      name: 'Olive Ownerwood',
      email: 'olive@example.test',
    }),
  });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The link is told once the product is up. */
async function linkOf(running: Running): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const [, secret] = /welcome#(\S+)\n/.exec(running.output()) ?? [];
    if (secret !== undefined) return secret;
    await pause(50);
  }
  throw new Error(`no link for the owner in: ${running.output()}`);
}
