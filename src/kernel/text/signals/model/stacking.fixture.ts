import type { Stack, TaughtId } from './shape.ts';
import { chanceOf, saysSo } from './stack.ts';

/** Fitting a stack: a logistic regression by Newton's method with a ridge, and the chance from which on it is a signal. */
export type Judged = { readonly evidence: readonly number[]; readonly said: boolean; readonly fold: number };

const RIDGE = 0.3;
const STEPS = 40;

export function fitStack(rows: readonly Judged[]): number[] {
  const weights = new Array<number>(rows[0]?.evidence.length ?? 0).fill(0);
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

/** Missing one of these may cost a life or a lawsuit: they are to be heard first, and false alarms are looked at. */
const HEARD_FIRST: readonly TaughtId[] = ['legal-threat', 'safety'];
const RECALL = 0.9;
/** But an alarm that is wrong more often than this is no longer looked at: of all, and of those nearest the threshold. */
const LEAST_PRECISION = 0.75;
const LEAST_CHANCE = 0.3;
/** Elsewhere a false alarm is worse than a missed sentence: precision counts twice as much as recall (van Rijsbergen's F½). */
const BETA_SQUARED = 0.25;

/**
 * The chance from which on it is a signal: where F is highest; for what is to be heard first the highest chance from which
 * upwards nine of ten are heard, as long as three of four are right and no alarm is more than two to one wrong. Half as the labels count and half as the chances
 * promise, so that a few rows do not decide alone.
 */
export function thresholdFor(id: TaughtId, rows: readonly { chance: number; said: boolean }[]): number {
  const sorted = rows.toSorted((one, other) => other.chance - one.chance);
  const all = sorted.reduce((sum, { said, chance }) => sum + ((said ? 1 : 0) + chance) / 2, 0);
  let right = 0;
  let best = 0;
  let balanced = 1;
  let early = 1;
  let reached = false;
  for (const [n, { chance, said }] of sorted.entries()) {
    right += ((said ? 1 : 0) + chance) / 2;
    const f = ((1 + BETA_SQUARED) * right) / (BETA_SQUARED * all + n + 1);
    if (f > best) {
      best = f;
      balanced = chance;
    }
    if (!reached && chance >= LEAST_CHANCE && right / (n + 1) >= LEAST_PRECISION) {
      early = chance;
      reached = right / all >= RECALL;
    }
  }
  return Math.floor((HEARD_FIRST.includes(id) ? early : balanced) * 1e5) / 1e5;
}

type Language = 'he' | 'en';

/**
 * Each row judged by a stack and a threshold fitted on the other folds; and the stacks fitted on all. What a rule and a
 * margin are worth is learned from both languages together, how often a signal is said and from where it is one in each.
 */
export function stacked(
  id: TaughtId,
  rows: readonly (Judged & { readonly lang: Language })[],
): { readonly stacks: Readonly<Record<Language, Stack>>; readonly heard: readonly boolean[] } {
  const chances: number[] = [];
  const heard: boolean[] = [];
  for (const fold of new Set(rows.map((row) => row.fold))) {
    const others = rows.filter((row) => row.fold !== fold);
    const stacks = fitBoth(others);
    const scored = others.map((row) => ({ ...row, chance: chanceOf(row.evidence, stacks[row.lang]) }));
    for (const lang of ['he', 'en'] as const) {
      const threshold = thresholdFor(
        id,
        scored.filter((row) => row.lang === lang),
      );
      for (const [n, row] of rows.entries()) {
        if (row.fold !== fold || row.lang !== lang) continue;
        const chance = chanceOf(row.evidence, stacks[lang]);
        chances[n] = chance;
        heard[n] = saysSo(chance, row.evidence, threshold);
      }
    }
  }
  const weights = fitBoth(rows);
  const stackOf = (lang: Language): Stack => ({
    weights: weights[lang].map((weight) => Math.round(weight * 1e4) / 1e4),
    threshold: thresholdFor(
      id,
      rows.flatMap(({ said, ...row }, n) => (row.lang === lang ? [{ said, chance: chances[n] ?? 0 }] : [])),
    ),
  });
  return { stacks: { he: stackOf('he'), en: stackOf('en') }, heard };
}

function fitBoth(rows: readonly (Judged & { readonly lang: Language })[]): Record<Language, number[]> {
  const [bias = 0, ...rest] = fitStack(
    rows.map((row) => ({ ...row, evidence: [...row.evidence, row.lang === 'he' ? 1 : 0] })),
  );
  const hebrew = rest.pop() ?? 0;
  return { he: [bias + hebrew, ...rest], en: [bias, ...rest] };
}
