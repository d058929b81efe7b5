import { type Selectable, sql } from 'kysely';
import { type Segment, segmentSchema } from '#contract/customers';
import type { DECISION_STATES, Decision } from '#contract/decisions';
import type { EmployeeRef } from '#contract/figure';
import type { ReportsTo } from '#server/decisions/chair/line';
import type { Tables } from '#server/platform/tables';
import type { Db, Trx } from '#server/platform/world';

/** A decision as it stands, without its history and evidence. */
export type Draft = Pick<
  Decision,
  | 'kind'
  | 'title'
  | 'question'
  | 'motives'
  | 'gain'
  | 'trust'
  | 'benefitMinor'
  | 'targetServed'
  | 'prediction'
  | 'reviewOn'
> & { readonly segment: Segment };
export type State = (typeof DECISION_STATES)[number];

export interface DecisionFile extends Draft {
  readonly id: string;
  readonly state: State;
  readonly proposer: string;
  readonly createdAt: Date;
  readonly voteUntil: Date | null;
  readonly closedAt: Date | null;
  readonly frozen: { readonly at: Date; readonly hash: Buffer; readonly sealed: Buffer } | null;
  readonly overrideId: string | null;
}

export async function insertDecision(
  trx: Trx,
  decision: Draft & { readonly id: string; readonly proposer: string; readonly now: Date },
): Promise<void> {
  await trx
    .insertInto('decision')
    .values({
      id: decision.id,
      ...columnsOf(decision),
      state: 'draft',
      proposer_id: decision.proposer,
      created_at: decision.now,
    })
    .execute();
}

/** Every act on a decision is decided on its locked row: a vote and a closing at the same moment queue. */
export async function lockDecision(trx: Trx, id: string): Promise<DecisionFile | null> {
  const row = await trx
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : decisionFile(row);
}

export async function decisionById(db: Db, id: string): Promise<DecisionFile | null> {
  const row = await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : decisionFile(row);
}

/** Newest first. */
export async function register(db: Db): Promise<(DecisionFile & { proposerName: string })[]> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('employee as e', 'e.id', 'd.proposer_id')
    .selectAll('d')
    .select('e.name as proposer_name')
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...decisionFile(row), proposerName: row.proposer_name }));
}

export interface DecisionChange {
  readonly state?: State;
  readonly draft?: Draft;
  readonly freeze?: {
    readonly at: Date;
    readonly until: Date;
    readonly hash: Buffer;
    readonly sealed: Buffer;
  };
  /** Back to a draft: the frozen evidence stays in the history only, and no signature holds any more. */
  readonly thaw?: true;
  readonly overrideId?: string;
  readonly closedAt?: Date;
}

export async function saveDecision(trx: Trx, id: string, change: DecisionChange): Promise<void> {
  const { freeze } = change;
  const set = {
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.draft === undefined ? {} : columnsOf(change.draft)),
    ...(freeze === undefined
      ? {}
      : {
          frozen_at: freeze.at,
          vote_until: freeze.until,
          evidence_hash: freeze.hash,
          evidence_cipher: freeze.sealed,
        }),
    ...(change.thaw === true
      ? { frozen_at: null, vote_until: null, evidence_hash: null, evidence_cipher: null, override_id: null }
      : {}),
    ...(change.overrideId === undefined ? {} : { override_id: change.overrideId }),
    ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
  };
  if (Object.keys(set).length === 0) return;
  await trx.updateTable('decision').set(set).where('id', '=', id).execute();
}

export type EventType = Tables['decision_event']['type'];
export interface StoredEvent {
  readonly seq: number;
  readonly type: EventType;
  readonly by: EmployeeRef;
  readonly words: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** The caller holds the row lock of the decision (or has just made it), so the next number is free. */
export async function appendEvent(
  trx: Trx,
  decisionId: string,
  event: {
    readonly type: EventType;
    readonly by: string;
    readonly words?: string | null;
    readonly body?: Readonly<Record<string, unknown>>;
    readonly at: Date;
  },
): Promise<void> {
  const { seq } = await trx
    .selectFrom('decision_event')
    .select((at) => sql<number>`coalesce(${at.fn.max('seq')}, 0) + 1`.as('seq'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('decision_event')
    .values({
      decision_id: decisionId,
      seq,
      type: event.type,
      by_employee: event.by,
      words: event.words ?? null,
      body: JSON.stringify(event.body ?? {}),
      at: event.at,
    })
    .execute();
}

export async function historyOf(db: Db, decisionId: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('decision_event as v')
    .leftJoin('employee as e', 'e.id', 'v.by_employee')
    .selectAll('v')
    .select('e.name')
    .where('v.decision_id', '=', decisionId)
    .orderBy('v.seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    type: row.type,
    by: { id: row.by_employee, name: row.name ?? '' },
    words: row.words,
    body: { ...(typeof row.body === 'object' ? row.body : {}) },
    at: row.at,
  }));
}

/** Everybody who holds the chair's vote by role, in a stable order. */
export async function representatives(db: Db): Promise<EmployeeRef[]> {
  return db
    .selectFrom('employee')
    .select(['id', 'name'])
    .where('role', '=', 'customer-representative')
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Who reports to whom, for these people and everybody above them. UNION ends a circle. */
export async function linesOf(db: Db, employeeIds: readonly string[]): Promise<ReportsTo> {
  const { rows } = await sql<{ id: string; reportsTo: string | null }>`
    with recursive up as (
      select id, reports_to from employee where id = any(${[...employeeIds]}::uuid[])
      union select e.id, e.reports_to from employee e join up on e.id = up.reports_to
    ) select id, reports_to as "reportsTo" from up`.execute(db);
  return new Map(rows.map((row) => [row.id, row.reportsTo]));
}

export async function employeeRef(db: Db, id: string): Promise<EmployeeRef> {
  const row = await db.selectFrom('employee').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  return row ?? { id, name: '' };
}

function columnsOf(draft: Draft) {
  return {
    kind: draft.kind,
    title: draft.title,
    question: draft.question,
    motives: draft.motives,
    gain: draft.gain,
    trust: draft.trust,
    benefit_minor: draft.benefitMinor,
    target_served: draft.targetServed,
    prediction: draft.prediction,
    review_on: draft.reviewOn,
    segment: JSON.stringify(draft.segment),
  };
}

function decisionFile(row: Selectable<Tables['decision']>): DecisionFile {
  const { evidence_hash: hash, evidence_cipher: sealed, frozen_at: at } = row;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    question: row.question,
    motives: row.motives,
    gain: row.gain,
    trust: row.trust,
    benefitMinor: row.benefit_minor,
    targetServed: row.target_served,
    prediction: row.prediction,
    reviewOn: row.review_on,
    segment: segmentSchema.parse(row.segment),
    state: row.state,
    proposer: row.proposer_id,
    createdAt: row.created_at,
    voteUntil: row.vote_until,
    closedAt: row.closed_at,
    frozen: hash === null || sealed === null || at === null ? null : { at, hash, sealed },
    overrideId: row.override_id,
  };
}
