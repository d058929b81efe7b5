import { waysIn } from '#server/customers/rights/ways-back';
import type { World } from '#server/platform/world';
import type { Prepared } from './prepare.ts';

/** The reason that a row of somebody who asked to be forgotten is refused with; its cells are not kept. */
export const FORGOTTEN = 'forgotten';

/** Whether a row comes by one of the closed ways. Costs nothing while nobody was ever forgotten. */
export function isForgotten(world: World, closed: ReadonlySet<string>, row: Prepared): boolean {
  if (closed.size === 0) return false;
  return waysIn({
    source: row.incoming.sourceId,
    reference: row.personHash.toString('base64'),
    profile: row.profile ?? {},
  }).some(({ way, value }) =>
    closed.has(world.vault.hash('suppression', `${way}\u0000${value}`).toString('base64')),
  );
}
