import type { Actor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { Trx, World } from '#server/platform/world';
import { compareRollups, type Difference, recountRollups, strays } from './rollups.store.ts';
import type { Writer } from './writer.ts';

/** Counts again. Comparing having seen nothing is not equality: `checked` 0 is never equal. */
export async function rebuild(
  world: World,
  writer: Writer,
  actor: Actor,
  options: { compare: boolean },
): Promise<{ equal: boolean; checked: number; differences: Difference[] }> {
  return writer.rule(async (trx) => {
    if (!options.compare) await recountRollups(trx);
    const { checked, differences } = await compareRollups(trx);
    const stray = (await strays(trx))
      .filter((one) => one.n > 0)
      .map((one) => ({ counter: one.name, kept: String(one.n), counted: '0' }));
    await record(trx, world.now(), {
      actor,
      action: options.compare ? 'rebuild.compare' : 'rebuild',
      objectType: 'rollups',
      facts: { checked, differences: differences.length + stray.length },
    });
    const all = [...differences, ...stray];
    return { equal: checked > 0 && all.length === 0, checked, differences: all };
  });
}

/** Counts everything again inside a larger change. */
export async function recount(trx: Trx): Promise<void> {
  await recountRollups(trx);
}
