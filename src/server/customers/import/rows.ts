import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import readXlsxFile from 'read-excel-file/node';
import { FileRefusal } from './file-refusal.ts';
import type { Sniffed } from './sniff.ts';
import { xesRows } from './xes-rows.ts';

/**
 * Any export as a stream of rows with named cells. Row numbers are what a person would count in the file: the header
 * is row 1 of a table, the first line is row 1 of JSON lines. A row that cannot be read comes out as a broken row.
 */
export type Row = {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly broken: string | null;
};

const WHOLE_FILE_LIMIT = 64 * 1024 * 1024;

export async function* rowsOf(bytes: AsyncIterable<Buffer>, file: Sniffed): AsyncGenerator<Row> {
  switch (file.format) {
    case 'csv':
    case 'tsv':
      yield* tableRows(decoded(bytes, file.encoding), file.delimiter ?? ',');
      return;
    case 'jsonl':
      yield* lineRows(decoded(bytes, file.encoding));
      return;
    case 'json':
      yield* jsonRows(await whole(decoded(bytes, file.encoding)));
      return;
    case 'xlsx':
      yield* sheetRows(await wholeBytes(bytes));
      return;
    case 'xes':
      yield* xesRows(decoded(bytes, file.encoding));
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
  const gunzip = createGunzip();
  const source = Readable.from(rest);
  source.on('error', (fault) => gunzip.destroy(fault));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk;
  } catch {
    throw new FileRefusal('unreadable', 'The compressed file is damaged or cut off.');
  }
}

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let position = 0;
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      position += chunk.length;
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    throw new FileRefusal(
      'unreadable',
      `The file is not ${encoding.toUpperCase()} throughout: a byte near position ${position} does not fit. Nothing was stored. Save it as UTF-8, or name the right encoding in the mapping.`,
    );
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

async function* lineRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let held = '';
  let number = 0;
  for await (const chunk of text) {
    const lines = (held + chunk).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      number++;
      if (line.trim() !== '') yield lineRow(line, number);
    }
  }
  if (held.trim() !== '') yield lineRow(held, number + 1);
}

function lineRow(line: string, number: number): Row {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { number, cells: flat(value), broken: null };
  } catch {}
  return { number, cells: { line: line.slice(0, 2_000) }, broken: 'not-a-json-object' };
}

function* jsonRows(text: string): Generator<Row> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FileRefusal('unreadable', 'The file is not valid JSON; it may be cut off.');
  }
  const list = Array.isArray(value) ? value : firstArray(value);
  if (list === null) throw new FileRefusal('unreadable', 'The JSON holds no list of rows.');
  for (const [at, item] of list.entries()) {
    const object = typeof item === 'object' && item !== null && !Array.isArray(item);
    yield {
      number: at + 1,
      cells: object ? flat(item) : { value: String(item) },
      broken: object ? null : 'not-a-json-object',
    };
  }
}

function firstArray(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).find((inner) => Array.isArray(inner)) ?? null;
}

/** Nested objects become dotted columns; lists are joined. */
function flat(
  value: object,
  prefix = '',
  into: Record<string, string> = Object.create(null),
): Record<string, string> {
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined) continue;
    if (Array.isArray(inner))
      into[prefix + key] = inner
        .map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
        .join('\n');
    else if (typeof inner === 'object') flat(inner, `${prefix}${key}.`, into);
    else into[prefix + key] = String(inner);
  }
  return into;
}

async function* sheetRows(bytes: Buffer): AsyncGenerator<Row> {
  let sheet: unknown[][];
  try {
    sheet = await firstSheet(bytes);
  } catch {
    throw new FileRefusal('unreadable', 'The Excel workbook is damaged, protected or not a workbook.');
  }
  const header = sheet[0];
  if (header === undefined) throw new FileRefusal('unreadable', 'The first sheet is empty.');
  const columns = namedOnce(header.map((cell) => cellText(cell)));
  for (const [at, record] of sheet.slice(1).entries()) {
    if (record.every((cell) => cell === null || cell === '')) continue;
    yield {
      number: at + 2,
      cells: Object.fromEntries(columns.map((column, place) => [column, cellText(record[place])])),
      broken: null,
    };
  }
}

async function firstSheet(bytes: Buffer): Promise<unknown[][]> {
  const read: unknown = await readXlsxFile(bytes);
  if (!Array.isArray(read)) throw new TypeError('no sheet');
  const first: unknown = read[0];
  // Newer readers give a list of sheets, older ones the first sheet's rows.
  const rows: unknown = typeof first === 'object' && first !== null && 'data' in first ? first.data : read;
  if (!Array.isArray(rows)) throw new TypeError('no rows');
  return rows.map((row) => (Array.isArray(row) ? row : []));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}

async function whole(text: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of text) {
    length += part.length;
    if (length > WHOLE_FILE_LIMIT)
      throw new FileRefusal('unreadable', 'A JSON file over 64 MB must come as JSON lines.');
    parts.push(part);
  }
  return parts.join('');
}

async function wholeBytes(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > WHOLE_FILE_LIMIT)
      throw new FileRefusal('unreadable', 'An Excel workbook over 64 MB must come as CSV.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
