import { done, type Result, refused } from '#kernel/result';
import { splitCustomers } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import { currentCustomer } from '#server/customers/record/record.store';
import { type Actor, can } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import {
  aliasCustomers,
  createCustomers,
  membershipsOf,
  moveRecords,
  retractDifferences,
  saveEdges,
  saveRulings,
} from './identity.store.ts';
import { apartEdges, byPerson, employeeOf, idOf, type Placed, placed, saidEdge } from './placement.ts';
import { tellRuling } from './tell-ruling.actions.ts';

/**
 * What people say about who is who. A merge and a split are rulings that stand on the record and can be withdrawn;
 * the records, and everything hung on them, never move. A human "not the same" wins over every rule until withdrawn.
 */
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
    const rulingId = await merge(trx, world, actor, {
      customerId: one,
      otherId: other,
      reason: input.reason,
      review: null,
    });
    return done({ customerId: one < other ? one : other, rulingId });
  });
}

/** Why somebody ruled: in their words, or by an answer to a question. */
interface Because {
  readonly reason: string | null;
  readonly review: string | null;
}

/** Two customers that are two, made one. The older keeps its address: identifiers are ordered by time. */
export async function merge(
  trx: Trx,
  world: World,
  actor: Actor,
  input: Because & { readonly customerId: string; readonly otherId: string },
): Promise<string> {
  const { customerId: one, otherId: other } = input;
  const [keep, leave] = one < other ? [one, other] : [other, one];
  const leaving = await membershipsOf(trx, [leave]);
  const staying = await membershipsOf(trx, [keep]);
  const now = world.now();
  const rulingId = newId();
  const [a, b] = [staying[0], leaving[0]];
  if (a === undefined || b === undefined) throw new Error('a customer without records');
  await retractDifferences(trx, staying.map(idOf), leaving.map(idOf), now);
  await saveRulings(
    trx,
    [
      {
        id: rulingId,
        type: 'merge',
        customerIds: [keep, leave],
        before: leaving.map(placed),
        after: leaving.map((row) => ({ ...placed(row), customerId: keep })),
        explanation: byPerson(input),
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
  await saveEdges(trx, [saidEdge(a.recordId, b.recordId, 'manual-same', rulingId)], now);
  await tellRuling(trx, world, actor, {
    action: 'customer.merge',
    objectId: keep,
    rulingId,
    recordIds: leaving.map(idOf),
  });
  return rulingId;
}

/** Two customers that are two stay two, whatever likeness or an identifier says later. */
export async function sayApart(
  trx: Trx,
  world: World,
  actor: Actor,
  input: Because & { readonly ours: readonly Placed[]; readonly theirs: readonly Placed[] },
): Promise<string> {
  const now = world.now();
  const rulingId = newId();
  const customerIds = [...new Set([...input.ours, ...input.theirs].map((row) => row.customerId))];
  await saveRulings(
    trx,
    [
      {
        id: rulingId,
        type: 'split',
        customerIds,
        before: [],
        after: [],
        explanation: byPerson(input),
        actor: employeeOf(actor),
        reason: input.reason,
        undoes: null,
      },
    ],
    now,
  );
  await saveEdges(trx, apartEdges(input.ours, input.theirs, rulingId), now);
  await tellRuling(trx, world, actor, {
    action: 'customer.keep-apart',
    objectId: customerIds[0] ?? '',
    rulingId,
    recordIds: [],
  });
  return rulingId;
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
    const { newCustomerId, rulingId } = await part(trx, world, actor, {
      customerId,
      staying,
      leaving,
      reason: input.reason,
      review: null,
    });
    return done({ customerId, newCustomerId, rulingId });
  });
}

/** These records of a customer are somebody else: they leave to a customer of their own. */
export async function part(
  trx: Trx,
  world: World,
  actor: Actor,
  input: Because & {
    readonly customerId: string;
    readonly staying: readonly Placed[];
    readonly leaving: readonly Placed[];
  },
): Promise<{ newCustomerId: string; rulingId: string }> {
  const { customerId, staying, leaving } = input;
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
        explanation: byPerson(input),
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
  await saveEdges(trx, apartEdges(staying, leaving, rulingId), now);
  await tellRuling(trx, world, actor, {
    action: 'customer.split',
    objectId: customerId,
    rulingId,
    recordIds: leaving.map(idOf),
  });
  return { newCustomerId, rulingId };
}

/** Records that are one customer stay one, whatever is doubted later. */
export async function sayStillOne(
  trx: Trx,
  world: World,
  actor: Actor,
  input: Because & {
    readonly customerId: string;
    readonly staying: readonly Placed[];
    readonly leaving: readonly Placed[];
  },
): Promise<string> {
  const rulingId = newId();
  const [a, b] = [input.staying[0], input.leaving[0]];
  if (a === undefined || b === undefined) throw new Error('a customer of one part');
  await saveRulings(
    trx,
    [
      {
        id: rulingId,
        type: 'merge',
        customerIds: [input.customerId],
        before: [],
        after: [],
        explanation: byPerson(input),
        actor: employeeOf(actor),
        reason: input.reason,
        undoes: null,
      },
    ],
    world.now(),
  );
  await saveEdges(trx, [saidEdge(a.recordId, b.recordId, 'manual-same', rulingId)], world.now());
  await tellRuling(trx, world, actor, {
    action: 'customer.keep-one',
    objectId: input.customerId,
    rulingId,
    recordIds: [],
  });
  return rulingId;
}
