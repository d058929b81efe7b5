import type { World } from '#server/platform/world';
import { sampleState, setSample } from './sample.store.ts';

/** From now on the sample belongs to this organization, loaded or not: a crash in between begins it again. */
export async function markSampleLoading(world: World): Promise<void> {
  await setSample(world.db, 'loading');
}

export async function readSampleState(world: World): Promise<'none' | 'loading' | 'loaded'> {
  return sampleState(world.db);
}
