import { averageLink, FORBIDDEN } from './average-link.ts';
import { makeComponents } from './components.ts';
import type { ScoredPairs } from './pairs.ts';

/**
 * From scored pairs to people. Records that hang together at all are looked at together, and joined by average link;
 * a crowd too large for that is first taken apart at stronger ties, and its parts are then joined by the same rule.
 */
export interface ClusterTask {
  readonly count: number;
  readonly pairs: ScoredPairs;
  /** Bits of any two records, candidates or not; FORBIDDEN for a pair that may never be together. */
  readonly bits: (a: number, b: number) => number;
  readonly rules?: Partial<ClusterRules>;
}

export interface ClusterRules {
  /** Bits between two groups (see BEST_PAIR) from which on they are one. */
  readonly threshold: number;
  /** Pairs from here on make records hang together. */
  readonly tie: number;
  /** A single pair counts no more than this for, and no less than that against. */
  readonly mostFor: number;
  readonly mostAgainst: number;
}

export const CLUSTER_RULES: ClusterRules = { threshold: 0.5, tie: 0, mostFor: 12, mostAgainst: -10 };

/**
 * The best pair of two groups counts three tenths beside their mean: sparse records agree in little with most of a
 * person and in much with one. Tuned on fake_1000 and on seed 1 of the invented people.
 */
const BEST_PAIR = { share: 0.3, less: 0, from: -1 };
const LARGEST = 300;
const STRONGER = 3;
const STRONGEST = 24;
/** Of a large part so many records stand for all. */
const STAND_FOR = 12;

/** A group number for each record; the number is the least record of the group. */
export function cluster({ count, pairs, bits, rules }: ClusterTask): Int32Array {
  const { threshold, tie, mostFor, mostAgainst } = { ...CLUSTER_RULES, ...rules };
  const bounded = (a: number, b: number): number => {
    const value = bits(a, b);
    return value === FORBIDDEN ? value : Math.max(mostAgainst, Math.min(mostFor, value));
  };
  const labels = Int32Array.from({ length: count }, (_, at) => at);
  const every = new Int32Array(pairs.size).map((_, at) => at);

  function solve(edges: Int32Array, from: number): void {
    const ties = edges.filter((edge) => (pairs.bits[edge] ?? 0) >= from);
    const whole = makeComponents(count);
    for (const edge of ties) whole.join(pairs.a[edge] ?? 0, pairs.b[edge] ?? 0);
    const crowds = new Map<number, Set<number>>();
    for (const edge of ties) {
      const root = whole.root(pairs.a[edge] ?? 0);
      const crowd = crowds.get(root) ?? new Set();
      crowd.add(pairs.a[edge] ?? 0);
      crowd.add(pairs.b[edge] ?? 0);
      crowds.set(root, crowd);
    }
    for (const crowd of crowds.values()) {
      const people = [...crowd].sort((x, y) => x - y);
      if (people.length <= LARGEST) small(people);
      else large(people, ties, from);
    }
  }

  function small(people: readonly number[]): void {
    const groups = averageLink({
      count: people.length,
      bits: (i, j) => bounded(people[i] ?? 0, people[j] ?? 0),
      threshold,
      best: BEST_PAIR,
    });
    for (const [at, group] of groups.entries()) labels[people[at] ?? 0] = people[group] ?? 0;
  }

  function large(people: readonly number[], edges: Int32Array, from: number): void {
    const inside = new Set(people);
    const own = edges.filter((edge) => inside.has(pairs.a[edge] ?? 0));
    if (from + STRONGER <= STRONGEST) solve(own, from + STRONGER);
    joinParts(people, own);
  }

  /** Parts of a crowd, best tie first, joined while the mean over their records (or those who stand for them) allows. */
  function joinParts(people: readonly number[], edges: Int32Array): void {
    const parts = new Map<number, number[]>();
    for (const one of people) {
      const label = labels[one] ?? one;
      const part = parts.get(label);
      if (part) part.push(one);
      else parts.set(label, [one]);
    }
    const order = [...edges].sort((x, y) => (pairs.bits[y] ?? 0) - (pairs.bits[x] ?? 0) || x - y);
    for (let again = true; again; ) {
      again = false;
      const tried = new Set<string>();
      for (const edge of order) {
        const left = labels[pairs.a[edge] ?? 0] ?? 0;
        const right = labels[pairs.b[edge] ?? 0] ?? 0;
        if (left === right) continue;
        const key = left < right ? `${left} ${right}` : `${right} ${left}`;
        if (tried.has(key)) continue;
        tried.add(key);
        const [one, other] = [parts.get(left) ?? [], parts.get(right) ?? []];
        if (meanBetween(one, other) < threshold) continue;
        const joined = [...one, ...other].sort((x, y) => x - y);
        const label = Math.min(left, right);
        parts.delete(Math.max(left, right));
        parts.set(label, joined);
        for (const member of joined) labels[member] = label;
        again = true;
      }
    }
  }

  function meanBetween(one: readonly number[], other: readonly number[]): number {
    const left = standing(one);
    const right = standing(other);
    let sum = 0;
    for (const a of left) for (const b of right) sum += bounded(a, b);
    return sum / (left.length * right.length);
  }

  solve(every, tie);
  return labels;
}

/** Evenly spaced, so that they do not depend on anything but the part. */
function standing(part: readonly number[]): readonly number[] {
  if (part.length <= STAND_FOR) return part;
  return Array.from({ length: STAND_FOR }, (_, at) => part[Math.floor((at * part.length) / STAND_FOR)] ?? 0);
}
