import { ATTACH_FROM } from '#kernel/identity/stream/resolve-stream';
import { weigh } from '#server/customers/identity/belonging';
import { openLikeness } from '#server/customers/identity/likeness';
import { modelInForce } from '#server/customers/identity/model-in-force';
import type { Writer } from '#server/customers/ingest/writer';
import type { World } from '#server/platform/world';
import { fallingApart } from './parting.actions.ts';
import { askStillOne, joinedBy, keysToLookAt, markLookedAt } from './question.store.ts';
import { bitsBetween, stillOne } from './step.actions.ts';

/**
 * A phone or a mailbox that too many came to use joins nobody any more. Whoever had been joined by it alone before is asked
 * about: still one? Nothing is taken apart by itself, because the number may well have been theirs.
 */
export const SHARED_KEY_CLOCK = '*/5 * * * *';
const AT_ONCE = 20;

/** Gives how many questions were put. */
export async function askAboutSharedKeys(world: World, writer: Writer): Promise<number> {
  const likeness = openLikeness((await modelInForce(world)).model);
  let asked = 0;
  for (;;) {
    const looked = await writer.rule(async (trx) => {
      const keys = await keysToLookAt(trx, AT_ONCE);
      for (const key of keys) {
        const joined = await joinedBy(trx, key);
        const threads = new Set(joined.map(({ edgeId }) => edgeId));
        const falling = await fallingApart(
          trx,
          world,
          [...new Set(joined.map(({ customerId }) => customerId))],
          ({ id }) => threads.has(id),
          (ours, theirs) => {
            const bits = weigh(likeness, ours, theirs);
            if (bits !== null && bits >= ATTACH_FROM) return { says: 'holds', bits };
            return { says: 'asks', bits: bits ?? bitsBetween(likeness, ours, theirs) };
          },
        );
        asked += await askStillOne(
          trx,
          falling.map((one) => stillOne(one, { cause: 'shared-key', key, model: likeness })),
          null,
          world.now(),
        );
      }
      await markLookedAt(trx, keys, world.now());
      return keys.length;
    });
    if (looked < AT_ONCE) return asked;
  }
}
