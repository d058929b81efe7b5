import { nextDay } from '#kernel/clock';

/**
 * Days and times as people here type them: day first in both languages, whatever the browser was set to. A day that is
 * being typed is no day yet: "18.11.20" may go on to 2026, so short forms are read only when the field is left.
 */
export type TypedDay = { readonly whole: string | null; readonly short: string | null };

const SEPARATED = /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{2}|\d{4}))?[./\s-]?$/u;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u;
const BARE = /^(\d{2})(\d{2})(\d{4}|\d{2})$/u;

/**
 * `whole`: the day (YYYY-MM-DD) when nothing more can follow; `short`: what it would be if the typing ended here
 * ("18.11" is of the year of `today`, "18.11.26" of this century). Null for what is no day of any calendar.
 */
export function readDay(typed: string, today: string): TypedDay {
  const text = typed.replace(/[\u200e\u200f\u2066-\u2069]/gu, '').trim();
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? [];
  if (isoYear !== undefined) return both(dayOf(isoYear, isoMonth, isoDay));
  const [, day, month, year] = SEPARATED.exec(text) ?? BARE.exec(text) ?? [];
  if (day === undefined) return { whole: null, short: null };
  if (year?.length === 4) return both(dayOf(year, month, day));
  return {
    whole: null,
    short: dayOf(year === undefined ? today.slice(0, 4) : today.slice(0, 2) + year, month, day),
  };
}

/** Minutes of the day of "14:05", "14.05", "1405", "9:30", "9"; null for anything else. */
export function readClock(typed: string): number | null {
  const text = typed.trim();
  const [, hours, minutes] =
    /^(\d{1,2})[:.](\d{2})$/u.exec(text) ??
    /^(\d{2})(\d{2})$/u.exec(text) ??
    /^(\d{1,2})()$/u.exec(text) ??
    [];
  if (hours === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(hours) < 24 && Number(minutes) < 60 ? minute : null;
}

/** "14:05" of a minute of the day. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The same day of another month, or that month's last. */
export function shiftMonth(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  for (let last = Number(day.slice(8)); last > 28; last--) {
    const found = dayOf(month.slice(0, 4), month.slice(5), String(last));
    if (found !== null) return found;
  }
  return `${month}-${String(Math.min(28, Number(day.slice(8)))).padStart(2, '0')}`;
}

/** The weeks of the month that `day` is in, from Sunday; days of the months beside fill the ends. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const start = nextDay(first, -new Date(`${first}T00:00:00Z`).getUTCDay());
  const weeks: string[][] = [];
  for (let from = start; from.slice(0, 7) <= first.slice(0, 7); from = nextDay(from, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => nextDay(from, at)));
  return weeks;
}

function both(day: string | null): TypedDay {
  return { whole: day, short: day };
}

function dayOf(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}
