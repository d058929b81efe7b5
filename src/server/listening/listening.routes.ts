import { listeningContract } from '#contract/listening';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import type { ReaderApart } from './analysis/read-apart.ts';
import {
  type Learning,
  readAgain,
  readModelCard,
  stopReading,
  trainNow,
} from './learning/model-card.actions.ts';
import { nameOwner, readPattern, readPatterns } from './patterns/pattern.actions.ts';
import { correct, readFacets, readInbox, readVerbatim } from './verbatim.actions.ts';

export function listeningRoutes(world: World, learning: Learning & { readonly reader: ReaderApart }) {
  const os = door(listeningContract);
  return {
    inbox: os.inbox.handler(async ({ input, context }) => readInbox(world, actorOf(context), input)),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readVerbatim(world, actorOf(context), input.id, learning), errors),
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
    models: os.models.handler(async ({ context, errors }) =>
      orRefuse(await readModelCard(world, actorOf(context), learning), errors),
    ),
    train: os.train.handler(async ({ context, errors }) =>
      orRefuse(await trainNow(world, actorOf(context), learning), errors),
    ),
    readAgain: os.readAgain.handler(async ({ context, errors }) =>
      orRefuse(await readAgain(world, actorOf(context), learning), errors),
    ),
    stopReading: os.stopReading.handler(async ({ context, errors }) =>
      orRefuse(await stopReading(world, actorOf(context), learning), errors),
    ),
  };
}
