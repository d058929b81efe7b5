import type { RoutableDivision } from '#kernel/text/routing';
import type { ReadWords } from '#server/customers/ingest/incoming';
import { divisionRefs } from '#server/customers/record/record.actions';
import { openWords } from '#server/customers/record/timeline.actions';
import { ANALYSIS_VERSION } from '#server/listening/pack';
import { pendingAmong, saveFound } from '#server/listening/verbatim.store';
import type { Consumer } from '#server/platform/events/consumers';
import { announce } from '#server/platform/events/outbox.store';
import type { Db, World } from '#server/platform/world';
import type { Read } from './reading.ts';

/** Has the words that came in read: feeling, themes, signals, and the division that the words speak for, with evidence. */
const AT_ONCE = 200;

export function analysisConsumer(world: World, read: Read): Consumer {
  return {
    name: 'listening.analysis',
    kinds: ['interactions.stored'],
    batch: 4,
    handle: async (trx, events) => {
      const ids = events.flatMap((event) => event.ids);
      if (ids.length === 0) return;
      const divisions = await routable(trx);
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const pending = await pendingAmong(trx, ids.slice(at, at + AT_ONCE));
        const findings = await read(
          pending.map(({ interactionId, item }) => openWords(world, interactionId, item)),
          divisions,
        );
        await saveFound(
          trx,
          ANALYSIS_VERSION,
          pending.flatMap(({ recordId, interactionId }, which) => {
            const finding = findings[which];
            return finding === undefined ? [] : [{ recordId, interactionId, ...finding }];
          }),
        );
      }
      await announce(trx, 'verbatims.analysed', [], { n: ids.length });
    },
  };
}

/** The same reading for words that have not been stored yet. */
export function readingOf(world: World, read: Read): ReadWords {
  return async (texts) => {
    const findings = await read(texts, await routable(world.db));
    return findings.map((finding) => ({ ...finding, version: ANALYSIS_VERSION }));
  };
}

export async function routable(db: Db): Promise<RoutableDivision[]> {
  return [...(await divisionRefs(db)).values()].map(({ id, code }) => ({ id, code, themes: [] }));
}
