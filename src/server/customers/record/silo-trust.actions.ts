import type { SiloTrust } from '#contract/customers';
import { done, type Result, refused } from '#kernel/result';
import { chooseSurvivorship } from '#server/customers/customer.policy';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { saveTrust, silosByTrust } from './correction.store.ts';

/** How far the word of a silo is believed beside another's: 0 to 100, where 100 checks against a document. */
export async function trustOfSilos(world: World): Promise<SiloTrust[]> {
  return (await silosByTrust(world.db)).map(({ id, code, he, en, trust }) => ({
    id,
    source: { code, name: { he, en } },
    trust,
  }));
}

export async function trustSilo(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly trust: number },
): Promise<Result<SiloTrust[], 'forbidden' | 'not-found'>> {
  if (!can(actor, chooseSurvivorship, undefined)) return refused('forbidden');
  const before = await world.db.transaction().execute(async (trx) => {
    const was = await saveTrust(trx, input.id, input.trust);
    if (was !== null)
      await record(trx, world.now(), {
        actor,
        action: 'source.trust',
        objectType: 'source',
        objectId: input.id,
        facts: { before: was, after: input.trust },
      });
    return was;
  });
  return before === null ? refused('not-found') : done(await trustOfSilos(world));
}
