import type { World } from '#server/platform/world';
import { NEW_NAME, SAMPLE_NAME, sampleState, setSample } from './sample.store.ts';

/** From now on the sample belongs to this organization, loaded or not: a crash in between begins it again. */
export async function markSampleLoading(world: World): Promise<void> {
  await setSample(world.db, 'loading');
}

export async function readSampleState(world: World): Promise<'none' | 'loading' | 'loaded'> {
  return sampleState(world.db);
}

/** The name that a new organization bears, with the sample or without. */
export function firstName(sample: boolean): string {
  return sample ? SAMPLE_NAME : NEW_NAME;
}
