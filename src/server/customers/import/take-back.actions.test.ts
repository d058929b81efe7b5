import fc from 'fast-check';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { compareRollups, strays } from '#server/customers/ingest/rollups.store';
import { mintActor, type SystemActor } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import { testActor } from '#server/platform/world.fixture';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import { imports } from './import.store.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { finishTakingBack, previewTakeBack, takeBackImport } from './take-back.actions.ts';
import { componentsOf, foldWithout } from './take-back.ts';

let desk: ImportDesk;
let ownerPool: Pool;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, ownerPool, close } = await openTestDesk()));
afterAll(() => close());
beforeEach(async () => {
  await ownerPool.query(
    `truncate source, interaction, interaction_past, verbatim, verbatim_correction, rollup_day, pledge, source_record, source_record_version,
       record_key, intake_key, identity_key, block_key, meeting_key, crowded_key, identity_review, customer, customer_alias, membership, membership_past, edge, ruling, case_file, quarantine, outbox cascade`,
  );
});

const machine = mintActor<SystemActor>({ kind: 'system', name: 'test' });

async function bring(text: string, mapping: Mapping): Promise<string> {
  const id = await startImport(desk, {
    uploadId: await uploaded(desk, text),
    fileName: 'x.csv',
    fileBytes: text.length,
    mapping,
    startedBy: null,
    sample: false,
  });
  await runImport(desk, id);
  return id;
}

async function takeBack(id: string): Promise<string> {
  const taken = await takeBackImport(desk, machine, id);
  if (!taken.ok) return typeof taken.refusal === 'string' ? taken.refusal : taken.refusal.code;
  await finishTakingBack(desk, id);
  return 'taken-back';
}

const counters = async (id: string) => (await imports(desk.world.db, { id }))[0]?.counters;

const people = (source: string): Mapping =>
  mappingSchema.parse({
    mapping: 1,
    source: { code: source, name: { he: source, en: source }, kind: 'crm' },
    rows: 'person',
    fields: {
      'customer.reference': { column: 'ref' },
      'customer.name': { column: 'name' },
      'customer.phone': { column: 'phone' },
      'customer.city': { column: 'city' },
    },
  });
const visits = (source: string): Mapping =>
  ticketMapping(source, {
    kind: { column: 'kind' },
    amount: { column: 'amount' },
    'customer.name': { column: 'name' },
    'customer.phone': { column: 'phone' },
    'pledge.reference': { column: 'promise' },
    'pledge.dueAt': { column: 'due' },
  });
const VISITS = 'id,at,kind,who,name,phone,text,amount,promise,due\n';
const PEOPLE = 'ref,name,phone,city\n';

/** All that is known, in words: what must be the same before an import and after it was taken back. */
async function known(): Promise<unknown> {
  const { db, vault } = desk.world;
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await query.execute(db)).rows;
  const interactions = await rows(sql<{ id: string; item: Buffer; facts: object }>`
    select i.id, i.item_cipher as item, json_build_array(i.record_id, i.kind, i.channel, i.day, i.amount, i.version, i.import_id, i.occurred_at) as facts from interaction i order by i.id`);
  const past = await rows(
    sql<{
      facts: object;
    }>`select json_build_array(record_id, id, version, import_id) as facts from interaction_past order by id, version`,
  );
  const records = await rows(sql<{ id: string; profile: Buffer; facts: object }>`
    select id, profile_cipher as profile, json_build_array(source_id, version, city, terms) as facts from source_record order by id`);
  const versions = await rows(sql<{ id: string; profile: Buffer; facts: object }>`
    select record_id as id, profile_cipher as profile, json_build_array(version, import_id) as facts from source_record_version order by record_id, version`);
  const pledges = await rows(sql<{ facts: object }>`
    select json_build_array(record_id, reference_hash, state, due_at, made_at, resolved_at, interaction_id) as facts from pledge order by record_id, reference_hash`);
  const other = await rows(sql<{ what: string; facts: object }>`
    select 'membership' as what, json_build_array(record_id, customer_id)::jsonb as facts from membership
    union all select 'alias', json_build_array(old_id, customer_id)::jsonb from customer_alias
    union all select 'verbatim', json_build_array(record_id, interaction_id, day, kind, terms)::jsonb from verbatim
    union all select 'key', json_build_array(type, value_hash, class, record_count)::jsonb from identity_key
    union all select 'holder', json_build_array(type, value_hash, record_id)::jsonb from block_key
    union all select 'intake', json_build_array(source_id, external_hash, interaction_id, record_id, import_id, (select array_agg(c order by c) from unnest(contents) c))::jsonb from intake_key
    union all select 'rollup', json_build_array(day, source_id, kind, channel, n, amount_sum)::jsonb from rollup_day where n <> 0
    union all select 'edge', json_build_array(record_a, record_b, rule)::jsonb from edge where retracted_at is null
    order by 1, 2`);
  return {
    interactions: interactions.map((row) => [row.facts, vault.open(`interaction:${row.id}`, row.item)]),
    past,
    records: records.map((row) => [row.facts, JSON.parse(vault.open(`record:${row.id}`, row.profile))]),
    versions: versions.map((row) => [
      row.id,
      row.facts,
      JSON.parse(vault.open(`record:${row.id}`, row.profile)),
    ]),
    pledges,
    other,
  };
}

