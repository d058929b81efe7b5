import type { View, ViewPlace } from '#contract/views';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can, type EmployeeActor, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import { keepViews, SEES, shareWithEverybody, tidyViews } from './view.policy.ts';
import { insertView, saveDefault, setRemoved, updateView, type ViewRow, viewsFor } from './view.store.ts';

/**
 * A list under a name. It says how a list is looked at; what is in it is asked anew with the rights of whoever looks. Another
 * person's view is found only where it is shared with me and its list is one that I may see.
 */
export async function listViews(world: World, actor: Actor): Promise<Result<View[], 'forbidden'>> {
  if (!isEmployee(actor) || !can(actor, keepViews, undefined)) return refused('forbidden');
  return done(await told(world, actor));
}

export async function saveView(
  world: World,
  actor: Actor,
  input: {
    readonly place: ViewPlace;
    readonly name: string;
    readonly search: string;
    readonly shared: View['shared'];
  },
): Promise<Result<{ id: string; views: View[] }, 'forbidden' | 'no-division'>> {
  if (!isEmployee(actor) || !can(actor, SEES[input.place], undefined)) return refused('forbidden');
  const against = againstSharing(actor, input.shared);
  if (against !== null) return refused(against);
  const id = newId();
  await world.db.transaction().execute(async (trx) => {
    const at = world.now();
    await insertView(trx, {
      ...input,
      id,
      divisionId: input.shared === 'division' ? actor.divisionId : null,
      by: actor.employeeId,
      at,
    });
    await written(trx, world, actor, 'view.save', id);
  });
  return done({ id, views: await told(world, actor) });
}

export async function changeView(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly search?: string | undefined;
    readonly shared?: View['shared'] | undefined;
  },
): Promise<Result<View[], 'forbidden' | 'not-found' | 'no-division'>> {
  return onView<'no-division'>(world, actor, input.id, async (trx, view, reader) => {
    const shared = input.shared ?? view.shared;
    // What a view is shared with is its maker's to say; whoever tidies up renames and removes.
    const own = view.by === reader.employeeId;
    if (!own && (shared !== view.shared || input.search !== undefined)) return 'forbidden';
    const against = shared === view.shared ? null : againstSharing(reader, shared);
    if (against !== null) return against;
    const divisionId = shared === 'division' ? (view.divisionId ?? reader.divisionId) : null;
    await updateView(trx, view.id, {
      name: input.name ?? view.name,
      search: input.search ?? view.search,
      shared,
      divisionId,
    });
    await written(trx, world, reader, 'view.change', view.id);
    return null;
  });
}

export async function removeView(
  world: World,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<View[], 'forbidden' | 'not-found'>> {
  return onView<'forbidden'>(world, actor, input.id, async (trx, view, reader) => {
    await setRemoved(trx, view.id, world.now());
    await written(trx, world, reader, 'view.remove', view.id);
    return null;
  });
}

export async function restoreView(
  world: World,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<View[], 'forbidden' | 'not-found'>> {
  return onView<'forbidden'>(world, actor, input.id, async (trx, view, reader) => {
    await setRemoved(trx, view.id, null);
    await written(trx, world, reader, 'view.restore', view.id);
    return null;
  });
}

export async function setDefaultView(
  world: World,
  actor: Actor,
  input: { readonly place: ViewPlace; readonly id: string | null },
): Promise<Result<View[], 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor) || !can(actor, SEES[input.place], undefined)) return refused('forbidden');
  const found = await world.db.transaction().execute(async (trx) => {
    if (input.id !== null) {
      const [view] = await viewsFor(trx, actor, input.id);
      if (view === undefined || view.removed || view.place !== input.place) return false;
    }
    await saveDefault(trx, actor.employeeId, input.place, input.id);
    return true;
  });
  return found ? done(await told(world, actor)) : refused('not-found');
}

async function onView<Refusal extends string>(
  world: World,
  actor: Actor,
  id: string,
  act: (trx: Trx, view: ViewRow, reader: EmployeeActor) => Promise<'forbidden' | Refusal | null>,
): Promise<Result<View[], 'forbidden' | 'not-found' | Refusal>> {
  if (!isEmployee(actor) || !can(actor, keepViews, undefined)) return refused('forbidden');
  const against = await world.db.transaction().execute(async (trx) => {
    const [view] = await viewsFor(trx, actor, id);
    if (view === undefined || !can(actor, SEES[view.place], undefined)) return 'not-found' as const;
    return mayChange(actor, view) ? act(trx, view, actor) : ('forbidden' as const);
  });
  return against === null ? done(await told(world, actor)) : refused(against);
}

function mayChange(actor: EmployeeActor, view: ViewRow): boolean {
  return view.by === actor.employeeId || can(actor, tidyViews, undefined);
}

function againstSharing(actor: EmployeeActor, shared: View['shared']): 'forbidden' | 'no-division' | null {
  if (shared === 'everybody' && !can(actor, shareWithEverybody, undefined)) return 'forbidden';
  return shared === 'division' && actor.divisionId === null ? 'no-division' : null;
}

async function told(world: World, actor: EmployeeActor): Promise<View[]> {
  const rows = await viewsFor(world.db, actor);
  return rows
    .filter(({ place }) => can(actor, SEES[place], undefined))
    .map((view) => ({
      id: view.id,
      place: view.place,
      name: view.name,
      search: view.search,
      shared: view.shared,
      by: { id: view.by, name: view.byName },
      isDefault: view.isDefault,
      may: mayChange(actor, view) ? ['change', 'remove'] : [],
    }));
}

function written(
  trx: Trx,
  world: World,
  actor: EmployeeActor,
  action: string,
  objectId: string,
): Promise<void> {
  return record(trx, world.now(), { actor, action, objectType: 'view', objectId });
}
