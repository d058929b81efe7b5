/**
 * Reads the dates that silos write: ISO with or without an offset, day-first, month-first, year-first, with dots,
 * slashes or dashes, with or without a time, with the month's name in English or Hebrew (03-Apr-26, 3 באפריל 2026), a serial
 * number of a spreadsheet, seconds or milliseconds since 1970.
 * A date without an offset is wall time in the file's time zone. An impossible date (30 February) gives null.
 */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const NUMERIC =
  /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm)?)?$/i;

/** A weekday in front says nothing more. The month comes after the day, or, in English, before it. */
const NAMED_AT_MOST = 60;
const NAMED_TIME = '(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*(am|pm)?)?$';
const DAY_FIRST = new RegExp(
  `^(?:[^\\d,]{1,20}[, ] *)?(\\d{1,2})[-. ]{1,2}(\\p{L}{3,9})[-., ]{1,2}(\\d{4}|\\d{2})${NAMED_TIME}`,
  'iu',
);
const MONTH_FIRST = new RegExp(
  `^(?:\\p{L}{3,9}, *)?(\\p{L}{3,9})\\.? (\\d{1,2}),? (\\d{4})${NAMED_TIME}`,
  'iu',
);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_HE = 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר'.split(' ');
const MONTHS_EN =
  'january february march april may june july august september october november december'.split(' ');

/** 1 to 12; 0 for a word that is no month. */
function monthOf(word: string): number {
  const plain = word.toLowerCase();
  const english = MONTHS_EN.findIndex(
    (name, at) => plain === name || plain === MONTHS[at] || (plain === 'sept' && at === 8),
  );
  const hebrew =
    plain === 'מרס' || plain === 'במרס' ? 2 : MONTHS_HE.indexOf(plain.replace(/^ב(?=.{3})/u, ''));
  return Math.max(english, hebrew) + 1;
}

export function parseWhen(text: string, order: DateOrder, timeZone: string): Date | null {
  const value = text.trim();
  const iso = ISO.exec(value);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, offset] = iso;
    const parts = wall(year, month, day, hour, minute, second);
    if (parts === null) return null;
    const millis = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
    if (offset === undefined) return sane(wallToInstant(parts, timeZone) + millis);
    return sane(parts + millis - offsetMillis(offset));
  }
  const numeric = NUMERIC.exec(value);
  if (numeric !== null) return numericWhen(numeric, order, timeZone);
  const named = namedWhen(value, timeZone);
  if (named !== null) return named;
  if (/^\d{13}$/.test(value)) return sane(Number(value));
  if (/^\d{10}$/.test(value)) return sane(Number(value) * 1000);
  if (/^[2-6]\d{4}(\.\d+)?$/.test(value))
    return sane(wallToInstant(Math.round((Number(value) - 25_569) * 86_400) * 1000, timeZone));
  return null;
}

/** Examples that may contradict the order of all others: typing errors, not another order. */
const CONTRADICTING = 0.1;

/** The first example that can be read in no other order; null when all of them could. */
export function dateOrderExample(examples: readonly string[], order: DateOrder): string | null {
  const decides = (text: string): boolean => {
    const [, first = '', second = ''] = NUMERIC.exec(text) ?? [];
    if (order === 'ymd') return first.length === 4 || ISO.test(text);
    if (first === '' || first.length === 4) return false;
    return order === 'dmy' ? Number(first) > 12 : Number(second) > 12;
  };
  return examples.find((example) => decides(example.trim())) ?? null;
}

/**
 * The order that makes the examples possible; day-first when they allow both, year-first when every date says so itself,
 * null when neither day-first nor month-first fits nearly all.
 */
export function detectDateOrder(examples: readonly string[]): DateOrder | null {
  let yearFirst = 0;
  let open = 0;
  let dayFirst = 0;
  let monthFirst = 0;
  for (const example of examples) {
    const text = example.trim();
    const [, first = '', second = ''] = NUMERIC.exec(text) ?? [];
    if (first.length === 4 || (first === '' && ISO.test(text))) yearFirst++;
    if (first === '' || first.length === 4) continue;
    open++;
    if (Number(first) <= 31 && Number(second) <= 12) dayFirst++;
    if (Number(first) <= 12 && Number(second) <= 31) monthFirst++;
  }
  if (open === 0) return yearFirst > 0 ? 'ymd' : null;
  const enough = open * (1 - CONTRADICTING);
  if (dayFirst >= enough && dayFirst >= monthFirst) return 'dmy';
  return monthFirst >= enough ? 'mdy' : null;
}

