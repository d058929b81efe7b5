import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readCustomer } from '#server/customers/record/record.actions';
import { readTimeline } from '#server/customers/record/whole-timeline.actions';
import { type EmployeeActor, mintActor } from '#server/platform/access';
import { connect } from '#server/platform/database';
import { newId } from '#server/platform/ids';
import { migrate } from '#server/platform/migrate';
import { openKeySlots } from '#server/platform/vault/key-slots';
import { openVault } from '#server/platform/vault/vault';
import { openKysely, type World } from '#server/platform/world';

/**
 * How long the server needs for a customer's record and a timeline of a hundred, at as many interactions as can be built
 * in the time given, beside the same hundred rows asked of the index alone.
 *   DATABASE_URL=postgres://… node --conditions=source --import tsx bench/customer-page.ts [seconds to build, 180]
 * The database must be empty and is filled.
 */
const BUILD_SECONDS = Number(process.argv[2] ?? 180);
const PER_CUSTOMER = 120;
const CUSTOMERS_AT_ONCE = 250;
const READ = 300;

const url = process.env.DATABASE_URL;
if (url === undefined) throw new Error('DATABASE_URL names an empty database');
const home = mkdtempSync(join(tmpdir(), 'empty-chair-bench-'));
mkdirSync(join(home, 'keys'));
await migrate(url, { directory: join(import.meta.dirname, '..', 'migrations') });
const pool = connect(url, { max: 6, applicationName: 'empty-chair bench' });
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

const source = newId();
await pool.query(
  "insert into source (id, code, name_he, name_en, kind) values ($1, 'bench', 'מבחן', 'Bench', 'crm')",
  [source],
);
const customers: string[] = [];
const records: string[] = [];
const began = performance.now();
while ((performance.now() - began) / 1000 < BUILD_SECONDS) await fill();
await pool.query('vacuum analyze');
const built = customers.length * PER_CUSTOMER;

const actor = mintActor<EmployeeActor>({
  kind: 'employee',
  employeeId: newId(),
  name: 'Bench',
  role: 'agent',
  divisionId: null,
  reportsTo: null,
  sample: false,
});
const page = await timed(async (at) => {
  const id = customers[at] ?? '';
  const read = await readCustomer(world, actor, id, 'bench');
  const told = await readTimeline(world, actor, { id, limit: 100 });
  if (!read.ok || !told.ok || told.value.items.length !== 100) throw new Error('the page was not whole');
});
const raw = await timed(async (at) => {
  const { rows } = await pool.query(
    'select id, item_cipher from interaction where record_id = $1 order by occurred_at desc, id desc limit 100',
    [records[at]],
  );
  if (rows.length !== 100) throw new Error('the rows were not whole');
});
process.stdout.write(
  [
    `n = ${built} interactions of ${customers.length} customers (target statement: 10,000,000)`,
    `record and timeline of 100: p50 ${page.p50.toFixed(1)} ms, p99 ${page.p99.toFixed(1)} ms over ${READ} customers`,
    `the index alone: p50 ${raw.p50.toFixed(1)} ms, p99 ${raw.p99.toFixed(1)} ms`,
    `ratio of the medians: ${(page.p50 / raw.p50).toFixed(1)}`,
    '',
  ].join('\n'),
);
await pool.end();
slots.close();
rmSync(home, { recursive: true });

/** Many customers in one statement for each table; what a customer says is sealed as the writer seals it. */
async function fill(): Promise<void> {
  const now = Date.now();
  const fresh = slots.take(CUSTOMERS_AT_ONCE).map((slot) => ({ record: newId(), customer: newId(), slot }));
  await slots.keep();
  const profiles = fresh.map(({ record, slot }) =>
    world.vault.seal(`record:${record}`, JSON.stringify({ name: 'נועה ברק' }), slot),
  );
  const ids = fresh.map(({ record }) => record);
  const owners = fresh.map(({ customer }) => customer);
  await pool.query(
    `insert into source_record (id, source_id, key_slot, profile_cipher, created_at, updated_at)
     select r, $1, s, p, now(), now() from unnest($2::uuid[], $3::int[], $4::bytea[]) as n(r, s, p)`,
    [source, ids, fresh.map(({ slot }) => slot), profiles],
  );
  await pool.query('insert into customer (id, created_at) select c, now() from unnest($1::uuid[]) as c', [
    owners,
  ]);
  await pool.query(
    'insert into membership (record_id, customer_id, ruling_id, from_at) select r, c, c, now() from unnest($1::uuid[], $2::uuid[]) as n(r, c)',
    [ids, owners],
  );
  const rows = fresh.flatMap(({ record, slot }) =>
    Array.from({ length: PER_CUSTOMER }, (_, n) => {
      const id = newId();
      const at = new Date(now - n * 86_400_000).toISOString();
      const item = {
        externalId: id,
        occurredAt: at,
        kind: 'call',
        channel: 'phone',
        text: 'האינטרנט נופל כל ערב',
      };
      return { record, id, at, item: world.vault.seal(`interaction:${id}`, JSON.stringify(item), slot) };
    }),
  );
  await pool.query(
    `insert into interaction (record_id, id, source_id, occurred_at, received_at, day, kind, channel, direction, item_cipher)
     select r, i, $1, a, a, a::date, 'call', 'phone', 'in', c from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::bytea[]) as n(r, i, a, c)`,
    [
      source,
      rows.map(({ record }) => record),
      rows.map(({ id }) => id),
      rows.map(({ at }) => at),
      rows.map(({ item }) => item),
    ],
  );
  customers.push(...owners);
  records.push(...ids);
}

/** Customers spread over all that was built; the first tenth warms up and is not counted. Milliseconds. */
async function timed(read: (at: number) => Promise<void>): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let n = 0; n < READ * 1.1; n++) {
    const at = Math.floor(((n * 0.618034) % 1) * customers.length);
    const start = performance.now();
    await read(at);
    if (n >= READ * 0.1) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const share = (of: number): number => times[Math.min(times.length - 1, Math.floor(times.length * of))] ?? 0;
  return { p50: share(0.5), p99: share(0.99) };
}
