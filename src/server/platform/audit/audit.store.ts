import { sql } from 'kysely';
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

/** The end of the chain: what the next entry follows from. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

export interface Acted {
  readonly at: Date;
  readonly act: Act;
}

/** Written in the transaction of the act: when the log cannot be written, the act does not happen. */
export async function record(trx: Trx, at: Date, act: Act): Promise<void> {
  await recordAll(trx, [{ at, act }]);
}

/** Several acts, chained in the order given. The head stays locked until the commit; gives the new one. */
export async function recordAll(trx: Trx, acts: readonly Acted[]): Promise<Head> {
  const before = await trx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (acts.length === 0) return before;
  const { rows, head } = chained(before, acts);
  await trx.insertInto('audit').values(rows).execute();
  await trx.updateTable('audit_head').set(head).execute();
  return head;
}

/**
 * The same in one statement that is its own transaction, by whoever believes to know the head. Null, and nothing written, when
 * somebody else has written meanwhile.
 */
export async function recordAfter(db: Db, before: Head, acts: readonly Acted[]): Promise<Head | null> {
  const { rows, head } = chained(before, acts);
  const written = await db
    .with('moved', (cte) =>
      cte
        .updateTable('audit_head')
        .set(head)
        .where('seq', '=', before.seq)
        .where('hash', '=', before.hash)
        .returning('seq'),
    )
    .insertInto('audit')
    .columns([
      'seq',
      'day',
      'at',
      'actor',
      'action',
      'object_type',
      'object_id',
      'outcome',
      'request_id',
      'facts',
      'previous_hash',
      'hash',
    ])
    .expression(
      sql`select n.* from moved, unnest(${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.day)}::date[],
        ${rows.map((row) => row.at.toISOString())}::timestamptz[], ${rows.map((row) => row.actor)}::text[], ${rows.map((row) => row.action)}::text[],
        ${rows.map((row) => row.object_type)}::text[], ${rows.map((row) => row.object_id)}::text[], ${rows.map((row) => row.outcome)}::text[],
        ${rows.map((row) => row.request_id)}::text[], ${rows.map((row) => row.facts)}::jsonb[], ${rows.map((row) => row.previous_hash)}::bytea[],
        ${rows.map((row) => row.hash)}::bytea[]) as n`,
    )
    .executeTakeFirstOrThrow();
  return written.numInsertedOrUpdatedRows === BigInt(rows.length) ? head : null;
}

function chained(before: Head, acts: readonly Acted[]) {
  const rows = [];
  let { seq, hash } = before;
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
  return { rows, head: { seq, hash } };
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
