import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { rebuild } from '#server/customers/ingest/rebuild.actions';
import { openWriter, type Writer } from '#server/customers/ingest/writer';
import { findCustomers } from '#server/customers/record/record.actions';
import { sourceForKey } from '#server/organization/keys/key.store';
import { readErasures } from '#server/platform/backup/erasure-log';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { eraseCustomer, finishErasures, previewErasure, readCertificate } from './erasure.actions.ts';
import { closedWays } from './erasure.store.ts';

let database: TestDatabase;
let world: World;
let writer: Writer;
let shop: string;
let desk: string;
const officer = testActor({ role: 'privacy-officer' });
const owner = testActor({ role: 'owner' });
const password = async (_employee: string, said: string): Promise<boolean> => said === 'right';

beforeAll(async () => {
  database = await testDatabase();
  world = { ...testWorld(database.appPool), home: mkdtempSync(join(tmpdir(), 'empty-chair-erase-')) };
  await import('node:fs').then(({ mkdirSync }) => mkdirSync(join(world.home, 'keys')));
  writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    divisions: new Map(),
    closedWays: await closedWays(world.db),
  }));
  const source = (code: string) =>
    world.db.transaction().execute((trx) => sourceForKey(trx, { code, name: code, now: world.now() }));
  shop = await source('shop');
  desk = await source('desk');
  await database.ownerPool.query(
    `insert into employee (id, name, email, role) values ($1, 'Officer', 'o@example.test', 'privacy-officer')`,
    [officer.employeeId],
  );
});
afterAll(async () => {
  await writer.stop();
  await database.drop();
});

const dana = {
  name: 'דנה אלמוג',
  phone: '052-7431196',
  email: 'dana@almog.example',
  nationalId: '329471163',
};
const husband = { name: 'יותם אלמוג', phone: '052-7431196' };

const send = async (sourceId: string, items: readonly object[]) => {
  const sent = await takeIn(
    world,
    writer,
    sourceId,
    Buffer.from(
      JSON.stringify({
        interactions: items.map((item) => ({
          occurredAt: '2026-02-01T10:00:00Z',
          kind: 'call',
          channel: 'phone',
          ...item,
        })),
      }),
    ),
  );
  if (!sent.ok) throw new Error(sent.refusal);
  return sent.value.items.map(({ status, reason }) => `${status}${reason === null ? '' : ` ${reason}`}`);
};
const customerOf = async (query: string): Promise<string> => {
  const found = await findCustomers(world, owner, { query, limit: 5 });
  const [row] = found.items;
  if (row === undefined) throw new Error(`nobody is called ${query}`);
  return row.id;
};
const erase = (id: string, more: object = {}) =>
  eraseCustomer(
    world,
    writer,
    officer,
    { id, reason: 'בקשה במכתב', askedOn: '2026-02-20', password: 'right', ...more },
    password,
  );

/** Every ciphertext of the database with its place, as somebody with an old copy has it. */
async function oldCopy(): Promise<{ place: string; sealed: Buffer }[]> {
  const { rows } = await sql<{ place: string; sealed: Buffer }>`
    select 'record:' || id as place, profile_cipher as sealed from source_record
    union all select 'record:' || record_id, profile_cipher from source_record_version
    union all select 'interaction:' || id, item_cipher from interaction
    union all select 'interaction:' || id, item_cipher from interaction_past
    union all select 'pledge:' || record_id || ':' || encode(reference_hash, 'hex'), text_cipher from pledge
    union all select 'quarantine:' || id, raw_cipher from quarantine`.execute(world.db);
  return rows;
}

