import { placements } from '#server/customers/identity/placement';
import { undo } from '#server/customers/identity/undo.actions';
import { mintActor, type SystemActor } from '#server/platform/access';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import { reviveThreads, rulingBodies, setAliasRuling } from './holding.store.ts';
import { dropQuestionsOf } from './question.store.ts';
import { lockRun, markRuling, rulingsStanding, setRunState } from './run.store.ts';

/**
 * A run is withdrawn from its last ruling to its first, so that each finds what it had left behind. Where somebody's word or a
 * later record stands on one of them it stays, and is counted: nobody's act is undone with a machine's.
 */
const CHUNK = 50;

/** One chunk, in the caller's transaction. False when nothing is left to withdraw. */
export async function undoStep(trx: Trx, world: World, runId: string): Promise<boolean> {
  const run = await lockRun(trx, runId);
  if (run?.state !== 'undoing') return false;
  const rulings = await rulingsStanding(trx, runId, CHUNK);
  const bodies = await rulingBodies(trx, rulings);
  for (const id of rulings) {
    const undone = await undo(trx, world, SYSTEM, { id, reason: null, apart: false });
    await markRuling(trx, id, undone.ok ? 'undone' : 'kept', world.now());
    if (!undone.ok) continue;
    await reviveThreads(trx, id, world.now(), (n) => Array.from({ length: n }, () => newId()));
    const body = bodies.get(id);
    const address: unknown = Reflect.get(Object(body?.explanation), 'address');
    const left = placements(body?.after)[0]?.customerId;
    if (typeof address === 'string' && left !== undefined) await setAliasRuling(trx, left, address);
  }
  if (rulings.length === CHUNK) return true;
  await dropQuestionsOf(trx, runId);
  await setRunState(trx, runId, 'undone', world.now());
  await announce(trx, 'identity.changed', [], { run: runId, undone: true });
  return false;
}

const SYSTEM = mintActor<SystemActor>({ kind: 'system', name: 'resolution' });
