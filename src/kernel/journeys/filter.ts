import type { EventLog } from './event-log.ts';

/**
 * A log of which something was left out. Every map, path and time is counted anew from what remains: two steps that had a
 * left-out one between them now follow each other.
 */
export interface Keep {
  /** Whether an activity is kept. */
  readonly activity?: (name: string) => boolean;
  /** Whether a case is kept: by its name, its steps in order, when it began and when it ended (ms since 1970, NaN unknown). */
  readonly case?: (one: KeptCase) => boolean;
}

export interface KeptCase {
  readonly name: string;
  readonly activities: readonly string[];
  readonly began: number;
  readonly ended: number;
}

/** Cases are judged as they were before activities are left out; a case that loses all its steps is gone. */
export function filtered(log: EventLog, keep: Keep): EventLog {
  const wanted = log.activities.map((name) => keep.activity?.(name) ?? true);
  const cases: string[] = [];
  const offsets: number[] = [0];
  const places: number[] = [];
  for (const [one, name] of log.cases.entries()) {
    const first = log.offsets[one] ?? 0;
    const end = log.offsets[one + 1] ?? 0;
    if (keep.case && !keep.case(caseOf(log, name, first, end))) continue;
    const before = places.length;
    for (let at = first; at < end; at++) if (wanted[log.activity[at] ?? 0]) places.push(at);
    if (places.length === before) continue;
    cases.push(name);
    offsets.push(places.length);
  }
  return {
    cases,
    activities: log.activities,
    groups: log.groups,
    offsets: Uint32Array.from(offsets),
    activity: Uint32Array.from(places, (at) => log.activity[at] ?? 0),
    group: Int32Array.from(places, (at) => log.group[at] ?? -1),
    began: Float64Array.from(places, (at) => log.began[at] ?? Number.NaN),
    ended: Float64Array.from(places, (at) => log.ended[at] ?? Number.NaN),
  };
}

function caseOf(log: EventLog, name: string, first: number, end: number): KeptCase {
  return {
    name,
    activities: Array.from(log.activity.subarray(first, end), (place) => log.activities[place] ?? ''),
    began: log.began[first] ?? Number.NaN,
    ended: latest(log, first, end),
  };
}

/** When the last of a case's steps was over, NaN when no time is known: with steps that last, not always the last one's. */
export function latest(log: EventLog, first: number, end: number): number {
  let found = Number.NaN;
  for (let at = first; at < end; at++) {
    const ended = log.ended[at] ?? Number.NaN;
    const over = Number.isNaN(ended) ? (log.began[at] ?? Number.NaN) : ended;
    if (!(over <= found)) found = Number.isNaN(over) ? found : over;
  }
  return found;
}
