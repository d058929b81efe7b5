import type { DivisionRef } from '#contract/figure';
import type { PledgeHistory } from '#contract/promises';
import type { BusinessCalendar } from '#kernel/business-time';
import { done, type Result, refused } from '#kernel/result';
import { readCustomers, writeOfCustomers } from '#server/customers/customer.policy';
import { primaryRecord, recordIdsOf } from '#server/customers/record/names.actions';
import {
  customersOfRecords,
  divisionsById,
  type PledgeView,
  slotOfRecord,
} from '#server/customers/record/record.store';
import { openingHours } from '#server/organization/calendar/calendar.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';
import {
  appendPledgeEvent,
  dismissWords,
  eventsOfPledge,
  existingDivisions,
  insertPledge,
  ledgerOf,
  lockPledge,
  movePledge,
  type PledgeFile,
  recordOfInteraction,
  setPledge,
  settlePledge,
} from './pledge.store.ts';
import { dueMoment, isPending, stateAt } from './pledge-state.ts';

/**
 * A promise from the moment it is given to its end. Whoever serves customers writes it down, moves it, says kept or
 * broken, each with a reason; every act is a row of its history, with the date before and the date after.
 */
type Refusal = 'forbidden' | 'not-found';

export interface Due {
  readonly dueDay: string;
  readonly dueMinute?: number | undefined;
}

export async function makePledge(
  world: World,
  actor: Actor,
  input: Due & {
    readonly id: string;
    readonly text: string;
    readonly channel: string;
    readonly promisedBy: string;
    readonly performedBy: string;
    readonly saidIn?: { readonly interactionId: string; readonly start: number } | undefined;
  },
): Promise<Result<PledgeHistory, Refusal | 'no-such-division'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const known = await existingDivisions(world.db, [input.promisedBy, input.performedBy]);
  if (!known.has(input.promisedBy) || !known.has(input.performedBy)) return refused('no-such-division');
  const { saidIn } = input;
  const recordIds = await recordIdsOf(world, input.id);
  const recordId =
    saidIn === undefined || recordIds.length === 0
      ? await primaryRecord(world, input.id)
      : await recordOfInteraction(world.db, saidIn.interactionId, recordIds);
  if (recordId === null) return refused('not-found');
  const now = world.now();
  const dueAt = new Date(dueMoment(await openingHours(world), input.dueDay, input.dueMinute));
  const made = await world.db.transaction().execute(async (trx) => {
    const slot = await slotOfRecord(trx, recordId);
    if (slot === undefined) return null;
    const id = await insertPledge(trx, world, {
      recordId,
      slot,
      text: input.text,
      madeAt: now,
      dueAt,
      channel: input.channel,
      promisedBy: input.promisedBy,
      performedBy: input.performedBy,
      by: actor.employeeId,
      interactionId: saidIn?.interactionId ?? null,
    });
    // The words have become a promise: they are not suggested again.
    if (saidIn !== undefined) await dismissWords(trx, { recordId, ...saidIn, by: actor.employeeId, at: now });
    await appendPledgeEvent(trx, world, {
      recordId,
      pledgeId: id,
      type: 'made',
      dueBefore: null,
      dueAfter: dueAt,
      by: actor.employeeId,
      words: null,
      at: now,
    });
    await record(trx, now, {
      actor,
      action: 'promise.make',
      objectType: 'promise',
      objectId: id,
      facts: { recordId, performedBy: input.performedBy },
    });
    await announce(trx, 'pledge.made', [id, recordId]);
    return id;
  });
  return made === null ? refused('not-found') : pledgeAfter(world, made);
}

export async function moveOnePledge(
  world: World,
  actor: Actor,
  input: Due & { readonly id: string; readonly reason: string },
): Promise<Result<PledgeHistory, Refusal | 'settled' | 'same-date'>> {
  const dueAt = new Date(dueMoment(await openingHours(world), input.dueDay, input.dueMinute));
  return onPledge<'settled' | 'same-date'>(world, actor, input, async (trx, pledge) => {
    if (!isPending(pledge)) return refused('settled');
    if (pledge.dueAt?.getTime() === dueAt.getTime()) return refused('same-date');
    await movePledge(trx, pledge, dueAt);
    return done({ type: 'moved', dueAfter: dueAt });
  });
}

