import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { openWriter, type Writer } from '#server/customers/ingest/writer';
import { findCustomers, readCustomer } from '#server/customers/record/record.actions';
import { readTimeline } from '#server/customers/record/whole-timeline.actions';
import { sourceForKey } from '#server/organization/keys/key.store';
import { testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { explainIdentity } from './explain.actions.ts';
import { mergeCustomers, splitRecords } from './ruling.actions.ts';
import { undoRuling } from './undo.actions.ts';

let world: World;
let writer: Writer;
let drop: () => Promise<void>;
const sources: Record<string, string> = {};
const actor = testActor({ role: 'agent' });

beforeAll(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = testWorld(database.appPool);
  writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    closedWays: new Set<string>(),
    divisions: await readDivisionCodes(world),
  }));
  for (const code of ['crm', 'billing', 'help-desk', 'phone'])
    sources[code] = await world.db
      .transaction()
      .execute((trx) => sourceForKey(trx, { code, name: code, now: world.now() }));
});
afterAll(async () => {
  await writer.stop();
  await drop();
});

let n = 0;
/** One interaction of a person as one silo knows them. */
async function hear(source: string, customer: object): Promise<void> {
  n++;
  const item = {
    externalId: `i${n}`,
    occurredAt: new Date(Date.UTC(2026, 1, 1, 0, n)).toISOString(),
    kind: 'call',
    channel: 'phone',
    customer,
    text: `word ${n}`,
  };
  const taken = await takeIn(
    world,
    writer,
    sources[source] ?? '',
    Buffer.from(JSON.stringify({ interactions: [item] })),
  );
  expect(taken).toMatchObject({ ok: true, value: { stored: 1 } });
}

async function found(query: string) {
  return (await findCustomers(world, actor, { query, limit: 20 })).items;
}

/** Everything that a merge or a split may change, in one comparable value. */
async function state(): Promise<string> {
  const { rows } = await sql<{ customers: unknown }>`
    select jsonb_object_agg(customer_id, records order by customer_id) as customers
      from (select customer_id, jsonb_agg(record_id order by record_id) as records from membership group by 1) m`.execute(
    world.db,
  );
  return JSON.stringify(rows[0]?.customers);
}

describe('one customer out of many records', () => {
  it('is found in Hebrew and in Latin letters, by phone in any form and by mail', async () => {
    await hear('crm', {
      reference: 'C1',
      name: 'שרה כהן',
      phone: '054-1294567',
      email: 'sarah@home.example',
    });
    await hear('billing', { reference: 'B1', name: 'Sarah Cohen', email: 'SARAH@home.example' });
    await hear('phone', { reference: '972541294567', phone: '+972 54 129 4567' });
    for (const query of [
      'שרה כהן',
      'כהן',
      'Sarah Cohen',
      'sara cohen',
      'שר',
      '0541294567',
      '+972-54-1294567',
      '1294567',
      'sarah@home.example',
    ]) {
      const [first] = await found(query);
      expect(first, query).toMatchObject({ name: 'שרה כהן', otherName: 'Sarah Cohen', records: 3 });
    }
  });

  it('shows where each value came from and what the others say', async () => {
    const [row] = await found('שרה כהן');
    const page = await readCustomer(world, actor, row?.id ?? '', 'r1');
    expect(page.ok && page.value.attributes.find((one) => one.attribute === 'phone')).toMatchObject({
      value: '054-129-4567',
      why: 'agreed',
    });
    expect(page.ok && page.value.records.map((one) => one.source.code).sort()).toEqual([
      'billing',
      'crm',
      'phone',
    ]);
    const timeline = await readTimeline(world, actor, { id: row?.id ?? '', limit: 10 });
    expect(timeline.ok && timeline.value.items.map((item) => item.source?.code)).toEqual([
      'phone',
      'billing',
      'crm',
    ]);
  });

  it('keeps a father and his son, twins, and a family phone apart', async () => {
    await hear('crm', {
      reference: 'F1',
      name: 'דוד לוי',
      birthDate: '1955-03-01',
      phone: '052-9990001',
      street: 'הגפן 1',
    });
    await hear('crm', {
      reference: 'F2',
      name: 'דוד לוי',
      birthDate: '1985-07-01',
      phone: '052-9990001',
      street: 'הגפן 1',
    });
    await hear('crm', { reference: 'T1', name: 'נועה לוי', birthDate: '1999-01-01', phone: '052-9990001' });
    await hear('crm', { reference: 'T2', name: 'מאיה לוי', birthDate: '1999-01-01', phone: '052-9990001' });
    const family = (await found('לוי')).filter((row) => row.phone === '052-999-0001');
    expect(family.map((row) => row.name).sort()).toEqual(
      ['דוד לוי', 'דוד לוי', 'מאיה לוי', 'נועה לוי'].sort(),
    );
    await hear('phone', { reference: 'p-family', phone: '052-9990001' });
    const nameless = await sql<{
      n: number;
    }>`select count(*)::int as n from membership m join record_key k using (record_id) where m.customer_id in (select customer_id from membership join record_key using (record_id)) group by customer_id order by 1 desc limit 1`.execute(
      world.db,
    );
    expect(nameless.rows[0]?.n).toBe(3);
  });

  it('is never joined by a switchboard, a placeholder or a role mailbox', async () => {
    for (let person = 0; person < 8; person++) {
      await hear('help-desk', {
        reference: `S${person}`,
        name: `${['Adam', 'Beth', 'Carl', 'Dina', 'Ezra', 'Fay', 'Gil', 'Hila'][person]} Testname${'abcdefgh'[person]}`,
        phone: '03-6001000',
        email: person < 4 ? 'info@office.example' : 'test@test.com',
      });
    }
    await hear('phone', { reference: 'p-switchboard', phone: '03-6001000' });
    const { rows } = await sql<{
      most: number;
    }>`select max(c)::int as most from (select count(*) as c from membership m join source_record r on r.id = m.record_id join source s on s.id = r.source_id where s.code = 'help-desk' group by m.customer_id) t`.execute(
      world.db,
    );
    expect(rows[0]?.most).toBe(1);
    const shared = await sql<{
      class: string;
      reason: string;
    }>`select class, reason from identity_key where class <> 'personal'`.execute(world.db);
    expect(shared.rows).toEqual([{ class: 'shared', reason: 'too-many-customers' }]);
  });
});

