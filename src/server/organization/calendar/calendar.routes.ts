import { calendarContract } from '#contract/calendar';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { changeCalendar, daysOfFile, readCalendar, takeBackChange } from './calendar.actions.ts';

export function calendarRoutes(world: World) {
  const os = door(calendarContract);
  return {
    read: os.read.handler(({ input, context }) => readCalendar(world, actorOf(context), input)),
    change: os.change.handler(async ({ input, context, errors }) =>
      orRefuse(await changeCalendar(world, actorOf(context), input), errors),
    ),
    takeBack: os.takeBack.handler(async ({ input, context, errors }) =>
      orRefuse(await takeBackChange(world, actorOf(context), input), errors),
    ),
    readFile: os.readFile.handler(({ input, context, errors }) =>
      orRefuse(daysOfFile(actorOf(context), input), errors),
    ),
  };
}
