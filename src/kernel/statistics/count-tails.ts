import { betaBelow } from './beta.ts';
import { gammaBelow } from './gamma.ts';

/**
 * How surprising is a count this high? Poisson when mentions come independently; negative binomial when they
 * come in clumps, as customers' mentions always do: variance = mean + dispersion × mean².
 */
/** P(X ≥ count) for a Poisson of the given mean ≥ 0; count is a whole number ≥ 0. */
export function poissonAtLeast(count: number, mean: number): number {
  if (!(mean >= 0)) throw new RangeError('poissonAtLeast needs mean >= 0');
  if (count <= 0) return 1;
  return mean === 0 ? 0 : gammaBelow(count, mean);
}

/** P(X ≥ count) for a negative binomial of that mean and dispersion ≥ 0 (0 is the Poisson itself). */
export function negativeBinomialAtLeast(count: number, mean: number, dispersion: number): number {
  if (!(dispersion >= 0)) throw new RangeError('negativeBinomialAtLeast needs dispersion >= 0');
  // Below this the two agree to ten digits and the beta function would lose more than it adds.
  if (dispersion * mean < 1e-10) return poissonAtLeast(count, mean);
  if (count <= 0) return 1;
  const size = 1 / dispersion;
  return betaBelow(mean / (mean + size), count, size);
}

/** P(X ≤ count) for a Poisson of the given mean ≥ 0. */
export function poissonAtMost(count: number, mean: number): number {
  return count < 0 ? 0 : 1 - poissonAtLeast(Math.floor(count) + 1, mean);
}

/** P(X ≤ count) for a negative binomial of that mean and dispersion ≥ 0. */
export function negativeBinomialAtMost(count: number, mean: number, dispersion: number): number {
  return count < 0 ? 0 : 1 - negativeBinomialAtLeast(Math.floor(count) + 1, mean, dispersion);
}
