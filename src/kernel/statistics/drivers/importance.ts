import { eigenOf } from '#kernel/statistics/eigen';
import { averageGains } from '#kernel/statistics/shapley';
import type { Correlations } from './correlations.ts';

/**
 * How much of the loyalty that touchpoints explain together belongs to each of them. Exact: the mean of what a driver
 * adds to R² over all orders in which drivers may come in (Shapley; lmg of Lindeman, Merenda & Gold 1980; general
 * dominance: three names of one number). Johnson's relative weights (2000) are near it for more than fifteen drivers.
 * Importance has no sign and is no cause.
 */
/** More would be 2^p regressions too many. */
export const EXACT_UP_TO = 15;

/** Shares of R², in the order of the drivers; they add up to it. A driver that others already say adds nothing. */
export function exactImportance({ drivers, outcome, size }: Correlations): number[] {
  if (size > EXACT_UP_TO) throw new RangeError(`exactImportance takes at most ${EXACT_UP_TO} drivers`);
  return averageGains(explainedBySubset(drivers, outcome, size), size);
}

/** Johnson's weights; they add up to R² as well. */
export function relativeWeights({ drivers, outcome, size }: Correlations): number[] {
  const { values, vectors } = eigenOf(drivers, size);
  // The nearest uncorrelated drivers Z: loadings Λ = Q √D Qᵀ of the drivers on them, weights β = Λ⁻¹ r of the outcome.
  const loading = (i: number, j: number, power: 0.5 | -0.5): number => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const value = values[k] ?? 0;
      if (value > 1e-10) sum += (vectors[i * size + k] ?? 0) * value ** power * (vectors[j * size + k] ?? 0);
    }
    return sum;
  };
  const beta = Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += loading(i, j, -0.5) * (outcome[j] ?? 0);
    return sum;
  });
  return Array.from({ length: size }, (_, i) =>
    beta.reduce((sum, weight, j) => sum + loading(i, j, 0.5) ** 2 * weight * weight, 0),
  );
}

/** R² of every subset, by its bits. Each adds one row to the Cholesky triangle of the subset without its last driver. */
function explainedBySubset(drivers: Float64Array, outcome: Float64Array, size: number): Float64Array {
  const explained = new Float64Array(1 << size);
  const lower = new Float64Array(size * size);
  const along = new Float64Array(size);
  const chosen: number[] = [];
  const grow = (from: number, mask: number): void => {
    const depth = chosen.length;
    const base = explained[mask] ?? 0;
    for (let driver = from; driver < size; driver++) {
      let pivot = 1;
      let reach = outcome[driver] ?? 0;
      for (let k = 0; k < depth; k++) {
        let rest = drivers[driver * size + (chosen[k] ?? 0)] ?? 0;
        for (let j = 0; j < k; j++) rest -= (lower[depth * size + j] ?? 0) * (lower[k * size + j] ?? 0);
        const value = rest / (lower[k * size + k] ?? 1);
        lower[depth * size + k] = value;
        pivot -= value * value;
        reach -= value * (along[k] ?? 0);
      }
      const grown = mask | (1 << driver);
      if (pivot <= 1e-10) {
        explained[grown] = base;
        grow(driver + 1, grown);
        continue;
      }
      lower[depth * size + depth] = Math.sqrt(pivot);
      along[depth] = reach / Math.sqrt(pivot);
      explained[grown] = base + (along[depth] ?? 0) ** 2;
      chosen.push(driver);
      grow(driver + 1, grown);
      chosen.pop();
    }
  };
  grow(0, 0);
  return explained;
}
