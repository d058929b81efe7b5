import { type Day, dayIn, instant, instantAt, nextDay } from '#kernel/clock';

/**
 * A letter speaks of one calendar month by the organization's own days. While the month still runs, it is held against
 * the same number of days of the month before, so that a half month never looks like a fall.
 */
export interface Span {
  readonly from: Day;
  /** The last day, included. */
  readonly to: Day;
}
export interface Month extends Span {
  readonly month: Day;
  readonly before: Span;
  readonly running: boolean;
}

/** The first day of the month in which a day lies. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

export function monthBefore(month: Day): Day {
  return monthOf(nextDay(monthOf(month), -1));
}

/** The month as far as it has gone by `now`; null while it lies wholly ahead. */
export function monthUntil(month: Day, now: Date, timeZone: string): Month | null {
  const from = monthOf(month);
  const today = dayIn(timeZone, instant(now.getTime()));
  if (from > today) return null;
  const last = lastDayOf(from);
  const running = today <= last;
  const to = running ? today : last;
  const earlier = monthBefore(from);
  const sameDay = nextDay(earlier, Number(to.slice(8)) - 1);
  const end = lastDayOf(earlier);
  return {
    month: from,
    from,
    to,
    before: { from: earlier, to: running && sameDay < end ? sameDay : end },
    running,
  };
}

/** The instants between which a span lies: from its first midnight up to, not with, the midnight after its last day. */
export function instantsOf({ from, to }: Span, timeZone: string): { from: Date; until: Date } {
  return {
    from: new Date(instantAt(timeZone, from, 0)),
    until: new Date(instantAt(timeZone, nextDay(to), 0)),
  };
}

function lastDayOf(month: Day): Day {
  const next = monthOf(nextDay(month, 31));
  return nextDay(next, -1);
}
