import { binomialRange, binomialTwoSided } from './binomial.ts';
import { chiSquareAbove } from './chi-square.ts';
import type { Interval } from './interval.ts';
import { momentsOf, sumOf } from './moments.ts';
import { normalTwoSided, Z95 } from './normal.ts';

/**
 * Did complaints per thousand customers differ between two branches or two months? Two counts with their exposures.
 * Poisson: exact, given the sum of both (Przyborowski & Wilenski 1940, as R's poisson.test). Negative binomial: for
 * counts that come in clumps, by the log of the ratio with variance 1/a + 1/b + 2 × dispersion (Lawless 1987).
 */
export interface Occurrences {
  /** Whole, ≥ 0. */
  readonly count: number;
  /** Customers, contacts or days behind it; > 0, same unit on both sides. */
  readonly exposure: number;
}

/** First rate over second rate; the high end may be Infinity. `count` is both together. Two-sided p. */
export type RateRatio = Interval & { readonly p: number };

/** Nothing counted on either side gives null. */
export function comparePoisson(first: Occurrences, second: Occurrences): RateRatio | null {
  check(first, second);
  const count = first.count + second.count;
  if (count === 0) return null;
  const share = first.exposure / (first.exposure + second.exposure);
  const { low, high } = binomialRange(first.count, count);
  const ratio = (chance: number): number =>
    chance === 1 ? Number.POSITIVE_INFINITY : (chance / (1 - chance)) * (second.exposure / first.exposure);
  return {
    point: ratio(first.count / count),
    low: ratio(low),
    high: ratio(high),
    count,
    p: binomialTwoSided(first.count, count, share),
  };
}

/**
 * The same when variance = mean + dispersion × mean² (dispersion ≥ 0) in each count. Half an occurrence is added to
 * each side, or an empty one would have no logarithm; the point is the raw ratio. Large-sample: means of 5 and more.
 */
export function compareClumped(
  first: Occurrences,
  second: Occurrences,
  dispersion: number,
): RateRatio | null {
  check(first, second);
  if (!(dispersion >= 0)) throw new RangeError('compareClumped needs dispersion >= 0');
  const count = first.count + second.count;
  if (count === 0) return null;
  const a = first.count + 0.5;
  const b = second.count + 0.5;
  const centre = Math.log(a / first.exposure) - Math.log(b / second.exposure);
  const error = Math.sqrt(1 / a + 1 / b + 2 * dispersion);
  const raw = second.count === 0 ? Number.POSITIVE_INFINITY : first.count / second.count;
  return {
    point: raw * (second.exposure / first.exposure),
    low: Math.exp(centre - Z95 * error),
    high: Math.exp(centre + Z95 * error),
    count,
    p: normalTwoSided(centre / error),
  };
}

export interface Clumping {
  /** Variance over mean: 1 for Poisson, more when occurrences come in clumps. */
  readonly index: number;
  /** Chance of so high an index were they Poisson (Fisher's index of dispersion, chi-square on n − 1). */
  readonly p: number;
  /** By moments: (variance − mean) / mean², not below 0. */
  readonly dispersion: number;
}

/** Do counts of equal exposure (two at least, not all zero) come in clumps? Null when that cannot be asked. */
export function clumping(counts: readonly number[]): Clumping | null {
  const found = momentsOf(counts);
  if (!found || found.count < 2 || sumOf(counts) <= 0) return null;
  const { mean, variance, count } = found;
  return {
    index: variance / mean,
    p: chiSquareAbove(((count - 1) * variance) / mean, count - 1),
    dispersion: Math.max(0, (variance - mean) / mean ** 2),
  };
}

function check(...sides: readonly Occurrences[]): void {
  if (!sides.every(({ count, exposure }) => Number.isInteger(count) && count >= 0 && exposure > 0))
    throw new RangeError('two rates need whole counts >= 0 and exposures > 0');
}
