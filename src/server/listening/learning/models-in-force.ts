import type { World } from '#server/platform/world';
import { type BodyInForce, bodyInForce } from './text-model.store.ts';

/** The models that read now, opened once and forgotten when another is switched on. */
export interface ModelsNow {
  readonly sentiment: BodyInForce | null;
  readonly division: BodyInForce | null;
}

export interface ModelsInForce {
  current(): Promise<ModelsNow>;
  forget(): void;
}

export function openModelsInForce(world: World): ModelsInForce {
  let known: Promise<ModelsNow> | undefined;
  return {
    current() {
      known ??= opened(world).catch((fault: unknown) => {
        known = undefined;
        throw fault;
      });
      return known;
    },
    forget() {
      known = undefined;
    },
  };
}

async function opened(world: World): Promise<ModelsNow> {
  const [sentiment, division] = await Promise.all([
    bodyInForce(world, 'sentiment'),
    bodyInForce(world, 'division'),
  ]);
  return { sentiment, division };
}
