import { sumOf } from '#kernel/statistics/moments';

/**
 * Who answered is not who was asked: weights make the answers stand for the people known to be there. They repair only
 * what the known margins explain, never the anger of those who were silent, and they cost precision: the design effect
 * says how much, and extreme weights are cut.
 */
export interface Precision {
  /** Answers of equal weight that would tell as much: (Σw)² / Σw² (Kish 1965). */
  readonly effective: number;
  /** n over the effective n; 1 when all weigh the same. */
  readonly designEffect: number;
}

/** Weights > 0, one at least; RangeError otherwise. */
export function precisionOf(weights: readonly number[]): Precision {
  check(weights);
  const effective = sumOf(weights) ** 2 / sumOf(weights.map((weight) => weight * weight));
  return { effective, designEffect: weights.length / effective };
}

/** No weight above `times` the median (5 unless told); then all are scaled alike, so the sum stays. */
export function trimWeights(weights: readonly number[], times: number = 5): number[] {
  check(weights);
  if (!(times >= 1)) throw new RangeError('trimWeights needs times >= 1');
  const sorted = [...weights].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const cap = (times * ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0))) / 2;
  const cut = weights.map((weight) => Math.min(weight, cap));
  const lift = sumOf(weights) / sumOf(cut);
  return cut.map((weight) => weight * lift);
}

/** One thing known of everybody: in which cell each answer stands, and how many people each cell truly holds. */
export interface Margin {
  readonly cells: readonly string[];
  readonly people: Readonly<Record<string, number>>;
}

/** Weights that meet one margin exactly. A cell of people without any answer, or the other way round: RangeError. */
export function postStratify(weights: readonly number[], margin: Margin): number[] {
  check(weights);
  const { cells, people } = margin;
  if (cells.length !== weights.length) throw new RangeError('a margin needs one cell for each answer');
  const sums = new Map<string, number>();
  for (const [at, weight] of weights.entries()) {
    const cell = cells[at] ?? '';
    sums.set(cell, (sums.get(cell) ?? 0) + weight);
  }
  const empty = Object.keys(people).find((cell) => (people[cell] ?? 0) > 0 && !sums.has(cell));
  const unknown = [...sums.keys()].find((cell) => !(Object.hasOwn(people, cell) && (people[cell] ?? 0) > 0));
  if (empty !== undefined) throw new RangeError(`nobody answered in the cell "${empty}"`);
  if (unknown !== undefined) throw new RangeError(`nothing is known of the cell "${unknown}"`);
  return weights.map((weight, at) => {
    const cell = cells[at] ?? '';
    return (weight * (people[cell] ?? 0)) / (sums.get(cell) ?? 1);
  });
}

export interface Raked {
  readonly weights: readonly number[];
  /** False when the margins contradict each other: then the last one is met and the others nearly. */
  readonly converged: boolean;
}

/** Weights that meet several margins, whose crossing is not known: one after the other, again and again (Deming & Stephan 1940). */
export function rake(weights: readonly number[], margins: readonly Margin[]): Raked {
  let now = [...weights];
  for (let round = 0; round < 500; round++) {
    const before = now;
    for (const margin of margins) now = postStratify(now, margin);
    if (now.every((weight, at) => Math.abs(weight - (before[at] ?? 0)) <= 1e-10 * weight))
      return { weights: now, converged: true };
  }
  return { weights: now, converged: false };
}

/**
 * What the mean of all who were asked could be, if those who are silent were like the lowest or like the highest third
 * of those who answered. No answers, or fewer asked than answered: RangeError.
 */
export function silentBounds(
  values: readonly number[],
  asked: number,
): { readonly low: number; readonly high: number } {
  const count = values.length;
  if (count === 0 || !(asked >= count))
    throw new RangeError('silentBounds needs answers, and at least as many asked');
  const sorted = [...values].sort((a, b) => a - b);
  const third = Math.ceil(count / 3);
  const bound = (part: readonly number[]): number =>
    (sumOf(values) + ((asked - count) * sumOf(part)) / part.length) / asked;
  return { low: bound(sorted.slice(0, third)), high: bound(sorted.slice(count - third)) };
}

function check(weights: readonly number[]): void {
  if (weights.length === 0 || !weights.every((weight) => weight > 0 && Number.isFinite(weight)))
    throw new RangeError('weights must be above 0, and one at least');
}