function namedWhen(value: string, timeZone: string): Date | null {
  if (value.length > NAMED_AT_MOST || !/\p{L}{3}/u.test(value)) return null;
  const dayFirst = DAY_FIRST.exec(value);
  const match = dayFirst ?? MONTH_FIRST.exec(value);
  if (match === null) return null;
  const [, one = '', two = '', year = '', ...clock] = match;
  const [day, month] = dayFirst === null ? [two, one] : [one, two];
  const number = monthOf(month);
  if (number === 0) return null;
  return calendarWhen({ year, month: String(number), day, clock }, timeZone);
}

function numericWhen(match: RegExpExecArray, order: DateOrder, timeZone: string): Date | null {
  const [, first = '', second = '', third = '', ...clock] = match;
  const yearFirst = first.length === 4 || order === 'ymd';
  const [year, month, day] = yearFirst
    ? [first, second, third]
    : order === 'dmy'
      ? [third, second, first]
      : [third, first, second];
  return calendarWhen({ year, month, day, clock }, timeZone);
}

/** `clock`: hour, minute, second and which half of the day, each where it was written. */
function calendarWhen(
  {
    year,
    month,
    day,
    clock: [hour, minute, seconds, half],
  }: { year: string; month: string; day: string; clock: readonly (string | undefined)[] },
  timeZone: string,
): Date | null {
  const century = year.length === 2 ? (Number(year) > 69 ? `19${year}` : `20${year}`) : year;
  if (century.length !== 4) return null;
  let hours = hour === undefined ? undefined : Number(hour);
  if (half !== undefined && hours !== undefined)
    hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const parts = wall(century, month, day, hours === undefined ? undefined : String(hours), minute, seconds);
  return parts === null ? null : sane(wallToInstant(parts, timeZone));
}

/** Wall time as if it were UTC, in milliseconds; null when the calendar has no such day or clock no such time. */
function wall(year = '', month = '', day = '', hour = '0', minute = '0', second = '0'): number | null {
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number);
  if (
    y === undefined ||
    m === undefined ||
    d === undefined ||
    h === undefined ||
    min === undefined ||
    s === undefined
  )
    return null;
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || min > 59 || s > 60) return null;
  const millis = Date.UTC(y, m - 1, d, h, min, s);
  const back = new Date(Date.UTC(y, m - 1, d));
  return back.getUTCMonth() === m - 1 && back.getUTCDate() === d ? millis : null;
}

function sane(millis: number): Date | null {
  const date = new Date(millis);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1900 || year > 2200 ? null : date;
}

function offsetMillis(offset: string): number {
  if (/^(z|utc)$/i.test(offset)) return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset.replace(/[^\d]/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Minutes east of UTC at an instant; remembered by the quarter of an hour, because asking Intl is slow. */
function zoneOffset(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / 900_000);
  const here = offsets.get(timeZone) ?? new Map<number, number>();
  offsets.set(timeZone, here);
  const known = here.get(quarter);
  if (known !== undefined) return known;
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(quarter * 900_000).map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  );
  const offset = (local - quarter * 900_000) / 60_000;
  if (here.size > 50_000) here.clear();
  here.set(quarter, offset);
  return offset;
}

/** In the gap of a spring night the hour after the gap is meant; in the repeated hour, its first passing. */
function wallToInstant(wallMillis: number, timeZone: string): number {
  const early = wallMillis - zoneOffset(wallMillis - 86_400_000, timeZone) * 60_000;
  if (zoneOffset(early, timeZone) * 60_000 === wallMillis - early) return early;
  const late = wallMillis - zoneOffset(wallMillis + 86_400_000, timeZone) * 60_000;
  return zoneOffset(late, timeZone) * 60_000 === wallMillis - late ? late : early;
}

/** The calendar day (YYYY-MM-DD) of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + zoneOffset(instant.getTime(), timeZone) * 60_000)
    .toISOString()
    .slice(0, 10);
}
