import type { Value } from '#kernel/identity/record/value';
import { nameLevel, OTHER, SAME } from './name-level.ts';

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
  level: number;
  /** Sum over the words that are the same, of bits by which each is rarer than an average shared word. */
  same: Value[];
}

export function fullNameLevel(a: Value, b: Value): PairedWords {
  if (a === b) return { level: 1, same: [...a.parts] };
  const few = a.parts.length <= b.parts.length ? a.parts : b.parts;
  const many = few === a.parts ? b.parts : a.parts;
  const { same, alike, faint } = paired(few.slice(0, WORDS_AT_MOST), many.slice(0, WORDS_AT_MOST));
  const matched = same.length + alike;
  const left = few.length - matched - faint;
  const levelOf = (): number => {
    if (matched >= 2 && left === 0 && faint === 0) {
      if (few.length < many.length) return 4;
      return alike === 0 ? 2 : 3;
    }
    if (matched >= 2) return 5;
    if (matched === 1 && few.length === 1) return many.length === 1 ? 3 : 6;
    if (matched === 1 && faint > 0) return 7;
    if (matched === 1) return 8;
    return faint > 0 ? 9 : 10;
  };
  return { level: levelOf(), same };
}

/** Greedy: equal words first, then alike, then faint; every word once. Deterministic in the words' own order. */
function paired(
  few: readonly Value[],
  many: readonly Value[],
): { same: Value[]; alike: number; faint: number } {
  const same: Value[] = [];
  const openFew: Value[] = [];
  for (const word of few) (many.includes(word) ? same : openFew).push(word);
  const openMany = many.filter((word) => !same.includes(word));
  if (openFew.length === 0 || openMany.length === 0) return { same, alike: 0, faint: 0 };
  const levels = openFew.flatMap((one, i) =>
    openMany.map((other, j) => ({ i, j, level: nameLevel(one, other) })),
  );
  levels.sort((p, q) => p.level - q.level || p.i + p.j - (q.i + q.j));
  let takenFew = 0;
  let takenMany = 0;
  let alike = 0;
  let faint = 0;
  for (const { i, j, level } of levels) {
    if (level >= OTHER) break;
    if ((takenFew >> i) & 1 || (takenMany >> j) & 1) continue;
    takenFew |= 1 << i;
    takenMany |= 1 << j;
    if (level === SAME || level < FAINT) alike++;
    else faint++;
  }
  return { same, alike, faint };
}
