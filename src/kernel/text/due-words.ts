import type { BusinessCalendar } from '#kernel/business-time';
import { type Day, dayIn, type Instant, instant, minuteOfDayIn, nextDay, weekdayOf } from '#kernel/clock';

/**
 * "Tomorrow", "by Tuesday at 12:00", "within two working days", "עד יום שלישי", "תוך 48 שעות": the day and minute that
 * words name, counted from when they were said. A weekday is the next one to come; a date without a year is the next
 * such date; working days are those on which the organization's calendar opens. What names no day gives null.
 */
export interface DueWords {
  readonly day: Day;
  /** Minute of the day, 0..1439; null when the words name a day only. */
  readonly minute: number | null;
}

export interface SaidAt {
  readonly at: Instant;
  readonly calendar: BusinessCalendar;
}

const HE_DAYS = ['ראשון', 'שני', 'שלישי', 'רביעי', 'חמישי', 'שישי', 'שבת'];
const EN_DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const EN_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const HE_MONTHS = [
  'ינואר',
  'פברואר',
  'מרץ',
  'אפריל',
  'מאי',
  'יוני',
  'יולי',
  'אוגוסט',
  'ספטמבר',
  'אוקטובר',
  'נובמבר',
  'דצמבר',
];
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  אחד: 1,
  שני: 2,
  שתי: 2,
  שלושה: 3,
  שלוש: 3,
  ארבעה: 4,
  ארבע: 4,
  חמישה: 5,
  חמש: 5,
  שבעה: 7,
  עשרה: 10,
};
const NUMBER = `(?:\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;

/** A whole word or phrase: letters of any script end it, which `\b` does not know. */
function phrase(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');
}

const TODAY = phrase('היום|הערב|today|tonight|by the end of (?:the )?day|eod');
const AFTER_TOMORROW = phrase('[לב]?מחרתיים|the day after tomorrow');
const TOMORROW = phrase('ל?מחר|tomorrow');
const END_OF_WEEK = phrase('סוף השבוע|(?:the )?end of (?:the |this )?week');
const END_OF_MONTH = phrase('סוף החודש|(?:the )?end of (?:the |this )?month');
const NEXT_WEEK = phrase('[בל]?שבוע הבא|next week');
const HE_WEEKDAY = phrase(
  `(?:[בלה]?יום|ה?יום|ימי)\\s+(?<first>${HE_DAYS.join('|')})|ב(?<second>שבת|ראשון|שישי|חמישי|רביעי)`,
);
const EN_WEEKDAY = phrase(`(?<day>${EN_DAYS.join('|')})`);
const TWO = phrase('(?:תוך|בתוך|עוד|בעוד)\\s+(?<two>יומיים|שעתיים|שבועיים|חודשיים|שעה|יום|שבוע|חצי שעה)');
const SPAN = phrase(
  `(?:תוך|בתוך|עוד|בעוד|עד|within|in)\\s+(?:the next\\s+)?(?<n>${NUMBER})[\\s-]+(?<unit>דקות|שעות|שעה|ימי עסקים|ימי עבודה|ימים|יום|שבועות|minutes?|hours?|(?:business|working) days?|days?|weeks?)`,
);
const NUMERIC = /(?<![\d:.])(?<d>\d{1,2})[./](?<m>\d{1,2})(?:[./](?<y>\d{4}|\d{2}))?(?![\d:])/u;
const HE_DATE = phrase(`[בל]?-?(?<d>\\d{1,2})\\s+ב?(?<m>${HE_MONTHS.join('|')})`);
const EN_DATE = phrase(
  `(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<m1>(?:${EN_MONTHS.join('|')})[a-z]*)|(?<m2>(?:${EN_MONTHS.join('|')})[a-z]*)\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?)`,
);
const CLOCK = /(?<!\d)(?<h>[01]?\d|2[0-3]):(?<min>[0-5]\d)(?!\d)/gu;
const AM_PM = /(?<!\d)(?<h>1[0-2]|0?[1-9])\s*(?<half>am|pm)(?![\p{L}])/u;
const PARTS: readonly (readonly [RegExp, number])[] = [
  [phrase('בבוקר|in the morning|morning'), 12 * 60],
  [phrase('בצהריים|(?:at |by )?noon|midday'), 12 * 60],
  [phrase('אחר הצהריים|in the afternoon|afternoon'), 17 * 60],
  [phrase('בערב|הערב|tonight|in the evening|evening'), 21 * 60],
];

/** `words` in lower case. */
export function dueIn(words: string, said: SaidAt): DueWords | null {
  const zone = said.calendar.zone;
  const today = dayIn(zone, said.at);
  const span = spanOf(words, said);
  if (span !== null) return span;
  const day = dayNamed(words, today, said);
  if (day !== null) return { day, minute: minuteNamed(words) };
  // "By 17:00", with no day: the next time the clock shows it.
  const minute = /(?:עד|ב|בשעה|by|until|before|at)[\s-]*(?:השעה\s*)?\d/u.test(words)
    ? minuteNamed(words)
    : null;
  if (minute === null) return null;
  return { day: minute > minuteOfDayIn(zone, said.at) ? today : nextDay(today), minute };
}

function dayNamed(words: string, today: Day, said: SaidAt): Day | null {
  if (AFTER_TOMORROW.test(words)) return nextDay(today, 2);
  if (TOMORROW.test(words)) return nextDay(today);
  const date = dateNamed(words, today);
  if (date !== null) return date;
  const he = HE_WEEKDAY.exec(words)?.groups;
  const en = EN_WEEKDAY.exec(words)?.groups;
  const weekday = HE_DAYS.indexOf(he?.first ?? he?.second ?? '-');
  const named = weekday >= 0 ? weekday : EN_DAYS.indexOf(en?.day ?? '-');
  if (named >= 0) return nextDay(today, (named - weekdayOf(today) + 7) % 7 || 7);
  if (TODAY.test(words)) return today;
  if (END_OF_WEEK.test(words)) return lastOpenDay(today, 0, said);
  if (NEXT_WEEK.test(words)) return lastOpenDay(today, 7, said);
  if (END_OF_MONTH.test(words)) return nextDay(nextMonth(today), -1);
  return null;
}

/** The last day of the week (Sunday to Saturday) on which the calendar opens, so many days ahead. */
function lastOpenDay(today: Day, ahead: number, said: SaidAt): Day {
  const saturday = nextDay(today, 6 - weekdayOf(today) + ahead);
  for (let back = 0; back < 7; back++) {
    const day = nextDay(saturday, -back);
    if (opens(said.calendar, day) && day >= today) return day;
  }
  return saturday;
}

function dateNamed(words: string, today: Day): Day | null {
  const numeric = NUMERIC.exec(words)?.groups;
  if (numeric !== undefined)
    return dayOf(Number(numeric.d), Number(numeric.m), numeric.y === undefined ? null : numeric.y, today);
  const he = HE_DATE.exec(words)?.groups;
  if (he !== undefined) return dayOf(Number(he.d), HE_MONTHS.indexOf(he.m ?? '') + 1, null, today);
  const en = EN_DATE.exec(words)?.groups;
  if (en === undefined) return null;
  const month = EN_MONTHS.indexOf((en.m1 ?? en.m2 ?? '').slice(0, 3)) + 1;
  return dayOf(Number(en.d1 ?? en.d2), month, null, today);
}

function dayOf(day: number, month: number, year: string | null, today: Day): Day | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const given = year === null ? Number(today.slice(0, 4)) : Number(year.length === 2 ? `20${year}` : year);
  const iso = (of: number): string =>
    `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const first = real(iso(given));
  if (year !== null || (first !== null && first >= today)) return first;
  return real(iso(given + 1));
}

