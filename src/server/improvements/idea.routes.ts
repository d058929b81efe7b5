import { improvementsContract } from '#contract/improvements';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { ask, assess, comment, ideasAlike, listIdeas, move, raise, readIdea } from './idea.actions.ts';

export function improvementsRoutes(world: World) {
  const os = door(improvementsContract);
  return {
    list: os.list.handler(() => listIdeas(world)),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readIdea(world, actorOf(context), input.id), errors),
    ),
    alike: os.alike.handler(({ input }) => ideasAlike(world, input.text)),
    raise: os.raise.handler(async ({ input, context, errors }) =>
      orRefuse(await raise(world, actorOf(context), input), errors),
    ),
    ask: os.ask.handler(async ({ input, context, errors }) =>
      orRefuse(await ask(world, actorOf(context), input), errors),
    ),
    assess: os.assess.handler(async ({ input, context, errors }) =>
      orRefuse(await assess(world, actorOf(context), input), errors),
    ),
    comment: os.comment.handler(async ({ input, context, errors }) =>
      orRefuse(await comment(world, actorOf(context), input), errors),
    ),
    move: os.move.handler(async ({ input, context, errors }) =>
      orRefuse(await move(world, actorOf(context), input), errors),
    ),
  };
}
