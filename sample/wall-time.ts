/**
 * The wall clock of the sample company in Israel: minutes since 1970 as a clock on the wall would count them.
 * Exports carry wall time; only the chat bot and the app store write an offset or UTC.
 */
export const DAY = 1440;

/** Day number since 1970-01-01 of an ISO date; throws on anything else. */
export function dayOf(isoDate: string): number {
  const millis = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(millis)) throw new RangeError(`not an ISO date: ${isoDate}`);
  return millis / 86_400_000;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

type Written = { year: string; month: string; date: string };
const written = new Map<number, Written>();

export function partsOf(day: number): Written {
  const known = written.get(day);
  if (known) return known;
  const iso = new Date(day * 86_400_000).toISOString();
  const parts = { year: iso.slice(0, 4), month: iso.slice(5, 7), date: iso.slice(8, 10) };
  written.set(day, parts);
  return parts;
}

export function isoDay(day: number): string {
  const { year, month, date } = partsOf(day);
  return `${year}-${month}-${date}`;
}

/** Day first, as Israel writes: 31/12/2026 or 31.12.2026. */
export function dayFirst(day: number, mark: '/' | '.'): string {
  const { year, month, date } = partsOf(day);
  return `${date}${mark}${month}${mark}${year}`;
}

export function monthFirst(day: number): string {
  const { year, month, date } = partsOf(day);
  return `${month}/${date}/${year}`;
}

export function dayAt(at: number): number {
  return Math.floor(at / DAY);
}

/** HH:MM of a wall minute. */
export function clock(at: number): string {
  const minute = ((at % DAY) + DAY) % DAY;
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/**
 * Israel's offset on that day: +03:00 from the Friday before the last Sunday of March to the day before
 * the last Sunday of October (Time Determination Law, amended 2013). Rows keep away from the night hours.
 */
export function offset(day: number): '+02:00' | '+03:00' {
  const { year } = partsOf(day);
  const start = lastSunday(dayOf(`${year}-03-31`)) - 2;
  const end = lastSunday(dayOf(`${year}-10-31`));
  return day >= start && day < end ? '+03:00' : '+02:00';
}

function lastSunday(lastDayOfMonth: number): number {
  return lastDayOfMonth - weekday(lastDayOfMonth);
}
