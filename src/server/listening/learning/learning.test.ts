import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modelCardSchema, verbatimSchema } from '#contract/listening';
import { insertDivision, insertPerson, insertSource, type TestPerson } from '#server/cases/customer.fixture';
import { analysisConsumer } from '#server/listening/analysis/analysis.jobs';
import { type ReaderApart, readApart } from '#server/listening/analysis/read-apart';
import { correct, readVerbatim } from '#server/listening/verbatim.actions';
import { pendingCount } from '#server/listening/verbatim.store';
import { connect } from '#server/platform/database';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { consumeOnce } from '#server/platform/events/consumers';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { type Learning, readAgain, readModelCard, stopReading, trainNow } from './model-card.actions.ts';
import { openModelsInForce } from './models-in-force.ts';
import { openRereader } from './reread.actions.ts';
import { openTeacher } from './teacher.actions.ts';

let database: TestDatabase;
let pool: Pool;
let world: World;
let now = new Date('2026-06-01T08:00:00Z');
let source: string;
let customer: TestPerson;
let reader: ReaderApart;
let learning: Learning & { readonly reader: ReaderApart };
const division = { service: '', finance: '', field: '' };
const lead = testActor({ role: 'cx-lead' });

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.appUrl, { max: 6, applicationName: 'test learning' });
  world = testWorld(pool, () => now);
  for (const code of ['service', 'finance', 'field'] as const)
    division[code] = await insertDivision(world, code);
  source = await insertSource(world);
  customer = await insertPerson(world, source, { name: 'דנה לוי' });
  const models = openModelsInForce(world);
  reader = readApart(() => models.current());
  learning = {
    models,
    reader,
    teacher: openTeacher(world, models),
    rereader: openRereader(world, reader.read, models),
  };
});
afterAll(async () => {
  await learning.teacher.stop();
  await reader.stop();
  await pool.end();
  await database.drop();
});

const letters = (n: number): string =>
  [n % 26, Math.floor(n / 26) % 26, (n * 7) % 26].map((at) => String.fromCharCode(97 + at)).join('');
const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000);

/** Words as a silo brings them, read by nobody yet. */
async function said(text: string, at: Date, score: number | null = null): Promise<string> {
  const id = newId();
  const shared = {
    record_id: customer.recordId,
    source_id: source,
    occurred_at: at,
    day: at.toISOString().slice(0, 10),
    kind: 'survey-answer',
    channel: 'web',
    measure: score === null ? null : 'nps',
    score,
  };
  const item = { externalId: id, occurredAt: at.toISOString(), kind: 'survey-answer', channel: 'web', text };
  await world.db
    .insertInto('interaction')
    .values({
      ...shared,
      id,
      received_at: at,
      direction: 'in',
      item_cipher: world.vault.seal(`interaction:${id}`, JSON.stringify(item)),
    })
    .execute();
  await world.db
    .insertInto('verbatim')
    .values({ ...shared, interaction_id: id, evidence: '[]', reading: '{}' })
    .execute();
  return id;
}

async function consume(ids: readonly string[]): Promise<void> {
  await world.db.transaction().execute((trx) => announce(trx, 'interactions.stored', [...ids], {}));
  // What another test's transaction on the same server holds back comes with one of the next looks.
  do await consumeOnce(world, analysisConsumer(world, reader.read));
  while ((await pendingCount(world.db)) > 0);
}

async function card() {
  const told = await readModelCard(world, lead, learning);
  if (!told.ok) throw new Error(told.refusal);
  return modelCardSchema.parse(told.value);
}

async function verbatim(id: string) {
  const told = await readVerbatim(world, lead, id, learning);
  if (!told.ok) throw new Error(told.refusal);
  return verbatimSchema.parse(told.value);
}

async function learnNow(): Promise<void> {
  expect((await trainNow(world, lead, learning)).ok).toBe(true);
  await learning.teacher.settled();
}

test('nobody but the lead lets it learn, and with too few labels it says how many are missing', async () => {
  const agent = testActor({ role: 'agent' });
  for (const act of [trainNow, readAgain, stopReading])
    expect(await act(world, agent, learning)).toEqual({ ok: false, refusal: 'forbidden' });
  expect(await readModelCard(world, testActor(), learning)).toEqual({ ok: false, refusal: 'forbidden' });
  await learnNow();
  const { kinds } = await card();
  expect(kinds.map(({ kind, missing, models }) => [kind, missing, models.length])).toEqual([
    ['sentiment', 200, 0],
    ['division', 60, 0],
  ]);
});

