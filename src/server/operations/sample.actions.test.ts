import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startImport } from '#server/customers/import/import.actions';
import { openTestDesk, ticketMapping, uploaded } from '#server/customers/import/import.fixture';
import type { ImportDesk } from '#server/customers/import/import-desk.actions';
import { runImport } from '#server/customers/import/import-run.actions';
import { destroySpentKeys } from '#server/customers/rights/spent-keys.actions';
import { ensureOrganization } from '#server/organization/organization.actions';
import { appendRemoval } from '#server/platform/backup/removal-log';
import { testActor } from '#server/platform/world.fixture';
import { openSample } from './sample.actions.ts';
import { setSample } from './sample.store.ts';

let desk: ImportDesk;
let ownerPool: Pool;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ desk, ownerPool, close } = await openTestDesk());
  await ensureOrganization(desk.world, { name: 'אור־נט', language: 'he', divisions: 'default' });
});
afterAll(() => close());

let sampleSlots: number[];
let ownSlots: number[];
beforeEach(async () => {
  await ownerPool.query(
    'truncate source, import, interaction, verbatim, rollup_day, source_record, source_record_version, record_key, intake_key, identity_key, block_key, meeting_key, customer, membership, quarantine, spent_slot, outbox cascade',
  );
  const bring = async (code: string, text: string, sample: boolean): Promise<number[]> => {
    const before = await slots();
    const id = await startImport(desk, {
      uploadId: await uploaded(desk, text),
      fileName: 'x.csv',
      fileBytes: text.length,
      mapping: ticketMapping(code),
      startedBy: null,
      sample,
    });
    await runImport(desk, id);
    return (await slots()).filter((slot) => !before.includes(slot));
  };
  ownSlots = await bring('mine', 'id,at,who,text\n1,01/02/2026,p1,hello\n2,31/02/2026,p2,hello\n', false);
  sampleSlots = await bring(
    'invented',
    'id,at,who,text\n1,01/02/2026,q1,hello\n2,31/02/2026,q2,hello\n',
    true,
  );
  await setSample(desk.world.db, 'loaded');
  expect([ownSlots.length, sampleSlots.length]).toEqual([3, 3]);
});

async function slots(): Promise<number[]> {
  const { rows } = await sql<{ slot: number }>`
    select key_slot as slot from source_record
    union select ('x' || encode(substr(raw_cipher, 2, 4), 'hex'))::bit(32)::bigint from import_error
    union select ('x' || encode(substr(raw_cipher, 2, 4), 'hex'))::bit(32)::bigint from quarantine order by 1`.execute(
    desk.world.db,
  );
  return rows.map(({ slot }) => slot);
}
const isGone = (slot: number): boolean => desk.world.vault.slots.key(slot) === null;
const actor = testActor({ role: 'owner' });
const after = { caughtUp: async (): Promise<void> => undefined, learn: async (): Promise<void> => undefined };

describe('removing the sample', () => {
  it('destroys the keys of its records and of its rows set aside, and no other', async () => {
    expect(await openSample(desk, after).remove(actor)).toMatchObject({ ok: true });
    expect(sampleSlots.every(isGone)).toBe(true);
    expect(ownSlots.some(isGone)).toBe(false);
    expect(await slots()).toEqual(ownSlots);
  });

  it('cut off between its rows and its keys, loses the keys at the next start', async () => {
    const { vault } = desk.world;
    const destroy = (): Promise<void> => Promise.reject(new Error('the power went'));
    const dying = {
      ...desk,
      world: { ...desk.world, vault: { ...vault, slots: { ...vault.slots, destroy } } },
    };
    await expect(openSample(dying, after).remove(actor)).rejects.toThrow('the power went');
    expect(sampleSlots.some(isGone)).toBe(false);
    expect(await destroySpentKeys(desk.world)).toBe(3);
    expect(sampleSlots.every(isGone)).toBe(true);
    expect(ownSlots.some(isGone)).toBe(false);
  });

  it('is done again on a database from before it, and never to a sample that was not removed', async () => {
    const sample = openSample(desk, after);
    await sample.removeAgain();
    expect((await slots()).length).toBe(6);
    const sources = await desk.world.db
      .selectFrom('source')
      .select('id')
      .where('sample', '=', true)
      .execute();
    appendRemoval(desk.world.home, {
      sampleSources: sources.map(({ id }) => id),
      at: '2026-03-01T00:00:00Z',
    });
    await sample.removeAgain();
    expect(await slots()).toEqual(ownSlots);
    expect(sampleSlots.every(isGone)).toBe(true);
    expect(await sample.progress()).toMatchObject({ stage: 'none' });
  });
});
