import type { Identity } from '#contract/customers';
import { done, type Result, refused } from '#kernel/result';
import { splitCustomers } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import { currentCustomer, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import { edgesOf, guardsOf, rulingsOf } from './explain.store.ts';
import {
  aliasCustomers,
  createCustomers,
  dropAlias,
  type EdgeRow,
  membershipsOf,
  moveRecords,
  retractDifferences,
  retractEdges,
  rulingById,
  saveEdges,
  saveRulings,
} from './identity.store.ts';
import { type Key, keysOf, masked } from './keys.ts';

/**
 * What people say about who is who. A merge and a split are rulings that stand on the record and can be withdrawn;
 * the records, and everything hung on them, never move. A human "not the same" wins over every rule until withdrawn.
 */
interface Placed {
  readonly recordId: string;
  readonly customerId: string;
}

export async function mergeCustomers(
  world: World,
  writer: Writer,
  actor: Actor,
  input: { customerId: string; otherId: string; reason: string },
): Promise<Result<{ customerId: string; rulingId: string }, 'forbidden' | 'not-found' | 'same-customer'>> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  return writer.rule(async (trx) => {
    const one = await currentCustomer(trx, input.customerId);
    const other = await currentCustomer(trx, input.otherId);
    if (one === null || other === null) return refused('not-found');
    if (one === other) return refused('same-customer');
    const [keep, leave] = one < other ? [one, other] : [other, one];
    const leaving = await membershipsOf(trx, [leave]);
    const staying = await membershipsOf(trx, [keep]);
    const now = world.now();
    const rulingId = newId();
    const [a, b] = [staying[0], leaving[0]];
    if (a === undefined || b === undefined) return refused('not-found');
    await withdrawDifferences(trx, staying, leaving, now);
    await saveRulings(
      trx,
      [
        {
          id: rulingId,
          type: 'merge',
          customerIds: [keep, leave],
          before: leaving.map(placed),
          after: leaving.map((row) => ({ ...placed(row), customerId: keep })),
          explanation: { by: 'person' },
          actor: employeeOf(actor),
          reason: input.reason,
          undoes: null,
        },
      ],
      now,
    );
    await moveRecords(
      trx,
      leaving.map((row) => ({ recordId: row.recordId, to: keep, rulingId })),
      now,
    );
    await aliasCustomers(trx, [{ oldId: leave, customerId: keep, rulingId }]);
    await saveEdges(trx, [edge(a.recordId, b.recordId, 'manual-same', rulingId)], now);
    await tell(
      trx,
      world,
      actor,
      'customer.merge',
      keep,
      rulingId,
      leaving.map((row) => row.recordId),
    );
    return done({ customerId: keep, rulingId });
  });
}

export async function splitRecords(
  world: World,
  writer: Writer,
  actor: Actor,
  input: { id: string; recordIds: readonly string[]; reason: string },
): Promise<
  Result<
    { customerId: string; newCustomerId: string; rulingId: string },
    'forbidden' | 'not-found' | 'nothing-left'
  >
> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  return writer.rule(async (trx) => {
    const customerId = await currentCustomer(trx, input.id);
    if (customerId === null) return refused('not-found');
    const members = await membershipsOf(trx, [customerId]);
    const leaving = members.filter((row) => input.recordIds.includes(row.recordId));
    const staying = members.filter((row) => !input.recordIds.includes(row.recordId));
    if (leaving.length !== new Set(input.recordIds).size || staying.length === 0)
      return refused('nothing-left');
    const now = world.now();
    const rulingId = newId();
    const newCustomerId = newId();
    await createCustomers(trx, [newCustomerId], now);
    await saveRulings(
      trx,
      [
        {
          id: rulingId,
          type: 'split',
          customerIds: [customerId, newCustomerId],
          before: leaving.map(placed),
          after: leaving.map((row) => ({ ...placed(row), customerId: newCustomerId })),
          explanation: { by: 'person' },
          actor: employeeOf(actor),
          reason: input.reason,
          undoes: null,
        },
      ],
      now,
    );
    await moveRecords(
      trx,
      leaving.map((row) => ({ recordId: row.recordId, to: newCustomerId, rulingId })),
      now,
    );
    await saveEdges(trx, apart(staying, leaving, rulingId), now);
    await tell(
      trx,
      world,
      actor,
      'customer.split',
      customerId,
      rulingId,
      leaving.map((row) => row.recordId),
    );
    return done({ customerId, newCustomerId, rulingId });
  });
}

