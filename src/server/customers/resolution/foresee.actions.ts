import type { Foreseen } from '#contract/resolution';
import { done, type Result, refused } from '#kernel/result';
import { chooseModel } from '#server/customers/customer.policy';
import { type Actor, can } from '#server/platform/access';
import type { World } from '#server/platform/world';
import { heldByLikeness, someCustomers } from './holding.store.ts';
import { planJoins } from './joining.actions.ts';
import { modelsFor } from './run.actions.ts';
import { cared, fallingUnder } from './step.actions.ts';

/**
 * What going over everything would do, before anything is switched on: the same steps as the run, on customers spread over the
 * whole collection, and nothing is written. Where not all were looked at, the rest is reckoned as those were.
 */
const LOOKED_AT = 2_500;
const TOGETHER = 250;

export async function foresee(
  world: World,
  actor: Actor,
  version: string,
): Promise<Result<Foreseen, 'forbidden' | 'not-found'>> {
  if (!can(actor, chooseModel, undefined)) return refused('forbidden');
  const models = await modelsFor(world, { version });
  if (models === null) return refused('not-found');
  const { of, customers } = await someCustomers(world.db, LOOKED_AT);
  const joins = new Set<string>();
  const asks = new Set<string>();
  const counts = { parted: 0, stillOne: 0, spared: 0 };
  for (let from = 0; from < customers.length; from += TOGETHER) {
    const part = customers.slice(from, from + TOGETHER);
    await world.db.transaction().execute(async (trx) => {
      const recordIds = part.flatMap((one) => one.recordIds);
      const falling = await fallingUnder(trx, world, models, await heldByLikeness(trx, recordIds));
      const care = await cared(trx, world, falling);
      const spared = falling.filter((one) => one.says === 'parts' && care.has(one.customerId)).length;
      counts.spared += spared;
      counts.parted += falling.filter(({ says }) => says === 'parts').length - spared;
      counts.stillOne += falling.filter(({ says }) => says === 'asks').length + spared;
      const plan = await planJoins(trx, world, models, recordIds);
      for (const { customerIds } of plan.rulings) joins.add([...customerIds].sort().join());
      for (const { a, b } of plan.questions) asks.add(`${a} ${b}`);
    });
  }
  const share = of === 0 ? 1 : customers.length / of;
  // A pair is found from either side: with a share of all, found by its one customer or by the other.
  const pairs = (found: number): number => Math.round(found / (1 - (1 - share) ** 2));
  return done({
    version: models.now.model.version,
    against: models.before.map(({ model }) => model.version),
    looked: customers.length,
    of,
    joined: pairs(joins.size),
    parted: Math.round(counts.parted / share),
    asked: pairs(asks.size) + Math.round(counts.stillOne / share),
    spared: Math.round(counts.spared / share),
  });
}
