import { openDoorsContract } from '#contract/open-doors';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { listLetters, readLetter, send } from './letter.actions.ts';

export function openDoorsRoutes(world: World, ports: { readonly mailIsSetUp: boolean }) {
  const os = door(openDoorsContract);
  return {
    letters: os.letters.handler(() => listLetters(world)),
    letter: os.letter.handler(async ({ input, context, errors }) =>
      orRefuse(await readLetter(world, actorOf(context), input.month), errors),
    ),
    send: os.send.handler(async ({ input, context, errors }) =>
      orRefuse(await send(world, actorOf(context), input, ports), errors),
    ),
  };
}
