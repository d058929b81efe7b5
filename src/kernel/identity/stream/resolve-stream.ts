import { averageLink, FORBIDDEN } from '#kernel/identity/clustering/average-link';
import type { Features } from '#kernel/identity/record/pool';
import type { StreamIndex } from './stream-index.ts';

/**
 * One record at a time. It is compared with those that share a key with it; whoever it resembles at all is looked at
 * again together with it by the rule of the whole collection, average link. So what came first decides nothing: a later
 * record may join two people, or part what an earlier one had joined too soon.
 */
export interface Decision {
  readonly kind: 'attach' | 'new' | 'review';
  /** The record's number in the index. */
  readonly record: number;
  readonly person: number;
  /** Who came into question, the likeliest first, three at most. */
  readonly candidates: readonly { readonly person: number; readonly bits: number; readonly record: number }[];
  /** Other people who became this one, and people whose records were parted: rulings to be written down. */
  readonly merged: readonly number[];
  readonly parted: readonly number[];
}

/** Mean bits from which a record belongs to a person: 99 in 100. */
export const ATTACH_FROM = 6.6;
/** From here to ATTACH_FROM a person should look at it. */
export const REVIEW_FROM = -1;
/** The second likeliest person must be so many bits less likely, or it is looked at as well. */
export const MARGIN = 3;
/** Records this much alike hang together, and are looked at again together. */
const LIKE_FROM = 0;
/** Of 100,000 invented records that had others of theirs, 96 in 100 as many find one among these as among a hundred. */
const CANDIDATES_AT_MOST = 8;
/** Records that are looked at again together: the new one and the members of whom it resembles. */
const TOGETHER_AT_MOST = 24;
/** Half the mean, half the best pair, less one bit; the mean itself must not speak against. */
const BEST_PAIR = { share: 0.5, less: 1, from: 0 };
const MOST_FOR = 14;
const MOST_AGAINST = -10;

export function resolveStream(index: StreamIndex, features: Features): Decision {
  const near = new Map<number, { person: number; bits: number; record: number }>();
  const likenesses = new Map<number, number>();
  for (const other of index.candidates(features, CANDIDATES_AT_MOST)) {
    const known = index.features(other);
    if (!known) continue;
    const bits = index.bitsOf(features, known);
    likenesses.set(other, bits);
    if (bits < REVIEW_FROM) continue;
    const person = index.personOf(other);
    const best = near.get(person);
    if (best === undefined || bits > best.bits) near.set(person, { person, bits, record: other });
  }
  const record = index.add(features);
  for (const [other, bits] of likenesses) if (bits >= LIKE_FROM) index.link(record, other);
  if (near.size === 0) return alone(record, index.personOf(record), []);
  const ranked = [...near.values()].sort((a, b) => b.bits - a.bits || a.person - b.person);
  const candidates = ranked.slice(0, 3);
  const only = ranked.length === 1 ? ranked[0] : undefined;
  if (only !== undefined && plainlyOne(index, { record, person: only.person, features, likenesses })) {
    index.belong([record], only.person);
    return { kind: 'attach', record, person: only.person, candidates, merged: [], parted: [] };
  }
  const { person, merged, parted } = recheck(index, record);
  if (index.membersOf(person).length === 1)
    return { ...alone(record, person, candidates), kind: 'review', parted };
  const second = ranked.find((one) => one.person !== person && !merged.includes(one.person));
  const close = second !== undefined && (ranked[0]?.bits ?? 0) - second.bits < MARGIN;
  return { kind: close ? 'review' : 'attach', record, person, candidates, merged, parted };
}

