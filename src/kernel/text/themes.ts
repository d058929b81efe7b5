import {
  compilePhrases,
  type Evidence,
  evidenceOf,
  findPhrases,
  type Hit,
  listed,
  type Phrases,
} from './phrases.ts';
import { type Feeling, scoreOf } from './sentiment.ts';
import { THEMES } from './theme-pack.ts';
import type { Token } from './tokens.ts';

/**
 * What the text is about: themes that every service company knows, found by weighted terms of both languages.
 * Several weak terms add up (noisy-or); each theme carries the feeling of the clauses in which it was named.
 */
export type ThemeDefinition = {
  readonly id: string;
  readonly he: string;
  readonly en: string;
  /** Terms that name the theme by themselves. */
  readonly sure: string;
  /** Terms that name it together with another. */
  readonly weak?: string;
};

export type FoundTheme = {
  readonly id: string;
  /** How surely the text is about it, .5 to 1. */
  readonly weight: number;
  /** Feeling of the clauses around it, -1..1; 0 when they show none. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
};

type Term = { readonly theme: number; readonly weight: number };

const SURE: number = 0.8;
const WEAK: number = 0.35;
const SHOWN_FROM = 0.5;

const TERMS: Phrases<Term> = compilePhrases(
  THEMES.flatMap(({ sure, weak }, theme) => [
    ...listed(sure).map((term) => [term, { theme, weight: SURE }] as const),
    ...listed(weak ?? '').map((term) => [term, { theme, weight: WEAK }] as const),
  ]),
);

export function themesIn(tokens: readonly Token[], felt: readonly Feeling[]): FoundTheme[] {
  const byTheme = new Map<number, Hit<Term>[]>();
  for (const hit of findPhrases(tokens, TERMS)) {
    const known = byTheme.get(hit.value.theme);
    // A term inside a longer one of the same theme adds nothing.
    if (!known) byTheme.set(hit.value.theme, [hit]);
    else if (!known.some((other) => other.from <= hit.from && hit.to <= other.to)) known.push(hit);
  }
  if (byTheme.size === 0) return [];
  const clauses = clauseNumbers(tokens);
  const found = [...byTheme].flatMap(([theme, hits]) => {
    const weight = 1 - hits.reduce((rest, hit) => rest * (1 - hit.value.weight), 1);
    const id = THEMES[theme]?.id;
    if (weight < SHOWN_FROM || id === undefined) return [];
    const within = new Set(hits.map((hit) => clauses[hit.from]));
    const balance = felt.reduce((sum, one) => sum + (within.has(clauses[one.from]) ? one.weight : 0), 0);
    const evidence = hits.map((hit) => evidenceOf(tokens, hit));
    return [
      {
        id,
        weight: Math.round(weight * 100) / 100,
        score: Math.round(scoreOf(balance) * 100) / 100,
        evidence,
      },
    ];
  });
  return found.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

function clauseNumbers(tokens: readonly Token[]): number[] {
  let number = 0;
  return tokens.map((token) => {
    if (token.kind === 'mark' && token.forms[0] !== '-') number++;
    return number;
  });
}
