import type { REVIEW_LISTS, Review } from '#contract/identity';
import { done, type Result, refused } from '#kernel/result';
import { splitCustomers } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import { type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { Trx, World } from '#server/platform/world';
import { pairOf } from './explain.actions.ts';
import { customersOfRecordIds } from './explain.store.ts';
import { membershipsOf } from './identity.store.ts';
import { keysOf, masked } from './keys.ts';
import { openLikeness } from './likeness.ts';
import { modelInForce } from './model-in-force.ts';
import type { Placed } from './placement.ts';
import { chanceHere, perDay, stakeBetween, weighNewcomers } from './queue.actions.ts';
import {
  holdersOfHashes,
  reviewById,
  reviewCounts,
  saveAnswer,
  stakesOf,
  type WaitingPair,
  waitAgain,
  waitingPairs,
} from './review.store.ts';
import { merge, part, sayApart, sayStillOne } from './ruling.actions.ts';
import { undo } from './undo.actions.ts';

/**
 * The queue of those who may be one person, or of those who may be two. An answer is a ruling like any other: it stands on both
 * customers, wins over every rule, and is taken back exactly.
 */
interface Waiting {
  readonly items: Review[];
  readonly next: string | null;
  readonly waiting: number;
  readonly later: number;
  readonly answeredToday: number;
  readonly perDay: number;
  readonly leftToday: number;
}

export async function reviewsWaiting(
  world: World,
  actor: Actor,
  input: {
    readonly after?: string | undefined;
    readonly limit: number;
    readonly which?: (typeof REVIEW_LISTS)[number] | undefined;
  },
): Promise<Result<Waiting, 'forbidden'>> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  const likeness = openLikeness((await modelInForce(world)).model);
  await weighNewcomers(world, likeness);
  const [counts, budget, { chance }] = await Promise.all([
    reviewCounts(world.db, world.organization.timeZone, world.now()),
    perDay(world),
    chanceHere(world),
  ]);
  const leftToday = Math.min(counts.waiting - counts.later, Math.max(0, budget - counts.answeredToday));
  const pairs = await pairsAsked(world, { ...input, leftToday });
  const rows = await recordsOfCustomers(world.db, world, [
    ...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB])),
  ]);
  const stakes = await stakesOf(world.db, [...new Set(rows.map(({ customerId }) => customerId))]);
  const holders = await holdersOfHashes(
    world.db,
    pairs.flatMap(({ keyHash }) => (keyHash === null ? [] : [keyHash])),
  );
  const items: Review[] = [];
  for (const asked of pairs) {
    const [left, right] = [rows.find((row) => row.id === asked.a), rows.find((row) => row.id === asked.b)];
    if (left === undefined || right === undefined) continue;
    const pair = await pairOf(world, actor, { rows, left, right, leaving: asked.leaving }, likeness);
    items.push({
      id: asked.id,
      cause: asked.cause,
      askedAt: asked.askedAt.toISOString(),
      bits: asked.bits,
      probability: pair.why.vetoes.length > 0 ? 0 : chance(pair.why.finalBits),
      stake: stakeBetween(stakes, asked),
      left: pair.left,
      right: pair.right,
      why: pair.why,
      stillOne: stillOneOf(world, rows, asked, holders),
    });
  }
  const last = pairs.length === input.limit ? pairs.at(-1) : undefined;
  return done({
    items,
    next: last === undefined ? null : `${last.later ? 1 : 0}:${last.worth}:${last.id}`,
    ...counts,
    perDay: budget,
    leftToday,
  });
}

/** Today's are the first of all; whoever asks for all goes on where today ends. */
async function pairsAsked(
  world: World,
  input: {
    readonly after?: string | undefined;
    readonly limit: number;
    readonly which?: (typeof REVIEW_LISTS)[number] | undefined;
    readonly leftToday: number;
  },
): Promise<WaitingPair[]> {
  if (input.which === 'all')
    return waitingPairs(world.db, { after: cursorOf(input.after), limit: input.limit });
  if (input.leftToday === 0) return [];
  const today = await waitingPairs(world.db, { after: null, limit: input.leftToday });
  const from = today.findIndex(({ id }) => id === cursorOf(input.after)?.id) + 1;
  return today.slice(from, from + input.limit);
}

function stillOneOf(
  world: World,
  rows: readonly RecordRow[],
  asked: WaitingPair,
  holders: ReadonlyMap<string, number>,
): Review['stillOne'] {
  const { leaving, keyType, keyHash } = asked;
  if (leaving === null) return null;
  const own = rows.filter(({ customerId }) => customerId === asked.customerA);
  const key = own
    .flatMap(({ profile }) => keysOf(profile).keys)
    .find(
      ({ type, value }) =>
        type === keyType && keyHash !== null && world.vault.hash(type, value).equals(keyHash),
    );
  return {
    leaving: leaving.filter((id) => own.some((row) => row.id === id)),
    key:
      key === undefined || keyHash === null
        ? null
        : {
            type: key.type,
            masked: masked(key.type, key.value),
            records: holders.get(`${key.type}:${keyHash.toString('hex')}`) ?? 0,
          },
  };
}

