import type { BusinessCalendar } from '#kernel/business-time';
import { type Day, dayIn, type Instant, instant, instantAt, minuteOfDayIn, nextDay } from '#kernel/clock';
import { opens } from '#kernel/text/due-words';

/**
 * When a promise is due and what it is at a moment. Pending: nobody has said kept or broken, and no silo has closed it.
 * A pending promise is overdue from the minute in which it was due. A due date that a silo gave without a time lasts
 * until the end of that day; one written here without a time lasts until the organization closes.
 */
export type KeptState = 'open' | 'kept' | 'broken' | 'moved';

export interface Standing {
  readonly state: KeptState;
  readonly dueAt: Date | null;
  readonly resolvedAt: Date | null;
}

export function isPending({ state, resolvedAt }: Standing): boolean {
  return state === 'open' || (state === 'moved' && resolvedAt === null);
}

/**
 * The day by which it is due: the one that is named. A date without a time (it stands at midnight, which no promise means) on a
 * day on which the organization is closed is due on the next one on which it opens.
 */
export function dueDay(due: Date, calendar: BusinessCalendar): Day {
  const at = instant(due.getTime());
  const day = dayIn(calendar.zone, at);
  if (minuteOfDayIn(calendar.zone, at) !== 0) return day;
  for (let walked = 0, on = day; walked < CLOSED_AT_MOST; walked++, on = nextDay(on))
    if (opens(calendar, on)) return on;
  return day;
}
/** A calendar that does not open for so many days is no calendar. */
const CLOSED_AT_MOST = 60;

/** The last moment in which it is in time: the date itself where it has a time, else the end of the day by which it is due. */
export function lastMoment(due: Date, calendar: BusinessCalendar): Date {
  if (minuteOfDayIn(calendar.zone, instant(due.getTime())) !== 0) return due;
  return new Date(instantAt(calendar.zone, nextDay(dueDay(due, calendar)), 0));
}

/** Today, and the closed days before it that today makes up for: a date without a time on any of them is not late yet. */
export function daysNotOver(calendar: BusinessCalendar, now: Date): Day[] {
  const today = dayIn(calendar.zone, instant(now.getTime()));
  const days = [today];
  for (
    let day = nextDay(today, -1);
    days.length < CLOSED_AT_MOST && !opens(calendar, day);
    day = nextDay(day, -1)
  )
    days.push(day);
  return days;
}

export function stateAt(pledge: Standing, now: Date, calendar: BusinessCalendar): KeptState | 'overdue' {
  const late = pledge.dueAt !== null && lastMoment(pledge.dueAt, calendar) <= now;
  return isPending(pledge) && late ? 'overdue' : pledge.state;
}

/**
 * A day, and a minute of it, as a moment. Without a minute: when the organization closes on that day, or on the next
 * one on which it opens.
 */
export function dueMoment(calendar: BusinessCalendar, day: Day, minute: number | undefined): Instant {
  if (minute !== undefined) return instantAt(calendar.zone, day, minute);
  for (let walked = 0, on = day; walked < CLOSED_AT_MOST; walked++, on = nextDay(on)) {
    if (!opens(calendar, on)) continue;
    const hours = calendar.exceptions.get(on) ?? calendar.week[new Date(`${on}T00:00:00Z`).getUTCDay()];
    return instantAt(calendar.zone, on, hours?.to ?? 17 * 60);
  }
  return instantAt(calendar.zone, day, 17 * 60);
}
