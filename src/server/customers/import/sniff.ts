import { isUtf8 } from 'node:buffer';
import { decodeHead } from './decode.ts';
import { FileRefusal } from './file-refusal.ts';
import { isVisual } from './visual-order.ts';
import { isWhatsapp } from './whatsapp-rows.ts';

/**
 * What a file is, from its first bytes and its name: format, encoding, delimiter. What it says it is counts for
 * nothing; what the bytes say does. Binary that is no format of ours is refused, never guessed.
 */
export type Format = 'csv' | 'tsv' | 'json' | 'jsonl' | 'xlsx' | 'xes' | 'whatsapp';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1255' | 'iso-8859-8' | 'cp862';
export type Letters = 'logical' | 'visual';

export interface Sniffed {
  readonly format: Format;
  readonly encoding: Encoding;
  readonly delimiter: string | null;
  /** Whether Hebrew is kept as it is read, or backwards as old screens showed it. */
  readonly letters: Letters;
}

export interface Told {
  readonly format: Format | 'auto';
  readonly encoding: Encoding | 'auto';
  readonly delimiter: string;
  readonly letters: Letters | 'auto';
}

/** What decided the encoding; null when somebody named it or the format has its own. */
export type EncodingEvidence =
  | 'byte-order-mark'
  | 'valid-utf-8'
  | 'mostly-utf-8'
  | 'zero-bytes'
  | 'windows-letters'
  | 'dos-letters';

export function sniff(head: Buffer, fileName: string, told: Told): Sniffed {
  if (head.length === 0) throw new FileRefusal('unreadable', 'The file is empty.');
  if (OLD_OFFICE.every((byte, at) => head[at] === byte))
    throw new FileRefusal(
      'unreadable',
      'The file is an old Excel workbook (.xls) or one under a password. Save it from Excel as .xlsx without a password, or as CSV.',
    );
  if (head[0] === 0x50 && head[1] === 0x4b) {
    if (told.format !== 'auto' && told.format !== 'xlsx')
      throw new FileRefusal(
        'unreadable',
        `The file is a ZIP or Excel workbook, not ${told.format.toUpperCase()}.`,
      );
    return { format: 'xlsx', encoding: 'utf-8', delimiter: null, letters: 'logical' };
  }
  if (told.format === 'xlsx')
    throw new FileRefusal(
      'unreadable',
      'The file is not an Excel workbook (.xlsx). Save it from Excel again, or choose CSV.',
    );
  // Single lines in another encoding are set aside row by row; a file of them is another file than was said.
  if (told.encoding === 'utf-8' && !looksUtf8(head) && !mostlyUtf8(head))
    throw new FileRefusal(
      'unreadable',
      'The file is not UTF-8, as the mapping says it is. Save it as UTF-8, or name the right encoding in the mapping.',
    );
  const encoding = told.encoding === 'auto' ? detectEncoding(head).encoding : told.encoding;
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
  const letters =
    told.letters !== 'auto' ? told.letters : ONE_BYTE.has(encoding) && isVisual(text) ? 'visual' : 'logical';
  if (format !== 'csv' && format !== 'tsv') return { format, encoding, delimiter: null, letters };
  const delimiter =
    told.delimiter !== 'auto' ? told.delimiter : format === 'tsv' ? '\t' : detectDelimiter(text);
  return { format, encoding, delimiter, letters };
}

/** The beginning of every Office file before 2007, and of every one under a password. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const ONE_BYTE: ReadonlySet<Encoding> = new Set(['windows-1255', 'iso-8859-8', 'cp862']);

function controlCharacters(text: string): number {
  let n = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) n++;
  }
  return n;
}

/** Throws when the bytes are no encoding of ours: then it must be asked, never guessed. */
export function detectEncoding(head: Buffer): { encoding: Encoding; because: EncodingEvidence } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', because: 'byte-order-mark' };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', because: 'byte-order-mark' };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', because: 'byte-order-mark' };
  let evenNuls = 0;
  let oddNuls = 0;
  for (let at = 0; at < Math.min(head.length, 4_000); at++)
    if (head[at] === 0) at % 2 === 0 ? evenNuls++ : oddNuls++;
  const half = Math.min(head.length, 4_000) / 2;
  if (oddNuls > half * 0.4 && evenNuls < half * 0.1) return { encoding: 'utf-16le', because: 'zero-bytes' };
  if (evenNuls > half * 0.4 && oddNuls < half * 0.1) return { encoding: 'utf-16be', because: 'zero-bytes' };
  if (looksUtf8(head)) return { encoding: 'utf-8', because: 'valid-utf-8' };
  if (mostlyUtf8(head)) return { encoding: 'utf-8', because: 'mostly-utf-8' };
  // Hebrew letters stand at E0..FA in both Windows-1255 and ISO-8859-8 (the first also has quotes, dashes and points), and
  // at 80..9A in the code page of DOS.
  let windows = 0;
  let dos = 0;
  let high = 0;
  for (const byte of head) {
    if (byte < 0x80) continue;
    high++;
    if (byte <= 0x9a) dos++;
    if (
      (byte >= 0xe0 && byte <= 0xfa) ||
      (byte >= 0x91 && byte <= 0x97) ||
      byte === 0xa4 ||
      (byte >= 0xc0 && byte <= 0xd8)
    )
      windows++;
  }
  if (windows / high > 0.8 && windows > dos) return { encoding: 'windows-1255', because: 'windows-letters' };
  if (dos / high > 0.8) return { encoding: 'cp862', because: 'dos-letters' };
  throw new FileRefusal(
    'unreadable',
    'The encoding is neither UTF-8, UTF-16 nor a Hebrew one. Save the file as UTF-8, or name its encoding in the mapping.',
  );
}

/** The head may end inside a character. */
function looksUtf8(head: Buffer): boolean {
  return [0, 1, 2, 3].some((cut) => cut < head.length && isUtf8(head.subarray(0, head.length - cut)));
}

/** At least as many lines with letters beyond ASCII that are UTF-8 as lines that are not: the others were pasted in. */
function mostlyUtf8(head: Buffer): boolean {
  let fits = 0;
  let foreign = 0;
  let start = 0;
  for (let at = 0; at <= head.length; at++) {
    if (at < head.length && head[at] !== 0x0a && head[at] !== 0x0d) continue;
    const line = head.subarray(start, at);
    start = at + 1;
    if (!line.some((byte) => byte >= 0x80)) continue;
    if (isUtf8(line)) fits++;
    else foreign++;
  }
  return fits > 0 && fits >= foreign;
}

function detectFormat(text: string, fileName: string): Format {
  const start = text.trimStart();
  if (isWhatsapp(start)) return 'whatsapp';
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
  if (format === 'whatsapp' && !isWhatsapp(start))
    throw new FileRefusal('unreadable', 'The file is not the export of a WhatsApp chat.');
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
