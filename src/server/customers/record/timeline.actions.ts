import type { IntakeItem } from '#contract/intake';
import type { World } from '#server/platform/world';
import { nextCursor, readCursor } from './cursor.ts';
import {
  interactionsOf,
  openItem as openSealed,
  openWords as openSealedWords,
  type StoredItem,
} from './timeline.store.ts';

/** Interactions for other modules: a touchpoint's rows, an interaction's words. */
export function openItem(world: World, interactionId: string, sealed: Buffer): IntakeItem {
  return openSealed(world, interactionId, sealed);
}

/** What the customer said; empty when the silo sent no words. */
export function openWords(world: World, interactionId: string, sealed: Buffer): string {
  return openSealedWords(world, interactionId, sealed);
}

export async function interactionsAt(
  world: World,
  input: { touchpointId: string; after?: string | undefined; limit: number; wordsOnly: boolean },
): Promise<{ items: StoredItem[]; next: string | null }> {
  const items = await interactionsOf(world.db, world, null, {
    before: readCursor(input.after),
    limit: input.limit,
    touchpointId: input.touchpointId,
    wordsOnly: input.wordsOnly,
  });
  return { items, next: nextCursor(items, input.limit) };
}

/** One customer's story for a decision: the same rows as the timeline. */
export async function storyOf(
  world: World,
  recordIds: readonly string[],
  limit: number,
): Promise<StoredItem[]> {
  return interactionsOf(world.db, world, recordIds, { before: null, limit });
}
