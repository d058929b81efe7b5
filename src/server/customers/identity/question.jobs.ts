import { ATTACH_FROM } from '#kernel/identity/stream/resolve-stream';
import { toldApart } from '#server/customers/ingest/ingest.store';
import { type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import type { World } from '#server/platform/world';
import { weigh } from './belonging.ts';
import { knownOf } from './explain.actions.ts';
import { openLikeness } from './likeness.ts';
import type { Known } from './match.ts';
import { modelInForce } from './model-in-force.ts';
import { weighPairs, worthAsking } from './queue.actions.ts';
import { dropQuestions, dropQuestionsById, type WaitingPair, waitingById } from './review.store.ts';

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
    const customers = [...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB]))];
    const rows = await recordsOfCustomers(world.db, world, customers);
    const apart = await world.db.transaction().execute((trx) =>
      toldApart(
        trx,
        rows.map(({ id }) => id),
      ),
    );
    const bits = new Map<string, number | null>();
    for (const pair of pairs) {
      const [ours, theirs] = sidesOf(rows, pair);
      const said = apart.some(({ a, b }) => {
        const in_ = (known: readonly Known[], id: string) => known.some(({ recordId }) => recordId === id);
        return (in_(ours, a) && in_(theirs, b)) || (in_(ours, b) && in_(theirs, a));
      });
      bits.set(pair.id, said ? null : weigh(likeness, ours, theirs));
    }
    const settled = pairs.filter(({ id, leaving }) => {
      const now = bits.get(id) ?? null;
      // One customer that was doubted holds together by itself again; two have nothing in common any more.
      return leaving === null ? !worthAsking(now) : now !== null && now >= ATTACH_FROM;
    });
    await dropQuestions(
      world.db,
      settled.filter(({ leaving }) => leaving === null),
    );
    await dropQuestionsById(
      world.db,
      settled.flatMap(({ id, leaving }) => (leaving === null ? [] : [id])),
    );
    const left = pairs.filter((pair) => !settled.includes(pair));
    await weighPairs(
      world,
      left,
      new Map(left.flatMap(({ id }) => (typeof bits.get(id) === 'number' ? [[id, bits.get(id) ?? 0]] : []))),
    );
    dropped += settled.length;
    const last = pairs.at(-1);
    if (last === undefined || pairs.length < AT_ONCE) return dropped;
    after = last.id;
  }
}

function sidesOf(rows: readonly RecordRow[], pair: WaitingPair): [Known[], Known[]] {
  if (pair.leaving === null) return [knownOf(rows, pair.customerA), knownOf(rows, pair.customerB)];
  const own = knownOf(rows, pair.customerA);
  const leaves = (one: Known): boolean => pair.leaving?.includes(one.recordId) ?? false;
  return [own.filter((one) => !leaves(one)), own.filter(leaves)];
}
