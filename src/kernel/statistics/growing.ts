import { done, type Result, refused } from '#kernel/result';
import { negativeBinomialAtLeast } from './count-tails.ts';
import { falseDiscovery } from './false-discovery.ts';

/**
 * What is growing faster than chance? Each theme's last bucket is held against its own past, per verbatim received
 * (so a busy week alarms nobody), with the clumping that its past shows (negative binomial), and all themes are
 * corrected together (Benjamini–Hochberg). Three mentions by one angry person are one person: three customers at least.
 */
export type Bucket = 'week' | 'day';

export type Series = {
  readonly key: string;
  /** Mentions per bucket, oldest first; the last entries are the window under test. */
  readonly counts: readonly number[];
  /** Distinct customers behind the mentions in the window under test. */
  readonly customersInLast: number;
};

export type Growth = {
  readonly key: string;
  readonly observed: number;
  readonly expected: number;
  readonly customers: number;
  /** Chance of at least this many mentions if nothing had changed; 1 when below the floor of three. */
  readonly p: number;
  /** `p` corrected for everything tested together: the share of false alarms one accepts by acting on it. */
  readonly q: number;
  readonly growing: boolean;
};

export type GrowthReport = {
  readonly bucket: Bucket;
  /** Measured in days for want of weeks: shown as such. */
  readonly shortHistory: boolean;
  readonly baselineBuckets: number;
  readonly windowBuckets: number;
  readonly tested: readonly Growth[];
};

export type GrowthQuestion = {
  readonly series: readonly Series[];
  /** All verbatims received per bucket, themes or not; same length as every `counts`. */
  readonly exposure: readonly number[];
  readonly bucket: Bucket;
  /** Buckets at the end that are tested as one; 1 unless told. */
  readonly window?: number;
  /** Accepted share of false alarms; .10 unless told. */
  readonly accept?: number;
};

const BASELINE_AT_MOST = { week: 24, day: 54 } as const;
const BASELINE_AT_LEAST = 5;
/** The bucket before the window is left out: growth that began late in it would hide itself. */
const GAP = 1;
const MENTIONS_AT_LEAST = 3;
const CUSTOMERS_AT_LEAST = 3;

/** Weeks from eight weeks of history on, days before. */
export function growthBucket(daysOfHistory: number): Bucket {
  return daysOfHistory >= 56 ? 'week' : 'day';
}

/** Every series given, in the order given. `not-enough-history`: fewer than five buckets that received anything. */
export function growing(question: GrowthQuestion): Result<GrowthReport, 'not-enough-history'> {
  const { series, exposure, bucket, window = 1, accept = 0.1 } = question;
  const end = exposure.length - window - GAP;
  const start = Math.max(0, end - BASELINE_AT_MOST[bucket]);
  const baseline = exposure.slice(start, Math.max(start, end));
  if (baseline.filter((received) => received > 0).length < BASELINE_AT_LEAST)
    return refused('not-enough-history');
  const last = exposure.slice(exposure.length - window);
  const pasts = series.map((one) => past(one.counts.slice(start, end), baseline));
  const pooled = pool(pasts);
  const surprises = series.map((one, at) => {
    const observed = sum(one.counts.slice(exposure.length - window));
    return {
      observed,
      ...surprise({ observed, customers: one.customersInLast, past: pasts[at], last, pooled }),
    };
  });
  const adjusted = falseDiscovery(surprises.map((surprised) => surprised.p));
  const tested = series.map((one, at): Growth => {
    const { observed, expected, p } = surprises[at] ?? { observed: 0, expected: 0, p: 1 };
    const q = adjusted[at] ?? 1;
    return {
      key: one.key,
      observed,
      expected,
      customers: one.customersInLast,
      p,
      q,
      growing: q <= accept && p < 1,
    };
  });
  return done({
    bucket,
    shortHistory: bucket === 'day',
    baselineBuckets: baseline.length,
    windowBuckets: window,
    tested,
  });
}

type Past = {
  readonly total: number;
  readonly exposure: number;
  /** Moments of the dispersion: squared error beyond Poisson, over squared mean. */
  readonly excess: number;
  readonly scale: number;
  readonly means: readonly number[];
};

function past(counts: readonly number[], exposure: readonly number[]): Past {
  const total = sum(counts);
  const received = sum(exposure);
  let excess = 0;
  let scale = 0;
  const means: number[] = [];
  for (const [at, verbatims] of exposure.entries()) {
    const mean = (total * verbatims) / received;
    const error = (counts[at] ?? 0) - mean;
    excess += error * error - mean;
    scale += mean * mean;
    means.push(mean);
  }
  // One rate was fitted, so the squared errors are short by one part in n.
  excess += (excess + total) / Math.max(1, exposure.length - 1);
  return { total, exposure: received, excess, scale, means };
}

function pool(pasts: readonly Past[]): number {
  const scale = sum(pasts.map((one) => one.scale));
  return scale === 0 ? 0 : Math.max(0, sum(pasts.map((one) => one.excess)) / scale);
}

type Case = {
  readonly observed: number;
  readonly customers: number;
  readonly past: Past | undefined;
  readonly last: readonly number[];
  readonly pooled: number;
};

function surprise({ observed, customers, past, last, pooled }: Case): { expected: number; p: number } {
  if (!past) return { expected: 0, p: 1 };
  // Half a mention more (Jeffreys' prior): a theme never seen before has a small rate, not an impossible one.
  const rate = (past.total + 0.5) / past.exposure;
  const means = last.map((received) => rate * received);
  const expected = sum(means);
  if (observed < MENTIONS_AT_LEAST || customers < CUSTOMERS_AT_LEAST || expected === 0)
    return { expected, p: 1 };
  // Clumps of different buckets are independent, so a longer window is steadier.
  const concentration = sum(means.map((mean) => mean * mean)) / (expected * expected);
  const dispersion = shrunk(past, pooled) * concentration + 1 / (past.total + 0.5);
  return { expected, p: negativeBinomialAtLeast(observed, expected, dispersion) };
}

/**
 * Own dispersion pulled towards everybody's, the more so the less its own past can tell, and never below it:
 * a theme whose past merely looked calm would otherwise alarm too easily (at dispersion .3 that alone made the
 * simulated share of false alarms .17 instead of .09).
 */
function shrunk(past: Past, pooled: number): number {
  if (past.scale === 0) return pooled;
  const own = past.excess / past.scale;
  const spread = pooled * pooled;
  const trust = spread / (spread + noise(past, pooled) || 1);
  return Math.max(pooled, trust * own + (1 - trust) * pooled);
}

/** Sampling variance of excess / scale, from the fourth cumulant of the negative binomial, v (1 + 6 d v). */
function noise(past: Past, dispersion: number): number {
  let total = 0;
  for (const mean of past.means) {
    const variance = mean + dispersion * mean * mean;
    total += variance + (2 + 6 * dispersion) * variance * variance;
  }
  return total / (past.scale * past.scale);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
