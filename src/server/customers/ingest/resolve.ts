import { keysOf } from '#server/customers/identity/keys';
import { type Known, linksOf, mayJoin, tooManyHolders } from '#server/customers/identity/match';
import { newId } from '#server/platform/ids';
import type { Vault } from '#server/platform/vault/vault';
import {
  type HashedKey,
  keyName,
  type Neighbourhood,
  type Plan,
  type RecordState,
  type Ruling,
} from './batch.ts';

/**
 * Decides, record by record and in order, which customer each new or changed record belongs to, and writes the
 * decision into the plan. Joining is an assertion kept as a ruling; nothing is overwritten.
 */
export function hashedKeys(vault: Vault, state: RecordState): HashedKey[] {
  return keysOf(state.profile).keys.map(({ type, value }) => ({ type, hash: vault.hash(type, value) }));
}

export function resolve(
  plan: Plan,
  around: Neighbourhood,
  state: RecordState,
  keys: readonly HashedKey[],
): void {
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

  if (state.customerId === null) settle(plan, around, state, links);
  else refreshKnown(around, state, state.customerId);
  const home = state.customerId;
  if (home !== null)
    for (const link of links) if (link.customerId !== state.customerId) join(plan, around, state, link);

  for (const key of keys) {
    const name = keyName(key);
    const holders = around.holders.get(name) ?? new Set();
    if (!holders.has(state.id)) plan.keys.push({ type: key.type, hash: key.hash, recordId: state.id });
    around.holders.set(name, holders.add(state.id));
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

function settle(
  plan: Plan,
  around: Neighbourhood,
  state: RecordState,
  links: ReturnType<typeof linksOf>,
): void {
  const link = links[0];
  if (link === undefined) {
    const customerId = newId();
    plan.newCustomers.push(customerId);
    place(plan, around, state, customerId, customerId);
    return;
  }
  const ruling: Ruling = {
    id: newId(),
    type: 'attach',
    customerIds: [link.customerId],
    before: [],
    after: [{ recordId: state.id, customerId: link.customerId }],
    links: [link],
  };
  plan.rulings.push(ruling);
  addEdge(plan, state.id, link.recordId, link.key, link.agreement, ruling.id);
  place(plan, around, state, link.customerId, ruling.id);
}

function place(
  plan: Plan,
  around: Neighbourhood,
  state: RecordState,
  customerId: string,
  rulingId: string,
): void {
  state.customerId = customerId;
  plan.joined.push({ recordId: state.id, customerId, rulingId });
  around.customerOf.set(state.id, customerId);
  refreshKnown(around, state, customerId);
}

function refreshKnown(around: Neighbourhood, state: RecordState, customerId: string): void {
  const others = (around.members.get(customerId) ?? []).filter(({ recordId }) => recordId !== state.id);
  around.members.set(customerId, [...others, { recordId: state.id, customerId, profile: state.profile }]);
}

/** One record fits two customers: they become one, if no record of either stands against it. */
function join(
  plan: Plan,
  around: Neighbourhood,
  state: RecordState,
  link: ReturnType<typeof linksOf>[number],
): void {
  const here = state.customerId;
  if (here === null) return;
  const ours = around.members.get(here) ?? [];
  const theirs = around.members.get(link.customerId) ?? [];
  const toldApart = ours.some((a) =>
    theirs.some((b) => around.different.get(a.recordId)?.has(b.recordId) ?? false),
  );
  if (toldApart || !mayJoin(ours, theirs)) return;
  // The older customer keeps its address: identifiers are ordered by time.
  const [keep, leave] = here < link.customerId ? [here, link.customerId] : [link.customerId, here];
  const leaving = around.members.get(leave) ?? [];
  const ruling: Ruling = {
    id: newId(),
    type: 'merge',
    customerIds: [keep, leave],
    before: leaving.map(({ recordId }) => ({ recordId, customerId: leave })),
    after: leaving.map(({ recordId }) => ({ recordId, customerId: keep })),
    links: [link],
  };
  plan.rulings.push(ruling);
  addEdge(plan, state.id, link.recordId, link.key, link.agreement, ruling.id);
  for (const { recordId } of leaving) {
    plan.moved.push({ recordId, from: leave, to: keep, rulingId: ruling.id });
    around.customerOf.set(recordId, keep);
  }
  around.members.set(keep, [
    ...(around.members.get(keep) ?? []),
    ...leaving.map((known) => ({ ...known, customerId: keep })),
  ]);
  around.members.delete(leave);
  for (const record of plan.records.values()) if (record.customerId === leave) record.customerId = keep;
}

function addEdge(
  plan: Plan,
  one: string,
  other: string,
  key: string,
  agreement: string,
  rulingId: string,
): void {
  const [a, b] = one < other ? [one, other] : [other, one];
  plan.edges.push({
    a,
    b,
    rule: `${key}+name-${agreement}`,
    evidence: { key, nameAgreement: agreement },
    rulingId,
  });
}
