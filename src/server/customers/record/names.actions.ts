import type { Db, World } from '#server/platform/world';
import { namesOf } from './golden-record.ts';
import {
  currentCustomer,
  customersOfRecords,
  recordIdsBehind,
  recordsOfCustomers,
  slotOfRecord,
} from './record.store.ts';

/** Names for the screens of other modules: a case, a verbatim, a decision know records; people know names. */
export async function namesOfRecords(
  world: World,
  recordIds: readonly string[],
): Promise<Map<string, { customerId: string; name: string | null }>> {
  const customers = await customersOfRecords(world.db, recordIds);
  const records = await recordsOfCustomers(world.db, world, [...new Set(customers.values())]);
  const names = new Map<string, string | null>();
  for (const customerId of new Set(customers.values()))
    names.set(customerId, namesOf(records.filter((record) => record.customerId === customerId)).name);
  return new Map(
    [...customers].map(([recordId, customerId]) => [
      recordId,
      { customerId, name: names.get(customerId) ?? null },
    ]),
  );
}

/** The record that something new about a customer is hung on: the most trusted silo's. Null when there is no such customer. */
export async function primaryRecord(world: World, customerId: string): Promise<string | null> {
  const current = await currentCustomer(world.db, customerId);
  if (current === null) return null;
  return (await recordsOfCustomers(world.db, world, [current]))[0]?.id ?? null;
}

/**
 * The key slot that words about this record are sealed with, so that they can be forgotten with their person; undefined
 * when that has happened, and what is written afterwards is about nobody.
 */
export async function keySlotOf(db: Db, recordId: string): Promise<number | undefined> {
  return slotOfRecord(db, recordId);
}

/** Every record of a customer, most trusted first. */
export async function recordIdsOf(world: World, customerId: string): Promise<string[]> {
  return recordIdsBehind(world.db, customerId);
}
