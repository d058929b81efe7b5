import { ATTACH_FROM, REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import { done, type Result, refused } from '#kernel/result';
import { chooseModel } from '#server/customers/customer.policy';
import { toldApart } from '#server/customers/ingest/ingest.store';
import { type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { weigh } from './belonging.ts';
import { knownOf } from './explain.actions.ts';
import type { Likeness } from './likeness.ts';
import type { Known } from './match.ts';
import {
  answersGiven,
  budgetSet,
  dropQuestions,
  dropQuestionsById,
  saveBudget,
  saveWorth,
  stakesOf,
  unweighedPairs,
  type WaitingPair,
} from './review.store.ts';
import { chanceBy, type Stake, stakeOf } from './worth.ts';

/**
 * The queue in the order of what an answer is worth, and no more of it a day than the team has time for. What a day does not
 * reach waits for later, and is counted where it can be seen.
 */
export const PER_DAY = 30;
/** So many of the last answers say how far the model is believed. */
const BELIEVED_BY = 500;
const AT_ONCE = 200;

export async function chanceHere(
  world: World,
): Promise<{ chance: (bits: number) => number; answers: number }> {
  const answers = await answersGiven(world.db, BELIEVED_BY);
  return { chance: chanceBy(answers), answers: answers.length };
}

export async function perDay(world: World): Promise<number> {
  return (await budgetSet(world.db)) ?? PER_DAY;
}

/** Pairs that came since the clock went round last are weighed before they are put in order, for as long as a reader waits. */
export async function weighNewcomers(world: World, likeness: Likeness): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let some = true; some && performance.now() < until; ) {
    const pairs = await unweighedPairs(world.db, AT_ONCE);
    await weighAgain(world, likeness, pairs);
    some = pairs.length === AT_ONCE;
  }
}
const PATIENCE_MS = 1_500;

/** Weighs pairs as they stand now; those that nobody need be asked about leave the queue. Gives how many left. */
export async function weighAgain(
  world: World,
  likeness: Likeness,
  pairs: readonly WaitingPair[],
): Promise<number> {
  if (pairs.length === 0) return 0;
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
  return settled.length;
}

function sidesOf(rows: readonly RecordRow[], pair: WaitingPair): [Known[], Known[]] {
  if (pair.leaving === null) return [knownOf(rows, pair.customerA), knownOf(rows, pair.customerB)];
  const own = knownOf(rows, pair.customerA);
  const leaves = (one: Known): boolean => pair.leaving?.includes(one.recordId) ?? false;
  return [own.filter((one) => !leaves(one)), own.filter(leaves)];
}

/** `bits` where they were weighed anew. */
async function weighPairs(
  world: World,
  pairs: readonly WaitingPair[],
  bits: ReadonlyMap<string, number>,
): Promise<void> {
  const { chance } = await chanceHere(world);
  const stakes = await stakesOf(world.db, [
    ...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB])),
  ]);
  await saveWorth(
    world.db,
    pairs.map((pair) => {
      const now = bits.get(pair.id) ?? pair.bits;
      const one = chance(now);
      return {
        id: pair.id,
        bits: now,
        chance: pair.leaving === null ? one : 1 - one,
        stake: stakeOf(stakeBetween(stakes, pair)),
      };
    }),
    world.now(),
  );
}

/** What hangs on either side; for one customer that may be two, what hangs on it. */
export function stakeBetween(
  stakes: ReadonlyMap<string, Stake>,
  { customerA, customerB }: Pick<WaitingPair, 'customerA' | 'customerB'>,
): Stake {
  const sides = [...new Set([customerA, customerB])].flatMap((id) => stakes.get(id) ?? []);
  const sum = (of: (stake: Stake) => number): number => sides.reduce((all, stake) => all + of(stake), 0);
  return {
    openCases: sum((stake) => stake.openCases),
    openPromises: sum((stake) => stake.openPromises),
    interactions: sum((stake) => stake.interactions),
  };
}

export async function setReviewBudget(
  world: World,
  actor: Actor,
  input: { readonly perDay: number },
): Promise<Result<{ perDay: number }, 'forbidden'>> {
  if (!isEmployee(actor) || !can(actor, chooseModel, undefined)) return refused('forbidden');
  await world.db.transaction().execute(async (trx) => {
    const at = world.now();
    await saveBudget(trx, { id: newId(), perDay: input.perDay, by: actor.employeeId, at });
    await record(trx, at, {
      actor,
      action: 'identity.review-budget',
      objectType: 'organization',
      facts: { perDay: input.perDay },
    });
  });
  return done({ perDay: input.perDay });
}

/** Nobody need be asked about a pair with so few bits. */
function worthAsking(bits: number | null): boolean {
  return bits !== null && bits >= REVIEW_FROM;
}
