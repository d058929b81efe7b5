import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { IntakeCustomer } from '#contract/intake';
import type { FieldType } from '#kernel/identity/field';
import { qualityOfGroups } from '#kernel/identity/quality';
import type { Incoming } from '#server/customers/ingest/incoming';
import { openWriter } from '#server/customers/ingest/writer';
import { sourceForKey } from '#server/organization/keys/key.store';
import { testWorld } from '#server/platform/world.fixture';
import { dirtyPeople } from './identity-dirty-people.ts';
import { withOwnDatabase } from './own-database.ts';

/**
 * `node --conditions=source --import tsx bench/identity-persisted.ts [RECORDS] [SEED] [BATCH]`
 *
 * Records of persons never seen before, one batch after the other through the product's own writer into a PostgreSQL of its
 * own with fsync on: sealed, hashed, met, weighed, placed, committed. Prints records per second against the 1,500 owed, the
 * wait for a commit against the 50 ms owed, and how right the customers are against the truth of the invented people.
 */
const [size = '20000', seed = '2', batch = '35'] = process.argv.slice(2);
const RECORDS = Number(size);
const BATCH = Number(batch);
const RATE_OWED = 1_500;
const WAIT_OWED_MS = 50;

await withOwnDatabase(measure);

async function measure(pool: Pool, home: string): Promise<void> {
  const world = { ...testWorld(pool, () => new Date()), home };
  const writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    closedWays: new Set<string>(),
    divisions: new Map(),
  }));
  const sourceId = await world.db
    .transaction()
    .execute((trx) => sourceForKey(trx, { code: 'bench', name: 'Bench', now: new Date() }));
  const people = dirtyPeople('silos', RECORDS, Number(seed));
  const rows = people.rows.map(
    (cells, at): Incoming => ({
      rowKind: 'person',
      sourceId,
      importId: null,
      customer: { ...customerOf(people.schema, cells), reference: `r${at}` },
      said: null,
      original: '',
    }),
  );
  const waits: number[] = [];
  const began = performance.now();
  for (let from = 0; from < rows.length; from += BATCH) {
    const asked = performance.now();
    const outcomes = await writer.store(rows.slice(from, from + BATCH));
    waits.push(performance.now() - asked);
    const stored = outcomes.filter(({ status }) => status === 'stored').length;
    if (stored !== Math.min(BATCH, rows.length - from))
      throw new Error(`only ${stored} of a batch were stored`);
  }
  const seconds = (performance.now() - began) / 1_000;
  waits.sort((a, b) => a - b);
  const at = (share: number): number =>
    waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0;
  const rate = rows.length / seconds;
  const { rows: placed } = await sql<{ customer: string; hash: Buffer }>`
    select m.customer_id as customer, k.person_hash as hash from record_key k join membership m on m.record_id = k.record_id`.execute(
    world.db,
  );
  const customers = new Map(placed.map(({ customer, hash }) => [hash.toString('hex'), customer]));
  const numbers = new Map<string, number>();
  const groups = people.rows.map((_, row) => {
    const customer = customers.get(world.vault.hash('person', `r${row}`).toString('hex')) ?? '';
    const number = numbers.get(customer) ?? numbers.size;
    numbers.set(customer, number);
    return number;
  });
  const quality = qualityOfGroups(groups, people.truth, null);
  const { rows: asked } = await sql<{
    n: number;
  }>`select count(*)::int as n from identity_review where answer is null`.execute(world.db);
  await writer.stop();
  process.stdout.write(
    `${rows.length} records in batches of ${BATCH}, seed ${seed}
records/s   ${Math.round(rate)}, ${(rate / RATE_OWED).toFixed(2)} of the ${RATE_OWED} owed
commit      p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, ${(at(0.99) / WAIT_OWED_MS).toFixed(2)} of the ${WAIT_OWED_MS} ms owed
customers   ${numbers.size}; precision ${quality.precision.toFixed(4)}, recall ${quality.recall.toFixed(4)}; ${asked[0]?.n} pairs wait for review
`,
  );
}

/** The cells of a row as a silo would send them; what the product has no field for is left out. */
function customerOf(schema: readonly FieldType[], cells: readonly string[]): IntakeCustomer {
  const cell = (type: FieldType): string => cells[schema.indexOf(type)] ?? '';
  const said: Record<string, string> = {
    givenName: cell('given-name'),
    surname: cell('surname'),
    name: cell('full-name'),
    birthDate: cell('birth-date'),
    nationalId: cell('national-id'),
    phone: cell('phone'),
    email: cell('email'),
    street: [cell('street'), cell('street-number')].filter((part) => part !== '').join(' '),
    city: cell('city'),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}
