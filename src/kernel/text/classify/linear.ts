import type { Rows } from './rows.ts';
import { fitOne } from './support-vectors.ts';

/**
 * A linear model of several classes: one machine for each class against the rest. Weights are kept feature by feature,
 * the classes side by side, so that scoring a text reads memory in order.
 */
export type Linear = {
  readonly classes: number;
  readonly width: number;
  /** Weight of column c for class k at c × classes + k; the biases stand in the column after the last. */
  readonly weights: Float32Array;
};

export type Taught = { readonly model: Linear; readonly duals: readonly Float64Array[] };

export type TeachOptions = {
  readonly cost: number;
  /** How many times dearer a missed row of each class is; 1 for all gives the plain setting. */
  readonly emphasis: Float64Array;
  /** How much each row counts: a correction by a person more than a guess. 1 for all when absent. */
  readonly trust?: Float32Array;
  readonly seed: number;
  /** The duals of an earlier teaching on these rows. */
  readonly begin?: readonly Float64Array[];
};

/** `labels[r]`: the class of row r, 0 … classes − 1. */
export function teach(rows: Rows, labels: Int32Array, classes: number, options: TeachOptions): Taught {
  const weights = new Float32Array((rows.width + 1) * classes);
  const duals: Float64Array[] = [];
  // Two classes are one question asked from both sides.
  const questions = classes === 2 ? 1 : classes;
  for (let kind = 0; kind < questions; kind++) {
    const wanted = new Int8Array(rows.count);
    const costs = new Float64Array(rows.count);
    for (let row = 0; row < rows.count; row++) {
      const own = labels[row] ?? 0;
      wanted[row] = own === kind ? 1 : -1;
      const emphasis = own === kind || classes === 2 ? (options.emphasis[own] ?? 1) : 1;
      costs[row] = options.cost * emphasis * (options.trust?.[row] ?? 1);
    }
    const begin = options.begin?.[kind];
    const fit = fitOne(rows, wanted, {
      costs,
      seed: options.seed + kind,
      ...(begin === undefined ? {} : { begin }),
    });
    duals.push(fit.duals);
    for (let column = 0; column <= rows.width; column++) {
      const weight = fit.weights[column] ?? 0;
      weights[column * classes + kind] = weight;
      if (classes === 2) weights[column * classes + 1] = -weight;
    }
  }
  return { model: { classes, width: rows.width, weights }, duals };
}

/** Margins of each row for each class, row by row: above 0 says "this one" against all others. */
export function margins(model: Linear, rows: Rows): Float32Array {
  const { classes, weights, width } = model;
  const scores = new Float32Array(rows.count * classes);
  for (let row = 0; row < rows.count; row++) {
    const base = row * classes;
    for (let kind = 0; kind < classes; kind++) scores[base + kind] = weights[width * classes + kind] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const value = rows.values[at] ?? 0;
      const from = (rows.columns[at] ?? 0) * classes;
      for (let kind = 0; kind < classes; kind++)
        scores[base + kind] = (scores[base + kind] ?? 0) + value * (weights[from + kind] ?? 0);
    }
  }
  return scores;
}

/** Balanced: each class weighs the same in all, as far as `strength` (0 plain, 1 fully) says. */
export function emphasisOf(labels: Int32Array, classes: number, strength: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts.map((count) => (count === 0 ? 1 : (labels.length / (classes * count)) ** strength));
}
