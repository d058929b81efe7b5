/**
 * The map of what really happens: which step follows which, over many journeys, with how they begin and end.
 * Steps must come in order and once each: where a system writes a start and a completion of one step, merge them first,
 * or everything counts double (measured on a public log: 13 paths instead of 7).
 */
export type Step = {
  readonly activity: string;
  /** Milliseconds since 1970; used for gaps only, the order is the caller's. */
  readonly at?: number;
};

export type Trace = readonly Step[];

export type Edge = {
  readonly from: string;
  readonly to: string;
  /** How often it happened. */
  readonly events: number;
  /** In how many journeys. */
  readonly cases: number;
  /** Milliseconds between the two, over the steps that have times; null when none has. */
  readonly medianGap: number | null;
  readonly p90Gap: number | null;
};

export type DirectlyFollows = {
  readonly cases: number;
  readonly events: number;
  readonly activities: ReadonlyMap<string, number>;
  readonly starts: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  /** Most frequent first, then by name. */
  readonly edges: readonly Edge[];
};

/** Empty traces are no journeys and are not counted. To leave steps out, filter the traces and count again. */
export function directlyFollows(traces: Iterable<Trace>): DirectlyFollows {
  const activities = new Map<string, number>();
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const edges = new Map<
    string,
    Map<string, { events: number; cases: number; lastCase: number; gaps: number[] }>
  >();
  let cases = 0;
  let events = 0;
  for (const trace of traces) {
    const first = trace[0];
    const last = trace.at(-1);
    if (!first || !last) continue;
    cases++;
    events += trace.length;
    add(starts, first.activity);
    add(ends, last.activity);
    let before: Step | undefined;
    for (const step of trace) {
      add(activities, step.activity);
      if (before) {
        const edge = edgeOf(edges, before.activity, step.activity);
        edge.events++;
        if (edge.lastCase !== cases) edge.cases++;
        edge.lastCase = cases;
        if (before.at !== undefined && step.at !== undefined) edge.gaps.push(step.at - before.at);
      }
      before = step;
    }
  }
  return { cases, events, activities, starts, ends, edges: listed(edges) };
}

type Counted = { events: number; cases: number; lastCase: number; gaps: number[] };

function edgeOf(edges: Map<string, Map<string, Counted>>, from: string, to: string): Counted {
  const leaving = edges.get(from) ?? new Map<string, Counted>();
  edges.set(from, leaving);
  const edge = leaving.get(to) ?? { events: 0, cases: 0, lastCase: 0, gaps: [] };
  leaving.set(to, edge);
  return edge;
}

function listed(edges: ReadonlyMap<string, ReadonlyMap<string, Counted>>): Edge[] {
  const list = [...edges].flatMap(([from, leaving]) =>
    [...leaving].map(([to, { events, cases, gaps }]): Edge => {
      gaps.sort((a, b) => a - b);
      return { from, to, events, cases, medianGap: quantile(gaps, 0.5), p90Gap: quantile(gaps, 0.9) };
    }),
  );
  return list.sort((a, b) => b.events - a.events || compare(a.from, b.from) || compare(a.to, b.to));
}

/** Linear between neighbours (type 7 of Hyndman and Fan, the default of R and NumPy). */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
