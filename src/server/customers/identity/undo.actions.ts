import { done, type Result, refused } from '#kernel/result';
import { splitCustomers } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import { type Actor, can } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import {
  aliasCustomers,
  createCustomers,
  dropAlias,
  membershipsOf,
  moveRecords,
  retractEdges,
  reviveAliases,
  rulingById,
  rulingsBefore,
  saveEdges,
  saveRulings,
} from './identity.store.ts';
import { apartEdges, byPerson, employeeOf, type Placed, placements } from './placement.ts';
import { waitAgain } from './review.store.ts';
import { tellRuling } from './tell-ruling.actions.ts';

/**
 * Withdraws a ruling: the records it moved go back to exactly where they were, by the ruling that had put them there, so
 * that this one can be withdrawn as well. Only while nothing later stands on it: every record it moved is still where it
 * put it.
 */
export async function undoRuling(
  world: World,
  writer: Writer,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<{ rulingId: string; customerIds: string[] }, 'forbidden' | 'not-found' | 'not-undoable'>> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  return writer.rule(async (trx) => {
    const undone = await undo(trx, world, actor, { ...input, apart: true });
    // What was asked about and answered by this ruling is a question again.
    if (undone.ok) await waitAgain(trx, { rulingId: input.id });
    return undone;
  });
}

/** `apart`: whoever withdraws a merge says that the two are different; an answer taken back says nothing. */
export async function undo(
  trx: Trx,
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string | null; readonly apart: boolean },
): Promise<Result<{ rulingId: string; customerIds: string[] }, 'not-found' | 'not-undoable'>> {
  const ruling = await rulingById(trx, input.id);
  if (ruling === null) return refused('not-found');
  if (ruling.type === 'undo' || ruling.type === 'create') return refused('not-undoable');
  const after = placements(ruling.after);
  const there = await membershipsOf(trx, [...new Set(after.map((row) => row.customerId))]);
  const stands = after.every((row) =>
    there.some((one) => one.recordId === row.recordId && one.rulingId === ruling.id),
  );
  if (!stands) return refused('not-undoable');
  const now = world.now();
  const retracted = await retractEdges(trx, ruling.id, now);
  // A ruling that moved nobody stands by its edges alone.
  if (after.length === 0 && retracted === 0) return refused('not-undoable');
  const undoId = newId();
  const own = ruling.type === 'attach' ? newId() : null;
  if (own !== null) await createCustomers(trx, [own], now);
  const before = placements(ruling.before);
  const brought = await rulingsBefore(trx, ruling.id);
  const back = after.map((row) => ({
    recordId: row.recordId,
    to: before.find((one) => one.recordId === row.recordId)?.customerId ?? own ?? row.customerId,
    rulingId: brought.get(row.recordId) ?? undoId,
    closedBy: undoId,
  }));
  await moveRecords(trx, back, now);
  const alive = [...new Set(back.map((row) => row.to))];
  for (const customerId of alive) {
    await dropAlias(trx, customerId);
    await reviveAliases(trx, customerId);
  }
  if (ruling.type === 'split') await leadBack(trx, after, back[0]?.to, undoId);
  else if (input.apart) {
    const moved = after.map((row) => row.recordId);
    const staying = there.filter((row) => !moved.includes(row.recordId));
    await saveEdges(trx, apartEdges(staying, after, undoId), now);
  }
  const customerIds = [...new Set([...ruling.customerIds, ...alive])];
  await saveRulings(
    trx,
    [
      {
        id: undoId,
        type: 'undo',
        customerIds,
        before: after,
        after: back.map((row) => ({ recordId: row.recordId, customerId: row.to })),
        explanation: byPerson({ review: null }),
        actor: employeeOf(actor),
        reason: input.reason,
        undoes: ruling.id,
      },
    ],
    now,
  );
  await tellRuling(trx, world, actor, {
    action: 'ruling.undo',
    objectId: ruling.id,
    rulingId: undoId,
    recordIds: after.map((row) => row.recordId),
  });
  return done({ rulingId: undoId, customerIds });
}

/** The address of a customer that a split had made leads to where its records are again. */
async function leadBack(
  trx: Trx,
  after: readonly Placed[],
  to: string | undefined,
  undoId: string,
): Promise<void> {
  if (to === undefined) return;
  await aliasCustomers(
    trx,
    [...new Set(after.map((row) => row.customerId))].map((oldId) => ({
      oldId,
      customerId: to,
      rulingId: undoId,
    })),
  );
}
