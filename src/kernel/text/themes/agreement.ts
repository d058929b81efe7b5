import { assign } from './assignment.ts';

/**
 * How well groups found without labels agree with labels that people gave: the three figures of published comparisons.
 * All need whole numbers from 0 on for either, of one length.
 */
export type Agreement = {
  /** Normalised mutual information (mean of the two entropies below the line), 0 … 1. */
  readonly nmi: number;
  /** Adjusted Rand index (Hubert & Arabie 1985): 0 is chance, 1 equal, below 0 worse than chance. */
  readonly ari: number;
  /** Share of texts right when each group is given the label that serves best, each label once. */
  readonly accuracy: number;
};

/** RangeError for lists of different lengths or for none. */
export function agreementOf(groups: ArrayLike<number>, truth: ArrayLike<number>): Agreement {
  const count = groups.length;
  if (count === 0 || count !== truth.length)
    throw new RangeError('agreementOf needs two lists of one length');
  const rows = largest(groups) + 1;
  const columns = largest(truth) + 1;
  const table = new Float64Array(rows * columns);
  const ofGroup = new Float64Array(rows);
  const ofLabel = new Float64Array(columns);
  for (let at = 0; at < count; at++) {
    const [row, column] = [groups[at] ?? 0, truth[at] ?? 0];
    table[row * columns + column] = (table[row * columns + column] ?? 0) + 1;
    ofGroup[row] = (ofGroup[row] ?? 0) + 1;
    ofLabel[column] = (ofLabel[column] ?? 0) + 1;
  }
  let shared = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const both = table[row * columns + column] ?? 0;
      if (both > 0)
        shared += (both / count) * Math.log((both * count) / ((ofGroup[row] ?? 1) * (ofLabel[column] ?? 1)));
    }
  const entropies = entropy(ofGroup, count) + entropy(ofLabel, count);
  const pairs = (list: Float64Array): number => list.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const all = (count * (count - 1)) / 2;
  const expected = all === 0 ? 0 : (pairs(ofGroup) * pairs(ofLabel)) / all;
  const most = (pairs(ofGroup) + pairs(ofLabel)) / 2;
  let right = 0;
  for (const [row, column] of assign(table, rows, columns).entries())
    if (column >= 0) right += table[row * columns + column] ?? 0;
  return {
    // Where neither side tells anything apart they agree in full.
    nmi: entropies === 0 ? 1 : Math.max(0, (2 * shared) / entropies),
    ari: most === expected ? 1 : (pairs(table) - expected) / (most - expected),
    accuracy: right / count,
  };
}

function entropy(counts: Float64Array, all: number): number {
  return counts.reduce((sum, n) => (n === 0 ? sum : sum - (n / all) * Math.log(n / all)), 0);
}

function largest(list: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < list.length; at++) most = Math.max(most, list[at] ?? 0);
  return most;
}
