import type { AttributeName, Criterion, SurvivorshipPreview } from '#contract/customers';
import { done, type Result, refused } from '#kernel/result';
import { chooseSurvivorship } from '#server/customers/customer.policy';
import { masked } from '#server/customers/identity/keys';
import { someCustomers } from '#server/customers/resolution/holding.store';
import { type Actor, can } from '#server/platform/access';
import type { World } from '#server/platform/world';
import { correctionsOf, ownCriteria } from './correction.store.ts';
import { goldenRecord, namesOf } from './golden-record.ts';
import { recordsOfCustomers } from './record.store.ts';
import { builtIn } from './survivorship.ts';

/**
 * For whom another value would be shown if other criteria decided. Values are worked out when a customer is looked at, so a rule
 * holds for everybody from the moment it is chosen; here it is tried on customers spread over the whole collection.
 */
const LOOKED_AT = 3_000;
const TOGETHER = 250;
const SHOWN = 8;

export async function previewCriteria(
  world: World,
  actor: Actor,
  input: { readonly attribute: AttributeName; readonly criteria: readonly Criterion[] },
): Promise<Result<SurvivorshipPreview, 'forbidden'>> {
  if (!can(actor, chooseSurvivorship, undefined)) return refused('forbidden');
  const { attribute } = input;
  const now = await ownCriteria(world.db);
  const then = new Map([
    ...now,
    [attribute, input.criteria.length === 0 ? builtIn(attribute) : input.criteria] as const,
  ]);
  const { of, customers } = await someCustomers(world.db, LOOKED_AT);
  const examples: SurvivorshipPreview['examples'] = [];
  let changed = 0;
  for (let from = 0; from < customers.length; from += TOGETHER) {
    const ids = customers.slice(from, from + TOGETHER).map(({ id }) => id);
    const all = await recordsOfCustomers(world.db, world, ids);
    const corrections = await correctionsOf(
      world.db,
      world,
      all.map(({ id }) => id),
    );
    for (const customerId of ids) {
      const records = all.filter((row) => row.customerId === customerId);
      const standing = corrections.filter(
        (one) => one.withdrawn === null && records.some(({ id }) => id === one.recordId),
      );
      const shown = (own: typeof now) =>
        goldenRecord(records, standing, own).find((one) => one.attribute === attribute);
      const [before, after] = [shown(now), shown(then)];
      if (before === undefined || after === undefined || before.value === after.value) continue;
      changed++;
      if (examples.length < SHOWN)
        examples.push({
          customerId,
          name: namesOf(records).name,
          before: { value: told(attribute, before.value), source: before.source },
          after: { value: told(attribute, after.value), source: after.source },
        });
    }
  }
  const share = of === 0 ? 1 : customers.length / of;
  return done({ looked: customers.length, of, changed: Math.round(changed / share), examples });
}

function told(attribute: AttributeName, value: string): string {
  return attribute === 'national-id' ? masked('national-id', value) : value;
}
