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

/** RFC 4180; a leading = + - @ tab or CR (or full-width twin) gets an apostrophe unless the cell is a plain number or phone. */
export function cell(text: string): string {
  const risky = /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?[\d ().,-]+$/.test(text);
  const safe = (risky ? `'${text}` : text).replaceAll('\u0000', '␀');
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
