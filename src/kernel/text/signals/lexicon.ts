import { isHebrewLetter } from '#kernel/text/hebrew';
import { tokenise } from '#kernel/text/tokens';
import type { Spoken } from './spoken.ts';

/**
 * All phrases of all packs in one tree of words, looked up in one walk: the cost grows with the text, not with the packs.
 * Words meet whatever their spelling does with doubled letters: cancelled and canceled, ווידוא and וידוא.
 */
export type Lexicon = { readonly root: Branch; readonly lists: number };

type Branch = {
  readonly whole: Map<string, Branch>;
  /** Words that may not have a glued particle. */
  readonly bare: Map<string, Branch>;
  lists: number[];
};

/** Where a list of terms was found: words from, to (exclusive). */
export type Place = { readonly from: number; readonly to: number };

export function compileLexicon(lists: readonly (readonly string[])[]): Lexicon {
  const root = branch();
  for (const [list, terms] of lists.entries())
    for (const term of terms) {
      let at = root;
      for (const written of term.split(' ')) {
        if (written === '#') {
          at = grown(at.whole, '#');
          continue;
        }
        const bare = written.startsWith('=');
        for (const token of tokenise(bare ? written.slice(1) : written)) {
          if (token.kind === 'mark') continue;
          at = grown(bare ? at.bare : at.whole, folded(token.forms[0] ?? ''));
        }
      }
      if (at === root) throw new RangeError(`a term without words: "${term}"`);
      if (!at.lists.includes(list)) at.lists.push(list);
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
      step(at.whole.get(form), word, from);
      if (n === 0) step(at.bare.get(form), word, from);
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
  return { whole: new Map(), bare: new Map(), lists: [] };
}

function grown(branches: Map<string, Branch>, word: string): Branch {
  const known = branches.get(word);
  if (known) return known;
  const fresh = branch();
  branches.set(word, fresh);
  return fresh;
}
