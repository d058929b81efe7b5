import { analyse } from '#kernel/text/analyse';
import { type Flip, wouldFlip } from '#kernel/text/classify/would-flip';
import {
  type FeelingRead,
  feelingOf,
  openFeeling,
  type ReadFeeling,
} from '#kernel/text/feeling/feeling-model';
import { openResponsible, type ReadResponsible } from '#kernel/text/responsible/responsible-model';
import type { RoutableDivision } from '#kernel/text/routing';
import { feelingOfForm, responsibleOfForm } from '#server/listening/learning/model-form';
import type { ModelsNow } from '#server/listening/learning/models-in-force';
import { customerLines } from './customer-lines.ts';

/** The models in force, opened for reading: each decides in its languages, and elsewhere the reading without learning does. */
export interface Readers {
  readonly sentimentModel: number;
  readonly divisionModel: number;
  feelingIn(language: string): ReadFeeling;
  responsibleIn(language: string): ReadResponsible;
}

export function openReaders({ sentiment, division }: ModelsNow): Readers {
  const feeling = sentiment === null ? null : feelingOfForm(sentiment.form);
  const responsible = division === null ? null : responsibleOfForm(division.form);
  const [plainFeeling, plainResponsible] = [openFeeling(null), openResponsible(null)];
  const learnedFeeling = feeling === null ? plainFeeling : openFeeling(feeling);
  const learnedResponsible = responsible === null ? plainResponsible : openResponsible(responsible);
  return {
    sentimentModel: sentiment?.version ?? 0,
    divisionModel: division?.version ?? 0,
    feelingIn: (language) =>
      sentiment?.languages.includes(language) === true ? learnedFeeling : plainFeeling,
    responsibleIn: (language) =>
      division?.languages.includes(language) === true ? learnedResponsible : plainResponsible,
  };
}

/** Reads without anything learned. */
export const UNLEARNED = openReaders({ sentiment: null, division: null });

/** What would be said instead without some of the words; null where nothing flips it, or nothing was claimed. */
export interface Otherwise {
  readonly sentiment: Flip | null;
  readonly division: Flip | null;
}

export function otherwise(
  original: string,
  divisions: readonly RoutableDivision[],
  readers: Readers,
): Otherwise {
  const text = customerLines(original);
  const analysis = analyse(text);
  const feeling = readers.feelingIn(analysis.language);
  const responsible = readers.responsibleIn(analysis.language);
  const first = (words: string): string | null =>
    responsible(words, analyse(words), divisions).ranked[0]?.divisionId ?? null;
  const evidence = responsible(text, analysis, divisions).evidence;
  return {
    sentiment: feelingFlip(text, feeling, feeling(text, analysis.tokens, analysis.felt)),
    division: wouldFlip(
      text,
      evidence.map(({ start, end }) => ({ start, end, weight: 1 })),
      first,
    ),
  };
}

function feelingFlip(text: string, feeling: ReadFeeling, { label, evidence }: FeelingRead): Flip | null {
  if (label !== 'positive' && label !== 'negative') return null;
  const side = label === 'positive' ? 1 : -1;
  return wouldFlip(
    text,
    evidence.map((one) => ({ ...one, weight: side * one.weight })),
    (words) => feelingOf(feeling, words),
  );
}
