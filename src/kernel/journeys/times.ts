import type { EventLog } from './event-log.ts';
import { latest } from './filter.ts';
import { quantile } from './quantile.ts';

/**
 * How long journeys take, and how long from one step to another. The median stands first: a mean is driven by the few that
 * took longest (in a public log of incidents 12.1 days against 7.6).
 */
export interface Spread {
  readonly n: number;
  /** All in milliseconds; null when n = 0. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly mean: number | null;
}

export interface SpreadWithin extends Spread {
  /** 95 % percentile intervals of the bootstrap (Efron and Tibshirani 1993, chapter 13); null under two journeys. */
  readonly medianInterval: readonly [number, number] | null;
  readonly p90Interval: readonly [number, number] | null;
}

/** From the first step's beginning to the end of the last; cases without two known times are left out. */
export function durations(log: EventLog): Float64Array {
  const found: number[] = [];
  for (let one = 0; one + 1 < log.offsets.length; one++) {
    const first = log.offsets[one] ?? 0;
    const end = log.offsets[one + 1] ?? 0;
    let began = Number.NaN;
    for (let at = first; at < end && Number.isNaN(began); at++) began = log.began[at] ?? Number.NaN;
    const length = latest(log, first, end) - began;
    if (!Number.isNaN(length)) found.push(length);
  }
  return Float64Array.from(found);
}

/** In each case from the end of the first `from` to the beginning of the next `to` after it. */
export function gapsBetween(log: EventLog, from: string, to: string): Float64Array {
  const [one, other] = [log.activities.indexOf(from), log.activities.indexOf(to)];
  const found: number[] = [];
  for (let row = 0; row + 1 < log.offsets.length; row++) {
    const end = log.offsets[row + 1] ?? 0;
    let at = log.offsets[row] ?? 0;
    while (at < end && log.activity[at] !== one) at++;
    const left = log.ended[at] ?? Number.NaN;
    for (at++; at < end && log.activity[at] !== other; ) at++;
    if (at < end && !Number.isNaN(left + (log.began[at] ?? Number.NaN)))
      found.push((log.began[at] ?? 0) - left);
  }
  return Float64Array.from(found);
}

export function spread(values: Float64Array): Spread {
  const sorted = values.slice().sort();
  let sum = 0;
  for (const value of sorted) sum += value;
  return {
    n: sorted.length,
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    mean: sorted.length === 0 ? null : sum / sorted.length,
  };
}

/** `draw` gives numbers 0 ≤ x < 1; the same draws give the same intervals. */
export function spreadWithin(values: Float64Array, draw: () => number, resamples = 1000): SpreadWithin {
  const n = values.length;
  if (n < 2) return { ...spread(values), medianInterval: null, p90Interval: null };
  const medians = new Float64Array(resamples);
  const p90s = new Float64Array(resamples);
  const sample = new Float64Array(n);
  for (let round = 0; round < resamples; round++) {
    for (let at = 0; at < n; at++) sample[at] = values[Math.floor(draw() * n)] ?? 0;
    sample.sort();
    medians[round] = quantile(sample, 0.5) ?? 0;
    p90s[round] = quantile(sample, 0.9) ?? 0;
  }
  return { ...spread(values), medianInterval: middle(medians), p90Interval: middle(p90s) };
}

function middle(drawn: Float64Array): [number, number] {
  drawn.sort();
  return [quantile(drawn, 0.025) ?? 0, quantile(drawn, 0.975) ?? 0];
}
