import { PURPOSES, REACH } from '#contract/consent';
import { ATTRIBUTES } from '#contract/customers';
import type { Conflict } from '#contract/silos';
import { done, type Result, refused } from '#kernel/result';
import { preferBy, sayConsent } from '#server/customers/consent/consent.actions';
import { consentsOf } from '#server/customers/consent/consent.store';
import { settleConflicts } from '#server/customers/customer.policy';
import { holdingsOf } from '#server/customers/outward/holdings.actions';
import { tellAgain } from '#server/customers/outward/tell.actions';
import { putPledge } from '#server/customers/promises/pledge.actions';
import { correctValue } from '#server/customers/record/correction.actions';
import { cursorAt, readCursor } from '#server/customers/record/cursor';
import { namesOfRecords } from '#server/customers/record/names.actions';
import { recordsByIds, recordsOfCustomers } from '#server/customers/record/record.store';
import { changeTermValue } from '#server/customers/terms/term.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { type ConflictRow, conflicts, moveConflict, type Value } from './conflict.store.ts';

/**
 * Where a silo says otherwise, a person says what holds. "Ours stands": the silo is told again. "Take theirs": their value
 * is written down here, by that person, and from there goes to every other silo. Either can be taken back.
 */
type Refusal = 'forbidden' | 'not-found';

