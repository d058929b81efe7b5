import type { Value } from '#kernel/identity/record/value';
import { OTHER } from './name-level.ts';

/**
 * Whole names, in whatever order their words stand. Words are paired best with best; what decides is how many pair,
 * how well, and whether words are left over on both sides (then somebody has another name).
 */
export const FULL_NAME_LEVELS = [
  'same',
  'same-words',
  'alias-or-misspelt',
  'held',
  'two-and-more',
  'one-of-one',
  'one-and-faint',
  'one',
  'faint',
  'other',
] as const;

const WORDS_AT_MOST = 6;
const FAINT = 4;

export interface PairedWords {
  readonly level: number;
  /** Sum over the words that are the same, of bits by which each is rarer than an average shared word. */
  readonly same: readonly Value[];
}

/** `level` of two words: as nameLevel. */
export function fullNameLevel(a: Value, b: Value, level: (x: Value, y: Value) => number): PairedWords {
  if (a === b) return { level: 1, same: a.parts };
  const few = a.parts.length <= b.parts.length ? a.parts : b.parts;
  const many = few === a.parts ? b.parts : a.parts;
  const { same, alike, faint } = paired(few.slice(0, WORDS_AT_MOST), many.slice(0, WORDS_AT_MOST), level);
  const matched = same.length + alike;
  const left = few.length - matched - faint;
  if (matched >= 2 && left === 0 && faint === 0) {
    if (few.length < many.length) return { level: 4, same };
    return { level: alike === 0 ? 2 : 3, same };
  }
  if (matched >= 2) return { level: 5, same };
  if (matched === 1 && few.length === 1) return { level: many.length === 1 ? 3 : 6, same };
  if (matched === 1) return { level: faint > 0 ? 7 : 8, same };
  return { level: faint > 0 ? 9 : 10, same };
}

const levels = new Uint8Array(WORDS_AT_MOST * WORDS_AT_MOST);

/** Greedy: equal words first, then alike, then faint; every word once. Deterministic in the words' own order. */
function paired(
  few: readonly Value[],
  many: readonly Value[],
  level: (x: Value, y: Value) => number,
): { same: Value[]; alike: number; faint: number } {
  const same: Value[] = [];
  const openFew: Value[] = [];
  for (const word of few) (many.includes(word) ? same : openFew).push(word);
  const openMany = same.length === 0 ? many : many.filter((word) => !same.includes(word));
  if (openFew.length === 0 || openMany.length === 0) return { same, alike: 0, faint: 0 };
  const width = openMany.length;
  let best = OTHER;
  for (const [i, one] of openFew.entries())
    for (const [j, other] of openMany.entries()) {
      const found = level(one, other);
      levels[i * width + j] = found;
      if (found < best) best = found;
    }
  let alike = 0;
  let faint = 0;
  let takenFew = 0;
  let takenMany = 0;
  // Of equally alike pairs those that stand further in front come first.
  for (let wanted = best; wanted < OTHER; wanted++)
    for (let front = 0; front < openFew.length + width - 1; front++)
      for (let i = Math.max(0, front - width + 1); i <= Math.min(front, openFew.length - 1); i++) {
        const j = front - i;
        if (levels[i * width + j] !== wanted || (takenFew >> i) & 1 || (takenMany >> j) & 1) continue;
        takenFew |= 1 << i;
        takenMany |= 1 << j;
        if (wanted < FAINT) alike++;
        else faint++;
      }
  return { same, alike, faint };
}
