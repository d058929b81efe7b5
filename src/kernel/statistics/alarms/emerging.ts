import { done, type Result, refused } from '#kernel/result';
import { negativeBinomialAtLeast } from '#kernel/statistics/count-tails';
import { falseDiscovery, falseDiscoveryAnyDependence } from '#kernel/statistics/false-discovery';
import { type Past, pastOf, pooled, shrunk } from './dispersion.ts';

/**
 * What emerges faster than chance? The last one, two and four buckets of each slice are held against its own past, per
 * verbatim received (a busy week alarms nobody), with the clumps that its past shows and with how little that past may
 * tell. Looking through three windows is paid for in each slice (Simes 1986), testing many slices in all of them
 * together (Benjamini–Hochberg 1995). Three mentions by one angry person are one person: three customers at least.
 */
export type Slice = {
  readonly key: string;
  /** Mentions per bucket, oldest first. */
  readonly counts: readonly number[];
  /** Distinct customers behind the mentions of each window, in the order of the windows. */
  readonly customers: readonly number[];
};

export type EmergingQuestion = {
  readonly slices: readonly Slice[];
  /** All verbatims received per bucket, whatever they were about; as long as every `counts`. */
  readonly exposure: readonly number[];
  /** Lengths in buckets, rising; 1, 2 and 4 unless told. */
  readonly windows?: readonly number[];
  /** Buckets of past at most; 24 unless told. */
  readonly baseline?: number;
  /** Accepted share of false alarms; .10 unless told. */
  readonly accept?: number;
  /**
   * `together` (unless told): slices that rise and fall together or apart by chance, as themes and the divisions in them.
   * `any` (Benjamini–Yekutieli 2001): slices that pull against each other, as shares of one whole; dearer.
   */
  readonly dependence?: 'together' | 'any';
};

export type Emerging = {
  readonly key: string;
  /** The window that surprises most, in buckets; the others are in `windows`. */
  readonly window: number;
  readonly observed: number;
  readonly expected: number;
  readonly customers: number;
  /** Chance of a slice as surprising as this if nothing had changed, over all windows; 1 below the floor of three. */
  readonly p: number;
  /** `p` corrected for everything tested together. */
  readonly q: number;
  readonly emerging: boolean;
  readonly windows: readonly Look[];
};

export type Look = {
  readonly window: number;
  readonly observed: number;
  readonly expected: number;
  readonly customers: number;
  readonly p: number;
};

export type EmergingReport = {
  readonly baselineBuckets: number;
  readonly windows: readonly number[];
  /** Everybody's dispersion in the past. */
  readonly dispersion: number;
  /** Every slice given, in the order given. */
  readonly tested: readonly Emerging[];
};

const WINDOWS = [1, 2, 4] as const;
const BASELINE_AT_MOST = 24;
const BASELINE_AT_LEAST = 5;
/** The bucket before the longest window is left out: what began late in it would hide itself. */
const GAP = 1;
const MENTIONS_AT_LEAST = 3;
const CUSTOMERS_AT_LEAST = 3;

/**
 * `not-enough-history`: fewer than five buckets of past that received anything. RangeError where a slice has not as many
 * counts as there are exposures, not one number of customers for each window, or where a count is negative.
 */
export function emerging(question: EmergingQuestion): Result<EmergingReport, 'not-enough-history'> {
  const { slices, exposure, windows = WINDOWS, accept = 0.1 } = question;
  check(slices, exposure, windows);
  const end = exposure.length - Math.max(...windows) - GAP;
  const start = Math.max(0, end - (question.baseline ?? BASELINE_AT_MOST));
  const baseline = exposure.slice(start, Math.max(start, end));
  if (baseline.filter((received) => received > 0).length < BASELINE_AT_LEAST)
    return refused('not-enough-history');
  const pasts = slices.map((slice) => pastOf(slice.counts.slice(start, end), baseline));
  const everybodys = pooled(pasts);
  const looks = slices.map((slice, at) =>
    windows.map((window, place) => look(slice, place, window, { past: pasts[at], everybodys, exposure })),
  );
  const surprises = looks.map((own) => simes(own.map(({ p }) => p)));
  const adjusted = (question.dependence === 'any' ? falseDiscoveryAnyDependence : falseDiscovery)(surprises);
  const tested = slices.map(({ key }, at): Emerging => {
    const own = looks[at] ?? [];
    const p = surprises[at] ?? 1;
    const q = adjusted[at] ?? 1;
    const most = own.reduce((best, one) => (one.p < best.p ? one : best), own[0] ?? NOTHING);
    return { key, ...most, p, q, emerging: q <= accept && p < 1, windows: own };
  });
  return done({ baselineBuckets: baseline.length, windows, dispersion: everybodys, tested });
}

const NOTHING: Look = { window: 0, observed: 0, expected: 0, customers: 0, p: 1 };

type Ground = {
  readonly past: Past | undefined;
  readonly everybodys: number;
  readonly exposure: readonly number[];
};

function look(slice: Slice, place: number, window: number, { past, everybodys, exposure }: Ground): Look {
  const observed = sum(slice.counts.slice(-window));
  const customers = slice.customers[place] ?? 0;
  if (past === undefined) return { window, observed, customers, expected: 0, p: 1 };
  const rate = rateOf(past);
  const means = exposure.slice(-window).map((received) => rate * received);
  const expected = sum(means);
  if (observed < MENTIONS_AT_LEAST || customers < CUSTOMERS_AT_LEAST || expected === 0)
    return { window, observed, expected, customers, p: 1 };
  // Clumps of different buckets are independent, so a longer window is steadier.
  const concentration = sum(means.map((mean) => mean * mean)) / (expected * expected);
  const own = shrunk(past, everybodys);
  const dispersion = own * concentration + doubt(past, own);
  return {
    window,
    observed,
    expected,
    customers,
    p: negativeBinomialAtLeast(observed, expected, dispersion),
  };
}

/** Half a mention more (Jeffreys' prior): what was never seen before has a small rate, not an impossible one. */
export function rateOf(past: Past): number {
  return (past.total + 0.5) / past.exposure;
}

/** Squared relative error of the past's rate: its chance, and its own clumps. */
export function doubt(past: Past, dispersion: number): number {
  const spread = past.total === 0 ? 1 / past.buckets : past.scale / (past.total * past.total);
  return 1 / (past.total + 0.5) + dispersion * spread;
}

/** One chance for several looks at the same thing: valid where they rise and fall together, dearer than none. */
export function simes(chances: readonly number[]): number {
  const sorted = [...chances].sort((one, other) => one - other);
  return sorted.reduce((least, p, at) => Math.min(least, (p * sorted.length) / (at + 1)), 1);
}

function check(slices: readonly Slice[], exposure: readonly number[], windows: readonly number[]): void {
  if (windows.length === 0 || windows.some((window) => !Number.isInteger(window) || window < 1))
    throw new RangeError('emerging needs windows of one bucket or more');
  if (exposure.some((received) => !(received >= 0))) throw new RangeError('emerging needs exposures >= 0');
  for (const { key, counts, customers } of slices)
    if (
      counts.length !== exposure.length ||
      customers.length !== windows.length ||
      counts.some((count) => !(count >= 0))
    )
      throw new RangeError(
        `emerging: slice "${key}" needs counts >= 0 as long as the exposure, and customers for each window`,
      );
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
