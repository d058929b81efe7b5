import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { FileRefusal } from './file-refusal.ts';
import type { Encoding } from './sniff.ts';

/**
 * Bytes become text, and nothing is replaced in silence. In a file that is read row by row, a line that is not UTF-8 although
 * the others are is read as old Hebrew and marked, so that its row alone is set aside, and `foreign` tells that there are
 * marks; elsewhere the file is refused.
 */
export const FOREIGN_LINE = '\uFFFF\uFDD0\uFFFF';

export function decoded(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  { rowByRow, foreign }: { readonly rowByRow: boolean; readonly foreign: { seen: boolean } },
): AsyncGenerator<string> {
  if (encoding === 'cp862') return decodedByTable(bytes, encoding);
  return encoding === 'utf-8' && rowByRow ? decodedByLine(bytes, foreign) : decodedWhole(bytes, encoding);
}

/** The text of a file's beginning, which may end inside a character. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  return encoding === 'cp862' ? iconv.decode(head, encoding) : new TextDecoder(encoding).decode(head);
}

async function* decodedByTable(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  // One byte is one letter: a chunk never ends inside one.
  for await (const chunk of bytes) yield iconv.decode(chunk, encoding);
}

async function* decodedWhole(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
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

const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** A line without an end is given on in pieces of this size. */
const LONGEST_LINE = 1024 * 1024;

async function* decodedByLine(
  bytes: AsyncIterable<Buffer>,
  foreign: { seen: boolean },
): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of bytes) {
    const block = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const end = lastLineEnd(block);
    if (end === 0 && block.length < LONGEST_LINE) {
      held = block;
      continue;
    }
    const cut = end === 0 ? lastWholeCharacter(block) : end;
    held = block.subarray(cut);
    yield linesOf(block.subarray(begun ? 0 : markLength(block), cut), foreign);
    begun = true;
  }
  if (held.length > 0) yield linesOf(held.subarray(begun ? 0 : markLength(held)), foreign);
}

function markLength(head: Buffer): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

function lastLineEnd(block: Buffer): number {
  return Math.max(block.lastIndexOf(NEWLINE), block.lastIndexOf(RETURN)) + 1;
}

function lastWholeCharacter(block: Buffer): number {
  let at = block.length;
  while (at > block.length - 4 && at > 0 && ((block[at - 1] ?? 0) & 0xc0) === 0x80) at--;
  return at > 0 && (block[at - 1] ?? 0) >= 0xc0 ? at - 1 : block.length;
}

function linesOf(block: Buffer, foreign: { seen: boolean }): string {
  if (isUtf8(block)) return block.toString('utf8');
  foreign.seen = true;
  const parts: string[] = [];
  let start = 0;
  while (start < block.length) {
    const end = lineEnd(block, start);
    parts.push(lineText(block.subarray(start, end)));
    start = end;
  }
  return parts.join('');
}

function lineEnd(block: Buffer, start: number): number {
  for (let at = start; at < block.length; at++)
    if (block[at] === NEWLINE || block[at] === RETURN) return at + 1;
  return block.length;
}

/** The mark stands before the first byte that is no ASCII: inside a cell, never beside a delimiter's or quote's own work. */
function lineText(line: Buffer): string {
  if (isUtf8(line)) return line.toString('utf8');
  const first = line.findIndex((byte) => byte >= 0x80);
  return `${line.toString('latin1', 0, first)}${FOREIGN_LINE}${new TextDecoder('windows-1255').decode(line.subarray(first))}`;
}