/** Nobody else in question, and all of the person's records agree: there is nothing to look at again. */
function plainlyOne(
  index: StreamIndex,
  on: {
    readonly record: number;
    readonly person: number;
    readonly features: Features;
    readonly likenesses: ReadonlyMap<number, number>;
  },
): boolean {
  const members = index.membersOf(on.person);
  if (members.length > TOGETHER_AT_MOST) return false;
  for (const member of members) {
    const known = index.features(member);
    if (!known) return false;
    const bits = on.likenesses.get(member) ?? index.bitsOf(on.features, known);
    if (bits < ATTACH_FROM) return false;
    for (const other of index.linkedWith(member))
      if (other !== on.record && index.personOf(other) !== on.person) return false;
  }
  return true;
}

function alone(record: number, person: number, candidates: Decision['candidates']): Decision {
  return { kind: 'new', record, person, candidates, merged: [], parted: [] };
}

/** Takes a record out (it was corrected or deleted) and looks again at those who were one with it. */
export function withdraw(index: StreamIndex, record: number): void {
  const person = index.personOf(record);
  index.remove(record);
  const left = index.membersOf(person);
  const [one] = left;
  if (one !== undefined && left.length > 1) regroup(index, left);
}

/** Two records are not one person, says somebody: whoever holds both is looked at again. */
export function keepApart(index: StreamIndex, a: number, b: number): void {
  index.sayDifferent(a, b);
  const person = index.personOf(a);
  if (person === index.personOf(b)) regroup(index, index.membersOf(person));
}

/** Looks again at the record with all who hang together with it, as far as a bound, by average link. */
function recheck(index: StreamIndex, record: number): { person: number; merged: number[]; parted: number[] } {
  const together = new Set<number>([record]);
  const people = new Set<number>();
  for (const one of together) {
    for (const other of index.linkedWith(one)) {
      const person = index.personOf(other);
      if (people.has(person) || index.features(other) === undefined) continue;
      const members = index.membersOf(person);
      if (people.size > 0 && together.size + members.length > TOGETHER_AT_MOST) continue;
      people.add(person);
      for (const member of members.slice(0, TOGETHER_AT_MOST)) together.add(member);
    }
  }
  const parted = regroup(index, [...together]);
  const person = index.personOf(record);
  return {
    person,
    merged: [...people].filter((one) => one !== person && index.membersOf(one).length === 0),
    parted: parted.filter((one) => people.has(one)),
  };
}

/**
 * Groups the records anew. A group keeps the person who has most of its records (the oldest of equals); a part without
 * one becomes a new person. Returns the people who lost records to a part that is nobody's.
 */
function regroup(index: StreamIndex, records: readonly number[]): number[] {
  const order = [...records].sort((a, b) => a - b);
  const groups = averageLink({
    count: order.length,
    bits: (i, j) => {
      const bits = index.bits(order[i] ?? 0, order[j] ?? 0);
      return bits === FORBIDDEN ? bits : Math.max(MOST_AGAINST, Math.min(MOST_FOR, bits));
    },
    threshold: ATTACH_FROM,
    best: BEST_PAIR,
  });
  const parts = new Map<number, number[]>();
  for (const [at, group] of groups.entries()) {
    const part = parts.get(group);
    if (part) part.push(order[at] ?? 0);
    else parts.set(group, [order[at] ?? 0]);
  }
  const taken = new Set<number>();
  const parted: number[] = [];
  const largestFirst = [...parts.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  const moves: { readonly part: readonly number[]; readonly to: number }[] = [];
  for (const part of largestFirst) {
    const owner = ownerOf(index, part, taken);
    const to = owner ?? index.newPerson();
    if (owner === null) parted.push(...new Set(part.map((one) => index.personOf(one))));
    taken.add(to);
    moves.push({ part, to });
  }
  for (const { part, to } of moves)
    if (part.some((one) => index.personOf(one) !== to))
      index.belong(
        part.filter((one) => index.personOf(one) !== to),
        to,
      );
  return parted;
}

function ownerOf(index: StreamIndex, part: readonly number[], taken: ReadonlySet<number>): number | null {
  const counts = new Map<number, number>();
  for (const record of part) {
    const person = index.personOf(record);
    if (!taken.has(person)) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return first === undefined ? null : first[0];
}