/**
 * Withdraws a ruling: the records it moved go back to exactly where they were. Only while nothing later stands on it:
 * every record it moved is still where it put it.
 */
export async function undoRuling(
  world: World,
  writer: Writer,
  actor: Actor,
  input: { id: string; reason: string },
): Promise<Result<{ rulingId: string; customerIds: string[] }, 'forbidden' | 'not-found' | 'not-undoable'>> {
  if (!can(actor, splitCustomers, undefined)) return refused('forbidden');
  return writer.rule(async (trx) => {
    const ruling = await rulingById(trx, input.id);
    if (ruling === null) return refused('not-found');
    if (ruling.type === 'undo' || ruling.type === 'create') return refused('not-undoable');
    const after = placements(ruling.after);
    const before = placements(ruling.before);
    const now = world.now();
    const there = await membershipsOf(trx, [...new Set(after.map((row) => row.customerId))]);
    const stands = after.every((row) =>
      there.some((one) => one.recordId === row.recordId && one.rulingId === ruling.id),
    );
    if (after.length === 0 || !stands) return refused('not-undoable');
    const undoId = newId();
    const own = ruling.type === 'attach' ? newId() : null;
    if (own !== null) await createCustomers(trx, [own], now);
    const back = after.map((row) => ({
      recordId: row.recordId,
      to: before.find((one) => one.recordId === row.recordId)?.customerId ?? own ?? row.customerId,
      rulingId: undoId,
    }));
    await moveRecords(trx, back, now);
    for (const customerId of new Set(back.map((row) => row.to))) await dropAlias(trx, customerId);
    await retractEdges(trx, ruling.id, now);
    if (ruling.type === 'split')
      await aliasCustomers(
        trx,
        [...new Set(after.map((row) => row.customerId))].map((oldId) => ({
          oldId,
          customerId: back[0]?.to ?? oldId,
          rulingId: undoId,
        })),
      );
    else {
      const moved = after.map((row) => row.recordId);
      const staying = there.filter((row) => !moved.includes(row.recordId));
      await saveEdges(trx, apart(staying, after, undoId), now);
    }
    const customerIds = [...new Set([...ruling.customerIds, ...back.map((row) => row.to)])];
    await saveRulings(
      trx,
      [
        {
          id: undoId,
          type: 'undo',
          customerIds,
          before: after,
          after: back.map((row) => ({ recordId: row.recordId, customerId: row.to })),
          explanation: { by: 'person' },
          actor: employeeOf(actor),
          reason: input.reason,
          undoes: ruling.id,
        },
      ],
      now,
    );
    await tell(
      trx,
      world,
      actor,
      'ruling.undo',
      ruling.id,
      undoId,
      after.map((row) => row.recordId),
    );
    return done({ rulingId: undoId, customerIds });
  });
}

