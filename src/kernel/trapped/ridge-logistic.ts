/**
 * Logistic regression with a ridge, over rows of few features: weights are found one after the other, each step bounded by
 * the curvature ¼ Σx², so that the loss never rises and no rate has to be chosen.
 * Source: Genkin, Lewis, Madigan 2007 (cyclic coordinate descent); bound of Böhning and Lindsay 1988.
 */
export type FeatureRow = ReadonlyMap<string, number>;

export interface LogisticModel {
  readonly intercept: number;
  readonly weights: ReadonlyMap<string, number>;
}

interface Column {
  readonly rows: Uint32Array;
  readonly values: Float64Array;
  readonly squares: number;
}

const SWEEPS = 200;
const STILL = 1e-4;

/**
 * @param ridge ≥ 0, half its product with the squared weights is added to the loss; the intercept is free.
 * @param seenAtLeast features of fewer rows are left out. Throws RangeError without rows of both kinds.
 */
export function fitLogistic(
  rows: readonly FeatureRow[],
  labels: readonly boolean[],
  { ridge, seenAtLeast = 1 }: { ridge: number; seenAtLeast?: number },
): LogisticModel {
  const positive = labels.filter(Boolean).length;
  if (rows.length !== labels.length || positive === 0 || positive === labels.length)
    throw new RangeError('a logistic line needs rows of both kinds, each with its label');
  const columns = columnsOf(rows, seenAtLeast);
  const score = new Float64Array(rows.length);
  const weights = new Float64Array(columns.length);
  let intercept = Math.log(positive / (labels.length - positive));
  score.fill(intercept);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let slope = 0;
    for (const [row, label] of labels.entries()) slope += chance(score[row] ?? 0) - Number(label);
    const shift = (-4 * slope) / rows.length;
    intercept += shift;
    for (let row = 0; row < score.length; row++) score[row] = (score[row] ?? 0) + shift;
    let largest = Math.abs(shift);
    for (const [place, [, column]] of columns.entries()) {
      let gradient = ridge * (weights[place] ?? 0);
      for (let at = 0; at < column.rows.length; at++) {
        const row = column.rows[at] ?? 0;
        gradient += (chance(score[row] ?? 0) - Number(labels[row])) * (column.values[at] ?? 0);
      }
      const step = -gradient / (column.squares / 4 + ridge);
      weights[place] = (weights[place] ?? 0) + step;
      for (let at = 0; at < column.rows.length; at++) {
        const row = column.rows[at] ?? 0;
        score[row] = (score[row] ?? 0) + step * (column.values[at] ?? 0);
      }
      largest = Math.max(largest, Math.abs(step) * Math.sqrt(column.squares / rows.length));
    }
    if (largest < STILL) break;
  }
  return { intercept, weights: new Map(columns.map(([name], place) => [name, weights[place] ?? 0])) };
}

/** Log-odds; features that the model has not learned count for nothing. */
export function logOdds({ intercept, weights }: LogisticModel, row: FeatureRow): number {
  let sum = intercept;
  for (const [name, value] of row) sum += (weights.get(name) ?? 0) * value;
  return sum;
}

export function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function columnsOf(rows: readonly FeatureRow[], seenAtLeast: number): (readonly [string, Column])[] {
  const gathered = new Map<string, { rows: number[]; values: number[] }>();
  for (const [at, row] of rows.entries())
    for (const [name, value] of row) {
      if (value === 0) continue;
      const column = gathered.get(name) ?? { rows: [], values: [] };
      gathered.set(name, column);
      column.rows.push(at);
      column.values.push(value);
    }
  return [...gathered]
    .filter(([, column]) => column.rows.length >= seenAtLeast)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, column]) => [
      name,
      {
        rows: Uint32Array.from(column.rows),
        values: Float64Array.from(column.values),
        squares: column.values.reduce((sum, value) => sum + value * value, 0),
      },
    ]);
}
