import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { Refused } from './talk.ts';

/**
 * Rows of a labelled file, one after the other; cells and names of columns are trimmed. Tables with any delimiter or
 * with columns set apart by blanks, JSON and JSON lines.
 */
export interface TableRow {
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}

export interface TableOptions {
  /** One character, `whitespace`, or null: as the first line has it. */
  readonly delimiter: string | null;
  /** Without one the columns are called c1, c2 and so on. */
  readonly header: boolean;
}

export async function* rowsOf(path: string, options: TableOptions): AsyncGenerator<TableRow> {
  checkFile(path);
  const begins = await firstLine(path);
  if (options.delimiter === null && /^\s*[[{]/u.test(begins)) {
    yield* objectsOf(path, begins);
    return;
  }
  const delimiter = options.delimiter ?? likeliest(begins, path);
  let columns: readonly string[] | null = null;
  try {
    for await (const cells of delimiter === 'whitespace' ? wordsOf(path) : cellsOf(path, delimiter)) {
      if (columns === null) {
        columns = options.header ? cells : cells.map((_, at) => `c${at + 1}`);
        if (options.header) continue;
      }
      yield { columns, cells };
    }
  } catch (fault) {
    throw new Refused(
      'UNREADABLE_FILE',
      `${path} cannot be read as a table: ${fault instanceof Error ? fault.message : 'unknown'}.`,
    );
  }
  if (columns === null) throw new Refused('EMPTY_FILE', `${path} is empty.`);
}

async function* cellsOf(path: string, delimiter: string): AsyncGenerator<string[]> {
  const parser = createReadStream(path).pipe(
    parse({
      delimiter,
      bom: true,
      trim: true,
      // Between tabs a quotation mark is mostly just one, also at the beginning of a cell.
      quote: delimiter === '\t' ? null : '"',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  for await (const row of parser)
    yield Array.isArray(row)
      ? row.map((cell) => (delimiter === '\t' ? bare(String(cell).trim()) : String(cell).trim()))
      : [];
}

/** A cell between tabs that was quoted as a whole. */
function bare(cell: string): string {
  return /^"(?:[^"]|"")*"$/u.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

async function* wordsOf(path: string): AsyncGenerator<string[]> {
  for await (const line of linesOf(path)) {
    const words = line.trim();
    if (words !== '') yield words.split(/\s+/u);
  }
}

/** The columns of a list of objects are those of all of them that came so far. */
async function* objectsOf(path: string, begins: string): AsyncGenerator<TableRow> {
  const columns: string[] = [];
  const known = new Set<string>();
  let seen = false;
  for await (const one of begins.trimStart().startsWith('[') ? listOf(path) : documentsOf(path)) {
    if (typeof one !== 'object' || one === null || Array.isArray(one))
      throw new Refused('UNREADABLE_FILE', `${path} holds something that is no object with named values.`);
    const cells = new Map<string, string>();
    for (const [name, value] of Object.entries(one)) {
      const column = name.trim();
      if (!known.has(column)) columns.push(column);
      known.add(column);
      cells.set(column, value === null ? '' : String(value).trim());
    }
    seen = true;
    yield { columns, cells: columns.map((column) => cells.get(column) ?? '') };
  }
  if (!seen) throw new Refused('EMPTY_FILE', `${path} holds no records.`);
}

async function* listOf(path: string): AsyncGenerator<unknown> {
  const list = parsed(readFileSync(path, 'utf8').replace(/^\uFEFF/u, ''), path);
  if (Array.isArray(list)) yield* list;
}

/** JSON lines; or one object, which may hold the list. */
async function* documentsOf(path: string): AsyncGenerator<unknown> {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  const whole = quietly(text);
  if (whole === undefined) {
    let number = 0;
    for (const line of text.split('\n')) {
      number++;
      if (line.trim() !== '') yield parsed(line, `Line ${number} of ${path}`);
    }
    return;
  }
  const inside =
    typeof whole === 'object' && whole !== null ? Object.values(whole).find(Array.isArray) : null;
  if (Array.isArray(inside)) yield* inside;
  else yield whole;
}

function quietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('UNREADABLE_FILE', `${where} is not valid JSON; it may be cut off.`);
  }
}

async function firstLine(path: string): Promise<string> {
  for await (const line of linesOf(path))
    if (line.replace(/^\uFEFF/u, '').trim() !== '') return line.replace(/^\uFEFF/u, '');
  throw new Refused('EMPTY_FILE', `${path} is empty.`);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, { encoding: 'utf8' });
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    stream.destroy();
  }
}

function likeliest(line: string, path: string): string {
  if (/\.tsv$/iu.test(path)) return '\t';
  const bare = line.replace(/"[^"]*"/gu, '');
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: bare.split(mark).length - 1 }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return most.count === 0 ? ',' : most.mark;
}

function checkFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new Refused('NO_FILE', `${path} is not a file that can be read. Check the path.`);
}
