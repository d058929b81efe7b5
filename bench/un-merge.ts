import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { mergeCustomers } from '#server/customers/identity/ruling.actions';
import { undoRuling } from '#server/customers/identity/undo.actions';
import type { Incoming } from '#server/customers/ingest/incoming';
import { openWriter } from '#server/customers/ingest/writer';
import { connect, openDatabase } from '#server/platform/database';
import { newId } from '#server/platform/ids';
import { migrate } from '#server/platform/migrate';
import { openKeySlots } from '#server/platform/vault/key-slots';
import { openVault } from '#server/platform/vault/vault';
import { openKysely, type World } from '#server/platform/world';
import { testActor } from '#server/platform/world.fixture';

/**
 * How long it takes to withdraw a merge of two customers who have so many records between them, from the call to the commit on
 * the disk.
 *   node --conditions=source --import tsx bench/un-merge.ts [--records 100] [--times 60]
 * Every pair is new: records with a phone, come in through the writer, and one interaction each.
 */
const { values } = parseArgs({ options: { records: { type: 'string' }, times: { type: 'string' } } });
const RECORDS = Number(values.records ?? 100);
const TIMES = Number(values.times ?? 60);
const WARM = 5;

const home = mkdtempSync(join(tmpdir(), 'empty-chair-bench-'));
mkdirSync(join(home, 'keys'));
const database = await openDatabase({ home, log: () => undefined });
await migrate(database.ownerUrl, { directory: join(import.meta.dirname, '../migrations') });
const pool = connect(database.appUrl, { max: 6, applicationName: 'bench' });
const master = randomBytes(32);
const slots = openKeySlots(join(home, 'keys', 'record.keys'), master);
const world: World = {
  home,
  db: openKysely(pool),
  pool,
  vault: openVault({ dataKeys: [randomBytes(32)], master, slots }),
  now: () => new Date(),
  log: () => undefined,
  organization: { timeZone: 'Asia/Jerusalem', country: 'IL', currency: 'ILS' },
};
const writer = openWriter(world, async () => ({
  touchpointOf: () => null,
  closedWays: new Set<string>(),
  divisions: new Map(),
}));
const actor = testActor({ role: 'owner' });

try {
  const source = newId();
  await pool.query(
    "insert into source (id, code, name_he, name_en, kind) values ($1, 'bench', 'מדידה', 'Bench', 'crm')",
    [source],
  );
  const merging: number[] = [];
  const undoing: number[] = [];
  for (let pair = 0; pair < TIMES + WARM; pair++) {
    const half = Math.floor(RECORDS / 2);
    const customerId = await customerOf(source, pair * 2, RECORDS - half);
    const otherId = await customerOf(source, pair * 2 + 1, half);
    const before = await placesOf([customerId, otherId]);
    if (before.length !== RECORDS) throw new Error(`${before.length} records instead of ${RECORDS}`);
    const began = performance.now();
    const merged = await mergeCustomers(world, writer, actor, { customerId, otherId, reason: 'bench' });
    const joined = performance.now();
    if (!merged.ok) throw new Error(merged.refusal);
    const withdrawn = await undoRuling(world, writer, actor, { id: merged.value.rulingId, reason: 'bench' });
    const ended = performance.now();
    if (!withdrawn.ok) throw new Error(withdrawn.refusal);
    if (JSON.stringify(await placesOf([customerId, otherId])) !== JSON.stringify(before))
      throw new Error('the records are not where they were');
    if (pair < WARM) continue;
    merging.push(joined - began);
    undoing.push(ended - joined);
  }
  process.stdout.write(
    `${RECORDS} records of one customer, ${TIMES} times\nmerge    p50 ${share(merging, 0.5)} ms, p99 ${share(merging, 0.99)} ms\nun-merge p50 ${share(undoing, 0.5)} ms, p99 ${share(undoing, 0.99)} ms (limit 100)\n`,
  );
} finally {
  await writer.stop();
  await pool.end();
  await database.stop();
  slots.close();
  rmSync(home, { recursive: true });
}

/** So many records that share a phone and a name: the writer makes them one customer. */
async function customerOf(sourceId: string, n: number, records: number): Promise<string> {
  const phone = `054${3_817_265 + n * 137}`;
  const rows = Array.from({ length: records }, (_, at): Incoming => {
    const reference = `p${n}-${at}`;
    const occurredAt = new Date(Date.UTC(2026, 0, 1 + (at % 200)));
    return {
      rowKind: 'interaction',
      sourceId,
      importId: null,
      item: {
        externalId: `r${reference}`,
        occurredAt: occurredAt.toISOString(),
        kind: 'ticket',
        channel: 'phone',
        text: 'חיכיתי שעה לנציג',
        customer: { reference, name: 'Noa Barak', phone },
      },
      occurredAt,
      dueAt: null,
      resolvedAt: null,
      original: '',
    };
  });
  const outcomes = await writer.store(rows);
  if (outcomes.some(({ status }) => status !== 'stored')) throw new Error('not every row was stored');
  const { rows: found } = await pool.query<{ customer_id: string }>(
    `select distinct m.customer_id from membership m join record_key k using (record_id) where k.person_hash = any($1::bytea[])`,
    [rows.flatMap((row) => (row.rowKind === 'interaction' ? [personHash(row)] : []))],
  );
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw new Error(`the records are ${found.length} customers`);
  return only.customer_id;
}

function personHash(row: Extract<Incoming, { rowKind: 'interaction' }>): Buffer {
  return world.vault.hash('person', row.item.customer?.reference ?? '');
}

async function placesOf(customers: readonly string[]): Promise<{ record_id: string; customer_id: string }[]> {
  const { rows } = await pool.query<{ record_id: string; customer_id: string }>(
    'select record_id, customer_id from membership where customer_id = any($1::uuid[]) order by record_id',
    [customers],
  );
  return rows;
}

function share(times: readonly number[], of: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0).toFixed(1);
}
