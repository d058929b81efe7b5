import { type Actor, actorName } from '#server/platform/access';
import type { Db, Trx } from '#server/platform/world';
import { entryHash } from './chain.ts';

export interface Act {
  readonly actor: Actor;
  readonly action: string;
  readonly objectType: string;
  readonly objectId?: string | null;
  readonly outcome?: 'done' | 'refused';
  readonly requestId?: string | null;
  /** Ids, counts and classes; never a value that names a person. */
  readonly facts?: Record<string, unknown>;
}

/** Written in the transaction of the act: when the log cannot be written, the act does not happen. */
export async function record(trx: Trx, at: Date, act: Act): Promise<void> {
  await recordAll(trx, [{ at, act }]);
}

/** Several acts, chained one after another in the order given, in one statement. The head stays locked until the commit. */
export async function recordAll(
  trx: Trx,
  acts: readonly { readonly at: Date; readonly act: Act }[],
): Promise<void> {
  const head = await trx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const rows = [];
  let { seq, hash } = head;
  for (const { at, act } of acts) {
    const previous = hash;
    const entry = {
      seq: ++seq,
      at,
      actor: actorName(act.actor),
      action: act.action,
      objectType: act.objectType,
      objectId: act.objectId ?? null,
      outcome: act.outcome ?? ('done' as const),
      requestId: act.requestId ?? null,
      facts: act.facts ?? {},
    };
    hash = entryHash(previous, entry);
    rows.push({
      seq,
      day: at.toISOString().slice(0, 10),
      at,
      actor: entry.actor,
      action: entry.action,
      object_type: entry.objectType,
      object_id: entry.objectId,
      outcome: entry.outcome,
      request_id: entry.requestId,
      facts: JSON.stringify(entry.facts),
      previous_hash: previous,
      hash,
    });
  }
  if (rows.length === 0) return;
  await trx.insertInto('audit').values(rows).execute();
  await trx.updateTable('audit_head').set({ seq, hash }).execute();
}

export interface ChainCheck {
  readonly intact: boolean;
  readonly checked: number;
  readonly head: string;
  /** The first entry that does not follow from the one before it. */
  readonly brokenAt: number | null;
}

/** Walks the whole chain and holds its end against the head kept apart. */
export async function checkChain(db: Db): Promise<ChainCheck> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
  let previous: Buffer = Buffer.from([0]);
  let checked = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', checked)
      .orderBy('seq')
      .limit(2_000)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      const hash = entryHash(previous, {
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        action: row.action,
        objectType: row.object_type,
        objectId: row.object_id,
        outcome: row.outcome,
        requestId: row.request_id,
        facts: row.facts,
      });
      if (row.seq !== checked + 1 || !hash.equals(row.hash) || !previous.equals(row.previous_hash)) {
        return { intact: false, checked, head: head.hash.toString('hex'), brokenAt: checked + 1 };
      }
      previous = row.hash;
      checked = row.seq;
    }
  }
  const intact = head.seq === checked && head.hash.equals(previous);
  return { intact, checked, head: head.hash.toString('hex'), brokenAt: intact ? null : checked + 1 };
}
