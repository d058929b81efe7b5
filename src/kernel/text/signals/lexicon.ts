import { isHebrewLetter } from '#kernel/text/hebrew';
import { tokenise } from '#kernel/text/tokens';
import type { Spoken } from './spoken.ts';

/**
 * All phrases of all packs in one tree of words, looked up in one walk: the cost grows with the text, not with the packs.
 * Words meet whatever their spelling does with doubled letters: cancelled and canceled, ווידוא and וידוא.
 */
export type Lexicon = { readonly root: Branch; readonly lists: number };

type Branch = {
  whole: Map<string, Branch> | null;
  /** Words that may not have a glued particle. */
  bare: Map<string, Branch> | null;
  lists: readonly number[];
};

/** Most words on the way end no term: they share one empty list. */
const NOWHERE: readonly number[] = [];

/** Where a list of terms was found: words from, to (exclusive). */
export type Place = { readonly from: number; readonly to: number };

export function compileLexicon(lists: readonly (readonly string[])[]): Lexicon {
  const root = branch();
  const read = new Map<string, readonly string[]>();
  for (const [list, terms] of lists.entries())
    for (const term of terms) {
      let at = root;
      for (const written of term.split(' ')) {
        if (written === '#') {
          at = grown(at, '#', 'whole');
          continue;
        }
        const bare = written.startsWith('=');
        for (const word of wordsOf(written, read)) at = grown(at, word, bare ? 'bare' : 'whole');
      }
      if (at === root) throw new RangeError(`a term without words: "${term}"`);
      if (!at.lists.includes(list)) at.lists = [...at.lists, list];
    }
  return { root, lists: lists.length };
}

/** The places of each list, in the order of the text; undefined for a list that does not occur. */
export function placesIn(spoken: Spoken, lexicon: Lexicon): (Place[] | undefined)[] | null {
  let found: (Place[] | undefined)[] | null = null;
  const forms = spoken.at.map((at) => (spoken.tokens[at]?.forms ?? []).map(folded));
  const walk = (word: number, from: number, at: Branch): void => {
    const own = forms[word];
    if (!own) return;
    for (let n = 0; n < own.length; n++) {
      const form = own[n] ?? '';
      step(at.whole?.get(form), word, from);
      if (n === 0) step(at.bare?.get(form), word, from);
    }
  };
  const step = (next: Branch | undefined, word: number, from: number): void => {
    if (!next) return;
    for (const list of next.lists) {
      found ??= new Array<Place[] | undefined>(lexicon.lists);
      const places = found[list];
      const last = places?.at(-1);
      if (!places) found[list] = [{ from, to: word + 1 }];
      else if (last?.from !== from || last.to !== word + 1) places.push({ from, to: word + 1 });
    }
    if (spoken.flows[word]) walk(word + 1, from, next);
  };
  for (let word = 0; word < forms.length; word++) walk(word, word, lexicon.root);
  return found;
}

/** Doubled letters are one, except digits: spelling full or defective, British or American, hasty. */
function folded(form: string): string {
  const hebrew = isHebrewLetter(form.charCodeAt(0));
  for (let at = 1; at < form.length; at++) {
    const char = form.charAt(at);
    if (char !== form.charAt(at - 1)) continue;
    if (hebrew ? char === 'י' || char === 'ו' : char >= 'a' && char <= 'z') return collapsed(form, hebrew);
  }
  return form;
}

function collapsed(form: string, hebrew: boolean): string {
  let short = form.charAt(0);
  for (let at = 1; at < form.length; at++) {
    const char = form.charAt(at);
    const folds = hebrew ? char === 'י' || char === 'ו' : char >= 'a' && char <= 'z';
    if (!folds || char !== form.charAt(at - 1)) short += char;
  }
  return short;
}

function branch(): Branch {
  return { whole: null, bare: null, lists: NOWHERE };
}

function grown(at: Branch, word: string, kind: 'whole' | 'bare'): Branch {
  const branches = at[kind] ?? new Map<string, Branch>();
  at[kind] = branches;
  const known = branches.get(word);
  if (known) return known;
  const fresh = branch();
  branches.set(word, fresh);
  return fresh;
}

/** The words of one written word (a hyphen makes two), as they are looked up; each is read once. */
function wordsOf(written: string, read: Map<string, readonly string[]>): readonly string[] {
  const known = read.get(written);
  if (known) return known;
  const words = tokenise(written.replace(/^=/u, ''))
    .filter(({ kind }) => kind !== 'mark')
    .map(({ forms }) => folded(forms[0] ?? ''));
  read.set(written, words);
  return words;
}