export async function answerReview(
  world: World,
  writer: Writer,
  actor: Actor,
  input: { readonly id: string; readonly answer: 'same' | 'different' | 'later' },
): Promise<
  Result<
    { id: string; answer: 'same' | 'different' | 'later'; rulingId: string | null },
    'forbidden' | 'not-found' | 'answered-already'
  >
> {
  if (!isEmployee(actor) || !can(actor, splitCustomers, undefined)) return refused('forbidden');
  return writer.rule(async (trx) => {
    const review = await reviewById(trx, input.id);
    if (review === null) return refused('not-found');
    const customers = await customersOfRecordIds(trx, [review.a, review.b]);
    const [one, other] = [customers.get(review.a), customers.get(review.b)];
    const settled = review.answer === 'same' || review.answer === 'different';
    if (settled || one === undefined || other === undefined) return refused('answered-already');
    const sides = await sidesOf(trx, review, [one, other]);
    if (sides === null) return refused('answered-already');
    const { ours, theirs } = sides;
    const because = { reason: null, review: input.id };
    const rulingId = await rule(trx, world, actor, {
      ...because,
      customers: [one, other],
      ours,
      theirs,
      answer: input.answer,
    });
    await saveAnswer(trx, {
      id: input.id,
      answer: input.answer,
      by: actor.employeeId,
      at: world.now(),
      rulingId,
      ours: input.answer === 'later' ? [] : ours.map(({ recordId }) => recordId),
      theirs: theirs.map(({ recordId }) => recordId),
    });
    if (rulingId === null)
      await record(trx, world.now(), {
        actor,
        action: 'identity.later',
        objectType: 'customer',
        objectId: one,
        facts: { review: input.id },
      });
    return done({ id: input.id, answer: input.answer, rulingId });
  });
}

/** The records on either side of the question, as they stand now; null where it is no question any more. */
async function sidesOf(
  trx: Trx,
  review: { readonly leaving: readonly string[] | null },
  [one, other]: readonly [string, string],
): Promise<{ ours: readonly Placed[]; theirs: readonly Placed[] } | null> {
  const { leaving } = review;
  if (leaving === null) {
    if (one === other) return null;
    return { ours: await membershipsOf(trx, [one]), theirs: await membershipsOf(trx, [other]) };
  }
  if (one !== other) return null;
  const own = await membershipsOf(trx, [one]);
  const theirs = own.filter(({ recordId }) => leaving.includes(recordId));
  const ours = own.filter(({ recordId }) => !leaving.includes(recordId));
  return ours.length === 0 || theirs.length === 0 ? null : { ours, theirs };
}

async function rule(
  trx: Trx,
  world: World,
  actor: Actor,
  on: {
    readonly reason: null;
    readonly review: string;
    readonly customers: readonly [string, string];
    readonly ours: readonly Placed[];
    readonly theirs: readonly Placed[];
    readonly answer: 'same' | 'different' | 'later';
  },
): Promise<string | null> {
  const { customers, ours, theirs, reason, review } = on;
  const [one, other] = customers;
  const [staying, leaving] = [ours, theirs];
  if (on.answer === 'later') return null;
  if (one !== other)
    return on.answer === 'same'
      ? merge(trx, world, actor, { customerId: one, otherId: other, reason, review })
      : sayApart(trx, world, actor, { ours, theirs, reason, review });
  if (on.answer === 'same')
    return sayStillOne(trx, world, actor, { customerId: one, staying, leaving, reason, review });
  return (await part(trx, world, actor, { customerId: one, staying, leaving, reason, review })).rulingId;
}

export async function takeBackAnswer(
  world: World,
  writer: Writer,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<{ id: string }, 'forbidden' | 'not-found' | 'not-undoable'>> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  return writer.rule(async (trx) => {
    const review = await reviewById(trx, input.id);
    if (review === null) return refused('not-found');
    if (review.answer === null) return refused('not-undoable');
    if (review.rulingId === null) await waitAgain(trx, { id: input.id });
    else {
      const undone = await undo(trx, world, actor, { id: review.rulingId, reason: null, apart: false });
      if (!undone.ok) return undone;
      await waitAgain(trx, { rulingId: review.rulingId });
    }
    return done({ id: input.id });
  });
}

function cursorOf(after: string | undefined): { later: boolean; worth: number; id: string } | null {
  const [later, worth, id] = after?.split(':') ?? [];
  if (later === undefined || worth === undefined || id === undefined || !/^[\da-f-]{36}$/.test(id))
    return null;
  return { later: later === '1', worth: Number(worth), id };
}