describe('saying who is who', () => {
  it('splits records off, keeps the old address working, and undoes exactly', async () => {
    const [row] = await found('שרה כהן');
    const page = await readCustomer(world, actor, row?.id ?? '', 'r2');
    const billing = page.ok ? page.value.records.find((one) => one.source.code === 'billing')?.id : undefined;
    const before = await state();
    const split = await splitRecords(world, writer, actor, {
      id: row?.id ?? '',
      recordIds: [billing ?? ''],
      reason: 'another Sarah',
    });
    expect(split.ok).toBe(true);
    expect(await state()).not.toBe(before);
    // The same silo speaks again: a human "not the same" wins over every rule.
    await hear('billing', {
      reference: 'B1',
      name: 'Sarah Cohen',
      email: 'sarah@home.example',
      phone: '054-1294567',
    });
    expect(
      (await readCustomer(world, actor, row?.id ?? '', 'r3')).ok && (await found('שרה כהן'))[0]?.records,
    ).toBe(2);
    const undone = await undoRuling(world, writer, actor, {
      id: split.ok ? split.value.rulingId : '',
      reason: 'she is the same',
    });
    expect(undone.ok).toBe(true);
    expect(await state()).toBe(before);
  });

  it('merges two customers on a person’s word, and un-merges exactly', async () => {
    const [one] = await found('נועה לוי');
    const [other] = await found('Adam Testnamea');
    const before = await state();
    const merged = await mergeCustomers(world, writer, actor, {
      customerId: one?.id ?? '',
      otherId: other?.id ?? '',
      reason: 'she told us so',
    });
    const gone = merged.ok && merged.value.customerId === one?.id ? other?.id : one?.id;
    const redirected = await readCustomer(world, actor, gone ?? '', 'r4');
    expect(redirected.ok && redirected.value).toMatchObject({
      redirectedFrom: gone,
      id: merged.ok ? merged.value.customerId : '',
    });
    const again = await mergeCustomers(world, writer, actor, {
      customerId: one?.id ?? '',
      otherId: other?.id ?? '',
      reason: 'again',
    });
    expect(again).toEqual({ ok: false, refusal: 'same-customer' });
    expect(
      (
        await undoRuling(world, writer, actor, {
          id: merged.ok ? merged.value.rulingId : '',
          reason: 'a mistake',
        })
      ).ok,
    ).toBe(true);
    expect(await state()).toBe(before);
    const back = await readCustomer(world, actor, gone ?? '', 'r5');
    expect(back.ok && back.value.redirectedFrom).toBeNull();
  });

  it('undoes nothing on which a later ruling stands, and nothing twice', async () => {
    const [a] = await found('מאיה לוי');
    const [b] = await found('Beth Testnameb');
    const [c] = await found('Carl Testnamec');
    const first = await mergeCustomers(world, writer, actor, {
      customerId: a?.id ?? '',
      otherId: b?.id ?? '',
      reason: 'first',
    });
    const second = await mergeCustomers(world, writer, actor, {
      customerId: a?.id ?? '',
      otherId: c?.id ?? '',
      reason: 'second',
    });
    const ids = [first, second].map((result) => (result.ok ? result.value.rulingId : ''));
    expect((await undoRuling(world, writer, actor, { id: ids[1] ?? '', reason: 'back' })).ok).toBe(true);
    expect(await undoRuling(world, writer, actor, { id: ids[1] ?? '', reason: 'back again' })).toEqual({
      ok: false,
      refusal: 'not-undoable',
    });
    expect((await undoRuling(world, writer, actor, { id: ids[0] ?? '', reason: 'back' })).ok).toBe(true);
  });

  it('is explained: edges, rulings with their reasons, and the keys that were not believed', async () => {
    const [row] = await found('Dina Testnamed');
    const told = await explainIdentity(world, { id: row?.id ?? '' });
    expect(told.ok && told.value.guards.map((guard) => guard.reason).sort()).toEqual([
      'role-mailbox',
      'too-many-customers',
    ]);
    const [sarah] = await found('שרה כהן');
    const why = await explainIdentity(world, { id: sarah?.id ?? '' });
    expect(why.ok && why.value.rulings.map((ruling) => ruling.type)).toEqual([
      'undo',
      'split',
      'attach',
      'attach',
    ]);
    expect(why.ok && why.value.edges.length).toBeGreaterThanOrEqual(2);
  });

  it('is not for everybody', async () => {
    const stranger = testActor({ role: 'employee' });
    expect(
      await splitRecords(world, writer, stranger, {
        id: '00000000-0000-7000-8000-000000000000',
        recordIds: [],
        reason: 'no',
      }),
    ).toEqual({ ok: false, refusal: 'forbidden' });
  });
});
