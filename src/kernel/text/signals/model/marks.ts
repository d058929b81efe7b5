import { isHebrewLetter } from '#kernel/text/hebrew';
import { folded } from '#kernel/text/signals/lexicon';
import type { Heard } from '#kernel/text/signals/rules';

/**
 * What the model sees of a text, in three blocks: words (also without glued particles, in pairs, and in pairs with one
 * or two words between), runs of two to five characters inside a word with its borders, and which lists of the packs
 * occur, which is what the rules know of the language before anybody labelled a text. Each is hashed (FNV-1a, 32 bits)
 * into a bucket, so that no dictionary of words is kept with the model.
 */
export const WORDS = 0;
export const RUNS = 1;
export const LISTS = 2;
export const BLOCKS = 3;
const WORD_BITS = 18;
const RUN_BITS = 18;
const WORD_BUCKETS = 1 << WORD_BITS;
const RUN_BUCKETS = 1 << RUN_BITS;
/** The lists of each language; a pack whose lists are more would meet its own first ones. */
const LIST_BUCKETS = 1 << 12;
const LISTS_FROM = { he: WORD_BUCKETS + RUN_BUCKETS, en: WORD_BUCKETS + RUN_BUCKETS + LIST_BUCKETS };
export const BUCKETS = WORD_BUCKETS + RUN_BUCKETS + 2 * LIST_BUCKETS;

const SHORTEST = 2;
const LONGEST = 5;
/** No customer's word is longer; what is, is cut. */
const LONGEST_WORD = 40;
const BORDER = 32;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const START = 0x9e3779b1;

export function blockOf(bucket: number): number {
  if (bucket < WORD_BUCKETS) return WORDS;
  return bucket < WORD_BUCKETS + RUN_BUCKETS ? RUNS : LISTS;
}

/** Called for each feature with its bucket and the words that it covers, end exclusive. */
export type Visit = (bucket: number, from: number, to: number) => void;

export function visitMarks({ words, places }: Pick<Heard, 'words' | 'places'>, visit: Visit): void {
  const { at, tokens } = words;
  let one = 0;
  let two = 0;
  let three = START;
  for (let word = 0; word < at.length; word++) {
    const forms = tokens[at[word] ?? 0]?.forms ?? [];
    const kind = tokens[at[word] ?? 0]?.kind;
    const form = kind === 'number' ? '#' : folded(forms[0] ?? '').slice(0, LONGEST_WORD);
    const hash = hashOf(form);
    visit(wordBucket(hash), word, word + 1);
    if (kind === 'word') {
      for (let n = 1; n < forms.length; n++)
        visit(wordBucket(hashOf(folded(forms[n] ?? ''))), word, word + 1);
      const stem = isHebrewLetter(form.charCodeAt(0)) ? form : englishStem(form);
      if (stem !== form) visit(wordBucket(hashOf(stem) ^ 0x5bd1e995), word, word + 1);
      runs(form, word, visit);
    }
    visit(pairBucket(three, hash, 1), Math.max(0, word - 1), word + 1);
    if (word > 1) visit(pairBucket(two, hash, 2), word - 2, word + 1);
    if (word > 2) visit(pairBucket(one, hash, 3), word - 3, word + 1);
    one = two;
    two = three;
    three = hash;
  }
  for (const lang of ['he', 'en'] as const) {
    const found = places[lang];
    if (!found) continue;
    for (let list = 0; list < found.length; list++) {
      const first = found[list]?.[0];
      if (first) visit(LISTS_FROM[lang] + (list & (LIST_BUCKETS - 1)), first.from, first.to);
    }
  }
}

/** What is left of an English word without the endings of verbs and plurals: a second view, never instead. */
function englishStem(form: string): string {
  if (form.length > 5 && form.endsWith('ing')) return form.slice(0, -3);
  if (form.length > 4 && (form.endsWith('ed') || form.endsWith('es'))) return form.slice(0, -2);
  if (form.length > 3 && (form.endsWith('s') || form.endsWith('e'))) return form.slice(0, -1);
  return form;
}

function runs(form: string, word: number, visit: Visit): void {
  for (let start = -1; start < form.length; start++) {
    let hash = BASIS;
    for (let length = 1; length <= LONGEST; length++) {
      const at = start + length - 1;
      if (at > form.length) break;
      const code = at < 0 || at === form.length ? BORDER : form.charCodeAt(at);
      hash = Math.imul(hash ^ code, PRIME);
      if (length >= SHORTEST)
        visit(WORD_BUCKETS + ((hash ^ (hash >>> 15)) & (RUN_BUCKETS - 1)), word, word + 1);
    }
  }
}

function hashOf(word: string): number {
  let hash = BASIS;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function wordBucket(hash: number): number {
  return hash & (WORD_BUCKETS - 1);
}

function pairBucket(before: number, word: number, apart: number): number {
  return (
    Math.imul(before ^ Math.imul(word, PRIME) ^ Math.imul(apart, 0x85ebca6b), START) >>> (32 - WORD_BITS)
  );
}
