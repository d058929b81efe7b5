import { listeningContract } from '#contract/listening';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { nameOwner, readPattern, readPatterns } from './patterns/pattern.actions.ts';
import { correct, readFacets, readInbox, readVerbatim } from './verbatim.actions.ts';

export function listeningRoutes(world: World) {
  const os = door(listeningContract);
  return {
    inbox: os.inbox.handler(async ({ input, context }) => readInbox(world, actorOf(context), input)),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readVerbatim(world, actorOf(context), input.id), errors),
    ),
    facets: os.facets.handler(async ({ input }) => readFacets(world, input.days)),
    correct: os.correct.handler(async ({ input, context, errors }) =>
      orRefuse(await correct(world, actorOf(context), input), errors),
    ),
    patterns: os.patterns.handler(async ({ context }) => readPatterns(world, actorOf(context))),
    pattern: os.pattern.handler(async ({ input, context, errors }) =>
      orRefuse(await readPattern(world, actorOf(context), input.id), errors),
    ),
    own: os.own.handler(async ({ input, context, errors }) =>
      orRefuse(await nameOwner(world, actorOf(context), input), errors),
    ),
  };
}
