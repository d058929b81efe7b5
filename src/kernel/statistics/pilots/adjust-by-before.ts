import { type Comparison, welch } from '#kernel/statistics/compare-means';
import { covarianceOf, momentsOf, sumOf } from '#kernel/statistics/moments';

/**
 * CUPED (Deng, Xu, Kohavi & Walker 2013): what people did before the pilot explains much of what they do in it; taken
 * off, the same pilot sees smaller effects. Only what was measured before may be used: never what the pilot can touch.
 */
export interface Measured {
  readonly during: number;
  /** Null for somebody new: they count as everybody's mean, which changes nothing. */
  readonly before: number | null;
}

export interface Adjusted {
  /** Treated minus control, with what was before taken off; null when Welch has nothing to say. */
  readonly comparison: Comparison | null;
  /** How much of `during` goes with one unit of `before`; from both groups together. */
  readonly slope: number;
  /** Correlation of both, −1..1. The variance shrinks to 1 − correlation². */
  readonly correlation: number;
  /** Share of people without a before. */
  readonly newcomers: number;
}

/** Null with fewer than three people who have a before, or when their before does not differ. */
export function adjustByBefore(treated: readonly Measured[], control: readonly Measured[]): Adjusted | null {
  const all = [...treated, ...control];
  const known = all.flatMap(({ during, before }) => (before === null ? [] : [{ during, before }]));
  if (known.length < 3) return null;
  const during = known.map((one) => one.during);
  const before = known.map((one) => one.before);
  const spread = covarianceOf(before, before);
  if (!(spread > 0)) return null;
  const shared = covarianceOf(during, before);
  const slope = shared / spread;
  const mean = sumOf(before) / before.length;
  const adjusted = (group: readonly Measured[]) =>
    momentsOf(group.map((one) => one.during - slope * ((one.before ?? mean) - mean)));
  const a = adjusted(treated);
  const b = adjusted(control);
  const scale = Math.sqrt(spread * covarianceOf(during, during));
  return {
    comparison: a && b ? welch(a, b) : null,
    slope,
    correlation: scale > 0 ? shared / scale : 0,
    newcomers: 1 - known.length / all.length,
  };
}