export async function listConflicts(
  world: World,
  actor: Actor,
  query: {
    readonly id: string;
    readonly state: 'open' | 'answered';
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<Result<{ items: Conflict[]; next: string | null }, Refusal>> {
  if (!can(actor, settleConflicts, undefined)) return refused('forbidden');
  const rows = await conflicts(world.db, world, {
    sourceId: query.id,
    open: query.state === 'open',
    before: query.after === undefined ? null : readCursor(query.after),
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return done({
    items: await replies(world, shown),
    next:
      rows.length > shown.length && last !== undefined
        ? cursorAt({ at: last.lastAt.toISOString(), id: last.id })
        : null,
  });
}

export async function answerConflict(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly answer: 'ours' | 'theirs' },
): Promise<Result<Conflict, Refusal | 'answered' | 'cannot-take'>> {
  if (!can(actor, settleConflicts, undefined) || !isEmployee(actor)) return refused('forbidden');
  const row = await one(world, input.id);
  if (row === null) return refused('not-found');
  const move = {
    id: row.id,
    from: ['open'] as const,
    to: input.answer,
    by: actor.employeeId,
    at: world.now(),
  };
  const moved = await world.db.transaction().execute(async (trx) => {
    if (!(await moveConflict(trx, move))) return false;
    await record(trx, world.now(), {
      ...{ actor, action: `conflict.${input.answer}`, objectType: 'conflict', objectId: row.id },
      facts: { recordId: row.recordId, thing: row.thing },
    });
    return true;
  });
  if (!moved) return refused('answered');
  const applied =
    input.answer === 'ours' ? await sendAgain(world, row) : await writeHere(world, actor, row, row.theirs);
  if (applied) return after(world, row.id);
  await world.db
    .transaction()
    .execute((trx) => moveConflict(trx, { ...move, from: [input.answer], to: 'open', by: null, at: null }));
  return refused('cannot-take');
}

export async function reopenConflict(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Conflict, Refusal | 'not-answered' | 'cannot-take'>> {
  if (!can(actor, settleConflicts, undefined) || !isEmployee(actor)) return refused('forbidden');
  const row = await one(world, id);
  if (row === null) return refused('not-found');
  if (row.state !== 'ours' && row.state !== 'theirs') return refused('not-answered');
  if (row.state === 'theirs' && !(await writeHere(world, actor, row, row.ours)))
    return refused('cannot-take');
  const moved = await world.db.transaction().execute(async (trx) => {
    await record(trx, world.now(), {
      ...{ actor, action: 'conflict.reopen', objectType: 'conflict', objectId: row.id },
      facts: { recordId: row.recordId, thing: row.thing },
    });
    return moveConflict(trx, { id, from: [row.state], to: 'open', by: null, at: null });
  });
  return moved ? after(world, id) : refused('cannot-take');
}

/** False when the record, or what holds of it, is not there any more. */
async function sendAgain(world: World, row: ConflictRow): Promise<boolean> {
  return world.db.transaction().execute(async (trx) => {
    const [home] = await recordsByIds(trx, world, [row.recordId]);
    if (home === undefined) return false;
    const records = await recordsOfCustomers(trx, world, [home.customerId]);
    const holding = (await holdingsOf(trx, world, records))
      .get(row.recordId)
      ?.find(({ thing, subject }) => thing === row.thing && subject === row.subject);
    if (holding === undefined) return false;
    await tellAgain(trx, world, { row: home, holding });
    return true;
  });
}

/** Writes a value down here as the person's own word, in the way of its kind. False when it cannot be. */
async function writeHere(world: World, actor: Actor, row: ConflictRow, value: Value): Promise<boolean> {
  const [home] = await recordsByIds(world.db, world, [row.recordId]);
  if (home === undefined) return false;
  const { customerId, source } = home;
  const said = { world, actor, row, customerId, reason: `${source.name.he} (${source.code})` };
  switch (row.thing) {
    case 'consent':
      return writeConsent(said, value);
    case 'preferences':
      return writePreference(said, value);
    case 'corrections': {
      const attribute = ATTRIBUTES.find((name) => name === row.subject);
      if (attribute === undefined) return false;
      return (
        await correctValue(world, actor, {
          id: customerId,
          attribute,
          value: String(value.value),
          reason: said.reason,
        })
      ).ok;
    }
    case 'terms':
      return (
        await changeTermValue(world, actor, {
          id: row.subject,
          value: String(value.value),
          reason: said.reason,
        })
      ).ok;
    case 'promises':
      return putPledge(world, actor, {
        id: row.subject,
        state: STATES.find((state) => state === value.state) ?? 'open',
        dueAt: typeof value.dueAt === 'string' ? new Date(value.dueAt) : null,
        reason: said.reason,
      });
  }
}

const STATES = ['open', 'kept', 'broken', 'moved'] as const;

interface Saying {
  readonly world: World;
  readonly actor: Actor;
  readonly row: ConflictRow;
  readonly customerId: string;
  readonly reason: string;
}

async function writeConsent(
  { world, actor, row, customerId, reason }: Saying,
  value: Value,
): Promise<boolean> {
  const [name = '', way = ''] = row.subject.split('.');
  const purpose = PURPOSES.find((one) => one === name);
  const channel = REACH.find((one) => one === way);
  if (purpose === undefined || channel === undefined) return false;
  const about = { id: customerId, purpose, channels: [channel] };
  if (value.answer !== 'yes')
    return (await sayConsent(world, actor, { ...about, answer: 'withdrawn', proof: reason })).ok;
  // A yes replaces the refusals of this customer one by one: the person who takes it names them by taking it.
  const records = await recordsOfCustomers(world.db, world, [customerId]);
  const facts = await consentsOf(
    world.db,
    world,
    records.map(({ id }) => id),
  );
  const refusing = facts.flatMap((fact) =>
    fact.purpose === purpose && fact.channel === channel && fact.answer !== 'given' ? [fact.recordId] : [],
  );
  const said = await sayConsent(world, actor, {
    ...about,
    answer: 'given',
    textVersion:
      typeof value.textVersion === 'string' && value.textVersion !== '' ? value.textVersion : reason,
    proof: typeof value.proof === 'string' && value.proof !== '' ? value.proof : reason,
    alsoOn: [...new Set([row.recordId, ...refusing])],
  });
  return said.ok;
}

async function writePreference({ world, actor, row, customerId }: Saying, value: Value): Promise<boolean> {
  const read = preferenceInput(row.subject, value.value);
  return read !== null && (await preferBy(world, actor, { id: customerId, ...read })).ok;
}

function preferenceInput(topic: string, value: unknown): Omit<Parameters<typeof preferBy>[2], 'id'> | null {
  if (topic === 'channel') return { channel: REACH.find((one) => one === value) ?? null };
  if (topic === 'language') return { language: typeof value === 'string' ? value : null };
  if (topic === 'topics') return { topics: Array.isArray(value) ? value.map(String) : [] };
  if (topic === 'frequency') return { perMonth: typeof value === 'number' ? value : null };
  const [hours] = Array.isArray(value) ? value : [];
  return topic === 'quiet-hours' ? { quiet: hours ?? null } : null;
}

async function one(world: World, id: string): Promise<ConflictRow | null> {
  return (await conflicts(world.db, world, { id, limit: 1 }))[0] ?? null;
}

async function after(world: World, id: string): Promise<Result<Conflict, 'not-found'>> {
  const row = await one(world, id);
  const [shown] = row === null ? [] : await replies(world, [row]);
  return shown === undefined ? refused('not-found') : done(shown);
}

async function replies(world: World, rows: readonly ConflictRow[]): Promise<Conflict[]> {
  const names = await namesOfRecords(world, [...new Set(rows.map(({ recordId }) => recordId))]);
  return rows.map(({ recordId, since, lastAt, answeredAt, sourceId: _, ...row }) => {
    const person = names.get(recordId);
    return {
      ...row,
      customer: { id: person?.customerId ?? '', name: person?.name ?? null },
      since: since.toISOString(),
      lastAt: lastAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    };
  });
}
