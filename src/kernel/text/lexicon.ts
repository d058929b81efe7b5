import {
  ENGLISH,
  ENGLISH_CONCESSIONS,
  ENGLISH_COURTESIES,
  ENGLISH_LOWERERS,
  ENGLISH_NEGATORS,
  ENGLISH_RAISERS,
  ENGLISH_TURNS,
} from './lexicon-en.ts';
import {
  HEBREW,
  HEBREW_CONCESSIONS,
  HEBREW_COURTESIES,
  HEBREW_LOWERERS,
  HEBREW_NEGATORS,
  HEBREW_RAISERS,
  HEBREW_TURNS,
} from './lexicon-he.ts';
import { compilePhrases, listed, type Phrases } from './phrases.ts';

/**
 * The words that carry feeling, and the words that turn, raise, lower or set aside the feeling of others.
 * Both languages stand in one tree: Israelis write in both within one sentence.
 */
export type LexiconRow = {
  /** -4..4; one entry of ±2 alone in a short text is enough to call it. */
  readonly weight: number;
  /** Comma-separated words and phrases as people write them. */
  readonly terms: string;
};

export type Modifier = 'negator' | 'raiser' | 'lowerer' | 'turn' | 'concession';

export const feelings: Phrases<number> = compilePhrases(
  [...HEBREW, ...ENGLISH].flatMap(({ weight, terms }) =>
    listed(terms).map((term) => [term, weight] as const),
  ),
);

export const modifiers: Phrases<Modifier> = compilePhrases([
  ...as('negator', HEBREW_NEGATORS, ENGLISH_NEGATORS),
  ...as('raiser', HEBREW_RAISERS, ENGLISH_RAISERS),
  ...as('lowerer', HEBREW_LOWERERS, ENGLISH_LOWERERS),
  ...as('turn', HEBREW_TURNS, ENGLISH_TURNS),
  ...as('concession', HEBREW_CONCESSIONS, ENGLISH_CONCESSIONS),
]);

/** Words of manners, weighed down where the text asks or complains. */
export const courtesies: Phrases<true> = compilePhrases(
  [HEBREW_COURTESIES, ENGLISH_COURTESIES].flatMap((list) =>
    listed(list).map((term) => [term, true] as const),
  ),
);

function as(modifier: Modifier, ...lists: readonly string[]): (readonly [string, Modifier])[] {
  return lists.flatMap((list) => listed(list).map((term) => [term, modifier] as const));
}
