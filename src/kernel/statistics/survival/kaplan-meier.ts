import { Z95 } from '#kernel/statistics/normal';

/**
 * How long customers stay, or how long a next step takes, when not all have left or taken it yet: Kaplan and Meier's
 * product-limit (1958). Who is still there is not a loss; who was there before the records began counts from when we
 * knew them. Intervals by Greenwood's variance on the scale log(−log S), which never leaves 0..1.
 */
export interface Stay {
  /** Time from the start to leaving or to the last look; ≥ 0, one unit for all. */
  readonly time: number;
  readonly left: boolean;
  /** When they came under observation, if after the start: < time. */
  readonly since?: number;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly leaving: number;
  /** Share still there after this time, 0..1, with its 95 % interval. */
  readonly staying: number;
  readonly low: number;
  readonly high: number;
}

export interface SurvivalOptions {
  /** `log-log` unless told; `log` is what R's survfit prints by default. */
  readonly scale?: 'log-log' | 'log';
}

/** One step for each time at which somebody left, in order of time. */
export function kaplanMeier(
  stays: readonly Stay[],
  { scale = 'log-log' }: SurvivalOptions = {},
): SurvivalStep[] {
  if (stays.some(({ time, since = 0 }) => !(time >= 0) || !(since >= 0) || since > time))
    throw new RangeError('a stay needs a time >= 0 and a since within it');
  const ends = [...stays].sort((a, b) => a.time - b.time);
  const starts = stays.map(({ since }) => since ?? Number.NEGATIVE_INFINITY).sort((a, b) => a - b);
  const steps: SurvivalStep[] = [];
  let staying = 1;
  let greenwood = 0;
  let entered = 0;
  for (let at = 0; at < ends.length; ) {
    const time = ends[at]?.time ?? 0;
    while (entered < starts.length && (starts[entered] ?? 0) < time) entered++;
    const atRisk = entered - at;
    let leaving = 0;
    let next = at;
    for (; next < ends.length && ends[next]?.time === time; next++) if (ends[next]?.left) leaving++;
    at = next;
    if (leaving === 0) continue;
    staying *= 1 - leaving / atRisk;
    greenwood += leaving / (atRisk * (atRisk - leaving));
    steps.push({ time, atRisk, leaving, staying, ...range(staying, greenwood, scale) });
  }
  return steps;
}

/** Share still there after `time`, with its interval: that of the last step up to it; nobody left before: 1. */
export function stayingAt(
  steps: readonly SurvivalStep[],
  time: number,
): Pick<SurvivalStep, 'staying' | 'low' | 'high'> {
  return steps.findLast((step) => step.time <= time) ?? { staying: 1, low: 1, high: 1 };
}

/** By when half have left, with its 95 % interval (Brookmeyer & Crowley 1982); null where that is not reached yet. */
export function medianStay(steps: readonly SurvivalStep[]): {
  readonly point: number | null;
  readonly low: number | null;
  readonly high: number | null;
} {
  const reached = (of: (step: SurvivalStep) => number): number | null =>
    steps.find((step) => of(step) <= 0.5 + 1e-12)?.time ?? null;
  return {
    point: reached((step) => step.staying),
    low: reached((step) => step.low),
    high: reached((step) => step.high),
  };
}

function range(staying: number, greenwood: number, scale: 'log-log' | 'log'): { low: number; high: number } {
  if (staying <= 0) return { low: 0, high: 0 };
  if (staying >= 1) return { low: 1, high: 1 };
  const half = Z95 * Math.sqrt(greenwood);
  if (scale === 'log') return { low: staying * Math.exp(-half), high: Math.min(1, staying * Math.exp(half)) };
  const reach = half / Math.abs(Math.log(staying));
  return { low: staying ** Math.exp(reach), high: staying ** Math.exp(-reach) };
}
