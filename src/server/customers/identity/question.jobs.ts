import type { World } from '#server/platform/world';
import { openLikeness } from './likeness.ts';
import { modelInForce } from './model-in-force.ts';
import { weighAgain } from './queue.actions.ts';
import { type WaitingPair, waitingById } from './review.store.ts';

/**
 * What was learned since may have answered a question: another identity number came, or the model changed. Every hour the
 * pairs that wait are weighed as they stand now, and those that nobody need be asked about leave the queue.
 */
export const QUESTIONS_CLOCK = '17 * * * *';
const AT_ONCE = 200;

/** Gives how many left the queue. */
export async function dropSettledQuestions(world: World): Promise<number> {
  const likeness = openLikeness((await modelInForce(world)).model);
  let dropped = 0;
  let after: string | null = null;
  for (;;) {
    const pairs: WaitingPair[] = await waitingById(world.db, after, AT_ONCE);
    dropped += await weighAgain(world, likeness, pairs);
    const last = pairs.at(-1);
    if (last === undefined || pairs.length < AT_ONCE) return dropped;
    after = last.id;
  }
}
