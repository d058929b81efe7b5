import type { Thing } from '#contract/silos';
import { canonicalJson } from '#kernel/canonical-json';
import { type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import type { Event } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';
import { forgetReplaced, type NewChange, saveChanges, slotsOfRecordIds, toldOf } from './change.store.ts';
import { holdingsOf } from './holdings.actions.ts';
import { customersAround } from './holdings.store.ts';
import { differences, type Holding } from './mastered.ts';
import { type Masters, mastersHere, moveFill, nextOfFill } from './mastery.store.ts';

/**
 * Telling silos. Whatever happened, the way is the same: what holds of the customers concerned is worked out anew and
 * compared with what each silo was told last; the differences become changes, sealed with the record's key and addressed
 * by the reference under which that silo knows the person. A merge that is taken back is told like everything else.
 */
const PEOPLE_AT_ONCE = 200;
const FILL_AT_ONCE = 200;

export async function tellOf(trx: Trx, world: World, events: readonly Event[]): Promise<number> {
  const masters = await mastersHere(trx);
  if (masters.size === 0) return 0;
  const recordIds = [...new Set(events.flatMap((event) => recordsIn(event)))];
  const customerIds = await customersAround(trx, recordIds);
  let told = 0;
  for (let at = 0; at < customerIds.length; at += PEOPLE_AT_ONCE)
    told += await tellCustomers(trx, world, masters, customerIds.slice(at, at + PEOPLE_AT_ONCE));
  return told;
}

/** A promise is announced as itself and its record; everything else as records. */
function recordsIn({ kind, ids }: Event): readonly string[] {
  return kind.startsWith('pledge.') ? ids.slice(1) : ids;
}

/** One step of telling a silo everything; false when there is nothing left to tell. */
export async function fillOnce(world: World): Promise<boolean> {
  return world.db.transaction().execute(async (trx) => {
    const next = await nextOfFill(trx, FILL_AT_ONCE);
    if (next === null) return false;
    const masters = await mastersHere(trx);
    const things = masters.get(next.sourceId);
    const last = next.records.at(-1);
    if (things !== undefined && last !== undefined)
      await tellCustomers(trx, world, new Map([[next.sourceId, things]]), [
        ...new Set(next.records.map(({ customerId }) => customerId)),
      ]);
    await moveFill(trx, next.sourceId, things === undefined ? null : (last?.id ?? null));
    return true;
  });
}

async function tellCustomers(
  trx: Trx,
  world: World,
  masters: Masters,
  customerIds: readonly string[],
): Promise<number> {
  const records = await recordsOfCustomers(trx, world, customerIds);
  const fed = records.filter(
    ({ sourceId, profile }) => masters.has(sourceId) && profile.reference !== undefined,
  );
  if (fed.length === 0) return 0;
  const holdings = await holdingsOf(trx, world, records);
  const ids = fed.map((row) => row.id);
  const told = await toldOf(trx, ids);
  const slots = await slotsOfRecordIds(trx, ids);
  const changes = fed.flatMap((row): NewChange[] =>
    differences(
      holdings.get(row.id) ?? [],
      told.filter(({ recordId }) => recordId === row.id),
      masters.get(row.sourceId) ?? new Set(),
      (text) => world.vault.hash('outward', text),
    ).flatMap((one) => changeFor(row, slots, one)),
  );
  await saveChanges(trx, world, changes, world.now());
  return changes.length;
}

const REPLACED_FOR_MS = 30 * 86_400_000;

/** Changes that another replaced, and notices of erasures, are kept for a month. */
export async function forgetOldChanges(world: World): Promise<void> {
  await forgetReplaced(world.db, new Date(world.now().getTime() - REPLACED_FOR_MS));
}

/** Tells one subject again, whether it was told or not: somebody said that ours stands. Null when nothing holds. */
export async function tellAgain(
  trx: Trx,
  world: World,
  about: { readonly row: RecordRow; readonly holding: Holding },
): Promise<void> {
  const { row, holding } = about;
  const slots = await slotsOfRecordIds(trx, [row.id]);
  const hash = world.vault.hash('outward', canonicalJson(holding.value));
  await saveChanges(trx, world, changeFor(row, slots, { ...holding, hash }), world.now());
}

function changeFor(
  row: RecordRow,
  slots: ReadonlyMap<string, number>,
  one: {
    readonly thing: Thing;
    readonly subject: string;
    readonly value: NewChange['value'];
    readonly hash: Buffer;
  },
): NewChange[] {
  const slot = slots.get(row.id);
  const { reference } = row.profile;
  if (slot === undefined || reference === undefined) return [];
  const { thing, subject, value, hash } = one;
  return [{ recordId: row.id, sourceId: row.sourceId, thing, subject, reference, value, slot, hash }];
}

/**
 * Notices for the silos that are fed: this person was erased. Made before the rows go, because afterwards nobody knows the
 * references; saved after them. They are sealed with the organization's key and go when they are a month old.
 */
export async function erasureNotices(trx: Trx, records: readonly RecordRow[]): Promise<NewChange[]> {
  const masters = await mastersHere(trx);
  const told = new Set(
    (
      await toldOf(
        trx,
        records.map((row) => row.id),
      )
    ).map(({ recordId }) => recordId),
  );
  return records.flatMap((row): NewChange[] => {
    const { reference } = row.profile;
    if (reference === undefined || !(masters.has(row.sourceId) || told.has(row.id))) return [];
    return [
      {
        ...{ recordId: row.id, sourceId: row.sourceId, thing: 'erased', subject: '', reference },
        ...{ value: null, slot: undefined, hash: null },
      },
    ];
  });
}
