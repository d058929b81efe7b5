import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startImport } from '#server/customers/import/import.actions';
import { openTestDesk } from '#server/customers/import/import.fixture';
import { imports } from '#server/customers/import/import.store';
import type { ImportDesk } from '#server/customers/import/import-desk.actions';
import { runImport } from '#server/customers/import/import-run.actions';
import { upload } from '#server/customers/import/upload.actions';
import { CONNECTORS } from './connectors.ts';

/** Counted by us on the samples: stored, duplicate, set aside, rejected; persons; promises; kinds and channels with their number. */
const COUNTED: Readonly<Record<string, readonly [number[], number, number, Record<string, number>]>> = {
  crm: [[3, 0, 0, 1], 3, 0, {}],
  'help-desk': [[3, 1, 0, 0], 2, 1, { 'complaint mail': 1, 'ticket chat': 1, 'cancellation phone': 1 }],
  billing: [[3, 0, 1, 0], 2, 0, { 'bill mail': 2, 'credit mail': 1 }],
  'phone-centre': [[3, 0, 0, 0], 3, 0, { 'call phone': 3 }],
  bot: [[3, 0, 0, 1], 1, 0, { 'bot-chat bot': 3 }],
  scheduling: [
    [4, 0, 0, 0],
    2,
    2,
    { 'promise-made field': 2, 'promise-broken field': 1, 'promise-kept field': 1 },
  ],
  campaign: [[2, 1, 0, 0], 2, 0, { 'campaign mail': 1, 'campaign sms': 1 }],
  shop: [[3, 0, 0, 0], 2, 0, { 'purchase web': 2, 'return web': 1 }],
  reviews: [[3, 0, 0, 0], 3, 0, { 'review app': 3 }],
  social: [[3, 0, 0, 0], 3, 0, { 'social-post social': 3 }],
  'branch-visits': [[3, 0, 0, 0], 3, 0, { 'visit branch': 3 }],
  'web-events': [[3, 1, 0, 1], 2, 0, { 'process-step app': 1, 'process-step web': 2 }],
  whatsapp: [[3, 0, 0, 0], 2, 0, { 'chat whatsapp': 3 }],
};

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

describe('every connector', () => {
  it('is a folder with a mapping and a sample, offered and counted', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.length).toBeGreaterThan(12);
    expect(CONNECTORS.map(({ code }) => code).sort()).toEqual(folders.sort());
    expect(Object.keys(COUNTED).sort()).toEqual(folders.sort());
  });

  it.each(CONNECTORS.map((connector) => [connector.code, connector] as const))(
    '%s brings its sample with every row accounted for',
    async (code, { mapping, name, what }) => {
      const sample =
        readdirSync(join(import.meta.dirname, code)).find((file) => file.startsWith('sample.')) ?? '';
      const bytes = readFileSync(join(import.meta.dirname, code, sample));
      const { uploadId } = await upload(desk, Readable.from([bytes]));
      await startImport(desk, {
        uploadId,
        fileName: sample,
        fileBytes: bytes.length,
        mapping,
        startedBy: null,
        sample: false,
      });
      await runImport(desk, uploadId);
      const [row] = await imports(desk.world.db, { id: uploadId });
      const [counters = [], people, promises, kinds] = COUNTED[code] ?? [];
      const { stored, duplicate, quarantined, rejected, received } = row?.counters ?? {};
      expect(row?.state).toBe('done');
      expect([stored, duplicate, quarantined, rejected]).toEqual(counters);
      expect(received).toBe(counters.reduce((sum, n) => sum + n, 0));
      const { rows: found } = await sql<{ what: string; n: number }>`
        select kind || ' ' || channel as what, count(*) as n from interaction where import_id = ${uploadId} group by 1`.execute(
        desk.world.db,
      );
      expect(Object.fromEntries(found.map(({ what: kind, n }) => [kind, n]))).toEqual(kinds);
      expect(
        await count(sql`source_record r join source s on s.id = r.source_id where s.code = ${code}`),
      ).toBe(people);
      expect(await count(sql`pledge p join source s on s.id = p.source_id where s.code = ${code}`)).toBe(
        promises,
      );
      // Both languages, in its own words and in its sample.
      expect(/[א-ת]/.test(name.he + what.he) && /[a-z]/i.test(name.en + what.en)).toBe(true);
      expect(/[א-ת]/.test(bytes.toString()) && /[a-z]{3}/i.test(bytes.toString())).toBe(true);
    },
  );

  it('together they know that a customer is one person in many systems', async () => {
    // By phone and mail under the same name: register, help desk, scheduling and shop speak of the same person.
    const { rows } = await sql<{ sources: number }>`
      select count(distinct r.source_id) as sources from membership m join source_record r on r.id = m.record_id group by m.customer_id order by 1 desc limit 1`.execute(
      desk.world.db,
    );
    expect(rows[0]?.sources).toBeGreaterThanOrEqual(4);
  });
});

async function count(from: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${from}`.execute(desk.world.db);
  return rows[0]?.n ?? 0;
}
