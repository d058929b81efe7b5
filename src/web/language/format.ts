import { dayIn, instant } from '#kernel/clock';
import { formatMoney as moneyWords } from '#kernel/money';

/**
 * Instants, numbers, durations and money as a reader in Israel writes them: 18.11.2026, 24 hours, the week from
 * Sunday, ₪. Instants are shown in the organization's time zone and not in the browser's.
 */
export type Reader = 'he' | 'en';
const LOCALES = { he: 'he-IL', en: 'en-GB' } as const;
const RIGHT_TO_LEFT = '\u200f';
let timeZone = 'Asia/Jerusalem';

/** The organization's time zone (IANA); throws RangeError on one that does not exist. */
export function tellTimeIn(zone: string): void {
  new Intl.DateTimeFormat('en', { timeZone: zone });
  timeZone = zone;
}

/** 18.11.2026 in Hebrew, 18/11/2026 in English. Takes an instant or a calendar day (YYYY-MM-DD). */
export function formatDay(value: string, reader: Reader): string {
  return dateFormat(reader, { day: '2-digit', month: '2-digit', year: 'numeric' }, value).format(
    dateOf(value),
  );
}

/** 18.11.2026, 14:05. In Hebrew a mark between the two keeps the day first also where the words are isolated. */
export function formatInstant(value: string, reader: Reader): string {
  const parts = {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const words = dateFormat(reader, { ...parts, hourCycle: 'h23' }, value).format(dateOf(value));
  return reader === 'he' ? words.replace(', ', `, ${RIGHT_TO_LEFT}`) : words;
}

/** "יום ג׳, 18 בנובמבר" / "Tue 18 November": a day that is spoken of. */
export function formatDayInWords(value: string, reader: Reader): string {
  return dateFormat(reader, { weekday: 'short', day: 'numeric', month: 'long' }, value).format(dateOf(value));
}

/** "א׳" / "Sun": over a column of days. */
export function formatWeekday(value: string, reader: Reader): string {
  const weekday = reader === 'he' ? 'narrow' : 'short';
  return dateFormat(reader, { weekday }, value).format(dateOf(value));
}

/** The day it is now in the organization's time zone. */
export function today(): string {
  return dayIn(timeZone, instant(Date.now()));
}

/** The day (YYYY-MM-DD) that an instant falls on in the organization's time zone. */
export function dayOf(at: string): string {
  return dayIn(timeZone, instant(Date.parse(at)));
}

/** "נובמבר 2026" */
export function formatMonth(value: string, reader: Reader): string {
  return dateFormat(reader, { month: 'long', year: 'numeric' }, value).format(dateOf(value));
}

/** "לפני 3 ימים" / "in 2 hours", to the largest unit that fits; `now` in epoch milliseconds. */
export function formatAgo(value: string, now: number, reader: Reader): string {
  const [amount, unit] = inLargestUnit((Date.parse(value) - now) / 1000);
  const words = new Intl.RelativeTimeFormat(LOCALES[reader], { numeric: 'auto' }).format(amount, unit);
  // The Hebrew of the platform's tables repeats the figure behind the word: "לפני שעתיים (2)".
  return words.replace(/ \(\d+\)$/u, '');
}

function inLargestUnit(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(seconds);
  if (size < 60) return [0, 'minute'];
  if (size < 3600) return [Math.trunc(seconds / 60), 'minute'];
  if (size < 86_400) return [Math.trunc(seconds / 3600), 'hour'];
  if (size < 60 * 86_400) return [Math.trunc(seconds / 86_400), 'day'];
  if (size < 730 * 86_400) return [Math.trunc(seconds / (30.44 * 86_400)), 'month'];
  return [Math.trunc(seconds / (365.25 * 86_400)), 'year'];
}

/** 1,234.5 — at most `digits` after the point (default 0). */
export function formatNumber(value: number, reader: Reader, digits = 0): string {
  return new Intl.NumberFormat(LOCALES[reader], { maximumFractionDigits: digits }).format(value);
}

/** 0.273 → 27%. */
export function formatShare(value: number, reader: Reader, digits = 0): string {
  return new Intl.NumberFormat(LOCALES[reader], { style: 'percent', maximumFractionDigits: digits }).format(
    value,
  );
}

/** A chance is never shown as none: "<0.0001", and as a share "<0.01%". */
export function formatChance(value: number, reader: Reader, as: 'number' | 'share' = 'number'): string {
  const shown = Math.max(value, LEAST_CHANCE);
  const words = as === 'number' ? formatNumber(shown, reader, 4) : formatShare(shown, reader, 2);
  return value < LEAST_CHANCE ? `<${words}` : words;
}
const LEAST_CHANCE = 0.0001;

/** Minor units (agorot) → "1,234.50 ₪". */
export function formatMoney(minor: number, currency: string, reader: Reader): string {
  return moneyWords({ minor, currency }, reader);
}

/** Seconds → "3 דק׳" / "2 hr": the largest unit, rounded up; nothing is ever "0". */
export function formatDuration(seconds: number, reader: Reader): string {
  const [unit, size] =
    seconds < 60
      ? (['second', 1] as const)
      : seconds < 3600
        ? (['minute', 60] as const)
        : seconds < 86_400
          ? (['hour', 3600] as const)
          : (['day', 86_400] as const);
  const amount = Math.max(1, Math.ceil(seconds / size));
  return new Intl.NumberFormat(LOCALES[reader], { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** Bytes → "1.4 MB". */
export function formatBytes(bytes: number, reader: Reader): string {
  const [unit, size] =
    bytes < 1e3
      ? (['byte', 1] as const)
      : bytes < 1e6
        ? (['kilobyte', 1e3] as const)
        : bytes < 1e9
          ? (['megabyte', 1e6] as const)
          : (['gigabyte', 1e9] as const);
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(LOCALES[reader], options).format(bytes / size);
}

function dateFormat(reader: Reader, options: Intl.DateTimeFormatOptions, value: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[reader], { ...options, timeZone: isDay(value) ? 'UTC' : timeZone });
}

function dateOf(value: string): Date {
  return new Date(isDay(value) ? `${value}T00:00:00Z` : value);
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(value);
}
