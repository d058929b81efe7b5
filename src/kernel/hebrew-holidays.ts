import { type Day, nextDay, weekdayOf } from './clock.ts';

/**
 * The days on which work rests in Israel by law, worked out from the Hebrew calendar that the runtime brings (Intl), never from a
 * table of years. Eves close early. Suggestions only: which of them an organization keeps is its own to say.
 */
export interface Holiday {
  readonly day: Day;
  readonly name: { readonly he: string; readonly en: string };
  /** Closed all day, or an eve that closes early. */
  readonly kind: 'closed' | 'eve';
}

type Rule = readonly [month: string, day: number, he: string, en: string];

/** Hours of Work and Rest Law 1951 §7 with Law and Administration Ordinance §18A: the holidays of rest, by their Hebrew dates. */
const RESTS: readonly Rule[] = [
  ['Tishri', 1, 'ראש השנה', 'Rosh Hashanah'],
  ['Tishri', 2, 'ראש השנה, יום שני', 'Rosh Hashanah, second day'],
  ['Tishri', 10, 'יום כיפור', 'Yom Kippur'],
  ['Tishri', 15, 'סוכות', 'Sukkot'],
  ['Tishri', 22, 'שמיני עצרת ושמחת תורה', 'Shemini Atzeret and Simchat Torah'],
  ['Nisan', 15, 'פסח', 'Passover'],
  ['Nisan', 21, 'שביעי של פסח', 'Seventh day of Passover'],
  ['Sivan', 6, 'שבועות', 'Shavuot'],
];
const INDEPENDENCE: Rule = ['Iyar', 5, 'יום העצמאות', 'Independence Day'];

/** From the first day to the last, both included, in their order. A runtime without the Hebrew calendar gives none. */
export function hebrewHolidays(from: Day, to: Day): Holiday[] {
  const found: Holiday[] = [];
  for (let day = from; day <= to; day = nextDay(day)) {
    const rest =
      RESTS.find((rule) => falls(rule, day)) ?? (isIndependenceDay(day) ? INDEPENDENCE : undefined);
    if (rest !== undefined) {
      found.push({ day, name: { he: rest[2], en: rest[3] }, kind: 'closed' });
      continue;
    }
    const eve = RESTS.find((rule) => falls(rule, nextDay(day)));
    if (eve !== undefined)
      found.push({ day, name: { he: `ערב ${eve[2]}`, en: `Eve of ${eve[3]}` }, kind: 'eve' });
  }
  return found;
}

/**
 * The fifth of Iyar, but never beside a Sabbath: on Friday or Saturday it is kept on the Thursday before, on Monday on the
 * Tuesday after (Independence Day Law 1949 §1 as amended in 2004).
 */
function isIndependenceDay(day: Day): boolean {
  for (let shift = -2; shift <= 1; shift++) {
    const fifth = nextDay(day, -shift);
    if (!falls(INDEPENDENCE, fifth)) continue;
    const weekday = weekdayOf(fifth);
    const kept = weekday === 5 ? -1 : weekday === 6 ? -2 : weekday === 1 ? 1 : 0;
    if (kept === shift) return true;
  }
  return false;
}

function falls([month, date]: Rule, day: Day): boolean {
  const parts = HEBREW.formatToParts(Date.parse(`${day}T12:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes): string | undefined =>
    parts.find((one) => one.type === type)?.value;
  return part('month') === month && part('day') === String(date);
}
const HEBREW = new Intl.DateTimeFormat('en-u-ca-hebrew', { day: 'numeric', month: 'long', timeZone: 'UTC' });
