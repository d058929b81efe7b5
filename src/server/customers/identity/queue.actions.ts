import { REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import { done, type Result, refused } from '#kernel/result';
import { chooseModel } from '#server/customers/customer.policy';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import {
  answersGiven,
  budgetSet,
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
const AT_ONCE = 500;

export async function chanceHere(
  world: World,
): Promise<{ chance: (bits: number) => number; answers: number }> {
  const answers = await answersGiven(world.db, BELIEVED_BY);
  return { chance: chanceBy(answers), answers: answers.length };
}

export async function perDay(world: World): Promise<number> {
  return (await budgetSet(world.db)) ?? PER_DAY;
}

/** Pairs that came since the clock went round last are weighed before they are put in order. */
export async function weighNewcomers(world: World): Promise<void> {
  const pairs = await unweighedPairs(world.db, AT_ONCE);
  if (pairs.length > 0) await weighPairs(world, pairs, new Map());
}

/** `bits` where they were weighed anew. */
export async function weighPairs(
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
export function worthAsking(bits: number | null): boolean {
  return bits !== null && bits >= REVIEW_FROM;
}
