import type { Model } from '#kernel/identity/model/model';
import type { World } from '#server/platform/world';
import { BUILT_IN, builtInModel, type Likeness, openLikeness } from './likeness.ts';
import { countRecords, modelSwitchedOn, modelsStored } from './model.store.ts';

/**
 * The model that decides now, opened once. Until somebody switches another on it is the one that comes with the product,
 * for about as many records as there are: among a million strangers a name in common says less than among a thousand.
 */
export interface ModelInForce {
  current(): Promise<Likeness>;
  /** So many records came; the model for a larger collection may have to take over. */
  grew(records: number): void;
  /** Another model was switched on, or many records went. */
  forget(): void;
}

export function openModelInForce(world: World): ModelInForce {
  let likeness: Likeness | undefined;
  let room = -1;
  return {
    async current() {
      if (likeness !== undefined && room >= 0) return likeness;
      const { model, records } = await modelInForce(world);
      room = model.version.startsWith(BUILT_IN)
        ? Math.round(1 / model.prior) - records
        : Number.POSITIVE_INFINITY;
      if (likeness?.model.version !== model.version) likeness = openLikeness(model);
      return likeness;
    },
    grew(records) {
      room -= records;
    },
    forget() {
      room = -1;
    },
  };
}

export async function modelInForce(world: World): Promise<{ model: Model; records: number }> {
  const chosen = await modelSwitchedOn(world);
  const records = chosen === null ? await countRecords(world.db) : 0;
  return { model: chosen ?? builtInModel(records), records };
}

/** A version by its name, also one that comes with the product for another number of records; null when it is not known. */
export async function modelNamed(world: World, version: string): Promise<Model | null> {
  const size = new RegExp(`^${BUILT_IN}-(\\d+)$`).exec(version)?.[1];
  if (size !== undefined) return builtInModel(Number(size));
  return (await modelsStored(world)).find(({ model }) => model.version === version)?.model ?? null;
}
