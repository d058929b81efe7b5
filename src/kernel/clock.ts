/**
 * A moment, and the day it falls on for the people concerned. Instants are milliseconds since 1970 in UTC; the day
 * depends on where one stands, so the zone is always an argument. Nothing here asks what time it is.
 */
export type Instant = number & { readonly __instant: true };

/** A calendar day as people there write it: YYYY-MM-DD. */
export type Day = string;

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/iu;
const formats = new Map<string, Intl.DateTimeFormat>();

/** From milliseconds since 1970; RangeError outside the range of dates. */
export function instant(millis: number): Instant {
  if (!isInstant(millis)) throw new RangeError('not a moment in time');
  return millis;
}

/** From ISO 8601 with an offset; a time without one belongs to no zone and gives null, as does anything else. */
export function parseInstant(text: string): Instant | null {
  if (!ISO.test(text)) return null;
  const millis = Date.parse(text);
  return isInstant(millis) ? millis : null;
}

/** ISO 8601 in UTC with milliseconds. */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString();
}

/** The day on which the moment falls in an IANA zone. */
export function dayIn(zone: string, at: Instant): Day {
  const { year, month, day } = partsIn(zone, at);
  return dayOf(year, month, day);
}

/** Minutes since midnight by the wall clock there, 0..1439. */
export function minuteOfDayIn(zone: string, at: Instant): number {
  const { hour, minute } = partsIn(zone, at);
  return hour * 60 + minute;
}

/**
 * The moment at which the wall clock there shows that minute of that day. A minute that the clock skips in spring is
 * read as the same distance after the skip; one that comes twice in autumn is the first.
 */
export function instantAt(zone: string, day: Day, minuteOfDay: number): Instant {
  const wall = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * 60_000;
  // Offsets of a day before and a day after are the only two that can hold across one change.
  const early = wall - offsetIn(zone, wall - 86_400_000);
  const late = wall - offsetIn(zone, wall + 86_400_000);
  const fits = [early, late].filter((millis) => millis + offsetIn(zone, millis) === wall);
  return instant(fits.length > 0 ? Math.min(...fits) : early);
}

export function nextDay(day: Day, days = 1): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Milliseconds by which the wall clock there is ahead of UTC at that moment. */
function offsetIn(zone: string, millis: number): number {
  const { year, month, day, hour, minute, second } = partsIn(zone, millis);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(millis / 1000) * 1000;
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;

function partsIn(zone: string, millis: number): Parts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatFor(zone).formatToParts(millis)) {
    if (type in parts && isPart(type)) parts[type] = Number(value);
  }
  return parts;
}

function isPart(type: string): type is keyof Parts {
  return ['year', 'month', 'day', 'hour', 'minute', 'second'].includes(type);
}

/** Making a format is a thousand times dearer than using one. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

function dayOf(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isInstant(millis: number): millis is Instant {
  return Number.isFinite(millis) && Math.abs(millis) <= 8.64e15;
}
