import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { PoolClient } from 'pg';
import { readCustomer } from '#server/customers/record/record.actions';
import { readTimeline } from '#server/customers/record/whole-timeline.actions';
import { connect, openDatabase, withTransaction } from '#server/platform/database';
import { newId } from '#server/platform/ids';
import { migrate } from '#server/platform/migrate';
import { openKeySlots } from '#server/platform/vault/key-slots';
import { openVault } from '#server/platform/vault/vault';
import { openKysely, type World } from '#server/platform/world';
import { testActor } from '#server/platform/world.fixture';

/**
 * How long the server needs for a customer's record and a timeline of a hundred, beside the same hundred rows asked of the
 * index alone, one after another and by eight at once; with the look written in the audit log, on a PostgreSQL of its own that
 * brings every commit to the disk.
 *   node --conditions=source --import tsx bench/customer-page.ts [--interactions 10000000] [--read 600]
 * Each customer has three records of three silos and 120 interactions, every third with words; the rows of one customer lie as
 * far apart as time put them. What is never read is filled with chance instead of ciphertext of the same length.
 */
const { values } = parseArgs({ options: { interactions: { type: 'string' }, read: { type: 'string' } } });
const PER_CUSTOMER = 120;
const SILOS = 3;
const CUSTOMERS = Math.ceil(Number(values.interactions ?? 10_000_000) / PER_CUSTOMER);
const READ = Math.min(Number(values.read ?? 600), Math.floor(CUSTOMERS / 2));
const TOGETHER = 8;
const BEGAN = Date.now() - PER_CUSTOMER * 86_400_000;
const SAID =
  'התקשרתי שלוש פעמים ואף אחד לא חזר אליי. The technician came on time אבל החשבון עלה שוב בלי שאמרו לי.';

const home = mkdtempSync(join(tmpdir(), 'empty-chair-bench-'));
mkdirSync(join(home, 'keys'));
const database = await openDatabase({ home, log: () => undefined });
const owner = connect(database.ownerUrl, { max: 2, applicationName: 'bench build' });
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
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Whoever is read: spread over all, the first tenth to warm up. */
const asked = Array.from({ length: Math.ceil(READ * 1.1) }, (_, n) =>
  Math.floor(((n * 0.618034) % 1) * CUSTOMERS),
);

try {
  await migrate(database.ownerUrl, { directory: join(import.meta.dirname, '../migrations') });
  const began = performance.now();
  await withTransaction(owner, build);
  await owner.query('vacuum analyze');
  say(
    `n = ${CUSTOMERS * PER_CUSTOMER} interactions of ${CUSTOMERS} customers, built in ${Math.round((performance.now() - began) / 1000)} s`,
  );
  const page = await timed(1, readPage);
  const raw = await timed(1, readRows);
  const crowd = await timed(TOGETHER, readPage);
  say(`record and timeline of 100: p50 ${page.p50.toFixed(1)} ms, p99 ${page.p99.toFixed(1)} ms (limit 50)`);
  say(`the index alone:            p50 ${raw.p50.toFixed(1)} ms, p99 ${raw.p99.toFixed(1)} ms`);
  say(`ratio of the medians:       ${(page.p50 / raw.p50).toFixed(1)}`);
  say(
    `${TOGETHER} at once:                p50 ${crowd.p50.toFixed(1)} ms, p99 ${crowd.p99.toFixed(1)} ms, ${Math.round(crowd.perSecond)} pages/s`,
  );
} finally {
  await pool.end();
  await owner.end();
  await database.stop();
  slots.close();
  rmSync(home, { recursive: true });
}

async function readPage(customer: number): Promise<void> {
  const id = idOf('c', customer);
  const actor = testActor({ role: 'agent' });
  const [read, told] = [
    await readCustomer(world, actor, id, 'bench'),
    await readTimeline(world, actor, { id, limit: 100 }),
  ];
  if (!read.ok || !told.ok || told.value.items.length !== 100 || read.value.interactions !== PER_CUSTOMER)
    throw new Error('the page was not whole');
}

