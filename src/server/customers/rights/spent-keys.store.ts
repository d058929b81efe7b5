import { sql } from 'kysely';
import type { Db } from '#server/platform/world';

/** Slots whose rows are gone. One that a record still names is never among them, whatever was written down. */
export async function spentSlots(db: Db, atMost: number): Promise<number[]> {
  const { rows } = await sql<{ slot: number }>`
    select s.slot from spent_slot s where not exists (select 1 from source_record r where r.key_slot = s.slot)
     order by s.slot limit ${atMost}`.execute(db);
  return rows.map((row) => row.slot);
}

export async function settleSpent(db: Db, slots: readonly number[]): Promise<void> {
  await sql`delete from spent_slot where slot = any(${[...slots]}::bigint[])`.execute(db);
}
