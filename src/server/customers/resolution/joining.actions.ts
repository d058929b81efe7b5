import type { Known } from '#server/customers/identity/match';
import { emptyPlan, type Neighbourhood, type Plan, type RecordState } from '#server/customers/ingest/batch';
import { neighbourhood } from '#server/customers/ingest/neighbourhood.actions';
import { openProfile } from '#server/customers/ingest/opened-profiles';
import { type Touched, worthWeighing } from '#server/customers/ingest/resolve';
import { alike, join, toldApart } from '#server/customers/ingest/tie';
import type { Trx, World } from '#server/platform/world';
import { keysOfRecords, recordStates } from './holding.store.ts';
import { type Models, newVerdict } from './models.ts';

/**
 * Whom these records would be joined with under another model: the same neighbourhood as when they speak, weighed as the writer
 * weighs it. Nothing is written; the plan says what would be.
 */
export async function planJoins(
  trx: Trx,
  world: World,
  models: Models,
  recordIds: readonly string[],
): Promise<Plan> {
  const plan = emptyPlan();
  const touched = await touchedAgain(trx, world, recordIds);
  for (const { state } of touched) plan.records.set(state.id, state);
  const { around, seeking, crowded } = await neighbourhood(trx, world, touched);
  plan.crowded.push(...crowded);
  for (const one of touched) if (seeking.has(one.state.id)) joinAgain(plan, around, models, one);
  return plan;
}

/** Records as the writer takes them, with nothing new to say. */
async function touchedAgain(trx: Trx, world: World, recordIds: readonly string[]): Promise<Touched[]> {
  const [states, { keys, meetings }] = [
    await recordStates(trx, recordIds),
    await keysOfRecords(trx, recordIds),
  ];
  const keysBy = grouped(keys);
  const meetingsBy = grouped(meetings);
  return states.map(({ profile: sealed, ...row }): Touched => {
    const profile = openProfile(world, row.id, sealed);
    const state: RecordState = {
      ...row,
      personHash: NOBODY,
      isNew: false,
      profile,
      was: profile,
      changed: false,
    };
    const own = (meetingsBy.get(row.id) ?? []).map(({ value }) => value);
    return { state, keys: keysBy.get(row.id) ?? [], meetings: own, before: own };
  });
}
const NOBODY = Buffer.alloc(0);

function grouped<Row extends { readonly recordId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const by = new Map<string, Row[]>();
  for (const row of rows) {
    const list = by.get(row.recordId);
    if (list === undefined) by.set(row.recordId, [row]);
    else list.push(row);
  }
  return by;
}

function joinAgain(plan: Plan, around: Neighbourhood, models: Models, { state, meetings }: Touched): void {
  const self: Known = { recordId: state.id, customerId: state.customerId ?? '', profile: state.profile };
  const ours = (state.customerId === null ? undefined : around.members.get(state.customerId)) ?? [self];
  const candidates = worthWeighing(around, meetings, state.customerId).flatMap((near) => {
    const theirs = around.members.get(near.customerId);
    // Not fetched: when the chunk began, others shared more with this record.
    return theirs === undefined || toldApart(around, ours, theirs) ? [] : [{ near, theirs }];
  });
  if (candidates.length === 0) return;
  const { joins, asks } = newVerdict(models, ours, candidates);
  const modelVersion = models.now.model.version;
  if (joins !== null) join(plan, around, state, alike(state.id, joins, modelVersion));
  for (const { recordId, bits, cause } of asks) {
    const [a, b] = state.id < recordId ? [state.id, recordId] : [recordId, state.id];
    plan.questions.push({ a, b, bits, cause, modelVersion });
  }
}
