import type { Interval } from './interval.ts';
import { type Moments, momentsOf } from './moments.ts';
import { studentQuantile, studentTwoSided } from './student.ts';

/**
 * Is one mean really higher than another? Welch's test for two groups of people (1947: no equal spread assumed), the
 * paired test for the same people twice, which is the one for "prospect against customer". Intervals are 95 %.
 */
export interface Comparison extends Interval {
  readonly t: number;
  /** Degrees of freedom; need not be whole (Welch–Satterthwaite). */
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly standardError: number;
}

/** First minus second mean, in units of the values. A side below two values, or no spread at all, gives null. */
export function welch(first: Moments, second: Moments): Comparison | null {
  if (first.count < 2 || second.count < 2) return null;
  const a = first.variance / first.count;
  const b = second.variance / second.count;
  if (!(a + b > 0)) return null;
  const df = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1));
  return around({
    point: first.mean - second.mean,
    standardError: Math.sqrt(a + b),
    df,
    count: first.count + second.count,
  });
}

/** Mean of first minus second over the same people, in the same order. Below two pairs, or no spread, gives null. */
export function pairedT(first: readonly number[], second: readonly number[]): Comparison | null {
  if (first.length !== second.length) throw new RangeError('pairedT needs two lists of one length');
  const differences = momentsOf(first.map((value, at) => value - (second[at] ?? 0)));
  if (!differences || !(differences.variance > 0)) return null;
  const { count, mean, variance } = differences;
  return around({ point: mean, standardError: Math.sqrt(variance / count), df: count - 1, count });
}

/**
 * Relative lift of the treated mean over the control mean (.1 is ten per cent), by the delta method, with Welch's
 * degrees of freedom (as growthbook computes it). A control mean of zero, or too few values, gives null.
 */
export function relativeLift(treated: Moments, control: Moments): Comparison | null {
  const absolute = welch(treated, control);
  if (!absolute || control.mean === 0) return null;
  const standardError = Math.sqrt(
    treated.variance / treated.count / control.mean ** 2 +
      (control.variance / control.count) * (treated.mean ** 2 / control.mean ** 4),
  );
  return around({
    point: (treated.mean - control.mean) / control.mean,
    standardError,
    df: absolute.df,
    count: absolute.count,
  });
}

/** An estimate with its standard error (> 0), read by Student's t. */
export function around(estimate: {
  readonly point: number;
  readonly standardError: number;
  readonly df: number;
  readonly count: number;
}): Comparison {
  const { point, standardError, df, count } = estimate;
  const half = studentQuantile(0.95, df) * standardError;
  const t = point / standardError;
  return {
    point,
    low: point - half,
    high: point + half,
    count,
    t,
    df,
    p: studentTwoSided(t, df),
    standardError,
  };
}
