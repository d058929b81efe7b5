import type { KeyKind } from '#contract/operations';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newSecret, secretHash } from '#server/platform/session/token';
import type { World } from '#server/platform/world';
import { holdKeys } from './key.policy.ts';
import { addKey, endKey, keysByAge, type ListedKey, sourceForKey } from './key.store.ts';
import { sourceCodeOf } from './source-code.ts';

export interface NewKey {
  readonly id: string;
  /** Shown once; only its hash is kept. */
  readonly key: string;
  readonly sourceId: string | null;
}

/** Makes a key `ec_<kind>_<43 characters>`. An ingest key writes for one source, which is made when it is new; an
 * outward key reads what one source is to be told. */
export async function createKey(
  world: World,
  actor: Actor,
  input: { kind: KeyKind; name: string; sourceCode?: string },
): Promise<Result<NewKey, 'forbidden' | 'source-code-needed'>> {
  if (!can(actor, holdKeys, undefined)) return refused('forbidden');
  const code = input.sourceCode ?? sourceCodeOf(input.name);
  if (input.kind !== 'read' && code === null) return refused('source-code-needed');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const sourceId =
      input.kind !== 'read' && code !== null
        ? await sourceForKey(trx, { code, name: input.name, now })
        : null;
    const key = `ec_${input.kind}_${newSecret()}`;
    const id = await addKey(trx, {
      name: input.name,
      kind: input.kind,
      sourceId,
      secretHash: secretHash(key),
      now,
    });
    await record(trx, now, {
      actor,
      action: 'key.create',
      objectType: 'key',
      objectId: id,
      facts: { kind: input.kind, sourceId },
    });
    return done({ id, key, sourceId });
  });
}

export async function listKeys(world: World, actor: Actor): Promise<Result<ListedKey[], 'forbidden'>> {
  if (!can(actor, holdKeys, undefined)) return refused('forbidden');
  return done(await keysByAge(world.db));
}

/** From this moment the key opens nothing. */
export async function revokeKey(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ revoked: true }, 'forbidden' | 'not-found'>> {
  if (!can(actor, holdKeys, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    if (!(await endKey(trx, id, world.now()))) return refused('not-found');
    await record(trx, world.now(), { actor, action: 'key.revoke', objectType: 'key', objectId: id });
    return done({ revoked: true as const });
  });
}
