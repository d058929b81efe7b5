import { REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import { toldApart } from '#server/customers/ingest/ingest.store';
import { recordsOfCustomers } from '#server/customers/record/record.store';
import type { World } from '#server/platform/world';
import { weigh } from './belonging.ts';
import { knownOf } from './explain.actions.ts';
import { openLikeness } from './likeness.ts';
import { modelInForce } from './model-in-force.ts';
import { dropQuestions, waitingPairs } from './review.store.ts';

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
  let after: { later: boolean; bits: number; id: string } | null = null;
  for (;;) {
    const pairs = await waitingPairs(world.db, { after, limit: AT_ONCE });
    const customers = [...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB]))];
    const rows = await recordsOfCustomers(world.db, world, customers);
    const apart = await world.db.transaction().execute((trx) =>
      toldApart(
        trx,
        rows.map(({ id }) => id),
      ),
    );
    const settled = pairs.filter(({ customerA, customerB }) => {
      const [ours, theirs] = [knownOf(rows, customerA), knownOf(rows, customerB)];
      const said = apart.some(({ a, b }) => {
        const in_ = (known: typeof ours, id: string) => known.some(({ recordId }) => recordId === id);
        return (in_(ours, a) && in_(theirs, b)) || (in_(ours, b) && in_(theirs, a));
      });
      const bits = said ? null : weigh(likeness, ours, theirs);
      return bits === null || bits < REVIEW_FROM;
    });
    await dropQuestions(world.db, settled);
    dropped += settled.length;
    const last = pairs.at(-1);
    if (last === undefined || pairs.length < AT_ONCE) return dropped;
    after = { later: last.later, bits: last.bits, id: last.id };
  }
}