/** Null for a 31st of a month that has none. */
function real(day: Day): Day | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === day ? day : null;
}

function spanOf(words: string, said: SaidAt): DueWords | null {
  const two = TWO.exec(words)?.groups?.two;
  if (two !== undefined) {
    if (two === 'חצי שעה') return after(said, 30);
    if (two === 'שעה') return after(said, 60);
    if (two === 'שעתיים') return after(said, 120);
    const days = { יום: 1, יומיים: 2, שבוע: 7, שבועיים: 14, חודשיים: 60 }[two] ?? 0;
    return { day: nextDay(dayIn(said.calendar.zone, said.at), days), minute: minuteNamed(words) };
  }
  const span = SPAN.exec(words)?.groups;
  if (span?.n === undefined || span.unit === undefined) return null;
  const n = NUMBERS[span.n] ?? Number(span.n);
  const { unit } = span;
  if (/דקות|minute/u.test(unit)) return after(said, n);
  if (/שע|hour/u.test(unit)) return after(said, n * 60);
  const today = dayIn(said.calendar.zone, said.at);
  if (/עסקים|עבודה|business|working/u.test(unit))
    return { day: workingDaysLater(today, n, said.calendar), minute: null };
  return { day: nextDay(today, /שבוע|week/u.test(unit) ? n * 7 : n), minute: minuteNamed(words) };
}

function after({ at, calendar }: SaidAt, minutes: number): DueWords {
  const due = instant(at + minutes * 60_000);
  return { day: dayIn(calendar.zone, due), minute: minuteOfDayIn(calendar.zone, due) };
}

function workingDaysLater(today: Day, count: number, calendar: BusinessCalendar): Day {
  let day = today;
  for (let left = count, walked = 0; left > 0 && walked < 400; walked++) {
    day = nextDay(day);
    if (opens(calendar, day)) left--;
  }
  return day;
}

export function opens(calendar: BusinessCalendar, day: Day): boolean {
  const exception = calendar.exceptions.get(day);
  return (exception === undefined ? calendar.week[weekdayOf(day)] : exception) != null;
}

/** The last clock time that is named ("between 8:00 and 12:00" is 12:00), or the end of the part of the day. */
function minuteNamed(words: string): number | null {
  const clock = [...words.matchAll(CLOCK)].at(-1)?.groups;
  if (clock !== undefined) return Number(clock.h) * 60 + Number(clock.min);
  const half = AM_PM.exec(words)?.groups;
  if (half !== undefined) return ((Number(half.h) % 12) + (half.half === 'pm' ? 12 : 0)) * 60;
  return PARTS.find(([part]) => part.test(words))?.[1] ?? null;
}

function nextMonth(today: Day): Day {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
