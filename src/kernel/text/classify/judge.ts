import { type Answered, type CardFigures, cardFigures, confusionsOf } from './card-figures.ts';

/**
 * Whether a newly learned model may decide: on the same held-out texts it is held against what decides without any
 * learning, language by language, and against the model in force. A language in which it is worse than no learning it
 * leaves alone; a model that is worse than the one in force is not switched on.
 */
export type Judged = {
  /** The texts that it was judged on. */
  readonly n: number;
  /** In which languages it decides; elsewhere the prior does. */
  readonly languages: readonly string[];
  readonly outcome: Outcome;
  /** All languages together first, then each with `n` texts. The new one as it would decide, prior included. */
  readonly figures: readonly {
    readonly language: string;
    readonly learned: CardFigures;
    readonly prior: CardFigures;
    /** Of the model in force before; null where there was none. */
    readonly before: CardFigures | null;
  }[];
  readonly confusions: ReturnType<typeof confusionsOf>;
};

/** Why it decides now, or why not. `unproven`: too few texts were left to judge it on. */
export type Outcome = 'first' | 'not-worse' | 'worse' | 'worse-than-none' | 'unproven';

/** With fewer held-out texts a language is judged together with all others, and a model not at all. */
export const JUDGED_FROM = 30;
const CONFUSIONS = 12;

export type Answers = {
  readonly learned: readonly Answered[];
  readonly prior: readonly Answered[];
  readonly before: readonly Answered[] | null;
};

/** The lists hold the same texts in the same order. */
export function judge({ learned, prior, before }: Answers): Judged {
  const present = [...new Set(learned.map(({ language }) => language))].sort();
  const better = (inside: (row: Answered) => boolean): boolean =>
    creditIn(learned, inside) >= creditIn(prior, inside);
  const all = better(() => true);
  const languages = present.filter((language) => {
    const own = (row: Answered): boolean => row.language === language;
    return learned.filter(own).length < JUDGED_FROM ? all : better(own);
  });
  const decided = learned.map((row, at) => (languages.includes(row.language) ? row : (prior[at] ?? row)));
  const of = (rows: readonly Answered[], language: string): CardFigures =>
    cardFigures(language === 'all' ? rows : rows.filter((row) => row.language === language));
  return {
    n: learned.length,
    languages,
    outcome: outcomeOf(decided, before, languages),
    figures: ['all', ...present].map((language) => ({
      language,
      learned: of(decided, language),
      prior: of(prior, language),
      before: before === null ? null : of(before, language),
    })),
    confusions: confusionsOf(decided, CONFUSIONS),
  };
}

function outcomeOf(
  decided: readonly Answered[],
  before: readonly Answered[] | null,
  languages: readonly string[],
): Outcome {
  if (decided.length < JUDGED_FROM) return 'unproven';
  if (languages.length === 0) return 'worse-than-none';
  if (before === null) return 'first';
  const everywhere = (): boolean => true;
  return creditIn(decided, everywhere) >= creditIn(before, everywhere) ? 'not-worse' : 'worse';
}

function creditIn(rows: readonly Answered[], inside: (row: Answered) => boolean): number {
  return rows.reduce((sum, row) => sum + (inside(row) ? row.credit : 0), 0);
}
