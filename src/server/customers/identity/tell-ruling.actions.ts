import type { Actor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';

/** Every ruling of a person is in the audit, and everybody who keeps something by customer hears of it. */
export async function tellRuling(
  trx: Trx,
  world: World,
  actor: Actor,
  ruling: {
    readonly action: string;
    readonly objectId: string;
    readonly rulingId: string;
    readonly recordIds: readonly string[];
  },
): Promise<void> {
  const { action, objectId, rulingId, recordIds } = ruling;
  await record(trx, world.now(), {
    actor,
    action,
    objectType: 'customer',
    objectId,
    facts: { ruling: rulingId, records: recordIds.length },
  });
  await announce(trx, 'identity.changed', recordIds, { ruling: rulingId });
}
