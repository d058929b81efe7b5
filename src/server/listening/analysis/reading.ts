import { analyse } from '#kernel/text/analyse';
import { type RoutableDivision, route } from '#kernel/text/routing';
import type { Found } from '#server/listening/verbatim.store';
import { customerLines } from './customer-lines.ts';

/** What one text says: feeling, themes, signals, and the division that the words speak for, with evidence. */
export type Finding = Omit<Found, 'recordId' | 'interactionId'>;

/** Reads texts, in their order; where that happens is the composition's affair. */
export type Read = (
  texts: readonly string[],
  divisions: readonly RoutableDivision[],
) => Promise<readonly Finding[]>;

export function reading(text: string, divisions: readonly RoutableDivision[]): Finding {
  const analysis = analyse(customerLines(text));
  const suggestion = route(analysis, divisions);
  const { sentiment, themes, signals } = analysis;
  return {
    language: analysis.language,
    sentiment: sentiment.label,
    score: sentiment.score,
    confidence: sentiment.confidence,
    themes: themes.map((theme) => theme.id),
    signals: signals.map((signal) => signal.id),
    divisionId: suggestion?.divisionId ?? null,
    divisionConfidence: suggestion?.confidence ?? null,
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
      ...(suggestion?.evidence ?? []).map(({ start, end, because }) => ({
        start,
        end,
        speaksFor: 'division',
        label: because,
        weight: 1,
      })),
    ],
  };
}
