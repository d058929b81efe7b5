/**
 * Every figure that leaves the kernel carries how sure it is: a point, the two ends and how many stand behind it.
 */
export type Interval = {
  readonly point: number;
  readonly low: number;
  readonly high: number;
  /** Answers, cases or people behind the figure. */
  readonly count: number;
};

/** Does the interval leave zero out? Only then may a change be called a change (before the correction for many). */
export function excludesZero(interval: Interval): boolean {
  return interval.low > 0 || interval.high < 0;
}

export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
