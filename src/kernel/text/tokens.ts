import { foldFinals, isHebrewLetter, particleForms } from './hebrew.ts';
import { normalise } from './normalise.ts';

/**
 * A text as words, numbers, faces and marks. Each word knows the forms under which it may be looked up (final letters
 * folded, glued particles stripped) and where it stands in the original. Acronyms (עו"ד) stay one word; a word that
 * changes script (בwhatsapp) is two.
 */
export type TokenKind = 'word' | 'number' | 'face' | 'mark' | 'address';

export type Token = {
  readonly kind: TokenKind;
  /** Looked up under any of these; the first is the whole word. */
  readonly forms: readonly string[];
  /** Offsets in the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
};

const FACE = /\p{Extended_Pictographic}/u;
const LETTER = /\p{L}/u;
const BREAKS = '.,!?;:\n()|-';
const EYES = ':;=';

export function tokenise(original: string): Token[] {
  const { text, offsets } = normalise(original);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const { kind, end, forms } = read(text, at);
    if (kind !== 'space') {
      // The last character may stand for several of the original (a word with points): end where the next begins.
      const start = offsets[at] ?? 0;
      const last = offsets[end - 1] ?? start;
      const next = offsets[end] ?? original.length;
      tokens.push({
        kind,
        forms,
        start,
        end: kind === 'face' ? next : Math.min(next, last + width(original, last)),
      });
    }
    at = end;
  }
  return tokens;
}

type Reading = {
  readonly kind: TokenKind | 'space';
  readonly end: number;
  readonly forms: readonly string[];
};

function read(text: string, at: number): Reading {
  const code = text.charCodeAt(at);
  if (code === 32 || code === 13) return { kind: 'space', end: at + 1, forms: [] };
  if (isHebrewLetter(code)) return hebrewWord(text, at);
  if (isLatin(code)) return isAddress(text, at) ? address(text, at) : latinWord(text, at);
  if (isDigit(code)) return number(text, at);
  const char = text.charAt(at);
  if (char === '@') return address(text, at);
  if (EYES.includes(char)) {
    const face = emoticon(text, at);
    if (face) return face;
  }
  if (BREAKS.includes(char)) return { kind: 'mark', end: at + 1, forms: [char] };
  if (code < 128) return { kind: 'space', end: at + 1, forms: [] };
  const point = String.fromCodePoint(text.codePointAt(at) ?? code);
  if (FACE.test(point)) return face(text, at, point);
  if (LETTER.test(point)) return otherWord(text, at);
  return { kind: 'space', end: at + point.length, forms: [] };
}

function hebrewWord(text: string, at: number): Reading {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isHebrewLetter(code)) end++;
    else if (code === 39 && isHebrewLetter(text.charCodeAt(end + 1))) end++;
    else if (
      code === 34 &&
      isHebrewLetter(text.charCodeAt(end + 1)) &&
      !isHebrewLetter(text.charCodeAt(end + 2))
    )
      end++;
    else break;
  }
  const word = foldFinals(text.slice(at, end).replaceAll("'", ''));
  return { kind: 'word', end, forms: particleForms(word) };
}

function latinWord(text: string, at: number): Reading {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isLatin(code) || (code === 39 && isLatin(text.charCodeAt(end + 1)))) end++;
    else break;
  }
  return { kind: 'word', end, forms: [text.slice(at, end).replaceAll("'", '')] };
}

function otherWord(text: string, at: number): Reading {
  let end = at;
  for (const char of text.slice(at, at + 64)) {
    if (!LETTER.test(char)) break;
    end += char.length;
  }
  return { kind: 'word', end, forms: [text.slice(at, end)] };
}

function number(text: string, at: number): Reading {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const joins =
      (code === 44 || code === 46 || code === 58 || code === 47) && isDigit(text.charCodeAt(end + 1));
    if (!isDigit(code) && !joins) break;
    end++;
  }
  return { kind: 'number', end, forms: [text.slice(at, end), '#'] };
}

/** Web addresses, e-mail addresses and @names carry no opinion and may carry a person. */
function address(text: string, at: number): Reading {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) > 32) end++;
  return { kind: 'address', end, forms: ['@'] };
}

function isAddress(text: string, at: number): boolean {
  if (text.startsWith('http', at) || text.startsWith('www.', at)) return true;
  let end = at + 1;
  // A mail's local part has at most 64 characters (RFC 5321): looking further would make long texts quadratic.
  const limit = Math.min(text.length, at + 65);
  while (
    end < limit &&
    (isLatin(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)) || '._-+'.includes(text.charAt(end)))
  ) {
    end++;
  }
  return text.charCodeAt(end) === 64;
}

function emoticon(text: string, at: number): Reading | null {
  const nose = text.charAt(at + 1) === '-' ? 2 : 1;
  const mouth = text.charAt(at + nose);
  if (mouth === '' || !')(d]['.includes(mouth) || isLatin(text.charCodeAt(at + nose + 1))) return null;
  return { kind: 'face', end: at + nose + 1, forms: [mouth === '(' || mouth === '[' ? ':(' : ':)'] };
}

/** Skin tones, variation selectors and joined figures belong to the face before them. */
function face(text: string, at: number, first: string): Reading {
  let end = at + first.length;
  for (;;) {
    const point = text.codePointAt(end) ?? 0;
    if (point === 0xfe0f || (point >= 0x1f3fb && point <= 0x1f3ff)) end += point > 0xffff ? 2 : 1;
    else if (point === 0x200d) end += 1 + ((text.codePointAt(end + 1) ?? 0) > 0xffff ? 2 : 1);
    else break;
  }
  return { kind: 'face', end: Math.min(end, text.length), forms: [first] };
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isLatin(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f && code !== 0xf7);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
