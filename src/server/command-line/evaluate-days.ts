/**
 * Days as files write them: 19970930, 1997-09-30, 30/09/1997, 9/30/97. Whether the day or the month comes first is
 * decided by the whole column: a number above twelve tells; where nothing tells, the day comes first. The time of day
 * and its zone are left aside: a purchase belongs to the day that is written.
 */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

const DAY = 86_400_000;

/** The order that all of these cells allow; null when they contradict each other. Cells that are no dates say nothing. */
export function dayOrder(cells: Iterable<string>): DayOrder | null {
  let first = 0;
  let second = 0;
  let yearFirst = true;
  for (const cell of cells) {
    const parts = partsOf(cell);
    if (parts === null || parts.compact || parts.numbers[0] > 31) continue;
    yearFirst = false;
    first = Math.max(first, parts.numbers[0]);
    second = Math.max(second, parts.numbers[1]);
  }
  if (yearFirst) return 'ymd';
  if (first > 12 && second > 12) return null;
  return second > 12 ? 'mdy' : 'dmy';
}

/** Whole days since 1970-01-01; null when the cell is no day of the calendar. */
export function dayOf(cell: string, order: DayOrder): number | null {
  const parts = partsOf(cell);
  if (parts === null) return null;
  const [one, two, three] = parts.numbers;
  if (parts.compact || one > 31) return calendarDay(one, two, three);
  const year = three < 100 ? three + (three < 70 ? 2000 : 1900) : three;
  return order === 'mdy' ? calendarDay(year, one, two) : calendarDay(year, two, one);
}

interface Parts {
  readonly numbers: readonly [number, number, number];
  readonly compact: boolean;
}

function partsOf(cell: string): Parts | null {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\.0+|[T ].*)?$/u.exec(cell);
  if (compact) return { numbers: numbersOf(compact), compact: true };
  const apart = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,].*)?$/u.exec(cell);
  return apart ? { numbers: numbersOf(apart), compact: false } : null;
}

function numbersOf(found: RegExpExecArray): readonly [number, number, number] {
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}

function calendarDay(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const same =
    back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return same ? time / DAY : null;
}

/** As ISO writes it. */
export function dayWritten(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