async function readRows(customer: number): Promise<void> {
  const records = Array.from({ length: SILOS }, (_, silo) => idOf('a', customer * SILOS + silo));
  const { rows } = await pool.query(
    'select id, item_cipher from interaction where record_id = any($1::uuid[]) order by occurred_at desc, id desc limit 100',
    [records],
  );
  if (rows.length !== 100) throw new Error('the rows were not whole');
}

/** Ids as ours are ordered by time; the letter keeps kinds apart. The same is written in SQL below. */
function idOf(kind: 'a' | 'c' | 'e', n: number): string {
  const hex = n.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${kind.repeat(12)}`;
}

function sqlId(kind: 'a' | 'c' | 'e', n: string): string {
  return `(lpad(to_hex(${n}), 12, '0') || '70008000${kind.repeat(12)}')::uuid`;
}

async function build(client: PoolClient): Promise<void> {
  await client.query("set local maintenance_work_mem = '512MB'");
  const again = await withoutIndexes(client, ['interaction', 'verbatim']);
  const sources = Array.from({ length: SILOS }, () => newId());
  await client.query(
    "insert into source (id, code, name_he, name_en, kind) select id, 'bench' || at, 'מבחן', 'Bench', 'crm' from unnest($1::uuid[]) with ordinality as s(id, at)",
    [sources],
  );
  const sealed = await sealWhatIsRead(client);
  await client.query(
    `insert into source_record (id, source_id, key_slot, profile_cipher, created_at, updated_at)
     select ${sqlId('a', 'r')}, ($1::uuid[])[1 + r % ${SILOS}], coalesce(p.slot, 0), coalesce(p.cipher, $2), now(), now()
       from generate_series(0::bigint, ${CUSTOMERS * SILOS - 1}) as r left join sealed_profile p on p.record = r`,
    [sources, sealed.profile],
  );
  await client.query(
    `insert into customer (id, created_at) select ${sqlId('c', 'c')}, now() from generate_series(0::bigint, ${CUSTOMERS - 1}) as c`,
  );
  await client.query(
    `insert into membership (record_id, customer_id, ruling_id, from_at)
     select ${sqlId('a', 'r')}, ${sqlId('c', `r / ${SILOS}`)}, ${sqlId('c', `r / ${SILOS}`)}, now() from generate_series(0::bigint, ${CUSTOMERS * SILOS - 1}) as r`,
  );
  // Day after day, customer after customer: as they would have come in.
  await client.query(
    `insert into interaction (record_id, id, source_id, occurred_at, received_at, day, kind, channel, direction, item_cipher)
     select ${sqlId('a', `(i % ${CUSTOMERS}) * ${SILOS} + (i / ${CUSTOMERS}) % ${SILOS}`)}, ${sqlId('e', 'i')}, ($1::uuid[])[1 + (i / ${CUSTOMERS}) % ${SILOS}], at, at, at::date,
            (array['call', 'bill', 'mail', 'chat', 'ticket'])[1 + i % 5], 'phone', 'in', coalesce(s.cipher, $2)
       from generate_series(0::bigint, ${CUSTOMERS * PER_CUSTOMER - 1}) as i
       cross join lateral (select to_timestamp(${BEGAN / 1000} + (i / ${CUSTOMERS}) * 86400 + (i % ${CUSTOMERS}) * 86400.0 / ${CUSTOMERS}) as at) t
       left join sealed_item s on s.interaction = i`,
    [sources, sealed.item],
  );
  await client.query(
    `insert into verbatim (record_id, interaction_id, source_id, occurred_at, day, kind, channel, analysed_with, language, sentiment, sentiment_score, confidence, themes, signals)
     select record_id, id, source_id, occurred_at, day, kind, channel, 1, 'he', 'negative', -0.5, 0.8, '{wait}', '{anger}' from interaction where kind in ('call', 'ticket')`,
  );
  for (const statement of again) await client.query(statement);
}

/** What will be read is really sealed; returns what the rest is filled with. */
async function sealWhatIsRead(client: PoolClient): Promise<{ profile: Buffer; item: Buffer }> {
  await client.query('create temp table sealed_profile (record bigint primary key, slot int, cipher bytea)');
  await client.query('create temp table sealed_item (interaction bigint primary key, cipher bytea)');
  let profile: Buffer = Buffer.alloc(0);
  let item: Buffer = Buffer.alloc(0);
  for (const customer of new Set(asked)) {
    const taken = slots.take(SILOS);
    const records = taken.map((slot, silo) => ({ slot, n: customer * SILOS + silo }));
    const profiles = records.map(({ slot, n }) =>
      world.vault.seal(
        `record:${idOf('a', n)}`,
        JSON.stringify({ name: 'נועה ברק', phones: ['+972541234567'] }),
        slot,
      ),
    );
    await client.query(
      'insert into sealed_profile select * from unnest($1::bigint[], $2::int[], $3::bytea[])',
      [records.map(({ n }) => n), taken, profiles],
    );
    const items = Array.from({ length: PER_CUSTOMER }, (_, round) => {
      const n = round * CUSTOMERS + customer;
      const occurredAt = new Date(BEGAN + round * 86_400_000).toISOString();
      const facts = { externalId: `bench-${n}`, occurredAt, kind: 'call', channel: 'phone', text: SAID };
      return {
        n,
        cipher: world.vault.seal(
          `interaction:${idOf('e', n)}`,
          JSON.stringify(facts),
          taken[round % SILOS] ?? 0,
        ),
      };
    });
    await client.query('insert into sealed_item select * from unnest($1::bigint[], $2::bytea[])', [
      items.map(({ n }) => n),
      items.map(({ cipher }) => cipher),
    ]);
    profile = profiles[0] ?? profile;
    item = items[0]?.cipher ?? item;
  }
  await slots.keep();
  await client.query('analyze sealed_profile');
  await client.query('analyze sealed_item');
  return { profile: randomBytes(profile.length), item: randomBytes(item.length) };
}

/** Ten million rows into an index one by one take an hour: the indexes are made afterwards. Gives how. */
async function withoutIndexes(client: PoolClient, tables: readonly string[]): Promise<string[]> {
  const { rows: keys } = await client.query<{ table: string; name: string; as: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as as from pg_constraint where contype = 'p' and conrelid = any($1::regclass[])`,
    [tables],
  );
  const again = keys.map(({ table, name, as }) => `alter table ${table} add constraint ${name} ${as}`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  const { rows: indexes } = await client.query<{ name: string; as: string }>(
    'select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as as from pg_index where indrelid = any($1::regclass[])',
    [tables],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  if (keys.length !== tables.length || indexes.length < tables.length)
    throw new Error('the indexes were not found');
  return [...again, ...indexes.map(({ as }) => as)];
}

/** Milliseconds for each of those asked, by so many at once; the first tenth warms up and is not counted. */
async function timed(
  together: number,
  read: (customer: number) => Promise<void>,
): Promise<{ p50: number; p99: number; perSecond: number }> {
  const times: number[] = [];
  const warm = asked.length - READ;
  for (const customer of asked.slice(0, warm)) await read(customer);
  const waiting = asked.slice(warm);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let customer = waiting.pop(); customer !== undefined; customer = waiting.pop()) {
        const start = performance.now();
        await read(customer);
        times.push(performance.now() - start);
      }
    }),
  );
  const perSecond = (1_000 * times.length) / (performance.now() - began);
  times.sort((a, b) => a - b);
  const share = (of: number): number => times[Math.min(times.length - 1, Math.floor(times.length * of))] ?? 0;
  return { p50: share(0.5), p99: share(0.99), perSecond };
}
