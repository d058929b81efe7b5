import { drawing } from '#kernel/drawing';
import type { Rows } from './rows.ts';

/**
 * One class against all others: a support vector machine with squared hinge loss, solved by dual coordinate descent with
 * shrinking (Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, algorithm 3, as in LIBLINEAR's solver 1). The bias is a
 * feature that is 1 in each row, regularised as the others.
 */
export type Fit = {
  /** Weights of the columns, then the bias. */
  readonly weights: Float64Array;
  /** Dual variables; the next fit on the same rows may begin here. */
  readonly duals: Float64Array;
};

export type FitOptions = {
  /** Price of a mistake for each row; larger follows the labels more closely. */
  readonly costs: Float64Array;
  readonly seed: number;
  /** Dual variables of an earlier fit, 0 for rows that it did not have. */
  readonly begin?: Float64Array;
};

/** How far the largest and the smallest projected gradient may lie apart at the end (LIBLINEAR's default). */
const TOLERANCE = 0.1;
const MOST_PASSES = 200;

/** `wanted[r]` is 1 for rows of the class and −1 for the others. */
export function fitOne(rows: Rows, wanted: Int8Array, { costs, seed, begin }: FitOptions): Fit {
  const { starts, columns, values, count, width } = rows;
  const weights = new Float64Array(width + 1);
  const duals = begin === undefined ? new Float64Array(count) : begin.slice();
  const lengths = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = 1;
    const step = (duals[row] ?? 0) * (wanted[row] ?? 0);
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const value = values[at] ?? 0;
      sum += value * value;
      if (step !== 0) weights[columns[at] ?? 0] = (weights[columns[at] ?? 0] ?? 0) + step * value;
    }
    if (step !== 0) weights[width] = (weights[width] ?? 0) + step;
    lengths[row] = sum;
  }
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const draw = drawing(seed);
  let active = count;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < active; at++) swap(order, at, at + Math.floor(draw() * (active - at)));
    for (let at = 0; at < active; ) {
      const row = order[at] ?? 0;
      const side = wanted[row] ?? 0;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const slack = 0.5 / (costs[row] ?? 1);
      const dual = duals[row] ?? 0;
      let score = weights[width] ?? 0;
      for (let k = from; k < to; k++) score += (weights[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const gradient = side * score - 1 + dual * slack;
      if (dual === 0 && gradient > ceiling) {
        active--;
        swap(order, at, active);
        continue;
      }
      at++;
      const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
      if (projected > most) most = projected;
      if (projected < least) least = projected;
      if (Math.abs(projected) < 1e-12) continue;
      const after = Math.max(dual - gradient / ((lengths[row] ?? 1) + slack), 0);
      duals[row] = after;
      const step = (after - dual) * side;
      for (let k = from; k < to; k++) {
        const column = columns[k] ?? 0;
        weights[column] = (weights[column] ?? 0) + step * (values[k] ?? 0);
      }
      weights[width] = (weights[width] ?? 0) + step;
    }
    if (most - least <= TOLERANCE) {
      if (active === count) break;
      active = count;
      ceiling = Number.POSITIVE_INFINITY;
    } else ceiling = most <= 0 ? Number.POSITIVE_INFINITY : most;
  }
  return { weights, duals };
}

function swap(order: Int32Array, one: number, other: number): void {
  const kept = order[one] ?? 0;
  order[one] = order[other] ?? 0;
  order[other] = kept;
}
