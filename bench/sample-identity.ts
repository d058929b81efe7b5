import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { probabilityOf } from '#kernel/identity/model/score';
import { EMPLOYEE_MOBILE, ROLE_MAILBOXES, SWITCHBOARD } from '#sample/people/contact-forms';
import { writeCompany } from '#sample/write-company';
import { keysOf } from '#server/customers/identity/keys';
import { dropSettledQuestions } from '#server/customers/identity/question.jobs';
import { startImport } from '#server/customers/import/import.actions';
import { runImport } from '#server/customers/import/import-run.actions';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import { upload } from '#server/customers/import/upload.actions';
import { openWriter } from '#server/customers/ingest/writer';
import { normalPhone } from '#server/customers/record/phone';
import type { Profile } from '#server/customers/record/profile';
import { testWorld } from '#server/platform/world.fixture';
import { withOwnDatabase } from './own-database.ts';

/**
 * `node --conditions=source --import tsx bench/sample-identity.ts [--customers 5000] [--seed 1] [--worst 5]`
 *
 * Imports the sample company's files through the product's own import and compares who is one person with what is true of
 * the sample (which is never imported). Prints, over pairs of records whose person is known:
 * precision; recall of all pairs; recall of linkable pairs (both hang together, within the person's own records, by a chain
 * of equal phones, mail addresses, identity numbers, or whole names with the same birth date); pairs joined through a number or
 * mailbox that belongs to nobody; pairs of one household that were joined; how many pairs were asked about on the way and how many
 * wait once they are weighed as they stand at the end, and how many of those are one person. A reference that a family shares is left out: it is no single person.
 */
const { values } = parseArgs({
  options: { customers: { type: 'string' }, seed: { type: 'string' }, worst: { type: 'string' } },
});
await withOwnDatabase(measure);

interface Placed {
  readonly id: string;
  readonly source: string;
  readonly customer: string;
  readonly profile: Profile;
  readonly person: number;
}

async function measure(pool: Pool, home: string): Promise<void> {
  const world = { ...testWorld(pool, () => new Date()), home };
  const writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    closedWays: new Set<string>(),
    divisions: await readDivisionCodes(world),
  }));
  const desk = { world, writer, master: Buffer.alloc(32, 7), prepareJourney: async () => undefined };
  const { files, truth } = await writeCompany({
    directory: join(home, 'sample'),
    endsOn: '2026-06-30',
    customers: Number(values.customers ?? 5_000),
    seed: Number(values.seed ?? 1),
  });
  const began = performance.now();
  for (const file of files) {
    const { uploadId } = await upload(desk, createReadStream(file.path));
    const fileBytes = (await stat(file.path)).size;
    const { mapping } = file;
    await startImport(desk, { uploadId, fileName: 'x', fileBytes, mapping, startedBy: null, sample: false });
    await runImport(desk, uploadId);
  }
  const seconds = (performance.now() - began) / 1_000;

  const persons = new Map<string, number | null>();
  for (const { person, references } of truth.people)
    for (const [silo, own] of Object.entries(references))
      for (const reference of own) {
        const name = `${silo} ${reference}`;
        persons.set(name, persons.has(name) && persons.get(name) !== person ? null : person);
      }
  for (const { silo, reference } of truth.sharedReferences) persons.set(`${silo} ${reference}`, null);
  const { rows } = await sql<{ id: string; code: string; customer: string; sealed: Buffer }>`
    select r.id, s.code, m.customer_id as customer, r.profile_cipher as sealed
      from source_record r join source s on s.id = r.source_id join membership m on m.record_id = r.id`.execute(
    world.db,
  );
  const records = rows.flatMap((row): Placed[] => {
    const profile: Profile = JSON.parse(world.vault.open(`record:${row.id}`, row.sealed));
    const person = persons.get(`${row.code.replace('ornet-', '')} ${profile.reference}`) ?? null;
    return person === null ? [] : [{ id: row.id, source: row.code, customer: row.customer, profile, person }];
  });
  report(records, rows.length, truth.households, seconds);
  await reviews('met on the way     ', records, world);
  await dropSettledQuestions(world);
  await reviews('waiting for review ', records, world);
  await writer.stop();
}

