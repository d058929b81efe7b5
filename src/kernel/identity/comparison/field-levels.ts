import type { Value } from '#kernel/identity/record/value';
import { jaroWinkler } from '#kernel/language/jaro-winkler';
import { typingErrors } from './edit-distance.ts';
import { beginOtherwise, soundTheSame } from './name-level.ts';

/**
 * How two cells of one kind agree, as a small number: 1 is "the same", then ever less, the last is "something else".
 * All are symmetric. What each level is worth the model says, not this file.
 */
export const DATE_LEVELS = ['same', 'one-error', 'near', 'same-year', 'other'] as const;
export const NUMBER_LEVELS = ['same', 'one-error', 'two-errors', 'other'] as const;
export const MAIL_LEVELS = ['same', 'same-mailbox', 'misspelt', 'faint', 'other'] as const;
export const PLACE_LEVELS = ['same', 'misspelt', 'other'] as const;
export const WORDS_LEVELS = ['same', 'alike', 'mostly', 'partly', 'other'] as const;

/** Dates as YYYYMMDD. One error: a digit, two neighbours, or day and month exchanged. Near: two errors. */
export function dateLevel(a: Value, b: Value): number {
  if (a === b) return 1;
  const x = a.text;
  const y = b.text;
  if (x.length === 8 && y.length === 8) {
    if (partsExchanged(x, y)) return 2;
    // A year alone (00 for month and day) agrees with every day in it, faintly.
    if (x.slice(0, 4) === y.slice(0, 4) && (x.endsWith('0000') || y.endsWith('0000'))) return 3;
  }
  const errors = typingErrors(x, y);
  if (errors === 1) return 2;
  if (errors === 2) return 3;
  if (x.length >= 8 && y.length >= 8 && partsShared(x, y) >= 2) return 3;
  return x.slice(0, 4) === y.slice(0, 4) ? 4 : 5;
}

function partsExchanged(x: string, y: string): boolean {
  return (
    x.slice(0, 4) === y.slice(0, 4) && x.slice(4, 6) === y.slice(6, 8) && x.slice(6, 8) === y.slice(4, 6)
  );
}

function partsShared(x: string, y: string): number {
  return (
    (x.slice(0, 4) === y.slice(0, 4) ? 1 : 0) +
    (x.slice(4, 6) === y.slice(4, 6) ? 1 : 0) +
    (x.slice(6, 8) === y.slice(6, 8) ? 1 : 0)
  );
}

/** Numbers people type: identity numbers, phones, postcodes, house numbers. */
export function numberLevel(a: Value, b: Value): number {
  if (a === b) return 1;
  const x = a.text;
  const y = b.text;
  // The same line with and without its area code.
  if (x.length >= 9 !== y.length >= 9 && Math.min(x.length, y.length) >= 7 && x.slice(-7) === y.slice(-7))
    return 2;
  const errors = typingErrors(x, y);
  // In a short number one error is another number.
  if (errors === 1) return Math.min(x.length, y.length) >= 3 ? 2 : 3;
  return errors === 2 && Math.min(x.length, y.length) >= 4 ? 3 : 4;
}

export function mailLevel(a: Value, b: Value): number {
  if (a === b) return 1;
  if (a.shared || b.shared) return 5;
  if (a.local === b.local && a.local.length > 2) return 2;
  if (beginOtherwise(a.text, b.text)) return 5;
  const errors = typingErrors(a.text, b.text);
  if (errors <= 2) return errors === 1 ? 2 : 3;
  const alike = jaroWinkler(a.text, b.text);
  if (alike >= 0.92) return 3;
  return alike >= 0.82 ? 4 : 5;
}

/** Cities and regions, in two alphabets. */
export function placeLevel(a: Value, b: Value): number {
  if (a === b) return 1;
  if (a.hebrew !== b.hebrew) return soundTheSame(a, b) ? 2 : 3;
  if (Math.min(a.text.length, b.text.length) < 4 || beginOtherwise(a.text, b.text)) return 3;
  return typingErrors(a.text, b.text) <= 2 || jaroWinkler(a.text, b.text) >= 0.88 ? 2 : 3;
}

/**
 * Streets, companies, free words: how much of what is rare in either is in both. `rarity` of a word in bits; a word
 * with a typing error counts for four fifths.
 */
export function wordsLevel(a: Value, b: Value, rarity: (word: Value) => number): number {
  if (a === b) return 1;
  const x = a.squashed;
  const y = b.squashed;
  if (x === y) return 1;
  const shared = sharedRarity(a, b, rarity);
  if (shared.dice >= 0.85) return 2;
  const errors = Math.min(x.length, y.length) >= 6 ? typingErrors(x, y) : 3;
  if (errors <= 2) return 2;
  const alike = jaroWinkler(x, y);
  if (alike >= 0.93) return 2;
  if (shared.dice >= 0.6 || shared.held >= 0.95 || alike >= 0.87) return 3;
  return shared.dice >= 0.35 || alike >= 0.8 ? 4 : 5;
}

/** Categories: the same, a word in common, or something else. */
export function categoryLevel(a: Value, b: Value): number {
  if (a === b) return 1;
  if (a.parts.some((word) => b.parts.includes(word))) return 2;
  return Math.min(a.text.length, b.text.length) >= 4 && typingErrors(a.text, b.text) <= 2 ? 2 : 3;
}

function sharedRarity(
  a: Value,
  b: Value,
  rarity: (word: Value) => number,
): { readonly dice: number; readonly held: number } {
  let sumA = 0;
  let sumB = 0;
  let sharedA = 0;
  let sharedB = 0;
  for (const word of a.parts) {
    const bits = rarity(word);
    sumA += bits;
    sharedA += bits * likest(word, b.parts);
  }
  for (const word of b.parts) {
    const bits = rarity(word);
    sumB += bits;
    sharedB += bits * likest(word, a.parts);
  }
  const least = Math.min(sumA, sumB);
  return {
    dice: sumA + sumB === 0 ? 0 : (sharedA + sharedB) / (sumA + sumB),
    held: least === 0 ? 0 : sumA <= sumB ? sharedA / sumA : sharedB / sumB,
  };
}

function likest(word: Value, among: readonly Value[]): number {
  let best = 0;
  for (const other of among) {
    if (other === word) return 1;
    if (best > 0 || other.text.length < 4 || word.text.length < 4) continue;
    if (
      typingErrors(word.text, other.text) === 1 ||
      (word.hebrew !== other.hebrew && soundTheSame(word, other))
    )
      best = 0.8;
  }
  return best;
}
