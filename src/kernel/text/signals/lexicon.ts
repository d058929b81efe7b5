import { isHebrewLetter } from '#kernel/text/hebrew';
import { tokenise } from '#kernel/text/tokens';
import { childOf, type Edges, edgeTable, enlarged } from './edges.ts';
import type { Spoken } from './spoken.ts';

/**
 * All phrases of all packs in one tree of words, looked up in one walk: the cost grows with the text, not with the packs.
 * Words meet whatever their spelling does with doubled letters: cancelled and canceled, ווידוא and וידוא. Words are
 * numbers and the tree is one table of its edges, so that each thread holds a few megabytes and not fifty.
 */
export type Lexicon = {
  readonly words: ReadonlyMap<string, number>;
  readonly edges: Edges;
  /** The lists whose terms end at node n stand at endsAt[n] … endsAt[n + 1] − 1. */
  readonly endsAt: Int32Array;
  readonly ends: Uint16Array;
  readonly lists: number;
};

/** Where a list of terms was found: words from, to (exclusive). */
export type Place = { readonly from: number; readonly to: number };

/** A word that may not have a glued particle is another edge than the same word that may. */
const FREE = 0;
const BARE = 1;
const ROOT = 0;
const EQUALS = 61;

export function compileLexicon(lists: readonly (readonly string[])[]): Lexicon {
  if (lists.length > 0xffff) throw new RangeError('more lists of terms than the lexicon can number');
  const words = new Map<string, number>();
  const read = new Map<string, readonly number[]>();
  const edges = edgeTable();
  const endings: { nodes: Int32Array; lists: Uint16Array; count: number } = {
    nodes: new Int32Array(1 << 14),
    lists: new Uint16Array(1 << 14),
    count: 0,
  };
  /** The last list that ended at a node: a term spelt twice in one list ends there once. */
  let latest = new Int32Array(1 << 14).fill(-1);
  for (const [list, terms] of lists.entries())
    for (const term of terms) {
      let at = ROOT;
      for (let begin = 0; begin < term.length; ) {
        const space = term.indexOf(' ', begin);
        const end = space < 0 ? term.length : space;
        const written = term.slice(begin, end);
        const bare = written.charCodeAt(0) === EQUALS ? BARE : FREE;
        begin = end + 1;
        for (const word of wordsOf(written, read, words)) at = edges.grow(at, word, bare);
      }
      if (at === ROOT) throw new RangeError(`a term without words: "${term}"`);
      if (at >= latest.length) latest = enlarged(latest, new Int32Array(latest.length * 2).fill(-1));
      if (latest[at] === list) continue;
      latest[at] = list;
      if (endings.count === endings.nodes.length) {
        endings.nodes = enlarged(endings.nodes, new Int32Array(endings.count * 2));
        endings.lists = enlarged(endings.lists, new Uint16Array(endings.count * 2));
      }
      endings.nodes[endings.count] = at;
      endings.lists[endings.count++] = list;
    }
  return { words, edges: edges.done(), lists: lists.length, ...byNode(endings, edges.nodes()) };
}

function byNode(
  { nodes, lists, count }: { nodes: Int32Array; lists: Uint16Array; count: number },
  size: number,
): Pick<Lexicon, 'endsAt' | 'ends'> {
  const endsAt = new Int32Array(size + 1);
  for (let n = 0; n < count; n++) endsAt[(nodes[n] ?? 0) + 1] = (endsAt[(nodes[n] ?? 0) + 1] ?? 0) + 1;
  for (let node = 0; node < size; node++) endsAt[node + 1] = (endsAt[node + 1] ?? 0) + (endsAt[node] ?? 0);
  const next = endsAt.slice();
  const ends = new Uint16Array(count);
  for (let n = 0; n < count; n++) {
    const place = next[nodes[n] ?? 0] ?? 0;
    ends[place] = lists[n] ?? 0;
    next[nodes[n] ?? 0] = place + 1;
  }
  return { endsAt, ends };
}

/** The places of each list, in the order of the text; null when none occurs. */
export function placesIn(spoken: Spoken, lexicon: Lexicon): (Place[] | undefined)[] | null {
  let found: (Place[] | undefined)[] | null = null;
  const { edges, endsAt, ends } = lexicon;
  const forms = spoken.at.map((at) => numbered(spoken.tokens[at]?.forms ?? [], lexicon.words));
  const walk = (word: number, from: number, at: number): void => {
    const own = forms[word];
    if (!own) return;
    for (let n = 0; n < own.length; n++) {
      const form = own[n] ?? -1;
      if (form < 0) continue;
      step(childOf(edges, at, form, FREE), word, from);
      if (n === 0) step(childOf(edges, at, form, BARE), word, from);
    }
  };
  const step = (node: number, word: number, from: number): void => {
    if (node < 0) return;
    for (let end = endsAt[node] ?? 0; end < (endsAt[node + 1] ?? 0); end++) {
      const list = ends[end] ?? 0;
      found ??= new Array<Place[] | undefined>(lexicon.lists);
      const places = found[list];
      const last = places?.at(-1);
      if (!places) found[list] = [{ from, to: word + 1 }];
      else if (last?.from !== from || last.to !== word + 1) places.push({ from, to: word + 1 });
    }
    if (spoken.flows[word]) walk(word + 1, from, node);
  };
  for (let word = 0; word < forms.length; word++) walk(word, word, ROOT);
  return found;
}

/** A word that no term has is −1. */
function numbered(forms: readonly string[], words: ReadonlyMap<string, number>): number[] {
  return forms.map((form) => words.get(folded(form)) ?? -1);
}

/** Doubled letters are one, except digits: spelling full or defective, British or American, hasty. */
export function folded(form: string): string {
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

/** The words of one written word (a hyphen makes two), numbered as they are looked up; each is read once. */
function wordsOf(
  written: string,
  read: Map<string, readonly number[]>,
  words: Map<string, number>,
): readonly number[] {
  const known = read.get(written);
  if (known) return known;
  const spelt =
    written === '#'
      ? ['#']
      : tokenise(written.replace(/^=/u, ''))
          .filter(({ kind }) => kind !== 'mark')
          .map(({ forms }) => folded(forms[0] ?? ''));
  const numbers = spelt.map((word) => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  });
  read.set(written, numbers);
  return numbers;
}
