import { modifiers } from './lexicon.ts';
import { findApart } from './phrases.ts';
import type { Token } from './tokens.ts';

/**
 * "The technician was kind but the bill is wrong" says two things of two things: a text is cut at its marks and where a
 * word turns it (but, although, except; אבל, למרות, חוץ מ), so that each part is felt for itself.
 */
export type Clause = {
  /** Token positions, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Offsets in the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
};

/** Clauses without a word are none. Their order is that of the text and they do not overlap. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const cuts = new Set<number>();
  for (const { value, from } of findApart(tokens, modifiers))
    if (value === 'turn' || value === 'concession') cuts.add(from);
  const clauses: Clause[] = [];
  let from = 0;
  const close = (to: number): void => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (to > from && first !== undefined && last !== undefined)
      clauses.push({ from, to, start: first.start, end: last.end });
  };
  for (const [at, token] of tokens.entries()) {
    const mark = token.kind === 'mark' && token.forms[0] !== '-';
    if (!mark && !cuts.has(at)) continue;
    close(at);
    from = mark ? at + 1 : at;
  }
  close(tokens.length);
  return clauses;
}
