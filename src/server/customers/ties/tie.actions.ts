import type { Company, Household } from '#contract/ties';
import { done, type Result, refused } from '#kernel/result';
import { splitCustomers } from '#server/customers/customer.policy';
import { customerSizes, customersOfRecordIds } from '#server/customers/identity/explain.store';
import { keysOf, masked } from '#server/customers/identity/keys';
import { homeKey } from '#server/customers/identity/meeting-keys';
import type { Profile } from '#server/customers/record/profile';
import { currentCustomer, type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { type CompanyRow, companiesOf, companyHashes, peopleOfCompany } from './company.store.ts';
import {
  openCasesOf,
  type SharedWith,
  saveWord,
  sharingHome,
  sharingKeys,
  withdrawWord,
  wordsOf,
} from './household.store.ts';

/**
 * Linked, not merged: who shares a phone, a mailbox or a home with a customer, what somebody said of it, and the companies
 * that customers belong to. What is shared is looked up whenever it is asked; only a person's word is kept.
 */
export async function readHousehold(world: World, id: string): Promise<Result<Household, 'not-found'>> {
  const customerId = await currentCustomer(world.db, id);
  if (customerId === null) return refused('not-found');
  const records = await recordsOfCustomers(world.db, world, [customerId]);
  const recordIds = records.map((row) => row.id);
  const homes = records.flatMap((row) => {
    const value = homeKey(world.vault, row.profile);
    return value === null ? [] : [{ recordId: row.id, value }];
  });
  const [byKey, byHome, words, hashes] = await Promise.all([
    sharingKeys(world.db, customerId, recordIds),
    sharingHome(world.db, customerId, homes),
    wordsOf(world.db, customerId),
    companyHashes(world.db, recordIds),
  ]);
  const shared = [...byKey, ...byHome];
  const others = [...new Set([...shared, ...words].map((one) => one.customerId))];
  const [rows, cases, companies] = await Promise.all([
    recordsOfCustomers(world.db, world, others),
    openCasesOf(world.db, others),
    hashes.length === 0 ? [] : companiesOf(world.db, { hashes }),
  ]);
  return done({
    customerId,
    members: others.map((other) => {
      const word = words.find((one) => one.customerId === other);
      return {
        customerId: other,
        name: nameIn(rows.filter((row) => row.customerId === other)),
        via: [
          ...viaOf(world, shared, other, records),
          ...(word?.word === 'same' ? [{ type: 'said' as const, masked: null }] : []),
        ],
        openCases: cases.get(other) ?? 0,
        said:
          word === undefined
            ? null
            : {
                id: word.id,
                word: word.word,
                reason: word.reason,
                by: word.by === null || word.byName === null ? null : { id: word.by, name: word.byName },
                at: word.at.toISOString(),
              },
      };
    }),
    companies: companies.map((row) => {
      const { id: companyId, name, people } = companyOf(world, row);
      return { id: companyId, name, people };
    }),
  });
}

export async function sayHousehold(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly otherId: string;
    readonly word: 'same' | 'different';
    readonly reason: string;
  },
): Promise<Result<Household, 'forbidden' | 'not-found' | 'same-customer'>> {
  if (!isEmployee(actor) || !can(actor, splitCustomers, undefined)) return refused('forbidden');
  const one = await currentCustomer(world.db, input.id);
  const other = await currentCustomer(world.db, input.otherId);
  if (one === null || other === null) return refused('not-found');
  if (one === other) return refused('same-customer');
  const rows = await recordsOfCustomers(world.db, world, [one, other]);
  const [a, b] = [rows.find((row) => row.customerId === one), rows.find((row) => row.customerId === other)];
  if (a === undefined || b === undefined) return refused('not-found');
  await world.db.transaction().execute(async (trx) => {
    const at = world.now();
    const { word, reason } = input;
    await saveWord(trx, { id: newId(), one: a.id, other: b.id, word, reason, by: actor.employeeId, at });
    await record(trx, at, {
      actor,
      action: `household.${word}`,
      objectType: 'customer',
      objectId: one,
      facts: { other },
    });
  });
  return readHousehold(world, one);
}

