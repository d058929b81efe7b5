/**
 * How right a grouping is, when the truth is known: of the pairs it joins, the share that is true (precision); of the
 * true pairs, the share it joins (recall); and their harmonic mean.
 */
export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function qualityOf(counts: {
  readonly right: number;
  readonly said: number;
  readonly real: number;
}): Quality {
  const precision = counts.said === 0 ? 1 : counts.right / counts.said;
  const recall = counts.real === 0 ? 1 : counts.right / counts.real;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Pairs within equal labels; with `files` only those of two files. */
export function pairsWithin(labels: readonly (string | number)[], files: readonly number[] | null): number {
  const all = new Map<string | number, number>();
  const same = new Map<string, number>();
  for (const [at, label] of labels.entries()) {
    all.set(label, (all.get(label) ?? 0) + 1);
    if (files !== null) {
      const key = `${files[at]} ${label}`;
      same.set(key, (same.get(key) ?? 0) + 1);
    }
  }
  return halfSquares(all.values()) - halfSquares(same.values());
}

/** Precision and recall of groups against the truth, over pairs. */
export function qualityOfGroups(
  groups: readonly number[],
  truth: readonly string[],
  files: readonly number[] | null,
): Quality {
  return qualityOf({
    right: pairsWithin(
      groups.map((group, at) => `${group} ${truth[at]}`),
      files,
    ),
    said: pairsWithin(groups, files),
    real: pairsWithin(truth, files),
  });
}

/**
 * How far two groupings of the same records agree beyond chance, 1 for equal (adjusted Rand index, Hubert and
 * Arabie 1985).
 */
export function adjustedRand(first: readonly number[], second: readonly number[]): number {
  const both = pairsWithin(
    first.map((group, at) => `${group} ${second[at]}`),
    null,
  );
  const a = pairsWithin(first, null);
  const b = pairsWithin(second, null);
  const all = (first.length * (first.length - 1)) / 2;
  const chance = all === 0 ? 0 : (a * b) / all;
  const most = (a + b) / 2;
  return most === chance ? 1 : (both - chance) / (most - chance);
}

function halfSquares(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
}
