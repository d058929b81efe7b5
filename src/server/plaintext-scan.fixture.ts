import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * Looks for words in the bytes of every file below a directory: as UTF-8 and UTF-16, as they are and in either case,
 * as hexadecimal, base64 and percent-encoded text, and inside what gzip or zlib packed.
 */
export interface Hit {
  readonly file: string;
  readonly word: string;
  readonly form: string;
}

interface Needle {
  readonly word: string;
  readonly form: string;
  readonly bytes: Buffer;
}

export async function scanFor(
  words: readonly string[],
  directory: string,
): Promise<{ hits: Hit[]; files: number; bytes: number }> {
  const needles = words.flatMap(formsOf);
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const content = await readFile(file);
    files++;
    bytes += content.length;
    for (const part of [content, ...unpackedParts(content)])
      for (const { word, form, bytes: needle } of needles)
        if (part.includes(needle))
          hits.push({ file, word, form: part === content ? form : `packed ${form}` });
  }
  return { hits, files, bytes };
}

/** Every way in which one word is looked for. */
export function formsOf(word: string): Needle[] {
  const spellings = new Set([word, word.toLowerCase(), word.toUpperCase()]);
  return [...spellings].flatMap((spelling) => {
    const utf8 = Buffer.from(spelling, 'utf8');
    const utf16 = Buffer.from(spelling, 'utf16le');
    const needles: [string, Buffer][] = [
      ['utf-8', utf8],
      ['utf-16le', utf16],
      ['utf-16be', Buffer.from(utf16).swap16()],
      ['hex', Buffer.from(utf8.toString('hex'))],
      ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
      ...base64Forms(utf8),
    ];
    const percent = [...utf8].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
    needles.push(['percent', Buffer.from(percent)], ['uri', Buffer.from(encodeURIComponent(spelling))]);
    needles.push(['json', Buffer.from(escapedJson(spelling))]);
    return needles.map(([form, bytes]) => ({ word, form, bytes }));
  });
}

/** In base64 a word looks different at each of three places; its first and last letters depend on the neighbours. */
function base64Forms(bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const from = shift === 0 ? 0 : shift + 1;
    const whole = (shift + bytes.length) % 3 === 0 ? text.length : text.length - 1;
    return [`base64+${shift}`, Buffer.from(text.slice(from, whole))];
  });
}

function escapedJson(text: string): string {
  return [...text]
    .map((letter) =>
      letter < '\u0080' ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .join('');
}

/** Where gzip or zlib begins, what it holds, also when its end is missing. */
function* unpackedParts(content: Buffer): Generator<Buffer> {
  const cut = { finishFlush: constants.Z_SYNC_FLUSH };
  for (let at = content.indexOf(GZIP); at !== -1; at = content.indexOf(GZIP, at + 1)) {
    const part = attempt(() => gunzipSync(content.subarray(at), cut));
    // Bytes that follow the member make the whole unreadable; its body alone can be read.
    yield part ?? attempt(() => inflateRawSync(content.subarray(at + 10), cut)) ?? Buffer.alloc(0);
  }
  for (const head of ZLIB)
    if (content.subarray(0, 2).equals(head))
      yield attempt(() => inflateSync(content, cut)) ?? Buffer.alloc(0);
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const ZLIB = [Buffer.from([0x78, 0x9c]), Buffer.from([0x78, 0xda])];

function attempt(work: () => Buffer): Buffer | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
