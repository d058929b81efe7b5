import type { Near } from '#server/customers/identity/belonging';
import { type Known, type Link, mayJoin } from '#server/customers/identity/match';
import { newId } from '#server/platform/ids';
import type { Likely, Neighbourhood, Plan, PlannedEdge, RecordState, Ruling } from './batch.ts';

/**
 * What ties a record to a customer, and what becomes of it in the plan: the record joins, or two customers become one.
 * Every tie leaves a ruling that can be withdrawn; nothing is overwritten.
 */
export interface Tie {
  readonly customerId: string;
  readonly links: readonly Link[];
  readonly likeness: Likely | null;
  readonly edge: Omit<PlannedEdge, 'rulingId'>;
}

export function identified(recordId: string, link: Link): Tie {
  return {
    customerId: link.customerId,
    links: [link],
    likeness: null,
    edge: {
      ...ordered(recordId, link.recordId),
      kind: 'deterministic',
      rule: `${link.key}+name-${link.agreement}`,
      evidence: { key: link.key, nameAgreement: link.agreement },
      bits: null,
      modelVersion: null,
    },
  };
}

export function alike(recordId: string, near: Near, modelVersion: string): Tie {
  return {
    customerId: near.customerId,
    links: [],
    likeness: { recordId: near.recordId, bits: near.bits, modelVersion },
    edge: {
      ...ordered(recordId, near.recordId),
      kind: 'probabilistic',
      rule: 'likeness',
      evidence: {},
      bits: near.bits,
      modelVersion,
    },
  };
}

function ordered(one: string, other: string): { a: string; b: string } {
  return one < other ? { a: one, b: other } : { a: other, b: one };
}

export function attach(plan: Plan, around: Neighbourhood, state: RecordState, tie: Tie): void {
  const ruling: Ruling = {
    id: newId(),
    type: 'attach',
    customerIds: [tie.customerId],
    before: [],
    after: [{ recordId: state.id, customerId: tie.customerId }],
    links: tie.links,
    likeness: tie.likeness,
  };
  plan.rulings.push(ruling);
  plan.edges.push({ ...tie.edge, rulingId: ruling.id });
  place(plan, around, state, tie.customerId, ruling.id);
}

export function place(
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

export function refreshKnown(around: Neighbourhood, state: RecordState, customerId: string): void {
  const others = (around.members.get(customerId) ?? []).filter(({ recordId }) => recordId !== state.id);
  around.members.set(customerId, [...others, { recordId: state.id, customerId, profile: state.profile }]);
}

/** One record fits two customers: they become one, if no record of either stands against it. */
export function join(plan: Plan, around: Neighbourhood, state: RecordState, tie: Tie): void {
  const here = state.customerId;
  if (here === null) return;
  const ours = around.members.get(here) ?? [];
  const theirs = around.members.get(tie.customerId) ?? [];
  if (toldApart(around, ours, theirs) || !mayJoin(ours, theirs)) return;
  // The older customer keeps its address: identifiers are ordered by time.
  const [keep, leave] = here < tie.customerId ? [here, tie.customerId] : [tie.customerId, here];
  const leaving = around.members.get(leave) ?? [];
  const ruling: Ruling = {
    id: newId(),
    type: 'merge',
    customerIds: [keep, leave],
    before: leaving.map(({ recordId }) => ({ recordId, customerId: leave })),
    after: leaving.map(({ recordId }) => ({ recordId, customerId: keep })),
    links: tie.links,
    likeness: tie.likeness,
  };
  plan.rulings.push(ruling);
  plan.edges.push({ ...tie.edge, rulingId: ruling.id });
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

export function toldApart(around: Neighbourhood, ours: readonly Known[], theirs: readonly Known[]): boolean {
  if (around.different.size === 0) return false;
  return ours.some((a) => theirs.some((b) => around.different.get(a.recordId)?.has(b.recordId) ?? false));
}
