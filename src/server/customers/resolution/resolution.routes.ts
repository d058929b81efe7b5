import { resolutionContract } from '#contract/resolution';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { foresee } from './foresee.actions.ts';
import { actOnRun, listRuns, type Runner, startRun } from './run.actions.ts';

export function resolutionRoutes(world: World, runner: Runner) {
  const os = door(resolutionContract);
  return {
    runs: os.runs.handler(async ({ context, errors }) =>
      orRefuse(await listRuns(world, actorOf(context)), errors),
    ),
    foresee: os.foresee.handler(async ({ input, context, errors }) =>
      orRefuse(await foresee(world, actorOf(context), input.version), errors),
    ),
    start: os.start.handler(async ({ context, errors }) =>
      orRefuse(await startRun(world, runner, actorOf(context)), errors),
    ),
    act: os.act.handler(async ({ input, context, errors }) =>
      orRefuse(await actOnRun(world, runner, actorOf(context), input), errors),
    ),
  };
}
