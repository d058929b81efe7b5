import { type Token, tokenise } from './tokens.ts';

/**
 * Thousands of terms looked up in one walk over a text's words: a tree of words, so that the cost grows with the
 * text and not with the pack. A term is words as people write them; `*` at a word's end admits any ending, `#` is any
 * number. Where terms overlap, the longest wins: "לא רע בכלל" is one thing and not a negated "רע".
 */
type Branch<Value> = {
  readonly whole: Map<string, Branch<Value>>;
  readonly begun: Map<string, Branch<Value>>;
  lengths: number[];
  readonly values: Value[];
};

export type Phrases<Value> = { readonly root: Branch<Value> };

/** `from` and `to` are token positions, `to` exclusive. */
export type Hit<Value> = { readonly value: Value; readonly from: number; readonly to: number };

export type Evidence = { readonly start: number; readonly end: number };

export function compilePhrases<Value>(
  terms: Iterable<readonly [term: string, value: Value]>,
): Phrases<Value> {
  const root = branch<Value>();
  for (const [term, value] of terms) {
    let at = root;
    for (const { word, open } of words(term)) at = open ? opened(at, word) : grown(at.whole, word);
    if (at === root) throw new RangeError(`a term without words: "${term}"`);
    at.values.push(value);
  }
  return { root };
}

/** A comma-separated list of terms, as the packs write them. */
export function listed(terms: string): string[] {
  return terms
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

/** Every term that occurs, also within and across others. */
export function findPhrases<Value>(tokens: readonly Token[], phrases: Phrases<Value>): Hit<Value>[] {
  const hits: Hit<Value>[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const reached: Reach<Value>[] = [];
    reach(tokens, from, phrases.root, reached);
    for (const { branch, to } of reached) for (const value of branch.values) hits.push({ value, from, to });
  }
  return hits;
}

/** The longest term at each place; what it has used is not used again. */
export function findApart<Value>(tokens: readonly Token[], phrases: Phrases<Value>): Hit<Value>[] {
  const hits: Hit<Value>[] = [];
  for (let from = 0; from < tokens.length; ) {
    const reached: Reach<Value>[] = [];
    reach(tokens, from, phrases.root, reached);
    // At equal length the first found wins: the whole word before the one stripped of its particles.
    let best: Reach<Value> | undefined;
    for (const one of reached) if (!best || one.to > best.to) best = one;
    const value = best?.branch.values[0];
    if (best && value !== undefined) {
      hits.push({ value, from, to: best.to });
      from = best.to;
    } else from++;
  }
  return hits;
}

export function evidenceOf(
  tokens: readonly Token[],
  hit: { readonly from: number; readonly to: number },
): Evidence {
  return { start: tokens[hit.from]?.start ?? 0, end: tokens[hit.to - 1]?.end ?? 0 };
}

type Reach<Value> = { readonly branch: Branch<Value>; readonly to: number };

function reach<Value>(tokens: readonly Token[], at: number, from: Branch<Value>, into: Reach<Value>[]): void {
  const token = tokens[at];
  if (!token || token.kind === 'mark') return;
  for (const form of token.forms) {
    for (const next of nextBranches(from, form)) {
      if (next.values.length > 0) into.push({ branch: next, to: at + 1 });
      reach(tokens, at + 1, next, into);
    }
  }
}

function nextBranches<Value>(from: Branch<Value>, form: string): Branch<Value>[] {
  const found: Branch<Value>[] = [];
  const exact = from.whole.get(form);
  if (exact) found.push(exact);
  for (const length of from.lengths) {
    if (length > form.length) break;
    const open = from.begun.get(form.slice(0, length));
    if (open) found.push(open);
  }
  return found;
}

function words(term: string): { word: string; open: boolean }[] {
  const parts = term.trim().split(/\s+/u);
  return parts.flatMap((part) => {
    if (part === '#') return [{ word: '#', open: false }];
    const open = part.endsWith('*');
    const found = tokenise(open ? part.slice(0, -1) : part).filter((token) => token.kind !== 'mark');
    return found.map((token, at) => ({ word: token.forms[0] ?? '', open: open && at === found.length - 1 }));
  });
}

function branch<Value>(): Branch<Value> {
  return { whole: new Map(), begun: new Map(), lengths: [], values: [] };
}

function grown<Value>(branches: Map<string, Branch<Value>>, word: string): Branch<Value> {
  const known = branches.get(word);
  if (known) return known;
  const fresh = branch<Value>();
  branches.set(word, fresh);
  return fresh;
}

function opened<Value>(at: Branch<Value>, word: string): Branch<Value> {
  if (!at.lengths.includes(word.length)) at.lengths = [...at.lengths, word.length].sort((a, b) => a - b);
  return grown(at.begun, word);
}
