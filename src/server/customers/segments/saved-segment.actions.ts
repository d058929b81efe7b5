import type { Segment } from '#contract/customers';
import type { SavedSegment } from '#contract/segments';
import { done, type Result, refused } from '#kernel/result';
import { nameSegments } from '#server/customers/customer.policy';
import { customerSizes } from '#server/customers/identity/explain.store';
import { recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import {
  isNameTaken,
  putAway,
  type StoredSegment,
  saveSegment,
  storedSegments,
} from './saved-segment.store.ts';
import { countCustomers, segmentCustomers } from './segment.store.ts';

/** Segments by name: saved, changed with what they meant kept, put away and taken out again, and who is in them now. */
export async function listSegments(world: World, archived: boolean): Promise<SavedSegment[]> {
  const stored = await storedSegments(world.db, { archived });
  const counted: SavedSegment[] = [];
  for (const one of stored) counted.push(await counting(world, one));
  return counted;
}

export async function saveNamedSegment(
  world: World,
  actor: Actor,
  input: { readonly id?: string; readonly name: string; readonly segment: Segment },
): Promise<Result<SavedSegment, 'forbidden' | 'not-found' | 'name-taken'>> {
  if (!isEmployee(actor) || !can(actor, nameSegments, undefined)) return refused('forbidden');
  const id = input.id ?? newId();
  const refusal = await world.db.transaction().execute(async (trx) => {
    if (input.id !== undefined && (await storedSegments(trx, { id })).length === 0)
      return 'not-found' as const;
    if (await isNameTaken(trx, input.name, id)) return 'name-taken' as const;
    const at = world.now();
    await saveSegment(trx, { id, name: input.name, segment: input.segment, by: actor.employeeId, at });
    await record(trx, at, {
      actor,
      action: input.id === undefined ? 'segment.save' : 'segment.change',
      objectType: 'segment',
      objectId: id,
    });
    return null;
  });
  return refusal === null ? oneOf(world, id) : refused(refusal);
}

export async function archiveSegment(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly away: boolean },
): Promise<Result<SavedSegment, 'forbidden' | 'not-found' | 'name-taken'>> {
  if (!isEmployee(actor) || !can(actor, nameSegments, undefined)) return refused('forbidden');
  const refusal = await world.db.transaction().execute(async (trx) => {
    const [known] = await storedSegments(trx, { id: input.id });
    if (known === undefined) return 'not-found' as const;
    if (!input.away && (await isNameTaken(trx, known.name, known.id))) return 'name-taken' as const;
    const at = world.now();
    await putAway(trx, input.id, input.away ? at : null);
    await record(trx, at, {
      actor,
      action: input.away ? 'segment.archive' : 'segment.restore',
      objectType: 'segment',
      objectId: input.id,
    });
    return null;
  });
  return refusal === null ? oneOf(world, input.id) : refused(refusal);
}

export async function peopleOfSegment(
  world: World,
  input: { readonly segment: Segment; readonly after?: string | undefined; readonly limit: number },
): Promise<{
  items: {
    id: string;
    name: string | null;
    city: string | null;
    plan: string | null;
    interactions: number;
  }[];
  next: string | null;
}> {
  const after = /^[\da-f-]{36}$/.test(input.after ?? '') ? (input.after ?? null) : null;
  const ids = await segmentCustomers(world.db, input.segment, {
    now: world.now(),
    after,
    limit: input.limit,
  });
  const records = await recordsOfCustomers(world.db, world, ids);
  const sizes = await customerSizes(world.db, ids);
  const first = <Value>(id: string, of: (row: (typeof records)[number]) => Value | undefined): Value | null =>
    records.flatMap((row) => (row.customerId === id ? [of(row)] : [])).find((value) => value !== undefined) ??
    null;
  return {
    items: ids.map((id) => ({
      id,
      name: first(id, ({ profile }) => profile.name),
      city: first(id, ({ profile }) => profile.city),
      plan: first(id, ({ profile }) => profile.plan),
      interactions: sizes.get(id)?.interactions ?? 0,
    })),
    next: ids.length === input.limit ? (ids.at(-1) ?? null) : null,
  };
}

async function oneOf(world: World, id: string): Promise<Result<SavedSegment, 'not-found'>> {
  const [stored] = await storedSegments(world.db, { id });
  return stored === undefined ? refused('not-found') : done(await counting(world, stored));
}

async function counting(world: World, stored: StoredSegment): Promise<SavedSegment> {
  return {
    ...stored,
    at: stored.at.toISOString(),
    archivedAt: stored.archivedAt?.toISOString() ?? null,
    customers: await countCustomers(world.db, stored.segment, world.now()),
  };
}