async function countersEqualTheirRows(): Promise<void> {
  const { differences } = await compareRollups(desk.world.db);
  expect(differences).toEqual([]);
  expect((await strays(desk.world.db)).filter(({ n }) => n > 0)).toEqual([]);
}

describe('taking an import back', () => {
  it('leaves everything as if it had never been: rows, versions, persons, merges, promises, counters', async () => {
    await bring(
      `${PEOPLE}1,Dana Levanon,050-5550101,Haifa\n2,Omer Talmor,052-5550102,Eilat\n`,
      people('crm'),
    );
    await bring(
      `${VISITS}a,01/02/2026,bill,x1,Dana Levanon,,February,100,,\nb,01/02/2026,promise-made,x1,Dana Levanon,,a technician,,P1,05/02/2026\nc,01/02/2026,ticket,x2,Ruth Almog,054-5550103,words,,,\n`,
      visits('desk'),
    );
    const before = await known();
    const file = `${VISITS}a,01/02/2026,bill,x1,Dana Levanon,050-5550101,February again,120,,\na,01/02/2026,bill,x1,Dana Levanon,050-5550101,and again,130,,\nd,06/02/2026,promise-broken,x1,Dana Levanon,,nobody came,,P1,\ne,06/02/2026,ticket,x3,Omer Talmor,052-5550102,new here,,P2,08/02/2026\nf,01/02/2026,ticket,x9,Ruth Almog,054-5550103,again,,,\nbad,31/02/2026,ticket,x9,,,,,,\n`;
    const id = await bring(file, visits('desk'));
    const first = await counters(id);
    expect(first).toMatchObject({ received: 6, stored: 5, quarantined: 1 });
    // It did join: Dana of two silos through the phone that only this file told.
    expect(await known()).not.toEqual(before);
    const preview = await previewTakeBack(desk, machine, id);
    expect(preview).toMatchObject({
      ok: true,
      value: { interactions: 4, restored: 1, records: 2, promises: 1, hanging: [] },
    });
    expect(await takeBack(id)).toBe('taken-back');
    expect(await known()).toEqual(before);
    await countersEqualTheirRows();
    expect((await imports(desk.world.db, { id }))[0]).toMatchObject({ state: 'taken-back', errors: 0 });
    expect(await takeBack(id)).toBe('not-ended');
    // What was taken back may come again, and brings what it brought the first time.
    expect(await counters(await bring(file, visits('desk')))).toEqual(first);
  });

  it('forgets what it said of a person, and keeps what was said before and after it', async () => {
    await bring(`${PEOPLE}1,Dana Levanon,050-5550101,Haifa\n`, people('crm'));
    const id = await bring(
      `${PEOPLE}1,Dana Levanon,050-5550199,Akko\n2,Gil Ron,050-5550177,Arad\n`,
      people('crm'),
    );
    await bring(`${PEOPLE}1,Dana Levanon-Paz,050-5550101,Akko\n`, people('crm'));
    expect(await takeBack(id)).toBe('taken-back');
    const { rows } = await sql<{ id: string; profile: Buffer; city: string }>`
      select id, profile_cipher as profile, city from source_record`.execute(desk.world.db);
    expect(rows.map((row) => JSON.parse(desk.world.vault.open(`record:${row.id}`, row.profile)))).toEqual([
      { reference: '1', name: 'Dana Levanon-Paz', phones: ['+972505550101'], city: 'Haifa' },
    ]);
    expect(rows[0]?.city).toBe('Haifa');
    const keys = await desk.world.db.selectFrom('identity_key').select('record_count').execute();
    expect(keys).toEqual([{ record_count: 1 }]);
    await countersEqualTheirRows();
  });

  it('is withdrawn from the middle: what replaced its rows since stays', async () => {
    const row = (text: string): string => `${VISITS}a,01/02/2026,ticket,x1,Dana Levanon,,${text},,,\n`;
    await bring(row('one'), visits('desk'));
    const middle = await bring(row('two'), visits('desk'));
    await bring(row('three'), visits('desk'));
    expect(await takeBack(middle)).toBe('taken-back');
    const { interactions, past } = Object(await known());
    expect(interactions.length).toBe(1);
    expect(interactions[0][1]).toContain('three');
    expect(past.length).toBe(1);
    await countersEqualTheirRows();
  });

  it('separates customers whom it alone had made one, and gives back the address that was an alias', async () => {
    await bring(`${PEOPLE}1,Dana Levanon,050-5550101,\n`, people('crm'));
    await bring(`${PEOPLE}2,Dana Levanon,054-7731926,\n`, people('billing'));
    const before = await known();
    const id = await bring(
      `${VISITS}a,01/02/2026,ticket,x1,Dana Levanon,050-5550101,hello,,,\nb,01/02/2026,ticket,x1,Dana Levanon,054-7731926,hello,,,\n`,
      visits('desk'),
    );
    const customers = async () =>
      (
        await sql<{ n: number }>`select count(distinct customer_id) as n from membership`.execute(
          desk.world.db,
        )
      ).rows[0]?.n;
    expect(await customers()).toBe(1);
    expect(await takeBack(id)).toBe('taken-back');
    expect(await customers()).toBe(2);
    expect(await known()).toEqual(before);
  });

  it('is refused where a case, a correction, a decision or a ruling of a person hangs on it, and names them', async () => {
    const id = await bring(
      `${VISITS}a,01/02/2026,ticket,x1,Dana Levanon,050-5550101,hello,,,\n`,
      visits('desk'),
    );
    const { db, vault } = desk.world;
    const row = await db.selectFrom('interaction').select(['id', 'record_id']).executeTakeFirstOrThrow();
    const who = testActor();
    await sql`insert into case_file (record_id, id, number, interaction_id, subject_cipher, state, holder_division_id, opened_by, opened_at, held_since)
      values (${row.record_id}, ${newId()}, 1001, ${row.id}, ${vault.seal('x', 'x')}, 'open', ${newId()}, ${who.employeeId}, now(), now())`.execute(
      db,
    );
    await sql`insert into verbatim_correction (id, record_id, interaction_id, field, by_employee, at)
      values (${newId()}, ${row.record_id}, ${row.id}, 'sentiment', ${who.employeeId}, now())`.execute(db);
    const ruling = newId();
    await sql`insert into ruling (id, type, customer_ids, before, after, explanation, actor, at) values (${ruling}, 'split', '{}', '[]', '[]', '{}', ${who.employeeId}, now())`.execute(
      db,
    );
    await sql`update membership set ruling_id = ${ruling}`.execute(db);
    const before = await known();
    expect(await previewTakeBack(desk, machine, id)).toMatchObject({
      value: {
        hanging: [{ what: 'case', name: '1001' }, { what: 'correction' }, { what: 'ruling', id: ruling }],
      },
    });
    expect(await takeBackImport(desk, machine, id)).toMatchObject({
      ok: false,
      refusal: {
        code: 'hangs',
        data: { hanging: [{ what: 'case' }, { what: 'correction' }, { what: 'ruling' }] },
      },
    });
    expect(await known()).toEqual(before);
    expect(await takeBackImport(desk, testActor({ role: 'analyst' }), id)).toMatchObject({
      refusal: 'forbidden',
    });
  });

  it('goes on where it was cut off, and lets live calls in between', async () => {
    const rows = Array.from(
      { length: 700 },
      (_, n) => `r${n},01/02/2026,ticket,p${n % 50},Person ${n % 50},,t${n},5,,\n`,
    );
    const id = await bring(VISITS + rows.join(''), visits('desk'));
    expect((await takeBackImport(desk, machine, id)).ok).toBe(true);
    let steps = 0;
    const cut: ImportDesk = {
      ...desk,
      writer: {
        ...desk.writer,
        rule: (work) => (++steps > 2 ? Promise.reject(new Error('the power went')) : desk.writer.rule(work)),
      },
    };
    await expect(finishTakingBack(cut, id)).rejects.toThrow('the power went');
    await countersEqualTheirRows();
    const left = await desk.world.db
      .selectFrom('interaction')
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirst();
    expect(left?.n).toBe(100);
    await finishTakingBack(desk, id);
    const empty = { interactions: [], past: [], records: [], versions: [], pledges: [], other: [] };
    expect(await known()).toEqual(empty);
    expect(await desk.world.db.selectFrom('customer').select('id').execute()).toEqual([]);
  });

  it('reaches no record of another import, whatever it is asked for', async () => {
    const kept = await bring(`${PEOPLE}1,Dana Levanon,050-5550101,\n`, people('crm'));
    const record = await desk.world.db.selectFrom('source_record').select('id').executeTakeFirstOrThrow();
    const ask = (id: string) =>
      sql`select take_back_records(${id}, array[${record.id}]::uuid[])`.execute(desk.world.db);
    await expect(ask(kept)).rejects.toThrow(/not being taken back/);
    const other = await bring(`${PEOPLE}2,Gil Ron,050-5550177,\n`, people('crm'));
    expect((await takeBackImport(desk, machine, other)).ok).toBe(true);
    await ask(other);
    expect(
      await desk.world.db.selectFrom('source_record').select('id').where('id', '=', record.id).execute(),
    ).toHaveLength(1);
  });
});

