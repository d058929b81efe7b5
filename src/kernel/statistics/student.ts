import { betaBelow } from './beta.ts';
import { normalQuantile } from './normal.ts';

/**
 * Student's t: what a mean of few answers is allowed to claim.
 * Tail by the incomplete beta function (Abramowitz & Stegun 26.7.1), quantile by bisection on that tail.
 */
/** Two-sided p of t with df > 0 degrees of freedom (need not be whole: Welch). */
export function studentTwoSided(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError('studentTwoSided needs df > 0');
  return betaBelow(df / (df + t * t), df / 2, 0.5);
}

/** The t whose two-sided interval holds `confidence` (0..1, say .95) of the distribution. */
export function studentQuantile(confidence: number, df: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('studentQuantile needs 0 < confidence < 1');
  const outside = 1 - confidence;
  let low = 0;
  let high = Math.max(2, 2 * normalQuantile(1 - outside / 2));
  while (studentTwoSided(high, df) > outside) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, df) > outside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
