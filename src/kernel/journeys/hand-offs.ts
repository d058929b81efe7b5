import type { EventLog } from './event-log.ts';
import { quantile } from './quantile.ts';

/**
 * The baton of a case: every change of the group that works on it, and its coming back to a group that had already handed
 * it over (ping-pong). Names of groups must have been resolved to divisions before; steps of nobody change nothing.
 */
export interface HandOffs {
  readonly handoffs: number;
  /** Hand-offs per case, over all cases. */
  readonly mean: number;
  readonly groups: number;
  readonly casesWithSeveralGroups: number;
  readonly pingPongCases: number;
  /** Who hands over to whom, commonest first, with the wait from the last step of one to the first of the other (ms). */
  readonly pairs: readonly HandOffPair[];
  /** Names of the cases that came back. */
  readonly pingPong: readonly string[];
}

export interface HandOffPair {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly medianWait: number | null;
}

export function handOffs(log: EventLog): HandOffs {
  const pairs = new Map<number, { count: number; waits: number[] }>();
  const pingPong: string[] = [];
  let handoffs = 0;
  let several = 0;
  let cases = 0;
  for (let one = 0; one + 1 < log.offsets.length; one++) {
    const first = log.offsets[one] ?? 0;
    const end = log.offsets[one + 1] ?? 0;
    if (first === end) continue;
    cases++;
    const had = new Set<number>();
    let holder = -1;
    let since = -1;
    let back = false;
    for (let at = first; at < end; at++) {
      const group = log.group[at] ?? -1;
      if (group < 0) continue;
      if (group !== holder) {
        if (holder >= 0) {
          handoffs++;
          const key = holder * log.groups.length + group;
          const pair = pairs.get(key) ?? { count: 0, waits: [] };
          pairs.set(key, pair);
          pair.count++;
          const wait = (log.began[at] ?? Number.NaN) - (log.ended[since] ?? Number.NaN);
          if (!Number.isNaN(wait)) pair.waits.push(wait);
        }
        back ||= had.has(group);
        had.add(group);
        holder = group;
      }
      since = at;
    }
    if (had.size > 1) several++;
    if (back) pingPong.push(log.cases[one] ?? '');
  }
  return {
    handoffs,
    mean: cases === 0 ? 0 : handoffs / cases,
    groups: log.groups.length,
    casesWithSeveralGroups: several,
    pingPongCases: pingPong.length,
    pairs: listed(pairs, log.groups),
    pingPong,
  };
}

function listed(
  pairs: ReadonlyMap<number, { readonly count: number; readonly waits: number[] }>,
  groups: readonly string[],
): HandOffPair[] {
  return [...pairs]
    .sort(([a, one], [b, other]) => other.count - one.count || a - b)
    .map(([key, { count, waits }]) => ({
      from: groups[Math.floor(key / groups.length)] ?? '',
      to: groups[key % groups.length] ?? '',
      count,
      medianWait: quantile(
        waits.sort((a, b) => a - b),
        0.5,
      ),
    }));
}
