import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { openWriter, type Writer } from '#server/customers/ingest/writer';
import { findCustomers } from '#server/customers/record/record.actions';
import { sourceForKey } from '#server/organization/keys/key.store';
import { ensureOrganization } from '#server/organization/organization.actions';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { accessFile } from './access-file.actions.ts';
import { personTables, rowsOf } from './access-file.store.ts';
import { SEALED } from './access-file.ts';
import { ACCESS_WORDS } from './access-words.ts';

let database: TestDatabase;
let world: World;
let writer: Writer;
const owner = testActor({ role: 'owner' });

beforeAll(async () => {
  database = await testDatabase();
  world = { ...testWorld(database.appPool), home: mkdtempSync(join(tmpdir(), 'empty-chair-access-')) };
  await ensureOrganization(world, { name: 'חברה לדוגמה', language: 'he', divisions: 'default' });
  writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    divisions: new Map(),
    closedWays: new Set(),
  }));
  const shop = await world.db
    .transaction()
    .execute((trx) => sourceForKey(trx, { code: 'shop', name: 'Shop', now: world.now() }));
  const interactions = Array.from({ length: 7 }, (_, at) => ({
    externalId: `e${at}`,
    occurredAt: `2026-02-0${at + 1}T10:00:00Z`,
    kind: 'ticket',
    channel: 'mail',
    customer:
      at === 6
        ? { reference: 'B', name: 'יותם שביט' }
        : { reference: 'A', name: 'דנה אלמוג', phone: '052-7431196', email: 'dana@almog.example' },
    text: at === 6 ? 'של מישהו אחר' : `=הודעה ${at}, ו"ציטוט"`,
    pledge:
      at === 0
        ? { reference: 'p', text: 'נחזור אליך מחר', state: 'open', dueAt: '2026-02-03T10:00:00Z' }
        : undefined,
  }));
  await takeIn(world, writer, shop, Buffer.from(JSON.stringify({ interactions })));
});
afterAll(async () => {
  await writer.stop();
  await database.drop();
});

const dana = async (): Promise<string> =>
  (await findCustomers(world, owner, { query: 'דנה', limit: 2 })).items[0]?.id ?? '';

async function filesOf(language: 'he' | 'en'): Promise<Map<string, Buffer>> {
  const made = await accessFile(world, owner, { id: await dana(), language });
  if (!made.ok) throw new Error(made.refusal);
  const zip = await fromBufferPromise(await buffer(made.value.stream), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

test('every row of the person is in the file exactly once, and nobody else is', async () => {
  const files = await filesOf('he');
  const told = JSON.parse(String(files.get('record.json')));
  const [record] = told.tables.source_record;
  let counted = 0;
  for (const table of await personTables(world.db)) {
    const rows = await rowsOf(world.db, table, [record.id]);
    expect(told.tables[table.name], table.name).toHaveLength(rows.length);
    counted += rows.length;
  }
  expect(counted).toBeGreaterThanOrEqual(6 + 1 + 1 + 1 + 1);
  const all = [...files].map(([name, bytes]) => (name.endsWith('.pdf') ? '' : String(bytes))).join('\n');
  expect(all).toContain('נחזור אליך מחר');
  expect(all).toContain('dana@almog.example');
  expect(all).not.toContain('מישהו אחר');
  expect(all).not.toContain('יותם');
  expect(told.tables.interaction[0].item.text).toContain('הודעה');
});

test('a table opens in a spreadsheet without running what a customer wrote', async () => {
  const files = await filesOf('he');
  expect(files.get('tables/interaction.csv')?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  for (const [name, bytes] of files)
    if (name.endsWith('.csv')) expect(String(bytes)).not.toMatch(/(^|,)"?=/m);
});

test('there is a paper to read in both languages', async () => {
  for (const language of ['he', 'en'] as const) {
    const pdf = (await filesOf(language)).get('record.pdf');
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf?.length).toBeGreaterThan(8_000);
  }
});

test('every sealed column of a person has a rule that opens it', async () => {
  const { rows } = await database.ownerPool.query<{ name: string }>(`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
     where c.table_schema = 'public' and c.column_name like '%\\_cipher'
       and (c.table_name = 'source_record' or exists (select from information_schema.columns r
             where r.table_schema = 'public' and r.table_name = c.table_name and r.column_name = 'record_id'))`);
  const names = rows.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => SEALED[name] === undefined)).toEqual([]);
});

test('who made the file, and who looked, is in the next one; who may not make it is refused', async () => {
  const told = JSON.parse(String((await filesOf('he')).get('record.json')));
  expect(told.looks.length).toBeGreaterThan(1);
  expect(told.looks[0]).toMatchObject({ action: 'customer.access-file' });
  const agent = testActor({ role: 'agent' });
  expect(await accessFile(world, agent, { id: await dana(), language: 'he' })).toEqual({
    ok: false,
    refusal: 'forbidden',
  });
});

test('the paper calls things as the screens do', () => {
  for (const language of ['he', 'en'] as const) {
    const screen = (file: string) =>
      JSON.parse(readFileSync(join(process.cwd(), 'src/web/language', language, `${file}.json`), 'utf8'));
    expect(ACCESS_WORDS[language].kind).toEqual(screen('words').kind);
    expect(ACCESS_WORDS[language].channel).toEqual(screen('words').channel);
    expect(ACCESS_WORDS[language].gender).toEqual(screen('customers').gender);
    expect(ACCESS_WORDS[language].attribute).toEqual(screen('customers').attribute);
  }
});
