import { Z95 } from './normal.ts';

/**
 * How many are still without the event after a time, when for some the watching ended first. Those are not left out and not
 * counted as never: each counts for as long as it was watched.
 * Source: Kaplan and Meier 1958; variance by Greenwood 1926; interval on the log(−log) scale (Kalbfleisch and Prentice 1980).
 */
export interface Watched {
  /** How long it was watched, ≥ 0, in any unit. */
  readonly time: number;
  /** True: the event came then. False: the watching ended without it. */
  readonly happened: boolean;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share without the event after this time, 0..1. */
  readonly surviving: number;
  readonly low: number;
  readonly high: number;
}

/** One step for each time at which the event came. At equal times the event comes before the end of watching. */
export function kaplanMeier(watched: readonly Watched[]): SurvivalStep[] {
  for (const { time } of watched)
    if (!(time >= 0 && time < Number.POSITIVE_INFINITY))
      throw new RangeError(`a time of watching is at least 0, not ${time}`);
  const sorted = watched.toSorted((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let surviving = 1;
  let greenwood = 0;
  for (let at = 0; at < sorted.length; ) {
    const time = sorted[at]?.time ?? 0;
    const atRisk = sorted.length - at;
    let events = 0;
    for (; at < sorted.length && sorted[at]?.time === time; at++) if (sorted[at]?.happened) events++;
    if (events === 0) continue;
    surviving *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, surviving, ...bounds(surviving, greenwood) });
  }
  return steps;
}

/** Share without the event after `time`; 1 before the first event. */
export function survivingAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.surviving ?? 1;
}

/** Once nobody is left the variance is not defined: the last share stands without an interval of its own. */
function bounds(surviving: number, greenwood: number): { low: number; high: number } {
  if (surviving <= 0 || surviving >= 1) return { low: surviving, high: surviving };
  const spread = (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(surviving));
  return { low: surviving ** Math.exp(spread), high: surviving ** Math.exp(-spread) };
}
