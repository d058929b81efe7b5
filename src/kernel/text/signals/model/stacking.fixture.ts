import type { Stack, TaughtId } from './shape.ts';
import { chanceOf, EVIDENCE_TERMS } from './stack.ts';

/** Fitting a stack: a logistic regression by Newton's method with a ridge, and the chance from which on it is a signal. */
export type Judged = { readonly evidence: readonly number[]; readonly said: boolean; readonly fold: number };

const RIDGE = 0.3;
const STEPS = 40;

export function fitStack(rows: readonly Judged[]): number[] {
  const weights = new Array<number>(rows[0]?.evidence.length ?? EVIDENCE_TERMS).fill(0);
  for (let step = 0; step < STEPS; step++) {
    // The bias is all but free.
    const ridge: number[] = weights.map((_, term) => (term === 0 ? 1e-3 : RIDGE));
    const slope = weights.map((weight, term) => -(ridge[term] ?? 0) * weight);
    const curve = ridge.map((own, a) => ridge.map((_, b) => (a === b ? own : 0)));
    for (const { evidence, said } of rows) {
      const chance = chanceOf(evidence, weights);
      const spread = Math.max(chance * (1 - chance), 1e-6);
      for (const [a, one] of evidence.entries()) {
        slope[a] = (slope[a] ?? 0) + ((said ? 1 : 0) - chance) * one;
        const line = curve[a];
        if (line)
          for (const [b, other] of evidence.entries()) line[b] = (line[b] ?? 0) + spread * one * other;
      }
    }
    const move = solved(curve, slope);
    for (const [term, by] of move.entries()) weights[term] = (weights[term] ?? 0) + by;
    if (move.every((by) => Math.abs(by) < 1e-7)) break;
  }
  return weights;
}

/** Gauss–Jordan with the largest pivot; the ridge keeps it from being singular. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, n) => [...line, right[n] ?? 0]);
  const size = lines.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let n = column; n < size; n++)
      if (Math.abs(lines[n]?.[column] ?? 0) > Math.abs(lines[best]?.[column] ?? 0)) best = n;
    const pivot = lines[best] ?? [];
    lines[best] = lines[column] ?? [];
    lines[column] = pivot;
    for (const [n, line] of lines.entries()) {
      if (n === column) continue;
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return lines.map((line, n) => (line[size] ?? 0) / (line[n] ?? 1));
}

const PRECISION = 0.9;
const RECALL = 0.9;
/** Missing one of these may cost a life or a lawsuit: they are to be heard first, and false alarms are looked at. */
const HEARD_FIRST: readonly TaughtId[] = ['legal-threat', 'safety'];
/** But an alarm that is wrong more often than this is no longer looked at. */
const LEAST_PRECISION = 0.75;

/**
 * The chance from which on it is a signal: the lowest from which upwards nine of ten are right, half as the labels count
 * and half as the chances promise, so that a few rows do not decide alone. What is to be heard first goes lower, until
 * nine of ten are heard, as long as three of four are right.
 */
export function thresholdFor(id: TaughtId, rows: readonly { chance: number; said: boolean }[]): number {
  const sorted = rows.toSorted((one, other) => other.chance - one.chance);
  const all = sorted.reduce((sum, { said }) => sum + (said ? 1 : 0), 0);
  const allChance = sorted.reduce((sum, { chance }) => sum + chance, 0);
  let right = 0;
  let promised = 0;
  let precise = 0.95;
  let heard = 0.95;
  let reached = false;
  for (const [n, { chance, said }] of sorted.entries()) {
    right += said ? 1 : 0;
    promised += chance;
    const precision = (right + promised) / 2 / (n + 1);
    if (precision >= PRECISION) precise = chance;
    if (!reached && precision >= LEAST_PRECISION) {
      heard = chance;
      reached = (right / Math.max(all, 1) + promised / allChance) / 2 >= RECALL;
    }
  }
  const chosen = HEARD_FIRST.includes(id) ? Math.min(precise, heard) : precise;
  return Math.floor(chosen * 1e4) / 1e4;
}

/** Each row judged by a stack and a threshold fitted on the other folds; and the stack fitted on all. */
export function stacked(
  id: TaughtId,
  rows: readonly Judged[],
): { readonly stack: Stack; readonly heard: readonly boolean[]; readonly chances: readonly number[] } {
  const heard: boolean[] = [];
  const chances: number[] = [];
  for (const fold of new Set(rows.map((row) => row.fold))) {
    const others = rows.filter((row) => row.fold !== fold);
    const weights = fitStack(others);
    const scored = others.map(({ evidence, said }) => ({ chance: chanceOf(evidence, weights), said }));
    const threshold = thresholdFor(id, scored);
    for (const [n, row] of rows.entries())
      if (row.fold === fold) {
        chances[n] = chanceOf(row.evidence, weights);
        heard[n] = (chances[n] ?? 0) >= threshold;
      }
  }
  const weights = fitStack(rows).map((weight) => Math.round(weight * 1e4) / 1e4);
  const unseen = rows.map(({ said }, n) => ({ chance: chances[n] ?? 0, said }));
  return { stack: { weights, threshold: thresholdFor(id, unseen) }, heard, chances };
}
