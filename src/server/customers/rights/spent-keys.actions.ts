import type { World } from '#server/platform/world';
import { settleSpent, spentSlots } from './spent-keys.store.ts';

/**
 * Keys that seal nothing any more are destroyed. The database notes a slot in the transaction that removes its row; only
 * after that commit is on the disk the slot is overwritten, and only after that the note goes. Cut off anywhere between,
 * it is done again: overwriting twice is overwriting.
 */
const LOOKED_UP = 100_000;
const TOGETHER = 2_000;

/** Resolves when every key that was spent by now is gone; gives how many. */
export async function destroySpentKeys({ db, vault }: Pick<World, 'db' | 'vault'>): Promise<number> {
  let destroyed = 0;
  for (;;) {
    const slots = await spentSlots(db, LOOKED_UP);
    if (slots.length === 0) return destroyed;
    for (let from = 0; from < slots.length; from += TOGETHER) {
      const some = slots.slice(from, from + TOGETHER);
      await vault.slots.destroy(some);
      await settleSpent(db, some);
    }
    destroyed += slots.length;
  }
}
