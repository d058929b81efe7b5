import type { Value } from '#kernel/identity/record/value';
import { jaroWinkler } from '#kernel/language/jaro-winkler';
import { typingErrors } from './edit-distance.ts';

/**
 * How two names (one given name, one surname) agree, best first: the same; another way to call the same person or the
 * other alphabet; a typing error; an initial or a faint likeness; another name.
 */
export const NAME_LEVELS = ['same', 'alias', 'misspelt', 'faint', 'other'] as const;
export const SAME = 1;
const ALIAS = 2;
export const MISSPELT = 3;
const FAINT = 4;
export const OTHER = 5;

const CLOSE = 0.9;
const ALIKE = 0.82;
const FAINTLY = 0.75;

/** 1 (same) to 5 (other); symmetric. */
export function nameLevel(a: Value, b: Value): number {
  if (a === b || a.text === b.text) return SAME;
  const x = a.text;
  const y = b.text;
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? FAINT : OTHER;
  if (a.classes.length > 0 && b.classes.length > 0 && meet(a.classes, b.classes)) return ALIAS;
  if (a.hebrew !== b.hebrew) return crossed(a, b);
  if (wordsAgree(a, b)) return ALIAS;
  if (beginOtherwise(x, y)) return OTHER;
  const shorter = Math.min(x.length, y.length);
  const alike = jaroWinkler(x, y);
  const errors = alike >= 0.6 && shorter >= 4 ? typingErrors(x, y) : 3;
  if (errors === 1 || (errors === 2 && shorter >= 6)) return MISSPELT;
  if (alike >= CLOSE && shorter > 2) return MISSPELT;
  if (alike >= ALIKE && meet(a.keys, b.keys)) return MISSPELT;
  if (alike >= FAINTLY || errors === 2 || (shorter >= 3 && typingErrors(x, y) === 1)) return FAINT;
  return initials(x, y) ? FAINT : OTHER;
}

/**
 * Names repeat: in a collection the same two meet again and again. A small memory, the last come overwrites; who asks
 * only a few times is not charged for it.
 */
const REMEMBERED_BITS = 16;
const BEGINS_AFTER = 20_000;
export function rememberedNameLevel(): (a: Value, b: Value) => number {
  let asked = 0;
  let firsts: (Value | null)[] = [];
  let seconds: (Value | null)[] = [];
  let levels = new Uint8Array(0);
  return (a, b) => {
    if (a === b) return SAME;
    if (asked < BEGINS_AFTER) {
      if (++asked === BEGINS_AFTER) {
        firsts = new Array<Value | null>(1 << REMEMBERED_BITS).fill(null);
        seconds = new Array<Value | null>(1 << REMEMBERED_BITS).fill(null);
        levels = new Uint8Array(1 << REMEMBERED_BITS);
      }
      return nameLevel(a, b);
    }
    const [x, y] = a.hash <= b.hash ? [a, b] : [b, a];
    const place = (Math.imul(x.hash, 0x9e3779b1) ^ Math.imul(y.hash, 0x85ebca6b)) >>> (32 - REMEMBERED_BITS);
    if (firsts[place] === x && seconds[place] === y) return levels[place] ?? OTHER;
    const level = nameLevel(x, y);
    firsts[place] = x;
    seconds[place] = y;
    levels[place] = level;
    return level;
  };
}

/** None of the first two letters of one is where it or its neighbour stands in the other: not worth measuring. */
export function beginOtherwise(x: string, y: string): boolean {
  const [a, b] = [x.charCodeAt(0), x.charCodeAt(1)];
  const [c, d] = [y.charCodeAt(0), y.charCodeAt(1)];
  return a !== c && b !== d && a !== d && b !== c;
}

/** "anna maria" holds "anna"; "ben david" is "bendavid". */
function wordsAgree(a: Value, b: Value): boolean {
  const spaced = a.squashed.length !== a.text.length;
  if (!spaced && b.squashed.length === b.text.length) return false;
  if (a.squashed === b.squashed) return true;
  const [few, many] = a.text.length <= b.text.length ? [a, b] : [b, a];
  return few.words.every((word) => word.length > 1 && many.words.includes(word));
}

/** "j r" or "jr" against "john richard": only when one side is nothing but initials. */
function initials(x: string, y: string): boolean {
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  return few.length <= 3 && /^\p{L}( \p{L})*$/u.test(few) && few[0] === many[0];
}

/** In the other alphabet: the same by sound; or by sound but for one error; or another name. */
function crossed(a: Value, b: Value): number {
  if (soundTheSame(a, b)) return ALIAS;
  for (const one of a.sounds) for (const other of b.sounds) if (nearly(one, other)) return FAINT;
  return OTHER;
}

/** One error apart; two words of three letters and more that are so begin or end alike. */
function nearly(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 3 || Math.abs(one.length - other.length) > 1) return false;
  return (
    (one.charCodeAt(0) === other.charCodeAt(0) ||
      one.charCodeAt(one.length - 1) === other.charCodeAt(other.length - 1)) &&
    typingErrors(one, other) === 1
  );
}

/** Could these be one name as it stands, or by another name for it? The cheap part of the level, no measuring. */
export function couldBeOne(a: Value, b: Value): boolean {
  if (a === b || a.text === b.text) return true;
  if (a.text.length === 1 || b.text.length === 1) return false;
  if (a.classes.length > 0 && b.classes.length > 0 && meet(a.classes, b.classes)) return true;
  return a.hebrew === b.hebrew ? wordsAgree(a, b) : soundTheSame(a, b);
}

export function soundTheSame(a: Value, b: Value): boolean {
  return a.sounds.some((sound) => b.sounds.includes(sound));
}

function meet(few: readonly number[], many: readonly number[]): boolean {
  for (const one of few) if (many.includes(one)) return true;
  return false;
}
