import type { EventLog } from './event-log.ts';

/**
 * The paths that journeys really take: equal sequences of steps counted together, the commonest first. Real logs have
 * nearly as many paths as journeys; what the top ones cover says whether a picture of them is honest.
 */
export interface Variant {
  readonly activities: readonly string[];
  readonly cases: number;
  /** Share of all journeys that this path and the commoner ones cover, 0..1. */
  readonly covered: number;
}

export function variants(log: EventLog): Variant[] {
  const { offsets, activity, activities } = log;
  const counted = new Map<string, { readonly first: number; readonly end: number; cases: number }>();
  let total = 0;
  for (let one = 0; one + 1 < offsets.length; one++) {
    const first = offsets[one] ?? 0;
    const end = offsets[one + 1] ?? 0;
    if (first === end) continue;
    total++;
    const key = keyOf(activity, first, end);
    const known = counted.get(key);
    if (known) known.cases++;
    else counted.set(key, { first, end, cases: 1 });
  }
  let reached = 0;
  return [...counted.values()]
    .map(({ first, end, cases }) => ({
      activities: Array.from(activity.subarray(first, end), (place) => activities[place] ?? ''),
      cases,
    }))
    .sort((a, b) => b.cases - a.cases || compare(a.activities, b.activities))
    .map((path) => {
      reached += path.cases;
      return { ...path, covered: reached / total };
    });
}

/** One letter a step; two where a log has more activities than there are letters. */
function keyOf(activity: Uint32Array, first: number, end: number): string {
  let key = '';
  for (let at = first; at < end; at++) {
    const place = activity[at] ?? 0;
    key +=
      place < 0x8000
        ? String.fromCharCode(place)
        : String.fromCharCode(0x8000 | (place >>> 15), place & 0x7fff);
  }
  return key;
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [one = '', other = ''] = [a[at], b[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}
