import type { z } from 'zod';
import type { Segment, segmentCountSchema } from '#contract/customers';
import type { World } from '#server/platform/world';
import { segmentFigures, segmentRecords, segmentValues } from './segment.store.ts';

/** Segments are counted live, in people: nobody is counted twice because two silos know them. */
export type SegmentCount = z.infer<typeof segmentCountSchema>;

export async function countSegment(world: World, segment: Segment): Promise<SegmentCount> {
  const [figures, values] = await Promise.all([
    segmentFigures(world.db, segment, world.now()),
    segmentValues(world.db),
  ]);
  return { ...figures, values };
}

/** The records of everybody in the segment. */
export async function recordsOfSegment(world: World, segment: Segment, limit = 100_000): Promise<string[]> {
  return segmentRecords(world.db, segment, world.now(), limit);
}