export async function explainIdentity(world: World, id: string): Promise<Result<Identity, 'not-found'>> {
  const customerId = await currentCustomer(world.db, id);
  if (customerId === null) return refused('not-found');
  const records = await recordsOfCustomers(world.db, world, [customerId]);
  const recordIds = records.map((row) => row.id);
  const [edges, rulings, shared] = await Promise.all([
    edgesOf(world.db, recordIds),
    rulingsOf(world.db, customerId),
    guardsOf(world.db, recordIds),
  ]);
  const values = new Map<string, Key>(
    records.flatMap((row) =>
      keysOf(row.profile).keys.map(
        (key) => [`${key.type}:${world.vault.hash(key.type, key.value).toString('hex')}`, key] as const,
      ),
    ),
  );
  const placeholders = records
    .flatMap((row) => keysOf(row.profile).guarded)
    .map((key) => ({ type: key.type, masked: masked(key.type, key.value), reason: key.reason }));
  // The key that both records hold: a person has several phones, and only one of them joins these two.
  const keysByRecord = new Map(records.map((row) => [row.id, keysOf(row.profile).keys]));
  const sharedKey = (type: string | null, one: string, other: string): Key | undefined =>
    keysByRecord
      .get(one)
      ?.find(
        (key) =>
          key.type === type &&
          keysByRecord.get(other)?.some((theirs) => theirs.type === type && theirs.value === key.value),
      );
  return done({
    customerId,
    edges: edges.map((row) => {
      const key = sharedKey(row.key, row.a, row.b);
      return {
        recordA: row.a,
        recordB: row.b,
        kind: row.kind,
        rule: row.rule,
        evidence: {
          key: row.key,
          masked: key === undefined ? null : masked(key.type, key.value),
          nameAgreement: row.nameAgreement,
        },
        createdAt: row.createdAt.toISOString(),
      };
    }),
    rulings: rulings.map((row) => ({ ...row, at: row.at.toISOString() })),
    guards: [
      ...shared.flatMap((row) => {
        const key = values.get(`${row.type}:${row.hash.toString('hex')}`);
        return key === undefined
          ? []
          : [{ type: row.type, masked: masked(key.type, key.value), reason: row.reason ?? row.class }];
      }),
      ...placeholders,
    ],
  });
}

/** One "different" edge for each record, to one of the other side: enough for every later rule to see them apart. */
function apart(
  left: readonly { recordId: string }[],
  right: readonly { recordId: string }[],
  rulingId: string,
): EdgeRow[] {
  const [l, r] = [left[0], right[0]];
  if (l === undefined || r === undefined) return [];
  const pairs = new Map<string, EdgeRow>();
  for (const row of right)
    pairs.set(`${l.recordId}:${row.recordId}`, edge(l.recordId, row.recordId, 'manual-different', rulingId));
  for (const row of left)
    pairs.set(`${row.recordId}:${r.recordId}`, edge(row.recordId, r.recordId, 'manual-different', rulingId));
  return [...pairs.values()];
}

function edge(a: string, b: string, kind: 'manual-same' | 'manual-different', rulingId: string): EdgeRow {
  return { id: newId(), a, b, kind, rule: kind, evidence: {}, bits: null, modelVersion: null, rulingId };
}

/** Whoever says "same" takes back an earlier "different" between the two. */
async function withdrawDifferences(
  trx: Trx,
  left: readonly { recordId: string }[],
  right: readonly { recordId: string }[],
  now: Date,
): Promise<void> {
  await retractDifferences(
    trx,
    left.map((row) => row.recordId),
    right.map((row) => row.recordId),
    now,
  );
}

async function tell(
  trx: Trx,
  world: World,
  actor: Actor,
  action: string,
  objectId: string,
  rulingId: string,
  recordIds: readonly string[],
): Promise<void> {
  await record(trx, world.now(), {
    actor,
    action,
    objectType: 'customer',
    objectId,
    facts: { ruling: rulingId, records: recordIds.length },
  });
  await announce(trx, 'identity.changed', recordIds, { ruling: rulingId });
}

function placed({ recordId, customerId }: Placed): Placed {
  return { recordId, customerId };
}

function placements(json: unknown): Placed[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((row: unknown) => {
    if (typeof row !== 'object' || row === null || !('recordId' in row) || !('customerId' in row)) return [];
    return [{ recordId: String(row.recordId), customerId: String(row.customerId) }];
  });
}

function employeeOf(actor: Actor): string | null {
  return actor.kind === 'employee' ? actor.employeeId : null;
}
