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

/** The last moment of the date; the date itself unless it stands at midnight, which no promise means. */
export function lastMoment(due: Date, zone: string): Date {
  const at = instant(due.getTime());
  if (minuteOfDayIn(zone, at) !== 0) return due;
  return new Date(instantAt(zone, nextDay(dayIn(zone, at)), 0));
}

export function stateAt(pledge: Standing, now: Date, zone: string): KeptState | 'overdue' {
  const late = pledge.dueAt !== null && lastMoment(pledge.dueAt, zone) <= now;
  return isPending(pledge) && late ? 'overdue' : pledge.state;
}

/**
 * A day, and a minute of it, as a moment. Without a minute: when the organization closes on that day, or on the next
 * one on which it opens.
 */
export function dueMoment(calendar: BusinessCalendar, day: Day, minute: number | undefined): Instant {
  if (minute !== undefined) return instantAt(calendar.zone, day, minute);
  for (let walked = 0, on = day; walked < 60; walked++, on = nextDay(on)) {
    if (!opens(calendar, on)) continue;
    const hours = calendar.exceptions.get(on) ?? calendar.week[new Date(`${on}T00:00:00Z`).getUTCDay()];
    return instantAt(calendar.zone, on, hours?.to ?? 17 * 60);
  }
  return instantAt(calendar.zone, day, 17 * 60);
}