export async function settleOnePledge(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly outcome: 'kept' | 'broken'; readonly reason: string },
): Promise<Result<PledgeHistory, Refusal | 'settled'>> {
  return onPledge<'settled'>(world, actor, input, async (trx, pledge) => {
    if (!isPending(pledge)) return refused('settled');
    await settlePledge(trx, pledge, input.outcome, world.now());
    return done({ type: input.outcome, dueAfter: pledge.dueAt });
  });
}

/**
 * Puts a promise into a state that it was said to be in, without asking whether it waits: what a silo said is taken, or
 * the taking is taken back. False when there is no such promise, or the actor may not.
 */
export async function putPledge(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly state: 'open' | 'kept' | 'broken' | 'moved';
    readonly dueAt: Date | null;
    readonly reason: string;
  },
): Promise<boolean> {
  const { state, dueAt } = input;
  const put = await onPledge<never>(world, actor, input, async (trx, pledge) => {
    const ended = state === 'kept' || state === 'broken';
    await setPledge(trx, pledge, { state, dueAt, resolvedAt: ended ? world.now() : null });
    return done({ type: ended ? state : 'moved', dueAfter: dueAt });
  });
  return put.ok;
}

export async function readPledge(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<PledgeHistory, Refusal>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  return pledgeAfter(world, id);
}

/** The one way in which anything happens to a promise: its row is locked, the rule decides, history and audit follow. */
async function onPledge<Refused extends string>(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
  decide: (
    trx: Trx,
    pledge: PledgeFile,
  ) => Promise<Result<{ type: 'moved' | 'kept' | 'broken'; dueAfter: Date | null }, Refused>>,
): Promise<Result<PledgeHistory, Refusal | Refused>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const now = world.now();
  const acted = await world.db
    .transaction()
    .execute(async (trx): Promise<Result<null, Refusal | Refused>> => {
      const pledge = await lockPledge(trx, input.id);
      const slot = pledge === null ? undefined : await slotOfRecord(trx, pledge.recordId);
      if (pledge === null || slot === undefined) return refused('not-found');
      const decided = await decide(trx, pledge);
      if (!decided.ok) return decided;
      const { type, dueAfter } = decided.value;
      await appendPledgeEvent(trx, world, {
        recordId: pledge.recordId,
        pledgeId: pledge.id,
        type,
        dueBefore: pledge.dueAt,
        dueAfter,
        by: actor.employeeId,
        words: { text: input.reason, slot },
        at: now,
      });
      await record(trx, now, {
        actor,
        action: `promise.${type}`,
        objectType: 'promise',
        objectId: pledge.id,
        facts: { recordId: pledge.recordId },
      });
      await announce(trx, 'pledge.changed', [pledge.id, pledge.recordId], { to: type });
      return done(null);
    });
  return acted.ok ? pledgeAfter(world, input.id) : acted;
}

async function pledgeAfter(world: World, id: string): Promise<Result<PledgeHistory, 'not-found'>> {
  const [row] = await ledgerOf(world.db, world, {
    id,
    states: null,
    pendingDue: null,
    division: null,
    from: null,
    until: null,
    before: null,
    limit: 1,
  });
  if (row === undefined) return refused('not-found');
  const [events, divisions, customers] = await Promise.all([
    eventsOfPledge(world.db, world, row),
    divisionsById(world.db),
    customersOfRecords(world.db, [row.recordId]),
  ]);
  return done({
    ...pledgeReply(row, divisions, { now: world.now(), calendar: await openingHours(world) }),
    customerId: customers.get(row.recordId) ?? '',
    events: events.map((event) => ({
      ...event,
      at: event.at.toISOString(),
      dueBefore: event.dueBefore?.toISOString() ?? null,
      dueAfter: event.dueAfter?.toISOString() ?? null,
    })),
  });
}

/** A promise as the contract tells it, overdue by the clock of this moment. */
export function pledgeReply(
  row: PledgeView,
  divisions: ReadonlyMap<string, DivisionRef>,
  at: { readonly now: Date; readonly calendar: BusinessCalendar },
): Omit<PledgeHistory, 'customerId' | 'events'> {
  const { id, text, channel, source, madeBy } = row;
  return {
    id,
    text,
    channel,
    source,
    madeBy,
    madeAt: row.madeAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    firstDueAt: row.firstDueAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    state: stateAt(row, at.now, at.calendar),
    promisedBy: row.promisedBy === null ? null : (divisions.get(row.promisedBy) ?? null),
    performedBy: row.performedBy === null ? null : (divisions.get(row.performedBy) ?? null),
  };
}
