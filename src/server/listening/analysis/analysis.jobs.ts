import { analyse } from '#kernel/text/analyse';
import { type RoutableDivision, route } from '#kernel/text/routing';
import { divisionRefs } from '#server/customers/record/record.actions';
import { openWords } from '#server/customers/record/timeline.actions';
import { ANALYSIS_VERSION } from '#server/listening/pack';
import { type Found, pendingAmong, saveFound } from '#server/listening/verbatim.store';
import type { Consumer } from '#server/platform/events/consumers';
import { announce } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';
import { customerLines } from './customer-lines.ts';

/** Reads the words that came in: feeling, themes, signals, and the division that the words speak for, with evidence. */
const AT_ONCE = 200;

export function analysisConsumer(world: World): Consumer {
  return {
    name: 'listening.analysis',
    kinds: ['interactions.stored'],
    batch: 4,
    handle: async (trx, events) => {
      const ids = events.flatMap((event) => event.ids);
      const divisions = await routable(trx);
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const pending = await pendingAmong(trx, ids.slice(at, at + AT_ONCE));
        const found = pending.map(({ recordId, interactionId, item }) => ({
          recordId,
          interactionId,
          ...read(openWords(world, interactionId, item), divisions),
        }));
        await saveFound(trx, ANALYSIS_VERSION, found);
        // The screens' requests share this thread for now.
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (ids.length > 0) await announce(trx, 'verbatims.analysed', [], { n: ids.length });
    },
  };
}

async function routable(trx: Trx): Promise<RoutableDivision[]> {
  return [...(await divisionRefs(trx)).values()].map(({ id, code }) => ({ id, code, themes: [] }));
}

function read(
  text: string,
  divisions: readonly RoutableDivision[],
): Omit<Found, 'recordId' | 'interactionId'> {
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
