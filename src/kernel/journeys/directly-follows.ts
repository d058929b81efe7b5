import type { EventLog } from './event-log.ts';
import { quantile } from './quantile.ts';

/**
 * The map of what really happens: which step follows which, over many journeys, with how they begin and end.
 * A map from which steps are only erased lies: to leave something out, filter the log (see filter) and count again.
 * Source: W. van der Aalst, Process Mining (2nd edition, 2016), section 6.2.
 */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** How often it happened. */
  readonly events: number;
  /** In how many journeys. */
  readonly cases: number;
  /**
   * Milliseconds from the end of the one to the beginning of the other, over those that have both times; below zero where
   * steps overlap; null when none has.
   */
  readonly medianGap: number | null;
  readonly p90Gap: number | null;
}

export interface DirectlyFollows {
  readonly cases: number;
  readonly events: number;
  readonly activities: ReadonlyMap<string, number>;
  readonly starts: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  /** Most frequent first, then by name. */
  readonly edges: readonly Edge[];
}

/** Cases without events are no journeys and are not counted. */
export function directlyFollows(log: EventLog): DirectlyFollows {
  const { offsets, activity, activities } = log;
  const seen = new Float64Array(activities.length);
  const starts = new Float64Array(activities.length);
  const ends = new Float64Array(activities.length);
  const edges = edgeCounter(activities.length, activity.length);
  let cases = 0;
  for (let one = 0; one + 1 < offsets.length; one++) {
    const first = offsets[one] ?? 0;
    const end = offsets[one + 1] ?? 0;
    if (first === end) continue;
    cases++;
    const start = activity[first] ?? 0;
    starts[start] = (starts[start] ?? 0) + 1;
    let before = start;
    seen[start] = (seen[start] ?? 0) + 1;
    for (let at = first + 1; at < end; at++) {
      const here = activity[at] ?? 0;
      seen[here] = (seen[here] ?? 0) + 1;
      edges.walk(before, here, cases, (log.began[at] ?? Number.NaN) - (log.ended[at - 1] ?? Number.NaN));
      before = here;
    }
    ends[before] = (ends[before] ?? 0) + 1;
  }
  return {
    cases,
    events: activity.length,
    activities: named(seen, activities),
    starts: named(starts, activities),
    ends: named(ends, activities),
    edges: edges
      .list(activities)
      .sort((a, b) => b.events - a.events || compare(a.from, b.from) || compare(a.to, b.to)),
  };
}

/** Counts by number of the edge; the gaps stand in the order of walking until they are sorted edge by edge. */
function edgeCounter(width: number, most: number) {
  const numbers = new Map<number, number>();
  const keys: number[] = [];
  const counts: number[] = [];
  const caseCounts: number[] = [];
  const lastCase: number[] = [];
  const walked = new Uint32Array(most);
  const gaps = new Float64Array(most);
  let steps = 0;
  return {
    walk(from: number, to: number, inCase: number, gap: number): void {
      const key = from * width + to;
      let edge = numbers.get(key);
      if (edge === undefined) {
        edge = keys.push(key) - 1;
        numbers.set(key, edge);
        counts.push(0);
        caseCounts.push(0);
        lastCase.push(0);
      }
      counts[edge] = (counts[edge] ?? 0) + 1;
      if (lastCase[edge] !== inCase) caseCounts[edge] = (caseCounts[edge] ?? 0) + 1;
      lastCase[edge] = inCase;
      walked[steps] = edge;
      gaps[steps] = gap;
      steps++;
    },
    list(names: readonly string[]): Edge[] {
      const own = counts.map((count) => new Float64Array(count));
      const known = counts.map(() => 0);
      for (let step = 0; step < steps; step++) {
        const gap = gaps[step] ?? Number.NaN;
        const edge = walked[step] ?? 0;
        if (Number.isNaN(gap)) continue;
        const place = known[edge] ?? 0;
        const list = own[edge];
        if (list !== undefined) list[place] = gap;
        known[edge] = place + 1;
      }
      return keys.map((key, edge) => {
        const sorted = (own[edge] ?? new Float64Array()).subarray(0, known[edge]).sort();
        return {
          from: names[Math.floor(key / width)] ?? '',
          to: names[key % width] ?? '',
          events: counts[edge] ?? 0,
          cases: caseCounts[edge] ?? 0,
          medianGap: quantile(sorted, 0.5),
          p90Gap: quantile(sorted, 0.9),
        };
      });
    },
  };
}

/** Commonest first; what never happened is left out. */
function named(counts: Float64Array, names: readonly string[]): Map<string, number> {
  return new Map(
    names
      .map((name, at) => [name, counts[at] ?? 0] as const)
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1] || compare(a[0], b[0])),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
