import { type Comparison, welch } from '#kernel/statistics/compare-means';
import { type Moments, momentsOf } from '#kernel/statistics/moments';

/**
 * Difference in differences: what changed where we acted, less what changed where we did not. By each unit's own
 * change (one branch, one person: the same before and after), which is what makes the interval honest: the four means
 * alone forget that a large branch stays large.
 */
export interface Unit {
  readonly before: number;
  readonly after: number;
}

/**
 * Treated minus control change by Welch's test of the changes (Card & Krueger 1994: 2.750 ± 1.342). Fewer than two
 * units a side, or no spread, gives null: for one treated unit use `placebo`.
 */
export function differenceInDifferences(
  treated: readonly Unit[],
  control: readonly Unit[],
): Comparison | null {
  const a = changesOf(treated);
  const b = changesOf(control);
  return a && b ? welch(a, b) : null;
}

/** From the four means alone, when units are not the same before and after: the estimate without an interval. */
export function fourMeans(cells: {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly controlBefore: number;
  readonly controlAfter: number;
}): number {
  return cells.treatedAfter - cells.treatedBefore - (cells.controlAfter - cells.controlBefore);
}

/**
 * One treated unit against many: pretend in turn that each of the others had been treated. p is the share of all units
 * whose change stands out from the rest's mean as far as the treated one's; with 19 others it cannot go below 5 %.
 */
export function placebo(
  treated: Unit,
  control: readonly Unit[],
): { readonly point: number; readonly p: number } | null {
  if (control.length < 2) return null;
  const changes = [treated, ...control].map(({ before, after }) => after - before);
  const total = changes.reduce((sum, change) => sum + change, 0);
  const apart = changes.map((change) => change - (total - change) / (changes.length - 1));
  const point = apart[0] ?? 0;
  const asFar = apart.filter((one) => Math.abs(one) >= Math.abs(point) * (1 - 1e-12)).length;
  return { point, p: asFar / changes.length };
}

function changesOf(units: readonly Unit[]): Moments | null {
  return momentsOf(units.map(({ before, after }) => after - before));
}
