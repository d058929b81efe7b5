import { type Day, dayIn, type Instant, instant, instantAt, nextDay, weekdayOf } from './clock.ts';

/**
 * Time as a clock on a case counts it: only while the organization is open, by the wall clock where it stands. The
 * Israeli week is Sunday to Thursday; holidays come in from the organization's calendar, eves may close early.
 * "Tomorrow at this hour" is 23 or 25 hours away twice a year, so days are walked and never multiplied.
 */
export type OpenHours = { readonly from: number; readonly to: number };

export type BusinessCalendar = {
  /** IANA zone, say Asia/Jerusalem. */
  readonly zone: string;
  /** Minutes of the day when open, by weekday 0 = Sunday … 6 = Saturday; null is closed. */
  readonly week: readonly (OpenHours | null)[];
  /** Days that differ from their weekday: null is closed, or the hours of that day. */
  readonly exceptions: ReadonlyMap<Day, OpenHours | null>;
};

/** Sunday to Thursday, nine to five; holidays are given as closed days. */
export function israeliWeek(
  holidays: Iterable<Day> = [],
  hours: OpenHours = { from: 9 * 60, to: 17 * 60 },
): BusinessCalendar {
  return {
    zone: 'Asia/Jerusalem',
    week: [hours, hours, hours, hours, hours, null, null],
    exceptions: new Map([...holidays].map((day) => [day, null])),
  };
}

/** A calendar that is never open would search for ever: two years ahead is the end. */
const DAYS_AT_MOST = 731;

/**
 * The moment at which so many open minutes (≥ 0) have passed since `start`. Zero gives `start` itself, or the next
 * opening when closed. RangeError when the calendar does not open for so long within two years.
 */
export function addBusinessMinutes(calendar: BusinessCalendar, start: Instant, minutes: number): Instant {
  if (!(minutes >= 0)) throw new RangeError('addBusinessMinutes needs minutes >= 0');
  let left = minutes * 60_000;
  let day = dayIn(calendar.zone, start);
  for (let walked = 0; walked < DAYS_AT_MOST; walked++, day = nextDay(day)) {
    const open = openOn(calendar, day);
    if (!open || open.to <= start) continue;
    const begin = Math.max(open.from, start);
    if (begin + left <= open.to) return instant(begin + left);
    left -= open.to - begin;
  }
  throw new RangeError('the calendar is not open for so long');
}

/** Open minutes between two moments, not rounded; negative when `end` is before `start`. */
export function businessMinutesBetween(calendar: BusinessCalendar, start: Instant, end: Instant): number {
  if (end < start) return -businessMinutesBetween(calendar, end, start);
  const last = dayIn(calendar.zone, end);
  let millis = 0;
  for (let day = dayIn(calendar.zone, start); day <= last; day = nextDay(day)) {
    const open = openOn(calendar, day);
    if (open) millis += Math.max(0, Math.min(open.to, end) - Math.max(open.from, start));
  }
  return millis / 60_000;
}

export function isOpen(calendar: BusinessCalendar, at: Instant): boolean {
  const open = openOn(calendar, dayIn(calendar.zone, at));
  return open !== null && open.from <= at && at < open.to;
}

function openOn(calendar: BusinessCalendar, day: Day): { from: Instant; to: Instant } | null {
  const exception = calendar.exceptions.get(day);
  const hours = exception === undefined ? (calendar.week[weekdayOf(day)] ?? null) : exception;
  if (!hours || hours.to <= hours.from) return null;
  return { from: instantAt(calendar.zone, day, hours.from), to: instantAt(calendar.zone, day, hours.to) };
}

const NINE_TO_FIVE = { from: 9 * 60, to: 17 * 60 };

/** Nine to five in the organization's zone: Sunday to Thursday in Israel, elsewhere Monday to Friday. */
export function officeHours(place: {
  readonly country: string;
  readonly timeZone: string;
}): BusinessCalendar {
  if (place.country === 'IL') return { ...israeliWeek([], NINE_TO_FIVE), zone: place.timeZone };
  const week = [null, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, null];
  return { zone: place.timeZone, week, exceptions: new Map() };
}