describe('what is left when one voice is taken out', () => {
  const field = fc.constantFrom('name', 'city', 'plan');
  const saying = fc.record({ field, value: fc.constantFrom('a', 'b', 'c'), mine: fc.boolean() });
  it('is what the others said, in their order', () => {
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 8 }), (sayings) => {
        let profile: Record<string, string> = {};
        const versions = sayings.flatMap(({ field: name, value, mine }) => {
          // Who says what is known already makes no version.
          if (profile[name] === value) return [];
          profile = { ...profile, [name]: value };
          return [{ profile, mine }];
        });
        const alone: Record<string, string> = {};
        let before: Record<string, string> = {};
        for (const version of versions) {
          for (const [name, value] of Object.entries(version.profile))
            if (!version.mine && before[name] !== value) alone[name] = value;
          before = version.profile;
        }
        return (
          JSON.stringify(Object.entries(foldWithout(versions).at(-1) ?? {}).sort()) ===
          JSON.stringify(Object.entries(alone).sort())
        );
      }),
    );
  });

  it('hangs together by what is left of the threads', () => {
    expect(
      componentsOf(
        ['a', 'b', 'c', 'd'],
        [
          { a: 'a', b: 'b' },
          { a: 'b', b: 'gone' },
          { a: 'gone', b: 'c' },
        ],
      ),
    ).toEqual([['a', 'b'], ['c'], ['d']]);
  });
});