export async function withdrawHousehold(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ id: string }, 'forbidden' | 'not-found' | 'not-standing'>> {
  if (!isEmployee(actor) || !can(actor, splitCustomers, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const at = world.now();
    const word = await withdrawWord(trx, id, at);
    if (word === null) return refused('not-found');
    if (!word.stood) return refused('not-standing');
    const customers = await customersOfRecordIds(trx, [word.a]);
    await record(trx, at, {
      actor,
      action: 'household.withdraw',
      objectType: 'customer',
      objectId: customers.get(word.a) ?? word.a,
    });
    return done({ id });
  });
}

export async function listCompanies(
  world: World,
  input: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: Company[]; next: string | null }> {
  const [people, hash] = input.after?.split(':') ?? [];
  const after =
    people === undefined || hash === undefined || !/^[\da-f]{32}$/.test(hash)
      ? null
      : { people: Number(people), hash: Buffer.from(hash, 'hex') };
  const items = (await companiesOf(world.db, { after, limit: input.limit })).map((row) =>
    companyOf(world, row),
  );
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : `${last.people}:${last.id}` };
}

export async function readCompany(
  world: World,
  input: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<
  Result<
    {
      company: Company;
      people: { items: { id: string; name: string | null; interactions: number }[]; next: string | null };
    },
    'not-found'
  >
> {
  const hash = Buffer.from(input.id, 'hex');
  const [row] = await companiesOf(world.db, { hashes: [hash] });
  if (row === undefined) return refused('not-found');
  const after = /^[\da-f-]{36}$/.test(input.after ?? '') ? (input.after ?? null) : null;
  const ids = await peopleOfCompany(world.db, hash, { after, limit: input.limit });
  const [rows, sizes] = await Promise.all([
    recordsOfCustomers(world.db, world, ids),
    customerSizes(world.db, ids),
  ]);
  return done({
    company: companyOf(world, row),
    people: {
      items: ids.map((id) => ({
        id,
        name: nameIn(rows.filter((one) => one.customerId === id)),
        interactions: sizes.get(id)?.interactions ?? 0,
      })),
      next: ids.length === input.limit ? (ids.at(-1) ?? null) : null,
    },
  });
}

function companyOf(world: World, row: CompanyRow): Company {
  return {
    id: row.hash.toString('hex'),
    name: oftenest(
      row.recordIds.flatMap((id, at) => {
        const opened = row.sealed[at] === undefined ? null : world.vault.read(`record:${id}`, row.sealed[at]);
        const profile: Profile = opened === null ? {} : JSON.parse(opened);
        return profile.company === undefined ? [] : [profile.company];
      }),
    ),
    people: row.people,
    interactions: row.interactions,
    openCases: row.openCases,
    openPromises: row.openPromises,
    lastContactAt: row.lastAt?.toISOString() ?? null,
  };
}

/** The first of those that come oftenest; '' of none. */
function oftenest(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? '';
}

function nameIn(rows: readonly RecordRow[]): string | null {
  return rows.map(({ profile }) => profile.name).find((name) => name !== undefined) ?? null;
}

/** What is shared with this other customer, each thing once. */
function viaOf(
  world: World,
  shared: readonly SharedWith[],
  other: string,
  records: readonly RecordRow[],
): Household['members'][number]['via'] {
  const via = new Map<string, Household['members'][number]['via'][number]>();
  for (const { customerId, type, recordId, hash } of shared) {
    if (customerId !== other) continue;
    const profile = records.find((row) => row.id === recordId)?.profile ?? {};
    const key = keysOf(profile).keys.find(
      (one) => one.type === type && hash !== null && world.vault.hash(one.type, one.value).equals(hash),
    );
    const shown =
      key === undefined ? (type === 'address' ? (profile.city ?? null) : null) : masked(key.type, key.value);
    via.set(`${type} ${shown}`, { type, masked: shown });
  }
  return [...via.values()];
}
