import { Readable } from 'node:stream';
import { z } from 'zod';
import type { World } from '#server/platform/world';
import { errorsAfter } from './row-error.store.ts';

/**
 * Rows that were not stored, as a file that opens in a spreadsheet: row number, status, reason, then the cells as they
 * came. Cells that a spreadsheet would run as a formula are shown as text.
 */
const PAGE = 500;
const cellsSchema = z.record(z.string(), z.string());

export function errorLines(world: World, importId: string): Readable {
  return Readable.from(lines(world, importId));
}

async function* lines(world: World, importId: string): AsyncGenerator<string> {
  let columns: string[] | undefined;
  let after = 0;
  for (;;) {
    const errors = await errorsAfter(world.db, world, importId, after, PAGE);
    if (errors.length === 0) break;
    for (const error of errors) {
      after = error.rowNumber;
      const cells = cellsSchema.catch({}).parse(JSON.parse(error.raw));
      if (columns === undefined) {
        columns = Object.keys(cells);
        yield `\uFEFF${['row', 'status', 'reason', ...columns].map(cell).join(',')}\r\n`;
      }
      yield `${[String(error.rowNumber), error.status, error.reason, ...columns.map((column) => cells[column] ?? '')].map(cell).join(',')}\r\n`;
    }
  }
  if (columns === undefined) yield '\uFEFFrow,status,reason\r\n';
}

/** A sign that a spreadsheet would run, also behind blanks and invisible marks, which some of them pass over. */
const RUNS = /^(?:[\t\r]|[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@＝＋－＠])/u;

/** RFC 4180; a cell that would be run gets an apostrophe unless it is a plain number or phone. */
export function cell(text: string): string {
  const risky = RUNS.test(text) && !/^[+-]?[\d ().,-]+$/.test(text);
  const safe = (risky ? `'${text}` : text).replaceAll('\u0000', '␀');
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
