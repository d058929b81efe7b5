import type { Trace } from './directly-follows.ts';

/**
 * The paths that journeys really take: equal sequences of steps counted together, the commonest first. Real logs have
 * nearly as many paths as journeys; what the top ones cover says whether a picture of them is honest.
 */
export type Variant = {
  readonly activities: readonly string[];
  readonly cases: number;
  /** Share of all journeys that this path and the commoner ones cover, 0..1. */
  readonly covered: number;
};

export function variants(traces: Iterable<Trace>): Variant[] {
  const counted = new Map<string, { activities: readonly string[]; cases: number }>();
  let total = 0;
  for (const trace of traces) {
    if (trace.length === 0) continue;
    total++;
    const activities = trace.map((step) => step.activity);
    const key = JSON.stringify(activities);
    const known = counted.get(key);
    if (known) known.cases++;
    else counted.set(key, { activities, cases: 1 });
  }
  let reached = 0;
  return [...counted]
    .sort(([a, one], [b, other]) => other.cases - one.cases || (a < b ? -1 : 1))
    .map(([, { activities, cases }]) => {
      reached += cases;
      return { activities, cases, covered: reached / total };
    });
}
