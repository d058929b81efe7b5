import type { Figure } from '#contract/figure';
import type { BusinessCalendar } from '#kernel/business-time';
import { dayIn, instant } from '#kernel/clock';
import { proportion } from '#kernel/statistics/proportion';
import { dueDay, isPending, type KeptState, lastMoment } from './pledge-state.ts';

/**
 * The share of promises kept. Strict: by the date promised first; one that we moved was not kept. Lenient: by the last
 * date that we gave; one that we moved and whose end nobody told us says nothing. Kept in time is kept on the due day or
 * before, by the organization's days. What is not due yet is in neither. Wilson's interval, 95 %.
 */
export interface DuePledge {
  readonly state: KeptState;
  readonly firstDueAt: Date;
  readonly dueAt: Date;
  readonly resolvedAt: Date | null;
}

export interface Rates {
  readonly strict: Figure;
  readonly lenient: Figure;
}

export function keptRates(pledges: readonly DuePledge[], now: Date, calendar: BusinessCalendar): Rates {
  const strict = { kept: 0, n: 0 };
  const lenient = { kept: 0, n: 0 };
  for (const pledge of pledges) {
    const first = strictly(pledge, now, calendar);
    const last = leniently(pledge, now, calendar);
    if (first !== null) strict.n++;
    if (first === true) strict.kept++;
    if (last !== null) lenient.n++;
    if (last === true) lenient.kept++;
  }
  return { strict: shareOf(strict), lenient: shareOf(lenient) };
}

/** Null: not due yet. */
function strictly(pledge: DuePledge, now: Date, calendar: BusinessCalendar): boolean | null {
  if (pledge.state === 'kept') return inTime(pledge.resolvedAt, pledge.firstDueAt, calendar);
  if (pledge.state !== 'open') return false;
  return lastMoment(pledge.firstDueAt, calendar) <= now ? false : null;
}

function leniently(pledge: DuePledge, now: Date, calendar: BusinessCalendar): boolean | null {
  if (pledge.state === 'kept') return inTime(pledge.resolvedAt, pledge.dueAt, calendar);
  if (pledge.state === 'broken') return false;
  return isPending(pledge) && lastMoment(pledge.dueAt, calendar) <= now ? false : null;
}

/** A silo that says kept and not when is believed. */
function inTime(at: Date | null, due: Date, calendar: BusinessCalendar): boolean {
  if (at === null) return true;
  return dayIn(calendar.zone, instant(at.getTime())) <= dueDay(due, calendar);
}

/** Under ten promises, or an interval wider than 30 points, is too early to read anything into. */
function shareOf({ kept, n }: { kept: number; n: number }): Figure {
  const share = proportion(kept, n);
  if (share === null) return { value: null, low: null, high: null, n: 0, tooEarly: true };
  const tooEarly = n < 10 || share.high - share.low > 0.3;
  return { value: share.point, low: share.low, high: share.high, n, tooEarly };
}
