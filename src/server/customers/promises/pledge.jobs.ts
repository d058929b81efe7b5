import { openingHours } from '#server/organization/calendar/calendar.actions';
import { mintActor, type SystemActor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { World } from '#server/platform/world';
import { appendPledgeEvent, markOverdue, unnoticedDue } from './pledge.store.ts';
import { daysNotOver } from './pledge-state.ts';

/** Every minute the clock looks which promises have come due, and says so: in their history and as an event. */
export const PLEDGE_CLOCK = '* * * * *';
const AT_ONCE = 500;

/** Gives how many it noticed. */
export async function noticeOverdue(world: World): Promise<number> {
  const clock = mintActor<SystemActor>({ kind: 'system', name: 'clock' });
  let noticed = 0;
  for (;;) {
    const due = await world.db.transaction().execute(async (trx) => {
      const now = world.now();
      const calendar = await openingHours(world, trx);
      const notOver = { timeZone: calendar.zone, days: daysNotOver(calendar, now) };
      const late = await unnoticedDue(trx, now, notOver, AT_ONCE);
      if (late.length === 0) return 0;
      await markOverdue(trx, late, now);
      for (const one of late)
        await appendPledgeEvent(trx, world, {
          recordId: one.recordId,
          pledgeId: one.id,
          type: 'overdue',
          dueBefore: one.dueAt,
          dueAfter: one.dueAt,
          by: null,
          words: null,
          at: now,
        });
      await record(trx, now, {
        actor: clock,
        action: 'promise.overdue',
        objectType: 'promise',
        facts: { promises: late.length },
      });
      await announce(
        trx,
        'pledge.overdue',
        late.map((one) => one.id),
      );
      return late.length;
    });
    noticed += due;
    if (due < AT_ONCE) return noticed;
  }
}
