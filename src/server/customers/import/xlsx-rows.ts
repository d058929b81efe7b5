import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type FileBytes, type PlacedBytes, placedBuffer } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { namedOnce, type Row } from './rows.ts';
import { isDateFormat, numberText, serialText } from './xlsx-dates.ts';
import { openZip, type Zip } from './xlsx-zip.ts';

/**
 * The first visible sheet of an Excel workbook, row by row. Only the table of shared words is held in memory, and only up to
 * a limit; the sheet itself streams. Row numbers are those that the spreadsheet shows.
 */
const PACKED_AT_MOST = 64 * 1024 * 1024;
const WORDS_AT_MOST = 60_000_000;
const COLUMNS_AT_MOST = 16_384;
const CELL_AT_MOST = 1_000_000;

export async function* sheetRows(file: FileBytes): AsyncGenerator<Row> {
  const zip = await openZip((await file.places()) ?? (await wholeInMemory(file.stream()))).catch(damaged);
  try {
    const book = await readBook(zip).catch(damaged);
    const sheet = await zip.open(book.sheet).catch(damaged);
    if (sheet === null) return damaged();
    let columns: string[] | undefined;
    for await (const { number, cells } of sheetCells(sheet, book)) {
      if (cells.every((cell) => cell === undefined || cell === '')) continue;
      if (columns === undefined) {
        columns = namedOnce(Array.from(cells, (cell) => cell ?? ''));
        continue;
      }
      const named: Record<string, string> = Object.create(null);
      for (const [at, column] of columns.entries()) named[column] = cells[at] ?? '';
      const surplus = cells.slice(columns.length).some((cell) => cell !== undefined && cell !== '');
      yield { number, cells: named, broken: surplus ? 'more-cells-than-columns' : null };
    }
    if (columns === undefined) throw new FileRefusal('unreadable', 'The first sheet is empty.');
  } finally {
    zip.close();
  }
}

function damaged(fault?: unknown): never {
  if (fault instanceof FileRefusal) throw fault;
  throw new FileRefusal('unreadable', 'The Excel workbook is damaged, protected or not a workbook.');
}

async function wholeInMemory(bytes: AsyncIterable<Buffer>): Promise<PlacedBytes> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > PACKED_AT_MOST)
      throw new FileRefusal('unreadable', 'A packed workbook over 64 MB must come unpacked, as .xlsx.');
    parts.push(part);
  }
  return placedBuffer(Buffer.concat(parts));
}

interface Book {
  readonly sheet: string;
  readonly epoch1904: boolean;
  readonly words: readonly string[];
  /** By style number: whether its cells show dates. */
  readonly dated: readonly boolean[];
}

async function readBook(zip: Zip): Promise<Book> {
  let epoch1904 = false;
  const sheets: { id: string; hidden: boolean }[] = [];
  await eachTag(zip, 'xl/workbook.xml', ({ local, attributes }) => {
    if (local === 'workbookPr') epoch1904 = isTrue(attributes.date1904);
    if (local === 'sheet')
      sheets.push({
        id: attributes['r:id'] ?? '',
        hidden: attributes.state !== undefined && attributes.state !== 'visible',
      });
  });
  const targets = new Map<string, string>();
  await eachTag(zip, 'xl/_rels/workbook.xml.rels', ({ local, attributes }) => {
    if (local === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
  });
  const shown = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const target = targets.get(shown?.id ?? '') ?? 'worksheets/sheet1.xml';
  return {
    sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    epoch1904,
    words: await readWords(zip),
    dated: await readDated(zip),
  };
}

async function readDated(zip: Zip): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const dated: boolean[] = [];
  let inCells = false;
  await eachTag(
    zip,
    'xl/styles.xml',
    ({ local, attributes }) => {
      if (local === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (local === 'cellXfs') inCells = true;
      if (local === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        dated.push(isDateFormat(id, codes.get(id)));
      }
    },
    (local) => {
      if (local === 'cellXfs') inCells = false;
    },
  );
  return dated;
}

async function readWords(zip: Zip): Promise<string[]> {
  const words: string[] = [];
  let length = 0;
  let word = '';
  let reading = false;
  let spoken = 0;
  await eachTag(
    zip,
    'xl/sharedStrings.xml',
    ({ local }) => {
      if (local === 'si') word = '';
      else if (local === 'rPh') spoken++;
      else if (local === 't') reading = spoken === 0;
    },
    (local) => {
      if (local === 't') reading = false;
      else if (local === 'rPh') spoken--;
      else if (local === 'si') {
        length += word.length;
        if (length > WORDS_AT_MOST)
          throw new FileRefusal(
            'unreadable',
            'The workbook holds more different words than fit into memory. Save it from Excel as CSV.',
          );
        words.push(word);
      }
    },
    (text) => {
      if (reading) word += text;
    },
  );
  return words;
}

interface Tag {
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
}

async function eachTag(
  zip: Zip,
  part: string,
  open: (tag: Tag) => void,
  close: (local: string) => void = () => undefined,
  text: (text: string) => void = () => undefined,
): Promise<void> {
  const bytes = await zip.open(part);
  if (bytes === null) return;
  const { write, end } = openXml(open, close, text);
  for await (const chunk of bytes) write(chunk);
  end();
}

function openXml(open: (tag: Tag) => void, close: (local: string) => void, text: (text: string) => void) {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open({ local: localOf(name), attributes }));
  parser.on('closetag', ({ name }: SaxesTagPlain) => close(localOf(name)));
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('error', (fault) => {
    throw fault;
  });
  return {
    write: (chunk: Buffer) => void parser.write(decoder.decode(chunk, { stream: true })),
    end: () => void parser.write(decoder.decode()).close(),
  };
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

interface SheetRow {
  readonly number: number;
  readonly cells: (string | undefined)[];
}

async function* sheetCells(bytes: AsyncIterable<Buffer>, book: Book): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row: SheetRow | undefined;
  let last = 0;
  let column = 0;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  const { write, end } = openXml(
    ({ local, attributes }) => {
      if (local === 'row') {
        last = Number(attributes.r ?? last + 1);
        row = { number: last, cells: [] };
        column = 0;
      } else if (local === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (local === 'v' || local === 't') reading = true;
      else if (local === 'rPh') reading = false;
    },
    (local) => {
      if (local === 'v' || local === 't') reading = false;
      else if (local === 'c' && row !== undefined) {
        if (column >= 1 && column <= COLUMNS_AT_MOST)
          row.cells[column - 1] = cellText(type, style, value, book);
      } else if (local === 'row' && row !== undefined) {
        ready.push(row);
        row = undefined;
      }
    },
    (text) => {
      if (reading && value.length < CELL_AT_MOST) value += text;
    },
  );
  try {
    for await (const chunk of bytes) {
      write(chunk);
      if (ready.length === 0) continue;
      const batch = ready;
      ready = [];
      yield* batch;
    }
    end();
  } catch (fault) {
    damaged(fault);
  }
  yield* ready;
}

/** `BC12` is column 55. */
function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column;
}

function cellText(type: string, style: number, value: string, book: Book): string {
  switch (type) {
    case 's':
      return book.words[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'n':
      if (value === '') return '';
      return (
        (book.dated[style] === true ? serialText(Number(value), book.epoch1904) : null) ?? numberText(value)
      );
    case 'e':
      return '';
    default:
      return value;
  }
}
