import { REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import { type Near, verdictOf, weigh } from '#server/customers/identity/belonging';
import { keysOf } from '#server/customers/identity/keys';
import type { Likeness } from '#server/customers/identity/likeness';
import { type Known, linksOf, tooManyHolders } from '#server/customers/identity/match';
import { newId } from '#server/platform/ids';
import type { Vault } from '#server/platform/vault/vault';
import { type HashedKey, keyName, type Neighbourhood, type Plan, type RecordState } from './batch.ts';
import { alike, attach, identified, join, place, refreshKnown, toldApart } from './tie.ts';

/** A meeting key that more records hold finds nobody. */
export const CROWD = 50;
/** So many of the customers whom a record meets are weighed: they who share most keys with it, the oldest of equals. */
const WEIGHED_AT_MOST = 12;

/** A record that is new or says something new, with the keys under which it is found. */
export interface Touched {
  readonly state: RecordState;
  readonly keys: readonly HashedKey[];
  readonly meetings: readonly string[];
  /** The meeting keys that it had before. */
  readonly before: readonly string[];
}

export function hashedKeys(vault: Vault, state: RecordState): HashedKey[] {
  return keysOf(state.profile).keys.map(({ type, value }) => ({ type, hash: vault.hash(type, value) }));
}

/**
 * Decides, record by record and in order, which customer each new or changed record belongs to, and writes the
 * decision into the plan. Joining is an assertion kept as a ruling; nothing is overwritten. Without a `likeness` only
 * identifiers decide.
 */
export function resolve(
  plan: Plan,
  around: Neighbourhood,
  likeness: Likeness | null,
  touched: Touched,
): void {
  const { state, keys } = touched;
  const shared = keys.flatMap((key) =>
    holdersOf(plan, around, key, state.id).map((recordId) => ({ key: key.type, recordId })),
  );
  const candidates = new Map<string, readonly Known[]>();
  for (const { recordId } of shared) {
    const customerId = around.customerOf.get(recordId);
    if (customerId !== undefined && customerId !== state.customerId)
      candidates.set(customerId, around.members.get(customerId) ?? []);
  }
  const different = around.different.get(state.id);
  const links = linksOf(state.profile, shared, candidates, (recordId) => different?.has(recordId) ?? false);

  if (state.customerId !== null) refreshKnown(around, state, state.customerId);
  for (const link of links)
    if (state.customerId === null) attach(plan, around, state, identified(state.id, link));
    else if (link.customerId !== state.customerId) join(plan, around, state, identified(state.id, link));
  if (likeness !== null) byLikeness(plan, around, likeness, touched);
  else if (state.customerId === null) stayAlone(plan, around, state);

  for (const key of keys) {
    const name = keyName(key);
    const holders = around.holders.get(name) ?? new Set();
    if (!holders.has(state.id)) plan.keys.push({ type: key.type, hash: key.hash, recordId: state.id });
    around.holders.set(name, holders.add(state.id));
  }
  meet(plan, around, touched);
}

/** Where no identifier speaks, or beside what it says: whoever is alike by all that is known joins, or is asked about. */
function byLikeness(
  plan: Plan,
  around: Neighbourhood,
  likeness: Likeness,
  { state, meetings }: Touched,
): void {
  const self: Known = { recordId: state.id, customerId: state.customerId ?? '', profile: state.profile };
  const ours = state.customerId === null ? [self] : (around.members.get(state.customerId) ?? [self]);
  const nearest: Near[] = [];
  for (const { customerId, recordId } of worthWeighing(around, meetings, state.customerId)) {
    const theirs = around.members.get(customerId);
    // Not fetched: when the batch began, others shared more with this record.
    if (theirs === undefined) continue;
    if (toldApart(around, ours, theirs)) continue;
    const bits = weigh(likeness, ours, theirs, REVIEW_FROM);
    if (bits !== null) nearest.push({ customerId, recordId, bits });
  }
  const { joins, asks } = verdictOf(nearest);
  const modelVersion = likeness.model.version;
  if (joins !== null && state.customerId === null)
    attach(plan, around, state, alike(state.id, joins, modelVersion));
  else if (joins !== null) join(plan, around, state, alike(state.id, joins, modelVersion));
  else if (state.customerId === null) stayAlone(plan, around, state);
  for (const { recordId, bits, cause } of asks) {
    const [a, b] = state.id < recordId ? [state.id, recordId] : [recordId, state.id];
    plan.questions.push({ a, b, bits, cause, modelVersion });
  }
}

/** The customers whom a record meets under these keys and who are worth weighing, each with the record first met. */
export function worthWeighing(
  around: Pick<Neighbourhood, 'met' | 'customerOf'>,
  meetings: readonly string[],
  own: string | null,
): { readonly customerId: string; readonly recordId: string }[] {
  const found = new Map<string, { recordId: string; keys: number }>();
  for (const value of meetings) {
    const here = new Set<string>();
    for (const recordId of around.met.get(value) ?? []) {
      const customerId = around.customerOf.get(recordId);
      if (customerId === undefined || customerId === own || here.has(customerId)) continue;
      here.add(customerId);
      const before = found.get(customerId);
      if (before === undefined) found.set(customerId, { recordId, keys: 1 });
      else before.keys++;
    }
  }
  const customers = [...found].map(([customerId, { recordId, keys }]) => ({ customerId, recordId, keys }));
  if (customers.length <= WEIGHED_AT_MOST) return customers;
  customers.sort((a, b) => b.keys - a.keys || (a.customerId < b.customerId ? -1 : 1));
  return customers.slice(0, WEIGHED_AT_MOST);
}

/** Takes the record in under its meeting keys, and out from under those that it no longer has. */
function meet(plan: Plan, around: Neighbourhood, { state, meetings, before }: Touched): void {
  for (const value of meetings) {
    if (before.includes(value)) continue;
    plan.meetings.push({ value, recordId: state.id });
    const holders = around.met.get(value);
    if (holders === null) continue;
    const records = (holders ?? new Set()).add(state.id);
    const full = records.size > CROWD;
    around.met.set(value, full ? null : records);
    if (full) plan.crowded.push(value);
  }
  for (const value of before) {
    if (meetings.includes(value)) continue;
    plan.partings.push({ value, recordId: state.id });
    around.met.get(value)?.delete(state.id);
  }
}

/** Records that share this key, unless the key answers to too many customers and therefore to none. */
function holdersOf(plan: Plan, around: Neighbourhood, key: HashedKey, self: string): string[] {
  const name = keyName(key);
  if ((around.classes.get(name) ?? 'personal') !== 'personal') return [];
  const holders = [...(around.holders.get(name) ?? [])].filter((recordId) => recordId !== self);
  const customers = new Set(holders.map((recordId) => around.customerOf.get(recordId)));
  if (!tooManyHolders(customers.size)) return holders;
  around.classes.set(name, 'shared');
  plan.demoted.push({ type: key.type, hash: key.hash });
  return [];
}

function stayAlone(plan: Plan, around: Neighbourhood, state: RecordState): void {
  const customerId = newId();
  plan.newCustomers.push(customerId);
  place(plan, around, state, customerId, customerId);
}
