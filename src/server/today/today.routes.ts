import { todayContract } from '#contract/today';
import { actorOf, door } from '#server/platform/http/serve';
import type { World } from '#server/platform/world';
import { readToday } from './today.actions.ts';

export function todayRoutes(world: World) {
  const os = door(todayContract);
  return { read: os.read.handler(async ({ context }) => readToday(world, actorOf(context))) };
}
