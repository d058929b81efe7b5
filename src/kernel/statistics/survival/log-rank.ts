import { chiSquareAbove } from '#kernel/statistics/chi-square';
import { quadraticForm } from '#kernel/statistics/linear';
import type { Stay } from './kaplan-meier.ts';

/**
 * Do two or more groups of customers stay equally long? The log-rank test (Mantel 1966; Peto & Peto 1972): at every
 * time at which somebody left, those expected from each group by its size against those who did.
 */
export interface LogRank {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/** Null with fewer than two groups that hold anybody, or when nobody left. */
export function logRank(groups: readonly (readonly Stay[])[]): LogRank | null {
  const held = groups.filter((group) => group.length > 0);
  const count = held.length;
  if (count < 2) return null;
  const everybody = held
    .flatMap((stays, group) => stays.map(({ time, left }) => ({ time, left, group })))
    .sort((a, b) => a.time - b.time);
  const df = count - 1;
  const risk = held.map((stays) => stays.length);
  const excess = new Float64Array(df);
  const variance = new Float64Array(df * df);
  let total = everybody.length;
  for (let at = 0; at < everybody.length; ) {
    const time = everybody[at]?.time;
    const gone = new Array<number>(count).fill(0);
    const leaving = new Array<number>(count).fill(0);
    for (; at < everybody.length && everybody[at]?.time === time; at++) {
      const { group = 0, left = false } = everybody[at] ?? {};
      gone[group] = (gone[group] ?? 0) + 1;
      if (left) leaving[group] = (leaving[group] ?? 0) + 1;
    }
    const left = leaving.reduce((sum, one) => sum + one, 0);
    if (left > 0) {
      const spread = total > 1 ? (left * (total - left)) / (total - 1) : 0;
      for (let i = 0; i < df; i++) {
        const share = (risk[i] ?? 0) / total;
        excess[i] = (excess[i] ?? 0) + (leaving[i] ?? 0) - left * share;
        for (let j = 0; j < df; j++)
          variance[i * df + j] =
            (variance[i * df + j] ?? 0) + spread * share * ((i === j ? 1 : 0) - (risk[j] ?? 0) / total);
      }
    }
    for (const [group, number] of gone.entries()) risk[group] = (risk[group] ?? 0) - number;
    total -= gone.reduce((sum, one) => sum + one, 0);
  }
  const chiSquare = quadraticForm(variance, excess);
  return chiSquare === null ? null : { chiSquare, df, p: chiSquareAbove(chiSquare, df) };
}
