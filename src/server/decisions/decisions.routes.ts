import { decisionsContract } from '#contract/decisions';
import { close, signOver, type VerifyPassword, vote } from '#server/decisions/chair/chair.actions';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { bring, change, propose, seatCustomer, withdraw } from './decision.actions.ts';
import { listDecisions, readDecision } from './decision-page.actions.ts';

export interface DecisionPorts {
  readonly verifyPassword: VerifyPassword;
}

export function decisionsRoutes(world: World, { verifyPassword }: DecisionPorts) {
  const os = door(decisionsContract);
  return {
    list: os.list.handler(async ({ context, errors }) =>
      orRefuse(await listDecisions(world, actorOf(context)), errors),
    ),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readDecision(world, actorOf(context), input.id), errors),
    ),
    propose: os.propose.handler(async ({ input, context, errors }) =>
      orRefuse(await propose(world, actorOf(context), input), errors),
    ),
    change: os.change.handler(async ({ input, context, errors }) =>
      orRefuse(await change(world, actorOf(context), input), errors),
    ),
    drawScenario: os.drawScenario.handler(async ({ input, context, errors }) =>
      orRefuse(await seatCustomer(world, actorOf(context), input), errors),
    ),
    bring: os.bring.handler(async ({ input, context, errors }) =>
      orRefuse(await bring(world, actorOf(context), input), errors),
    ),
    vote: os.vote.handler(async ({ input, context, errors }) =>
      orRefuse(await vote(world, actorOf(context), input), errors),
    ),
    close: os.close.handler(async ({ input, context, errors }) =>
      orRefuse(await close(world, actorOf(context), input), errors),
    ),
    override: os.override.handler(async ({ input, context, errors }) =>
      orRefuse(await signOver(world, actorOf(context), input, verifyPassword), errors),
    ),
    withdraw: os.withdraw.handler(async ({ input, context, errors }) =>
      orRefuse(await withdraw(world, actorOf(context), input), errors),
    ),
  };
}
