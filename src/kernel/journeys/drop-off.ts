import { kaplanMeier, type SurvivalStep, stayingAt } from '#kernel/statistics/survival/kaplan-meier';
import type { EventLog } from './event-log.ts';

/**
 * Who reached a step and went on. A journey that is still running has not dropped off: it counts for as long as it had time
 * to go on, and no longer (product-limit of the time to the next step).
 */
export interface DropOff {
  readonly reached: number;
  readonly wentOn: number;
  /** Without a next step at the end of watching; among them those who still may take it. */
  readonly notYet: number;
  /** Share that went on within the horizon, 0..1, with its 95 % interval; null when nobody was watched that long. */
  readonly share: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Share not yet gone on, over milliseconds since the step. */
  readonly curve: readonly SurvivalStep[];
}

/**
 * @param next the step that counts as going on; any step when absent.
 * @param until end of watching in ms since 1970: the last moment of which the log knows everything.
 * @param within horizon in ms, > 0.
 * Cases whose step has no time are left out. What happened after `until` is not looked at.
 */
export function dropOff(
  log: EventLog,
  { step, next, until, within }: { step: string; next?: string; until: number; within: number },
): DropOff {
  if (!(within > 0)) throw new RangeError(`the horizon is above 0, not ${within}`);
  const wanted = log.activities.indexOf(step);
  const after = next === undefined ? null : log.activities.indexOf(next);
  const watched: { time: number; left: boolean }[] = [];
  for (let one = 0; one + 1 < log.offsets.length; one++) {
    const end = log.offsets[one + 1] ?? 0;
    let at = log.offsets[one] ?? 0;
    while (at < end && log.activity[at] !== wanted) at++;
    const from = timeOf(log, at);
    if (at >= end || Number.isNaN(from) || from > until) continue;
    for (at++; at < end && after !== null && log.activity[at] !== after; ) at++;
    const then = at < end ? (log.began[at] ?? Number.NaN) : Number.NaN;
    const left = then <= until;
    watched.push({ time: Math.max(0, (left ? then : until) - from), left });
  }
  const curve = kaplanMeier(watched);
  const wentOn = watched.filter(({ left }) => left).length;
  const still = stayingAt(curve, within);
  const known = watched.some(({ time }) => time >= within) || still.staying === 0;
  return {
    reached: watched.length,
    wentOn,
    notYet: watched.length - wentOn,
    share: known ? { value: 1 - still.staying, low: 1 - still.high, high: 1 - still.low } : null,
    curve,
  };
}

function timeOf(log: EventLog, at: number): number {
  const ended = log.ended[at] ?? Number.NaN;
  return Number.isNaN(ended) ? (log.began[at] ?? Number.NaN) : ended;
}
