import { done, type Result, refused } from '#kernel/result';
import { emerging } from '#kernel/statistics/alarms/emerging';
import { slowGrowth } from '#kernel/statistics/alarms/slow-growth';
import type { Span } from './buckets.ts';

/**
 * One night's look: what surprises in its last one, two or four periods, and what has been growing a little for long. A slice
 * that does both is told as the surprise, which is the more urgent.
 */
export const WINDOWS = [1, 2, 4] as const;
/** Weeks that say what is usual before a slow growth can be seen, and weeks after them in which it may begin. */
const USUAL_WEEKS = 24;
const GROWING_WEEKS_AT_LEAST = 4;

/** Weeks from eight weeks of history on, days before. */
export function growthBucket(daysOfHistory: number): 'day' | 'week' {
  return daysOfHistory >= 56 ? 'week' : 'day';
}

export interface NightQuestion {
  readonly bucket: 'day' | 'week';
  readonly spans: readonly Span[];
  readonly exposure: readonly number[];
  readonly slices: readonly {
    readonly key: string;
    readonly counts: readonly number[];
    /** Distinct customers behind each of the windows. */
    readonly customers: readonly number[];
  }[];
}

export interface Grown {
  readonly key: string;
  readonly manner: 'burst' | 'slow';
  /** Place of the first period in which it grew. */
  readonly since: number;
  readonly observed: number;
  readonly expected: number;
  /** Distinct customers; null where they have yet to be counted (a slow growth has a span of its own). */
  readonly customers: number | null;
  readonly p: number;
  readonly q: number;
}

export function nightLook(question: NightQuestion): Result<readonly Grown[], 'not-enough-history'> {
  const { bucket, spans, exposure, slices } = question;
  const report = emerging({ slices, exposure, windows: WINDOWS });
  if (!report.ok) return refused('not-enough-history');
  const bursts = report.value.tested
    .filter((one) => one.emerging)
    .map(
      (one): Grown => ({
        ...{ key: one.key, manner: 'burst', since: spans.length - one.window, customers: one.customers },
        ...{ observed: one.observed, expected: one.expected, p: one.p, q: one.q },
      }),
    );
  const burst = new Set(bursts.map(({ key }) => key));
  if (bucket === 'day' || spans.length < USUAL_WEEKS + GROWING_WEEKS_AT_LEAST) return done(bursts);
  const slow = slowGrowth({ slices, exposure, baseline: USUAL_WEEKS }).flatMap((one): Grown[] =>
    one.growing && one.since !== null && !burst.has(one.key)
      ? [
          {
            ...{ key: one.key, manner: 'slow', since: one.since, customers: null },
            ...{ observed: one.observed, expected: one.expected, p: one.p, q: one.q },
          },
        ]
      : [],
  );
  return done([...bursts, ...slow]);
}
