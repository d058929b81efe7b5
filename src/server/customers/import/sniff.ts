import { FileRefusal } from './file-refusal.ts';

/**
 * What a file is, from its first bytes and its name: format, encoding, delimiter. What it says it is counts for
 * nothing; what the bytes say does. Binary that is no format of ours is refused, never guessed.
 */
export type Format = 'csv' | 'tsv' | 'json' | 'jsonl' | 'xlsx' | 'xes';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1255' | 'iso-8859-8';

export interface Sniffed {
  readonly format: Format;
  readonly encoding: Encoding;
  readonly delimiter: string | null;
}

export interface Told {
  readonly format: Format | 'auto';
  readonly encoding: Encoding | 'auto';
  readonly delimiter: string;
}

export function sniff(head: Buffer, fileName: string, told: Told): Sniffed {
  if (head.length === 0) throw new FileRefusal('unreadable', 'The file is empty.');
  if (head[0] === 0x50 && head[1] === 0x4b) {
    if (told.format !== 'auto' && told.format !== 'xlsx')
      throw new FileRefusal(
        'unreadable',
        `The file is a ZIP or Excel workbook, not ${told.format.toUpperCase()}.`,
      );
    return { format: 'xlsx', encoding: 'utf-8', delimiter: null };
  }
  if (told.format === 'xlsx')
    throw new FileRefusal(
      'unreadable',
      'The file is not an Excel workbook (.xlsx). Save it from Excel again, or choose CSV.',
    );
  const encoding = told.encoding === 'auto' ? detectEncoding(head) : told.encoding;
  const text = decodeHead(head, encoding).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new FileRefusal('unreadable', 'The file holds nothing but blank space.');
  // Control characters other than tab, line breaks and a stray NUL (which is kept aside row by row) mean binary.
  const controls = controlCharacters(text.slice(0, 4_000));
  if (controls > 8 + text.length / 500)
    throw new FileRefusal(
      'unreadable',
      'The file is binary and none of CSV, TSV, JSON, JSON lines, Excel (.xlsx) or XES.',
    );
  const format = told.format === 'auto' ? detectFormat(text, fileName) : told.format;
  checkFormat(text, format);
  if (format !== 'csv' && format !== 'tsv') return { format, encoding, delimiter: null };
  const delimiter =
    told.delimiter !== 'auto' ? told.delimiter : format === 'tsv' ? '\t' : detectDelimiter(text);
  return { format, encoding, delimiter };
}

function controlCharacters(text: string): number {
  let n = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) n++;
  }
  return n;
}

function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let evenNuls = 0;
  let oddNuls = 0;
  for (let at = 0; at < Math.min(head.length, 4_000); at++)
    if (head[at] === 0) at % 2 === 0 ? evenNuls++ : oddNuls++;
  const half = Math.min(head.length, 4_000) / 2;
  if (oddNuls > half * 0.4 && evenNuls < half * 0.1) return 'utf-16le';
  if (evenNuls > half * 0.4 && oddNuls < half * 0.1) return 'utf-16be';
  if (isUtf8(head)) return 'utf-8';
  // Hebrew letters stand at E0..FA in both Windows-1255 and ISO-8859-8; the first also has quotes, dashes and points.
  let hebrew = 0;
  let high = 0;
  for (const byte of head) {
    if (byte < 0x80) continue;
    high++;
    if (
      (byte >= 0xe0 && byte <= 0xfa) ||
      (byte >= 0x91 && byte <= 0x97) ||
      byte === 0xa4 ||
      (byte >= 0xc0 && byte <= 0xd8)
    )
      hebrew++;
  }
  if (high > 0 && hebrew / high > 0.8) return 'windows-1255';
  throw new FileRefusal(
    'unreadable',
    'The encoding is neither UTF-8, UTF-16 nor a Hebrew one. Save the file as UTF-8, or name its encoding in the mapping.',
  );
}

function isUtf8(head: Buffer): boolean {
  // The head may end inside a character.
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {}
  }
  return false;
}

function decodeHead(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head);
}

function detectFormat(text: string, fileName: string): Format {
  const start = text.trimStart();
  if (start.startsWith('<')) return 'xes';
  if (start.startsWith('[')) return 'json';
  if (start.startsWith('{')) {
    const [first = '', second = ''] = start.split('\n', 2).map((line) => line.trim());
    const oneObjectALine =
      first.endsWith('}') && (second.startsWith('{') || !/\.json(\.gz)?$/i.test(fileName));
    return oneObjectALine ? 'jsonl' : 'json';
  }
  return /\.tsv(\.gz)?$/i.test(fileName) ? 'tsv' : 'csv';
}

function checkFormat(text: string, format: Format): void {
  const start = text.trimStart();
  if (format === 'xes' && !/<log[\s>]/.test(start.slice(0, 4_000)))
    throw new FileRefusal('unreadable', 'The file is XML, but not an XES event log (no <log> element).');
  if (format === 'json' && !/^[[{]/.test(start))
    throw new FileRefusal('unreadable', 'The file is not JSON: it begins with neither [ nor {.');
  if (format === 'jsonl' && !start.startsWith('{'))
    throw new FileRefusal('unreadable', 'The file is not JSON lines: its first line is no object.');
}

function detectDelimiter(text: string): string {
  const line = firstLine(text);
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, n: unquoted(line, delimiter) }));
  const best = counts.sort((a, b) => b.n - a.n)[0];
  return best === undefined || best.n === 0 ? ',' : best.delimiter;
}

function firstLine(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '\n' || letter === '\r')) return text.slice(0, at);
  }
  return text;
}

function unquoted(line: string, delimiter: string): number {
  let quoted = false;
  let n = 0;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === delimiter) n++;
  }
  return n;
}
