import { type DateOrder, detectDateOrder, parseWhen } from '#server/customers/intake/when';
import { Refused } from './talk.ts';

/**
 * The times of a log, as milliseconds since 1970, from cells in any one order of day and month. Times without an offset are
 * taken as UTC: differences within a log need no more. A column of plain numbers that are no dates orders the events
 * (`order`), but says nothing of how long anything took.
 */
export interface ReadTimes {
  readonly at: Float64Array;
  readonly order: Float64Array | null;
  readonly unread: number;
}

/** What Date.parse reads alike everywhere: a whole ISO time that says its offset. */
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const PLAIN_NUMBER = /^-?\d{1,9}(\.\d+)?$/;

export function readTimes(cells: readonly string[]): ReadTimes {
  const order = detectDateOrder(cells) ?? 'dmy';
  const at = Float64Array.from(cells, (cell) => timeOf(cell, order));
  const unread = at.reduce((count, time) => count + Number(Number.isNaN(time)), 0);
  if (unread < cells.length) return { at, order: null, unread };
  if (cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || PLAIN_NUMBER.test(cell)))
    return {
      at,
      order: Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : Number(cell))),
      unread: 0,
    };
  throw new Refused(
    'NO_TIMES',
    `No time of the file can be read; the first is "${(cells.find((cell) => cell !== '') ?? '').slice(0, 60)}".`,
  );
}

/** NaN for what is no time. */
export function timeOf(cell: string, order: DateOrder): number {
  if (ISO_INSTANT.test(cell)) return Date.parse(cell);
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(cell) ?? [];
  const read = parseWhen(year === undefined ? cell : `${year}-${month}-${day}`, order, 'UTC')?.getTime();
  if (read === undefined) return Number.NaN;
  // A reader of dates has no use for the parts of a second; the order of events has.
  const fraction = read % 1000 === 0 ? /:\d\d(\.\d{1,3})/.exec(cell)?.[1] : undefined;
  return fraction === undefined ? read : read + Math.round(Number(`0${fraction}`) * 1000);
}
