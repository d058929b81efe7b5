import { tokenise } from '#kernel/text/tokens';
import { soundKeys } from './name-sounds.ts';
import { nameTokens } from './names.ts';
import { nicknameClasses } from './nicknames.ts';

/**
 * What a text can be found by. The store keeps only keyed hashes of these, so whatever should be found must be a term
 * here: whole words, words without glued particles, beginnings of names while one is still typing, and the keys under
 * which שרה and Sarah meet. Each kind has its own sign, so that a beginning is never taken for a word.
 */
const PREFIX_FROM = 2;
const PREFIX_TO = 8;
/** Of the ways to read a name so many of the likeliest are kept; a query asks for all of them. */
const SOUNDS_KEPT = 4;
/** Longer words are found by their beginning. */
const WORD_AT_MOST = 40;

/** Terms of a running text: `w:` words and what is left of them without particles. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const { kind, forms } of tokenise(text)) {
    if (kind !== 'word' && kind !== 'number') continue;
    for (const form of forms)
      if (form !== '#' && form.length > 1) terms.add(`w:${form.slice(0, WORD_AT_MOST)}`);
  }
  return [...terms];
}

/** Terms of a name: `n:` words, `p:` beginnings of 2–8 letters, `k:` how it sounds, `c:` nickname classes. */
export function nameTerms(name: string): string[] {
  const terms = new Set<string>();
  for (const token of nameTokens(name)) {
    terms.add(`n:${token}`);
    for (const prefix of prefixes(token)) terms.add(`p:${prefix}`);
    for (const key of readings(token).slice(0, SOUNDS_KEPT)) terms.add(`k:${key}`);
    for (const number of nicknameClasses(token)) terms.add(`c:${number}`);
  }
  return [...terms];
}

/** Keys of classes of names are terms of their own. */
function readings(word: string): string[] {
  return soundKeys(word).filter((key) => !key.startsWith('='));
}

/** Beginnings of digits or letters, for phones and references as for names. */
export function prefixes(word: string): string[] {
  const found: string[] = [];
  for (let length = PREFIX_FROM; length <= Math.min(PREFIX_TO, word.length); length++)
    found.push(word.slice(0, length));
  return found;
}

/**
 * What a typed query asks for: every inner list is one word's alternatives. A match has at least one term of each
 * list (and is then decrypted and checked, because keys meet more than they should).
 */
export function queryTerms(query: string): string[][] {
  const asked: string[][] = [];
  for (const { kind, forms } of tokenise(query)) {
    const word = forms[0];
    if (word === undefined || (kind !== 'word' && kind !== 'number')) continue;
    const alternatives = new Set(
      forms.filter((form) => form !== '#' && form.length > 1).map((form) => `w:${form}`),
    );
    if (kind === 'word') {
      alternatives.add(`n:${word}`);
      for (const key of readings(word)) if (key.length > 1) alternatives.add(`k:${key}`);
      for (const number of nicknameClasses(word)) alternatives.add(`c:${number}`);
    }
    if (word.length >= PREFIX_FROM) alternatives.add(`p:${word.slice(0, PREFIX_TO)}`);
    if (alternatives.size > 0) asked.push([...alternatives]);
  }
  return asked;
}
