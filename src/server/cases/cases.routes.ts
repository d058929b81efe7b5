import { casesContract } from '#contract/cases';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import {
  acceptBaton,
  closeWithOutcome,
  giveBackBaton,
  handOver,
  note,
  open,
  reopenAgain,
} from './case.actions.ts';
import { listCases, readCase, readPolicy } from './case-page.actions.ts';
import { compensate } from './compensation.actions.ts';

export function casesRoutes(world: World) {
  const os = door(casesContract);
  return {
    list: os.list.handler(async ({ input, context, errors }) =>
      orRefuse(await listCases(world, actorOf(context), input), errors),
    ),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readCase(world, actorOf(context), input.id), errors),
    ),
    open: os.open.handler(async ({ input, context, errors }) =>
      orRefuse(await open(world, actorOf(context), input), errors),
    ),
    handOver: os.handOver.handler(async ({ input, context, errors }) =>
      orRefuse(await handOver(world, actorOf(context), input), errors),
    ),
    accept: os.accept.handler(async ({ input, context, errors }) =>
      orRefuse(await acceptBaton(world, actorOf(context), input), errors),
    ),
    giveBack: os.giveBack.handler(async ({ input, context, errors }) =>
      orRefuse(await giveBackBaton(world, actorOf(context), input), errors),
    ),
    note: os.note.handler(async ({ input, context, errors }) =>
      orRefuse(await note(world, actorOf(context), input), errors),
    ),
    compensate: os.compensate.handler(async ({ input, context, errors }) =>
      orRefuse(await compensate(world, actorOf(context), input), errors),
    ),
    close: os.close.handler(async ({ input, context, errors }) =>
      orRefuse(await closeWithOutcome(world, actorOf(context), input), errors),
    ),
    reopen: os.reopen.handler(async ({ input, context, errors }) =>
      orRefuse(await reopenAgain(world, actorOf(context), input), errors),
    ),
    policy: os.policy.handler(async ({ context, errors }) =>
      orRefuse(await readPolicy(world, actorOf(context)), errors),
    ),
  };
}