describe('forgetting a person', () => {
  test('takes every row, word and key, in every silo, and leaves everybody else as they were', async () => {
    await send(shop, [
      {
        externalId: 's1',
        customer: { reference: 'A-1', ...dana },
        text: 'הזמנתי ספה ורודה',
        score: 3,
        measure: 'nps',
        pledge: {
          reference: 'p1',
          text: 'הספה תגיע ביום שלישי',
          state: 'open',
          dueAt: '2026-02-10T10:00:00Z',
        },
      },
      {
        externalId: 's2',
        customer: { reference: 'B-1', ...husband },
        text: 'אני הבעל',
        score: 9,
        measure: 'nps',
      },
    ]);
    await send(desk, [
      { externalId: 'd1', customer: { reference: '77', ...dana }, text: 'הספה לא הגיעה' },
      { externalId: 'd2', customer: { reference: '77', ...dana }, text: 'ועוד פעם' },
      { externalId: 'd3', customer: { reference: '77', ...dana }, text: `bad \u0000 from ${dana.phone}` },
    ]);
    // The same interaction with other content: the earlier version is kept, and must go too.
    await send(desk, [{ externalId: 'd2', customer: { reference: '77', ...dana }, text: 'ועוד פעם, תיקון' }]);
    const id = await customerOf('אלמוג דנה');
    const copy = await oldCopy();
    const before = copy.map(({ place, sealed }) => world.vault.read(place, sealed));
    expect(before.filter((text) => text === null)).toEqual([]);

    const preview = await previewErasure(world, officer, id);
    expect(preview).toMatchObject({ ok: true, value: { interactions: 3, promises: 1, legalThreat: false } });
    const erased = await erase(id);
    expect(erased).toMatchObject({ ok: true });
    const certificate = erased.ok ? erased.value : undefined;
    expect(certificate?.counts).toMatchObject({ records: 2, interactions: 3, promises: 1, setAside: 1 });
    expect(certificate?.keysDestroyed).toBe(3);
    expect(certificate?.keysGoneAt).not.toBeNull();

    await expect(customerOf('דנה אלמוג')).rejects.toThrow();
    const others = copy.filter(({ place, sealed }) => world.vault.read(place, sealed) !== null);
    const left = others.map(({ place, sealed }) => world.vault.open(place, sealed)).join('\n');
    expect(left).toContain('אני הבעל');
    for (const word of ['דנה', 'dana@', 'ספה', 'ועוד פעם', '329471163', 'bad '])
      expect(left).not.toContain(word);
    expect(copy.length - others.length).toBeGreaterThanOrEqual(8);

    const counted = await rebuild(world, writer, owner, { compare: true });
    expect(counted).toMatchObject({ equal: true });
    expect(counted.checked).toBeGreaterThan(0);
    expect(await customerOf('יותם')).not.toBe(id);
  });

  test('keeps them forgotten: the old file, a new reference with the same mail, the identity number alone', async () => {
    expect(
      await send(shop, [
        { externalId: 's1', customer: { reference: 'A-1', ...dana }, text: 'הזמנתי ספה ורודה' },
        { externalId: 's9', customer: { reference: 'NEW', name: 'Almog דנה אלמוג', email: dana.email } },
        { externalId: 's10', customer: { reference: 'NEW-2', name: 'אלמוג דנה', email: dana.email } },
        { externalId: 's11', customer: { reference: 'NEW-3', nationalId: dana.nationalId } },
        { externalId: 's12', customer: { phone: dana.phone } },
      ]),
    ).toEqual([
      'rejected forgotten',
      'stored',
      'rejected forgotten',
      'rejected forgotten',
      'rejected forgotten',
    ]);
  });

  test('does not shut out who shares the phone under another name', async () => {
    expect(
      await send(shop, [
        { externalId: 's20', customer: { reference: 'C-1', name: 'נועה אלמוג', phone: dana.phone } },
      ]),
    ).toEqual(['stored']);
  });

  test('is signed with the password again, by whom it belongs to, and never over a legal threat unknowingly', async () => {
    const id = await customerOf('יותם');
    expect(await erase(id, { password: 'wrong' })).toEqual({ ok: false, refusal: 'sign-again' });
    const agent = testActor({ role: 'agent' });
    expect(
      await eraseCustomer(
        world,
        writer,
        agent,
        { id, reason: 'no', askedOn: '2026-02-20', password: 'right' },
        password,
      ),
    ).toEqual({ ok: false, refusal: 'forbidden' });
    const [member] = await world.db
      .selectFrom('membership')
      .select('record_id')
      .where('customer_id', '=', id)
      .execute();
    const caseId = newId();
    const division = newId();
    await database.ownerPool.query(
      `insert into case_file (record_id, id, number, subject_cipher, state, holder_division_id, opened_by, opened_at, held_since, legal_threat)
       values ($1, $2, 1, $3, 'open', $4, $5, now(), now(), true)`,
      [member?.record_id, caseId, Buffer.from('x'), division, officer.employeeId],
    );
    expect(await erase(id)).toEqual({ ok: false, refusal: 'legal-hold' });
    expect(await erase(id, { despiteLegalThreat: true })).toMatchObject({ ok: true });
    expect(await readCertificate(world, officer, id)).toMatchObject({ ok: true, value: { number: 2 } });
    expect(await erase(id)).toEqual({ ok: false, refusal: 'not-found' });
  });

  test('is finished at the next start when a crash came between the rows and the keys', async () => {
    const id = await customerOf('נועה');
    const copy = await oldCopy();
    const failing: World = {
      ...world,
      vault: {
        ...world.vault,
        slots: { ...world.vault.slots, destroy: () => Promise.reject(new Error('the machine went off')) },
      },
    };
    await expect(
      eraseCustomer(
        failing,
        writer,
        officer,
        { id, reason: 'מכתב', askedOn: '2026-02-20', password: 'right' },
        password,
      ),
    ).rejects.toThrow('went off');
    const readable = () =>
      copy.filter(({ place, sealed }) => world.vault.read(place, sealed) !== null).length;
    const before = readable();
    expect(await finishErasures(world)).toBe(1);
    expect(readable()).toBeLessThan(before);
    expect(await finishErasures(world)).toBe(0);
    expect(readErasures(world.home)).toHaveLength(3);
    expect(JSON.stringify(readErasures(world.home))).not.toContain('נועה');
  });
});
