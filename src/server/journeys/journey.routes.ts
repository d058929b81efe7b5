import { journeysContract } from '#contract/journeys';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import {
  assignTouchpoint,
  listJourneys,
  readJourney,
  readTouchpoint,
  rowsOfTouchpoint,
} from './journey.actions.ts';

export function journeysRoutes(world: World) {
  const os = door(journeysContract);
  return {
    list: os.list.handler(async () => listJourneys(world)),
    read: os.read.handler(async ({ input, errors }) => orRefuse(await readJourney(world, input), errors)),
    touchpoint: os.touchpoint.handler(async ({ input, errors }) =>
      orRefuse(await readTouchpoint(world, input), errors),
    ),
    interactions: os.interactions.handler(async ({ input }) => rowsOfTouchpoint(world, input)),
    assign: os.assign.handler(async ({ input, context, errors }) =>
      orRefuse(await assignTouchpoint(world, actorOf(context), input), errors),
    ),
  };
}
