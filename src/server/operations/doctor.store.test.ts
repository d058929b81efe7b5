import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { openKysely } from '#server/platform/world';
import { distributionFaults, historyIsSafe, PERSON_TABLES, serverFacts } from './doctor.store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** They answer "whose is this", not "what is known of this one": uniqueness that spans people. */
const KEYED_BY_HASH: readonly string[] = ['block_key', 'intake_key', 'meeting_key', 'record_key'];

const asOwner = (sql: string) => database.ownerPool.query(sql);
const app = () => openKysely(database.appPool);

/** Plants a fault, looks, and takes it out again. */
async function planted<Value>(plant: string, look: () => Promise<Value>, away: string): Promise<Value> {
  await asOwner(plant);
  try {
    return await look();
  } finally {
    await asOwner(away);
  }
}

describe('the schema can be distributed by person', () => {
  test('every key of every table of a person holds the record', async () => {
    const { checked, faults } = await distributionFaults(app());
    expect(faults).toEqual([]);
    expect(checked).toBeGreaterThanOrEqual(PERSON_TABLES.length);
    const { rows } = await asOwner(
      `select 1 from pg_class where relname = any(array['${PERSON_TABLES.join("','")}']) and relkind in ('r', 'p')`,
    );
    expect(rows.length, 'the tables of the list exist').toBe(PERSON_TABLES.length);
  });

  test('every table with a record in it is looked at, but those that lead from a keyed hash to it', async () => {
    const { rows } = await asOwner(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and a.attname = 'record_id' and not a.attisdropped order by 1`,
    );
    const names = rows.map((row: { name: string }) => row.name);
    expect(names.length).toBeGreaterThan(5);
    const notLookedAt = names.filter((name) => !(PERSON_TABLES as readonly string[]).includes(name));
    expect(notLookedAt).toEqual(KEYED_BY_HASH);
  });

  test.each([
    [
      'a unique index without the record',
      'create unique index planted on interaction (id)',
      'drop index planted',
      'interaction.planted: a unique index without record_id',
    ],
    [
      'a trigger',
      `create function planted() returns trigger language plpgsql as 'begin return new; end';
       create trigger planted before insert on pledge for each row execute function planted()`,
      'drop function planted cascade',
      'pledge.planted: a trigger',
    ],
    [
      'a foreign key',
      'alter table interaction add constraint planted foreign key (division_id) references division (id)',
      'alter table interaction drop constraint planted',
      'interaction.planted: a foreign key',
    ],
  ])('%s turns the doctor red', async (_, plant, away, fault) => {
    const found = await planted(plant, () => distributionFaults(app()), away);
    expect(found.faults).toEqual([fault]);
    expect((await distributionFaults(app())).faults).toEqual([]);
  });
});

describe('history cannot be rewritten', () => {
  test('the role of the product may neither change nor remove what is appended', async () => {
    expect(await historyIsSafe(app())).toBe(true);
    const { rows } = await asOwner(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
          and obj_description(c.oid) like 'history:%' order by 1`,
    );
    const tables = rows.map((row: { name: string }) => row.name);
    expect(tables.length).toBeGreaterThan(8);
    expect(tables).toEqual(expect.arrayContaining(['audit', 'decision_event', 'case_event', 'compensation']));
    for (const table of tables) {
      for (const sql of [
        `delete from ${table}`,
        `truncate ${table}`,
        `drop table ${table}`,
        `alter table ${table} add column planted text`,
      ])
        await expect(database.appPool.query(sql), sql).rejects.toMatchObject({ code: '42501' });
      const { rows: columns } = await asOwner(
        `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
      );
      expect(columns.length).toBeGreaterThan(1);
      for (const { name } of columns)
        await expect(
          database.appPool.query(`update ${table} set ${name} = ${name}`),
          `${table}.${name}`,
        ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test.each([
    ['update', 'grant update on audit to empty_chair_app', 'revoke update on audit from empty_chair_app'],
    [
      'delete',
      'grant delete on decision_event to empty_chair_app',
      'revoke delete on decision_event from empty_chair_app',
    ],
    [
      'update of one column',
      'grant update (words) on decision_event to empty_chair_app',
      'revoke update (words) on decision_event from empty_chair_app',
    ],
    [
      'truncate',
      'grant truncate on case_event to empty_chair_app',
      'revoke truncate on case_event from empty_chair_app',
    ],
  ])('a granted %s turns the doctor red', async (_, grant, revoke) => {
    expect(await planted(grant, () => historyIsSafe(app()), revoke)).toBe(false);
    expect(await historyIsSafe(app())).toBe(true);
  });
});

test('the doctor knows the server: a version of today, Hebrew letters, and whether a commit is on the disk', async () => {
  const facts = await serverFacts(app());
  expect(Number.parseInt(facts.version, 10)).toBeGreaterThanOrEqual(15);
  expect(facts.letters).toBe(true);
  expect(facts.sizeBytes).toBeGreaterThan(1_000_000);
  const { rows } = await asOwner('show fsync');
  expect(facts.durable).toBe(rows[0].fsync === 'on');
});
