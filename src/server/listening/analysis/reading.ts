import { analyse } from '#kernel/text/analyse';
import type { FeelingRead } from '#kernel/text/feeling/feeling-model';
import type { RoutableDivision } from '#kernel/text/routing';
import type { Found } from '#server/listening/verbatim.store';
import { customerLines } from './customer-lines.ts';
import { type Readers, UNLEARNED } from './readers.ts';

/** What one text says: feeling, themes, signals, and the division that the words speak for, with evidence. */
export type Finding = Omit<Found, 'recordId' | 'interactionId'>;

/** Reads texts, in their order; where that happens is the composition's affair. */
export type Read = (
  texts: readonly string[],
  divisions: readonly RoutableDivision[],
) => Promise<readonly Finding[]>;

export function reading(
  text: string,
  divisions: readonly RoutableDivision[],
  readers: Readers = UNLEARNED,
): Finding {
  const voice = customerLines(text);
  const analysis = analyse(voice);
  const { language, themes, signals, tokens, felt } = analysis;
  const sentiment = readers.feelingIn(language)(voice, tokens, felt);
  const responsible = readers.responsibleIn(language)(voice, analysis, divisions);
  const [suggestion] = responsible.ranked;
  return {
    language,
    sentiment: sentiment.label,
    score: sentiment.score,
    confidence: sentiment.confidence,
    themes: themes.map((theme) => theme.id),
    signals: signals.map((signal) => signal.id),
    divisionId: suggestion?.divisionId ?? null,
    divisionConfidence: suggestion?.confidence ?? null,
    sentimentModel: readers.sentimentModel,
    divisionModel: readers.divisionModel,
    reading: {
      learned: [...(sentiment.learned ? ['sentiment'] : []), ...(responsible.learned ? ['division'] : [])],
      suggestions: responsible.ranked,
      aspects: themes.map(({ id, evidence }) => ({ theme: id, score: feltAround(sentiment, evidence) })),
    },
    evidence: [
      ...sentiment.evidence.map(({ start, end, weight }) => ({
        start,
        end,
        speaksFor: 'sentiment',
        label: weight < 0 ? 'negative' : 'positive',
        weight,
      })),
      ...themes.flatMap((theme) =>
        theme.evidence.map(({ start, end }) => ({
          start,
          end,
          speaksFor: 'theme',
          label: theme.id,
          weight: theme.weight,
        })),
      ),
      ...signals.flatMap((signal) =>
        signal.evidence.map(({ start, end }) => ({
          start,
          end,
          speaksFor: 'signal',
          label: signal.id,
          weight: 1,
        })),
      ),
      ...responsible.evidence.map(({ start, end, because }) => ({
        start,
        end,
        speaksFor: 'division',
        label: because,
        weight: 1,
      })),
    ],
  };
}

/** What is felt of a theme: the mean of the clauses in which its words stand, −1 … 1. */
function feltAround(
  { clauses }: FeelingRead,
  evidence: readonly { readonly start: number; readonly end: number }[],
): number {
  const around = clauses.filter((clause) =>
    evidence.some(({ start, end }) => start < clause.end && end > clause.start),
  );
  const sum = around.reduce((all, clause) => all + clause.felt(), 0);
  return around.length === 0 ? 0 : Math.round((100 * sum) / around.length) / 100;
}