let first: string;
test('scored words teach it words that no list has; it is judged beside the list on the newest and switched on', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 200; n++) {
    ids.push(await said(`parcel zorp ${letters(n)} ${letters(n * 31 + 7)} today`, day(n), 10));
    ids.push(await said(`parcel blick ${letters(n + 9)} ${letters(n * 29 + 3)} today`, day(n), 1));
  }
  first = ids[0] ?? '';
  await consume(ids);
  expect((await verbatim(first)).sentiment).toBe('neutral');
  await learnNow();
  const [sentiment] = (await card()).kinds;
  const [model] = sentiment?.models ?? [];
  expect(model).toMatchObject({ version: 1, outcome: 'first', inForce: true, languages: ['en'] });
  expect(model?.learned).toMatchObject({ n: 320, sources: [{ source: 'score', n: 320 }], leftOut: 0 });
  const [all] = model?.figures ?? [];
  expect(all?.n).toBeGreaterThan(30);
  expect(all?.learned.right.value).toBeGreaterThan(all?.prior.right.value ?? 1);
});

test('new words are read with it and say so; older ones are read again when somebody asks, and can be left', async () => {
  const id = await said('parcel blick today', day(300));
  await consume([id]);
  const read = await verbatim(id);
  expect(read).toMatchObject({ sentiment: 'negative', learned: ['sentiment'] });
  expect(read.evidence.map(({ start, end }) => read.text.slice(start, end))).toContain('blick');
  expect(read.otherwise?.sentiment?.to).toBe('neutral');
  expect(read.otherwise?.sentiment?.without.map(({ start, end }) => read.text.slice(start, end))).toEqual([
    'blick',
  ]);
  expect((await card()).older).toBe(400);
  expect(await verbatim(first)).toMatchObject({ sentiment: 'neutral', otherwise: null });
  expect((await correct(world, lead, { id: first, sentiment: 'mixed' })).ok).toBe(true);
  expect((await readAgain(world, lead, learning)).ok).toBe(true);
  await learning.rereader.settled();
  expect(await card()).toMatchObject({ older: 0, reading: null });
  expect((await verbatim(first)).sentiment).toBe('mixed');
  expect((await stopReading(world, lead, learning)).ok).toBe(true);
});

test('closed cases and corrections teach whose it is; the rules have a say until then', async () => {
  const own = { field: 'mast crew', finance: 'tally slip' } as const;
  const ids: string[] = [];
  for (let n = 0; n < 200; n++)
    for (const code of ['field', 'finance'] as const) {
      const id = await said(`${own[code]} ${letters(n)} ${letters(n * 31 + 7)} again`, day(400 + n));
      ids.push(id);
      await world.db
        .insertInto('case_file')
        .values({
          record_id: customer.recordId,
          id: newId(),
          number: 5_000 + ids.length,
          interaction_id: id,
          subject_cipher: Buffer.alloc(1),
          state: 'closed',
          holder_division_id: division[code],
          opened_by: newId(),
          opened_at: day(400 + n),
          held_since: day(400 + n),
          closed_at: day(401 + n),
          outcome: 'solved',
        })
        .execute();
    }
  now = new Date('2026-06-02T08:00:00Z');
  await learning.teacher.nightly();
  const [, kind] = (await card()).kinds;
  expect(kind?.models[0]).toMatchObject({ outcome: 'first', inForce: true, by: null });
  const id = await said('the tally slip again', day(700));
  await consume([...ids, id]);
  const read = await verbatim(id);
  expect(read.suggestion).toMatchObject({ division: { code: 'finance' }, band: 'automatic' });
  expect(read.suggestion?.others.length).toBeGreaterThan(0);
  expect(read.learned).toContain('division');
});

test('at night it learns only what is new, and after somebody was forgotten no model stays that knew them', async () => {
  const versions = async (): Promise<number> => (await card()).kinds.flatMap(({ models }) => models).length;
  const before = await versions();
  await learning.teacher.nightly();
  expect(await versions()).toBe(before);
  now = new Date('2026-06-03T08:00:00Z');
  await database.ownerPool.query(
    `insert into erasure (id, number, customer_id, record_ids, slots, reason, asked_at, erased_at, counts)
     values ($1, nextval('erasure_number'), $1, '{}', '{}', 'asked', $2, $2, '{}')`,
    [newId(), now],
  );
  now = new Date('2026-06-03T09:00:00Z');
  await learning.teacher.nightly();
  expect(await versions()).toBe(before + 2);
  const bodies = await pool.query('select kind from text_model where body_cipher is not null order by kind');
  expect(bodies.rows).toEqual([{ kind: 'division' }, { kind: 'sentiment' }]);
  const plain = await pool.query(
    "select count(*)::int as n from text_model where body_cipher::text like '%zorp%'",
  );
  expect(plain.rows).toEqual([{ n: 0 }]);
});
