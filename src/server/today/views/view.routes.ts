import { viewsContract } from '#contract/views';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { changeView, listViews, removeView, restoreView, saveView, setDefaultView } from './view.actions.ts';

export function viewsRoutes(world: World) {
  const os = door(viewsContract);
  return {
    list: os.list.handler(async ({ context, errors }) =>
      orRefuse(await listViews(world, actorOf(context)), errors),
    ),
    save: os.save.handler(async ({ input, context, errors }) =>
      orRefuse(await saveView(world, actorOf(context), input), errors),
    ),
    change: os.change.handler(async ({ input, context, errors }) =>
      orRefuse(await changeView(world, actorOf(context), input), errors),
    ),
    remove: os.remove.handler(async ({ input, context, errors }) =>
      orRefuse(await removeView(world, actorOf(context), input), errors),
    ),
    restore: os.restore.handler(async ({ input, context, errors }) =>
      orRefuse(await restoreView(world, actorOf(context), input), errors),
    ),
    setDefault: os.setDefault.handler(async ({ input, context, errors }) =>
      orRefuse(await setDefaultView(world, actorOf(context), input), errors),
    ),
  };
}
