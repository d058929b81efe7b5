import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mappingSchema } from '#contract/mapping';
import { consentsOf, insertConsents, preferenceFacts } from '#server/customers/consent/consent.store';
import { standingOn } from '#server/customers/consent/consent-of';
import { termWords } from '#server/customers/terms/term.store';
import { mintActor, type SystemActor } from '#server/platform/access';
import { broughtIn, openTestDesk } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { finishTakingBack, takeBackImport } from './take-back.actions.ts';

/** A table of people says what stands: a yes, a no, quiet hours, a discount. Each night it says all of it again. */
let desk: ImportDesk;
let ownerPool: Pool;
let close: () => Promise<void>;
/** Each look at the clock is an hour later. */
let clock = Date.parse('2026-03-01T09:00:00Z');
beforeAll(
  async () =>
    ({ desk, ownerPool, close } = await openTestDesk(() => {
      clock += 3_600_000;
      return new Date(clock);
    })),
);
afterAll(() => close());
beforeEach(async () => {
  await ownerPool.query(
    `truncate source, import, consent, preference, term, source_record, source_record_version, record_key, intake_key, identity_key, block_key,
       meeting_key, customer, customer_alias, membership, membership_past, edge, ruling, quarantine, spent_slot, outbox cascade`,
  );
});

const mappingOf = (timed: boolean) =>
  mappingSchema.parse({
    mapping: 1,
    source: { code: 'crm', name: { he: 'לקוחות', en: 'Customers' }, kind: 'crm' },
    rows: 'person',
    fields: {
      'customer.reference': { column: 'who' },
      'customer.name': { column: 'name' },
      'attributes.consent.advertising.mail': { column: 'yes' },
      'attributes.preference.quiet': { column: 'quiet' },
      'attributes.term.discount': { column: 'discount' },
      ...(timed && { occurredAt: { column: 'at' } }),
    },
  });

async function bring(row: string, { timed = false } = {}): Promise<{ id: string; counters: unknown }> {
  return broughtIn(
    desk,
    Buffer.from(`who,name,yes,quiet,discount,at\n${row}\n`),
    'people.csv',
    mappingOf(timed),
  );
}
const counted = (stored: number, duplicate: number): object => ({
  ...{ received: stored + duplicate, stored, duplicate },
  ...{ quarantined: 0, rejected: 0 },
});
async function theRecord(): Promise<{ id: string; slot: number }> {
  const { rows } = await sql<{ id: string; slot: number }>`
    select id, key_slot as slot from source_record`.execute(desk.world.db);
  const [one] = rows;
  if (one === undefined || rows.length > 1) throw new Error(`${rows.length} records`);
  return one;
}
async function answer(): Promise<string> {
  const { id } = await theRecord();
  return standingOn(
    [
      {
        recordId: id,
        addresses: { mail: ['d@person.example'], phone: [], sms: [], whatsapp: [], post: [], app: [] },
      },
    ],
    await consentsOf(desk.world.db, desk.world, [id]),
    { purpose: 'advertising', channel: 'mail' },
  ).answer;
}

describe('what a table of people says of consent, preferences and terms', () => {
  it('holds, and the same table the next night says nothing new', async () => {
    expect((await bring('p1,Dana Levi,yes,22:00-08:00,10 %,')).counters).toEqual(counted(1, 0));
    const { id } = await theRecord();
    expect(await answer()).toBe('yes');
    expect(
      (await preferenceFacts(desk.world.db, desk.world, [id])).map(({ topic, value }) => [topic, value]),
    ).toEqual([['quiet-hours', '{"from":1320,"to":480}']]);
    expect((await termWords(desk.world.db, desk.world, [id])).map(({ value }) => value)).toEqual(['10 %']);
    expect((await bring('p1,Dana Levi,yes,22:00-08:00,10 %,')).counters).toEqual(counted(0, 1));
    expect(await consentsOf(desk.world.db, desk.world, [id])).toHaveLength(1);
  });

  it('is heard each time it changes, also back to what it was before', async () => {
    for (const [said, stands] of [
      ['yes', 'yes'],
      ['no', 'no'],
      ['yes', 'yes'],
      ['no', 'no'],
    ]) {
      expect((await bring(`p1,Dana Levi,${said},,,`)).counters).toEqual(counted(1, 0));
      expect(await answer()).toBe(stands);
    }
    const { id } = await theRecord();
    expect(await consentsOf(desk.world.db, desk.world, [id])).toHaveLength(4);
  });

  it('does not stand with its yes against a no that somebody wrote down here', async () => {
    await bring('p1,Dana Levi,,,,');
    const { id, slot } = await theRecord();
    const now = new Date(clock);
    await desk.world.db.transaction().execute((trx) =>
      insertConsents(trx, desk.world, [
        {
          ...{ recordId: id, slot, purpose: 'advertising', channel: 'mail', answer: 'withdrawn' },
          ...{ textVersion: null, proof: null, sourceId: null, importId: null, by: null },
          ...{ saidAt: new Date(now.getTime() - 60_000), at: now },
        },
      ]),
    );
    expect((await bring('p1,Dana Levi,yes,,,')).counters).toEqual(counted(1, 0));
    expect(await answer()).toBe('no');
    // Where the table says when it was said, the later word holds.
    await bring('p1,Dana Levi,yes,,,2020-01-01', { timed: true });
    expect(await answer()).toBe('no');
    await bring(`p1,Dana Levi,yes,,,${new Date(now.getTime() + 1_000).toISOString()}`, { timed: true });
    expect(await answer()).toBe('yes');
  });

  it('goes with its import when that is taken back, and what was said before it holds again', async () => {
    await bring('p1,Dana Levi,no,,,');
    const { id } = await bring('p1,Dana Levi,yes,,5 %,');
    expect(await answer()).toBe('yes');
    const machine = mintActor<SystemActor>({ kind: 'system', name: 'test' });
    expect(await takeBackImport(desk, machine, id)).toMatchObject({ ok: true });
    await finishTakingBack(desk, id);
    expect(await answer()).toBe('no');
    expect(await termWords(desk.world.db, desk.world, [(await theRecord()).id])).toEqual([]);
  });
});
