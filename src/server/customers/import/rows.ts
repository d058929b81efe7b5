import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { decoded, FOREIGN_LINE } from './decode.ts';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { jsonRows, lineRows } from './json-rows.ts';
import type { Sniffed } from './sniff.ts';
import { inReadingOrder } from './visual-order.ts';
import { whatsappRows } from './whatsapp-rows.ts';
import { xesRows } from './xes-rows.ts';
import { sheetRows } from './xlsx-rows.ts';

/**
 * Any export as a stream of rows with named cells. Row numbers are what a person would count in the file: the header
 * is row 1 of a table, the first line is row 1 of JSON lines. A row that cannot be read comes out as a broken row.
 */
export type Row = {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly broken: string | null;
};

export function rowsOf(file: FileBytes, sniffed: Sniffed): AsyncGenerator<Row> {
  const foreign = { seen: false };
  const rows = foreignSetAside(rowsAsWritten(file, sniffed, foreign), foreign);
  return sniffed.letters === 'visual' ? turned(rows) : rows;
}

function rowsAsWritten(
  file: FileBytes,
  { format, encoding, delimiter }: Sniffed,
  foreign: { seen: boolean },
): AsyncGenerator<Row> {
  const text = (rowByRow: boolean): AsyncGenerator<string> =>
    decoded(file.stream(), encoding, { rowByRow, foreign });
  switch (format) {
    case 'csv':
    case 'tsv':
      return tableRows(text(true), delimiter ?? ',');
    case 'jsonl':
      return lineRows(text(true));
    case 'json':
      return jsonRows(text(false));
    case 'whatsapp':
      return whatsappRows(text(true));
    case 'xlsx':
      return sheetRows(file);
    case 'xes':
      return xesRows(text(false));
  }
}

/** A row with a line in another encoding than the file's is kept apart; its cells are read as old Hebrew. */
async function* foreignSetAside(
  rows: AsyncIterable<Row>,
  lines: { readonly seen: boolean },
): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (!lines.seen) {
      yield row;
      continue;
    }
    let foreign = false;
    for (const name in row.cells) {
      if (!(row.cells[name] ?? '').includes(FOREIGN_LINE) && !name.includes(FOREIGN_LINE)) continue;
      foreign = true;
      break;
    }
    if (!foreign) {
      yield row;
      continue;
    }
    const cells = Object.fromEntries(
      Object.entries(row.cells).map(([name, cell]) => [
        name.replaceAll(FOREIGN_LINE, ''),
        cell.replaceAll(FOREIGN_LINE, ''),
      ]),
    );
    yield { number: row.number, cells, broken: 'mixed-encoding' };
  }
}

async function* turned(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) {
    const cells: Record<string, string> = Object.create(null);
    for (const [name, cell] of Object.entries(row.cells)) cells[inReadingOrder(name)] = inReadingOrder(cell);
    yield { ...row, cells };
  }
}

/** Unpacks gzip by its magic number, whatever the name says. */
export async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const rest = (async function* () {
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* rest;
    return;
  }
  // Pieces of the usual 16 kB cost more in hand-overs than in unpacking.
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const source = Readable.from(rest);
  source.on('error', (fault) => gunzip.destroy(fault));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk;
  } catch {
    throw new FileRefusal('unreadable', 'The compressed file is damaged or cut off.');
  }
}

async function* tableRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 4 * 1024 * 1024,
  });
  const source = Readable.from(text, { objectMode: true });
  source.on('error', (fault) => parser.destroy(fault));
  let columns: string[] | undefined;
  let number = 0;
  try {
    for await (const entry of source.pipe(parser)) {
      const { record }: { record: string[] } = entry;
      number++;
      if (columns === undefined) {
        columns = namedOnce(record);
        continue;
      }
      const cells: Record<string, string> = Object.create(null);
      for (let at = 0; at < columns.length; at++) cells[columns[at] ?? ''] = record[at] ?? '';
      const surplus = record.slice(columns.length).some((cell) => cell !== '');
      yield {
        number,
        cells,
        broken: surplus
          ? 'more-cells-than-columns'
          : record.length < columns.length
            ? 'fewer-cells-than-columns'
            : null,
      };
    }
  } catch (fault) {
    throw fault instanceof CsvError ? tableRefusal(fault, number) : fault;
  }
}

function tableRefusal(fault: CsvError, number: number): FileRefusal {
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED')
    return new FileRefusal(
      'unreadable',
      `The file ends inside a quoted cell that begins after row ${number}: it was cut off, or a quote is missing there. Nothing was stored.`,
    );
  if (fault.code === 'CSV_MAX_RECORD_SIZE')
    return new FileRefusal(
      'unreadable',
      `The row after row ${number} is longer than 4 MB: a quote is probably not closed there. Nothing was stored.`,
    );
  return new FileRefusal('unreadable', `The table cannot be read after row ${number}. Nothing was stored.`);
}

/** Header cells trimmed; an empty one is named by its place, a repeated one numbered. */
export function namedOnce(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, at) => {
    const name = cell.trim() || `column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
