import type { Interval } from '#kernel/statistics/interval';

/**
 * People will look at a pilot while it runs. An ordinary interval is right on the one day planned for looking; this one
 * is right on every day at once, and wider for it (asymptotic confidence sequence of Waudby-Smith et al. 2021, the
 * normal mixture of Robbins 1970).
 */
export interface Estimate {
  readonly point: number;
  readonly standardError: number;
  /** People in all groups together. */
  readonly count: number;
}

/**
 * The interval may be read daily; it is narrowest around `tunedFor` people (5,000 unless told), which must be fixed
 * before the pilot begins. `error` is the chance of ever being wrong: .05 unless told.
 */
export function alwaysValid(
  { point, standardError, count }: Estimate,
  { tunedFor = 5_000, error = 0.05 }: { readonly tunedFor?: number; readonly error?: number } = {},
): Interval {
  if (!(standardError >= 0) || !(count > 0) || !(tunedFor > 0) || !(error > 0 && error < 1))
    throw new RangeError('alwaysValid needs standardError >= 0, counts > 0 and 0 < error < 1');
  const surprise = -2 * Math.log(error);
  const rho2 = (surprise + Math.log(surprise + 1)) / tunedFor;
  const grown = count * rho2 + 1;
  const half =
    standardError *
    Math.sqrt(count) *
    Math.sqrt(((2 * grown) / (count * count * rho2)) * Math.log(Math.sqrt(grown) / error));
  return { point, low: point - half, high: point + half, count };
}

/**
 * The mixture likelihood ratio of mSPRT (Johari, Pekelis & Walsh 2017): how much likelier a difference is than none,
 * after `pairs` people a side. `variance` is that of one pair's difference, `spread` (τ²) that of differences one
 * expects. It may be looked at daily; 1/ratio is the p of that day.
 */
export function mixtureRatio(seen: {
  readonly difference: number;
  readonly pairs: number;
  readonly variance: number;
  readonly spread: number;
}): number {
  const { difference, pairs, variance, spread } = seen;
  if (!(pairs >= 0) || !(variance > 0) || !(spread > 0))
    throw new RangeError('mixtureRatio needs pairs >= 0 and positive variances');
  const whole = variance + pairs * spread;
  return (
    Math.sqrt(variance / whole) * Math.exp((pairs ** 2 * spread * difference ** 2) / (2 * variance * whole))
  );
}

/** p values that may be looked at daily: the smallest 1/ratio so far, never above 1, never rising again. */
export function alwaysValidP(ratios: readonly number[]): number[] {
  let smallest = 1;
  return ratios.map((ratio) => {
    smallest = Math.min(smallest, 1 / ratio);
    return smallest;
  });
}
