/**
 * A spreadsheet keeps a date as a number of days and only its style says that it is one. Serial 1 is 1 January 1900 and,
 * because a program of 1983 believed that 1900 was a leap year, everything from 1 March 1900 (serial 61) stands one day
 * further; a workbook from an old Macintosh counts from 1 January 1904. Wall time, without a zone.
 */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);
const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/** Whether a number format (built-in id, or the code of a custom one) shows dates or times. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const bare = code
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0];
  return /[dmyhs]/i.test(bare ?? '') && !/general/i.test(bare ?? '');
}

/** `2026-03-01`, `2026-03-01T10:30:00`, or a time of day alone below one day; null outside the calendar. */
export function serialText(serial: number, epoch1904: boolean): string | null {
  if (!(serial >= 0) || serial > LAST_SERIAL + 1) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const clock = new Date((seconds % 86_400) * 1_000).toISOString().slice(11, 19);
  if (days === 0 && !epoch1904) return clock;
  const start = epoch1904 ? EPOCH_1904 : EPOCH_1900 - (days >= 60 ? DAY : 0);
  const date = new Date(start + days * DAY).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? date : `${date}T${clock}`;
}

/** A number as the sheet shows it without a format: fifteen digits, no exponent for what a person counts. */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}