function report(
  records: readonly Placed[],
  all: number,
  households: readonly { readonly people: readonly number[] }[],
  seconds: number,
): void {
  const byPerson = grouped(records, ({ person }) => person);
  const byCustomer = grouped(records, ({ customer }) => customer);
  const homeOf = new Map(
    households.flatMap(({ people }, at) => people.map((person) => [person, at] as const)),
  );
  const nobodys = new Set([
    ...[SWITCHBOARD, EMPLOYEE_MOBILE].map((number) => normalPhone(number, 'IL')),
    ...ROLE_MAILBOXES,
  ]);
  let said = 0;
  let right = 0;
  let household = 0;
  let throughBlocked = 0;
  const mixed: Placed[][] = [];
  for (const group of byCustomer.values()) {
    if (new Set(group.map(({ person }) => person)).size > 1) mixed.push(group);
    for (const [a, b] of pairsOf(group)) {
      said++;
      if (a.person === b.person) right++;
      else if (homeOf.has(a.person) && homeOf.get(a.person) === homeOf.get(b.person)) household++;
      if (a.person !== b.person && waysOf(a).some((way) => nobodys.has(way) && waysOf(b).includes(way)))
        throughBlocked++;
    }
  }
  let real = 0;
  let linkable = 0;
  let linked = 0;
  const missed: Placed[][] = [];
  for (const group of byPerson.values()) {
    const chain = chains(group);
    for (const [a, b] of pairsOf(group)) {
      real++;
      if (chain.get(a.id) !== chain.get(b.id)) continue;
      linkable++;
      if (a.customer === b.customer) linked++;
      else missed.push([a, b]);
    }
  }
  let homePairs = 0;
  for (const { people } of households)
    for (const [a, b] of pairsOf(people))
      homePairs += (byPerson.get(a)?.length ?? 0) * (byPerson.get(b)?.length ?? 0);
  const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;
  process.stdout.write(
    `${all} records, ${records.length} of known persons, ${byPerson.size} persons, ${byCustomer.size} customers, ${seconds.toFixed(1)} s
precision            ${percent(right / said)} of ${said} pairs; ${mixed.length} customers hold more than one person
recall, all          ${percent(right / real)} of ${real} pairs
recall, linkable     ${percent(linked / linkable)} of ${linkable} pairs
through a blocked identifier ${throughBlocked} pairs
household joined     ${percent(household / Math.max(1, homePairs))} of ${homePairs} pairs
`,
  );
  const worst = Number(values.worst ?? 0);
  for (const group of mixed.slice(0, worst))
    process.stdout.write(`mixed ${JSON.stringify(group.map(shown))}\n`);
  for (const pair of missed.slice(0, worst))
    process.stdout.write(`missed ${JSON.stringify(pair.map(shown))}\n`);
}

async function reviews(
  what: string,
  records: readonly Placed[],
  world: ReturnType<typeof testWorld>,
): Promise<void> {
  const person = new Map(records.map(({ id, person: one }) => [id, one]));
  const { rows } = await sql<{ a: string; b: string; bits: number }>`
    select r.record_a as a, r.record_b as b, r.bits from identity_review r
      join membership x on x.record_id = r.record_a join membership y on y.record_id = r.record_b
     where x.customer_id <> y.customer_id`.execute(world.db);
  const known = rows.filter(({ a, b }) => person.has(a) && person.has(b));
  const same = known.filter(({ a, b }) => person.get(a) === person.get(b)).length;
  const expected = known.reduce((sum, { bits }) => sum + probabilityOf(bits), 0);
  const { rows: crowds } = await sql<{ n: number }>`select count(*)::int as n from crowded_key`.execute(
    world.db,
  );
  const { rows: alike } = await sql<{
    n: number;
  }>`select count(*)::int as n from edge where kind = 'probabilistic'`.execute(world.db);
  const { rows: keys } = await sql<{ n: number }>`select count(*)::int as n from meeting_key`.execute(
    world.db,
  );
  process.stdout.write(
    `${what}  ${rows.length} pairs, of ${known.length} known ${same} are one person; the model expects ${expected.toFixed(0)}
joined by likeness   ${alike[0]?.n} times; ${keys[0]?.n} meeting keys, ${crowds[0]?.n} crowded
`,
  );
}

function waysOf({ profile }: Placed): string[] {
  return [...(profile.phones ?? []), ...(profile.emails ?? [])];
}

/** Records of one person that hang together by something equal: the least any matching could be asked for. */
function chains(group: readonly Placed[]): Map<string, number> {
  const label = new Map(group.map(({ id }, at) => [id, at]));
  const holders = new Map<string, string>();
  for (const record of group)
    for (const fact of factsOf(record)) {
      const other = holders.get(fact);
      if (other === undefined) holders.set(fact, record.id);
      else {
        const [from, to] = [label.get(record.id), label.get(other)];
        for (const [id, of] of label) if (of === from && to !== undefined) label.set(id, to);
      }
    }
  return label;
}

function factsOf({ profile }: Placed): string[] {
  const keys = keysOf(profile).keys.map(({ type, value }) => `${type} ${value}`);
  const words = (profile.name ?? '').split(' ').filter((word) => word !== '');
  return words.length < 2 || profile.birthDate === undefined
    ? keys
    : [...keys, `name ${[...words].sort().join(' ')} ${profile.birthDate}`];
}

function shown({ source, person, profile }: Placed): object {
  return { source, person, ...profile };
}

function grouped<Item, Key>(items: readonly Item[], by: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

function* pairsOf<Item>(items: readonly Item[]): Generator<[Item, Item]> {
  for (const [at, a] of items.entries()) for (const b of items.slice(at + 1)) yield [a, b];
}
