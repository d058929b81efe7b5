import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** One event: what happened, to which ids. No names, no words: whoever needs more reads it where it lives. */
export interface Event {
  readonly seq: number;
  readonly xid: string;
  readonly kind: EventKind;
  readonly ids: readonly string[];
  readonly facts: unknown;
}
export type EventKind =
  | 'interactions.stored'
  | 'records.changed'
  | 'identity.changed'
  | 'customer.erased'
  | 'consent.changed'
  | 'terms.changed'
  | 'mastery.changed'
  | 'pledge.made'
  | 'pledge.changed'
  | 'pledge.overdue'
  | 'verbatims.analysed'
  | 'touchpoints.changed'
  | 'case.opened'
  | 'case.handed-over'
  | 'case.accepted'
  | 'case.closed'
  | 'decision.brought'
  | 'decision.vetoed'
  | 'decision.overridden'
  | 'decision.closed'
  | 'idea.raised'
  | 'perspective.asked'
  | 'perspective.assessed'
  | 'letter.sent'
  | 'import.finished'
  | 'sample.removed';

export const WAKE_CHANNEL = 'empty_chair_outbox';

/** Announces inside the caller's transaction: the event exists exactly when the effect does. */
export async function announce(
  trx: Trx,
  kind: EventKind,
  ids: readonly string[],
  facts: object = {},
): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({ kind, ids: [...ids], facts: JSON.stringify(facts) })
    .execute();
  await sql`select pg_notify(${WAKE_CHANNEL}, '')`.execute(trx);
}

/** Makes sure the consumer has a cursor, locks it, and tells where it stands. */
export async function lockCursor(trx: Trx, consumer: string): Promise<{ xid: string; seq: number }> {
  await trx
    .insertInto('consumer')
    .values({ name: consumer })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('consumer')
    .select(['cursor_xid', 'cursor'])
    .where('name', '=', consumer)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { xid: row.cursor_xid, seq: row.cursor };
}

export async function moveCursor(
  trx: Trx,
  consumer: string,
  to: { xid: string; seq: number },
): Promise<void> {
  await trx
    .updateTable('consumer')
    .set({ cursor_xid: to.xid, cursor: to.seq, moved_at: sql`now()` })
    .where('name', '=', consumer)
    .execute();
}

/**
 * Events after the cursor whose transaction is older than every running one. Ordered by (xid, seq): an event that
 * commits late has a transaction number at or above the horizon, so it cannot appear behind a moved cursor.
 */
export async function eventsAfter(
  db: Db,
  cursor: { xid: string; seq: number },
  limit: number,
): Promise<Event[]> {
  const { rows } = await sql<Event>`
    select seq, xid::text as xid, kind, ids, facts from outbox
     where (xid, seq) > (${cursor.xid}::xid8, ${cursor.seq}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid, seq limit ${limit}`.execute(db);
  return rows;
}
