import type { Review } from '#contract/identity';
import { probabilityOf } from '#kernel/identity/model/score';
import { done, type Result, refused } from '#kernel/result';
import { splitCustomers } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import { recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { pairOf } from './explain.actions.ts';
import { customersOfRecordIds } from './explain.store.ts';
import { membershipsOf } from './identity.store.ts';
import { openLikeness } from './likeness.ts';
import { modelInForce } from './model-in-force.ts';
import { reviewById, reviewCounts, saveAnswer, waitAgain, waitingPairs } from './review.store.ts';
import { merge, sayApart } from './ruling.actions.ts';
import { undo } from './undo.actions.ts';

/**
 * The queue of those who may be one person. An answer is a ruling like any other: it stands on both customers, wins over
 * every rule, and is taken back exactly.
 */
export async function reviewsWaiting(
  world: World,
  actor: Actor,
  input: { readonly after?: string | undefined; readonly limit: number },
): Promise<
  Result<
    { items: Review[]; next: string | null; waiting: number; later: number; answeredToday: number },
    'forbidden'
  >
> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  const [pairs, counts, { model }] = await Promise.all([
    waitingPairs(world.db, { after: cursorOf(input.after), limit: input.limit }),
    reviewCounts(world.db, world.organization.timeZone, world.now()),
    modelInForce(world),
  ]);
  const likeness = openLikeness(model);
  const rows = await recordsOfCustomers(world.db, world, [
    ...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB])),
  ]);
  const items: Review[] = [];
  for (const { id, a, b, cause, bits, askedAt } of pairs) {
    const [left, right] = [rows.find((row) => row.id === a), rows.find((row) => row.id === b)];
    if (left === undefined || right === undefined) continue;
    const pair = await pairOf(world, actor, { rows, left, right }, likeness);
    items.push({
      id,
      cause,
      askedAt: askedAt.toISOString(),
      bits,
      probability: probabilityOf(bits),
      left: pair.left,
      right: pair.right,
      why: pair.why,
    });
  }
  const last = pairs.length === input.limit ? pairs.at(-1) : undefined;
  return done({
    items,
    next: last === undefined ? null : `${last.later ? 1 : 0}:${last.bits}:${last.id}`,
    ...counts,
  });
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
    if (settled || one === undefined || other === undefined || one === other)
      return refused('answered-already');
    const [ours, theirs] = [await membershipsOf(trx, [one]), await membershipsOf(trx, [other])];
    const because = { reason: null, review: input.id };
    const rulingId =
      input.answer === 'same'
        ? await merge(trx, world, actor, { customerId: one, otherId: other, ...because })
        : input.answer === 'different'
          ? await sayApart(trx, world, actor, { ours, theirs, ...because })
          : null;
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

function cursorOf(after: string | undefined): { later: boolean; bits: number; id: string } | null {
  const [later, bits, id] = after?.split(':') ?? [];
  if (later === undefined || bits === undefined || id === undefined || !/^[\da-f-]{36}$/.test(id))
    return null;
  return { later: later === '1', bits: Number(bits), id };
}
