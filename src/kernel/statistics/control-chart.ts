import { binomialAtLeast, binomialAtMost } from './binomial.ts';
import { negativeBinomialAtLeast, negativeBinomialAtMost } from './count-tails.ts';
import { sumOf } from './moments.ts';

/**
 * Is this week out of the ordinary, or is it the noise of counting? Shewhart's charts: counts (c), counts by exposure
 * (u), shares (p). Three standard deviations where ten and more are expected; below that exact limits, because three
 * standard deviations of a rare count alarm three times too often (Montgomery, Statistical Quality Control, ch. 7).
 */
export interface ChartPoint {
  /** In the unit of the chart: a count, a rate per unit of exposure, or a share. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly out: 'low' | 'high' | null;
}
export interface Chart {
  readonly centre: number;
  readonly points: readonly ChartPoint[];
}

/** From here on a count is near enough to normal. */
const EXACT_BELOW = 10;
/** What lies beyond three standard deviations on one side. */
const TAIL = 0.001349898;

export interface ChartOptions {
  /** How many of the first points set the centre; all of them unless told. */
  readonly trial?: number;
  /** Clumping beyond Poisson (variance = mean + dispersion × mean²): 0 unless told. */
  readonly dispersion?: number;
}

/** Counts of equal exposure, whole and ≥ 0. Nothing to set a centre by gives null. */
export function countChart(counts: readonly number[], options: ChartOptions = {}): Chart | null {
  return rateChart(
    counts.map((count) => ({ count, exposure: 1 })),
    options,
  );
}

/** Counts by exposure (> 0): contacts per thousand customers and the like. */
export function rateChart(
  points: readonly { readonly count: number; readonly exposure: number }[],
  { trial = points.length, dispersion = 0 }: ChartOptions = {},
): Chart | null {
  if (points.some(({ count, exposure }) => !(Number.isInteger(count) && count >= 0 && exposure > 0)))
    throw new RangeError('rateChart needs whole counts >= 0 and exposures > 0');
  const base = points.slice(0, trial);
  if (base.length === 0) return null;
  const centre = sumOf(base.map(({ count }) => count)) / sumOf(base.map(({ exposure }) => exposure));
  return {
    centre,
    points: points.map(({ count, exposure }) => {
      const mean = centre * exposure;
      const limits = around(mean, Math.sqrt(mean + dispersion * mean * mean), Number.POSITIVE_INFINITY, {
        atMost: (k) => negativeBinomialAtMost(k, mean, dispersion),
        atLeast: (k) => negativeBinomialAtLeast(k, mean, dispersion),
      });
      return placed(count, limits, exposure);
    }),
  };
}

/** Shares: `hits` of `count` (≥ 1) in each period. */
export function shareChart(
  points: readonly { readonly hits: number; readonly count: number }[],
  { trial = points.length }: { readonly trial?: number } = {},
): Chart | null {
  if (points.some(({ hits, count }) => !(count >= 1 && hits >= 0 && hits <= count)))
    throw new RangeError('shareChart needs 0 <= hits <= count and count >= 1');
  const base = points.slice(0, trial);
  if (base.length === 0) return null;
  const centre = sumOf(base.map(({ hits }) => hits)) / sumOf(base.map(({ count }) => count));
  return {
    centre,
    points: points.map(({ hits, count }) => {
      const mean = centre * count;
      const limits = around(mean, Math.sqrt(mean * (1 - centre)), count, {
        atMost: (k) => binomialAtMost(k, count, centre),
        atLeast: (k) => binomialAtLeast(k, count, centre),
      });
      return placed(hits, limits, count);
    }),
  };
}

interface Tails {
  readonly atMost: (k: number) => number;
  readonly atLeast: (k: number) => number;
}

/** Limits in counts: what lies strictly outside them is an alarm. `most` is the greatest count there can be. */
function around(mean: number, deviation: number, most: number, tails: Tails): { low: number; high: number } {
  if (Math.min(mean, most - mean) >= EXACT_BELOW)
    return { low: Math.max(0, mean - 3 * deviation), high: Math.min(most, mean + 3 * deviation) };
  let low = 0;
  while (tails.atMost(low) < TAIL && low < mean) low++;
  let high = Math.min(most, Math.max(0, Math.ceil(mean)));
  while (high < most && tails.atLeast(high + 1) >= TAIL) high++;
  return { low, high };
}

function placed(count: number, limits: { low: number; high: number }, per: number): ChartPoint {
  return {
    value: count / per,
    low: limits.low / per,
    high: limits.high / per,
    out: count < limits.low ? 'low' : count > limits.high ? 'high' : null,
  };
}
