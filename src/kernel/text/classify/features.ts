import { isHebrewLetter } from '#kernel/text/hebrew';

/**
 * What a linear model sees of a text: its words and pairs of words, and all runs of two to five characters inside a word
 * (with its borders), which do the work of a stemmer in Hebrew. Each is hashed (FNV-1a, 32 bits) into one of a fixed
 * number of buckets, so that no dictionary is kept and no customer's word is stored with a model.
 */
export const WORD_BUCKETS = 1 << 18;
export const CHARACTER_BUCKETS = 1 << 20;
export const BUCKETS = WORD_BUCKETS + CHARACTER_BUCKETS;

const SHORTEST = 2;
const LONGEST = 5;
const BORDER = 32;
const PARTICLES = 'משהוכלב';
const STEM = 0;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Called for each feature with its bucket and the characters of the normalised text that it covers, end exclusive. */
export type Visit = (bucket: number, from: number, to: number) => void;

export type Views = {
  /** False leaves the runs of characters out: the baseline that only knows words. */
  readonly characters: boolean;
};

/** `text` is normalised and masked. A word that changes script is two (בwhatsapp); marks other than ! and ? are none. */
export function visitFeatures(text: string, views: Views, visit: Visit): void {
  let before = 0;
  let beforeFrom = 0;
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end === at) {
      at++;
      continue;
    }
    const word = hashOf(text, at, end);
    visit(word & (WORD_BUCKETS - 1), at, end);
    if (before !== 0) visit(Math.imul(before ^ Math.imul(word, PRIME), 0x9e3779b1) >>> 14, beforeFrom, end);
    if (views.characters) runs(text, at, end, visit);
    if (isHebrewLetter(text.charCodeAt(at))) stems(text, at, end, visit);
    before = word;
    beforeFrom = at;
    at = end;
  }
}

function runs(text: string, from: number, to: number, visit: Visit): void {
  for (let start = from - 1; start < to; start++) {
    let hash = BASIS;
    for (let length = 1; length <= LONGEST; length++) {
      const at = start + length - 1;
      if (at > to) break;
      const code = at < from || at === to ? BORDER : text.charCodeAt(at);
      hash = Math.imul(hash ^ code, PRIME);
      // The upper bits are mixed in: the lowest bits of FNV know only the lowest bits of each character.
      if (length >= SHORTEST)
        visit(
          WORD_BUCKETS + ((hash ^ (hash >>> 15)) & (CHARACTER_BUCKETS - 1)),
          Math.max(from, start),
          Math.min(to, at + 1),
        );
    }
  }
}

/** What is left of a Hebrew word when the small words glued to its front come off: a second view, never instead. */
function stems(text: string, from: number, to: number, visit: Visit): void {
  for (let start = from + 1; start <= from + 3 && to - start >= 3; start++) {
    if (!PARTICLES.includes(text.charAt(start - 1))) return;
    visit((hashOf(text, start, to) ^ STEM) & (WORD_BUCKETS - 1), start, to);
  }
}

function hashOf(text: string, from: number, to: number): number {
  let hash = BASIS;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const NONE = 0;
const LATIN = 1;
const HEBREW = 2;
const OTHER = 3;
const ALONE = 4;

function wordEnd(text: string, at: number): number {
  const kind = kindOf(text.charCodeAt(at));
  if (kind === NONE) return at;
  if (kind === ALONE) return at + (isHighSurrogate(text.charCodeAt(at)) ? 2 : 1);
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (kindOf(code) === kind) end++;
    else if ((code === 39 || code === 34) && kindOf(text.charCodeAt(end + 1)) === kind && joins(code, kind))
      end++;
    else break;
  }
  return end;
}

/** don't, ג'ירפה and עו"ד are one word each; a quotation mark joins no Latin. */
function joins(code: number, kind: number): boolean {
  return code === 39 || kind === HEBREW;
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LATIN;
  if (isHebrewLetter(code)) return HEBREW;
  if (code < 128) return code === 33 || code === 63 ? ALONE : NONE;
  if (code >= 0xc0 && code <= 0x24f) return LATIN;
  if (code >= 0xe000 && code <= 0xe006) return ALONE;
  if (isHighSurrogate(code) || (code >= 0x2600 && code <= 0x27bf)) return ALONE;
  if (code >= 0x370 && code <= 0x1fff) return OTHER;
  return code >= 0x3040 && code < 0xd800 ? OTHER : NONE;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
