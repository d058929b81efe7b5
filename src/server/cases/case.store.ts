import { type Selectable, sql } from 'kysely';
import type { CaseRow, caseEventSchema, OUTCOMES } from '#contract/cases';
import type { Baton } from '#server/cases/baton/baton';
import { keySlotOf } from '#server/customers/record/names.actions';
import type { Tables } from '#server/platform/tables';
import type { Db, Trx, World } from '#server/platform/world';

/** One case as it stands; its baton decides who may do what. */
export interface CaseFile {
  readonly id: string;
  readonly recordId: string;
  readonly number: number;
  readonly interactionId: string | null;
  readonly subject: string;
  readonly baton: Baton;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly nextWordAt: Date | null;
  readonly outcome: CaseRow['outcome'];
  readonly legalThreat: boolean;
  readonly patternId: string | null;
}
export type Outcome = (typeof OUTCOMES)[number];
export type EventType = (typeof caseEventSchema)['shape']['type']['options'][number];

export interface NewCase {
  readonly id: string;
  readonly recordId: string;
  readonly interactionId: string | null;
  readonly subject: string;
  readonly legalThreat: boolean;
  readonly patternId: string | null;
  readonly openedBy: string;
}

export async function insertCase(trx: Trx, world: World, file: NewCase, baton: Baton): Promise<void> {
  await trx
    .insertInto('case_file')
    .values({
      record_id: file.recordId,
      id: file.id,
      number: sql<number>`nextval('case_number')`,
      interaction_id: file.interactionId,
      subject_cipher: world.vault.seal(
        subjectPlace(file.id),
        file.subject,
        await keySlotOf(trx, file.recordId),
      ),
      state: baton.state,
      holder_division_id: baton.holder,
      holder_employee_id: baton.holderEmployee,
      opened_by: file.openedBy,
      opened_at: baton.heldSince,
      held_since: baton.heldSince,
      legal_threat: file.legalThreat,
      pattern_id: file.patternId,
    })
    .execute();
}

/** Two people who open from the same words at the same moment queue here: one opens, the other finds it open. */
export async function queueForVerbatim(trx: Trx, verbatimId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case:${verbatimId}`}, 0))`.execute(trx);
}

export async function openCaseOfVerbatim(
  trx: Trx,
  of: { readonly recordId: string; readonly verbatimId: string },
): Promise<string | null> {
  const row = await trx
    .selectFrom('case_file')
    .select('id')
    .where('record_id', '=', of.recordId)
    .where('interaction_id', '=', of.verbatimId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Every decision about a case is made on its locked row: two acts on one case queue. */
export async function lockCase(trx: Trx, world: World, id: string): Promise<CaseFile | null> {
  const where = await trx.selectFrom('case_file').select('record_id').where('id', '=', id).executeTakeFirst();
  if (where === undefined) return null;
  const row = await trx
    .selectFrom('case_file')
    .selectAll()
    .where('record_id', '=', where.record_id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : caseFile(world, row);
}

export async function caseById(db: Db, world: World, id: string): Promise<CaseFile | null> {
  const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : caseFile(world, row);
}

export interface CaseQuery {
  readonly state: 'open' | 'closed' | 'all';
  /** Cases that this division holds or is offered. */
  readonly divisionId?: string | undefined;
  /** Set when the reader sees only what their own division holds or is offered. */
  readonly onlyOf: string | null;
  readonly recordIds: readonly string[] | null;
  readonly beforeNumber: number | null;
  readonly limit: number;
}

/** Newest first. */
export async function casesWhere(db: Db, world: World, query: CaseQuery): Promise<CaseFile[]> {
  let rows = db.selectFrom('case_file').selectAll().orderBy('number', 'desc').limit(query.limit);
  if (query.state !== 'all') rows = rows.where('state', '=', query.state);
  for (const division of [query.divisionId, query.onlyOf]) {
    if (division === undefined || division === null) continue;
    rows = rows.where((at) =>
      at.or([at('holder_division_id', '=', division), at('offered_division_id', '=', division)]),
    );
  }
  if (query.recordIds !== null)
    rows = rows.where(sql<boolean>`record_id = any(${[...query.recordIds]}::uuid[])`);
  if (query.beforeNumber !== null) rows = rows.where('number', '<', query.beforeNumber);
  return (await rows.execute()).map((row) => caseFile(world, row));
}

export interface CaseChange {
  readonly baton: Baton;
  readonly closing?: { readonly at: Date; readonly outcome: Outcome };
  readonly reopening?: true;
  readonly told?: { readonly at: Date };
  readonly nextWordAt?: Date | null;
}

export async function saveCase(trx: Trx, file: CaseFile, change: CaseChange): Promise<void> {
  const { baton, closing, told } = change;
  await trx
    .updateTable('case_file')
    .set({
      state: baton.state,
      holder_division_id: baton.holder,
      holder_employee_id: baton.holderEmployee,
      offered_division_id: baton.offeredTo,
      held_since: baton.heldSince,
      ...(closing === undefined ? {} : { closed_at: closing.at, outcome: closing.outcome }),
      ...(change.reopening === true ? { closed_at: null, outcome: null } : {}),
      ...(told === undefined ? {} : { told_customer_at: told.at }),
      ...(change.nextWordAt === undefined ? {} : { next_word_at: change.nextWordAt }),
    })
    .where('record_id', '=', file.recordId)
    .where('id', '=', file.id)
    .execute();
}

export interface NewEvent {
  readonly type: EventType;
  readonly by: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly words?: string | null;
  readonly at: Date;
}

/** The caller holds the row lock of the case (or has just made it), so the next number is free. */
export async function appendEvent(
  trx: Trx,
  world: World,
  of: { readonly id: string; readonly recordId: string },
  event: NewEvent,
): Promise<void> {
  const { seq } = await trx
    .selectFrom('case_event')
    .select((at) => sql<number>`coalesce(${at.fn.max('seq')}, 0) + 1`.as('seq'))
    .where('record_id', '=', of.recordId)
    .where('case_id', '=', of.id)
    .executeTakeFirstOrThrow();
  const words = event.words ?? null;
  await trx
    .insertInto('case_event')
    .values({
      record_id: of.recordId,
      case_id: of.id,
      seq,
      type: event.type,
      by_employee: event.by,
      from_division_id: event.from ?? null,
      to_division_id: event.to ?? null,
      body_cipher:
        words === null
          ? null
          : world.vault.seal(wordsPlace(of.id, seq), words, await keySlotOf(trx, of.recordId)),
      at: event.at,
    })
    .execute();
}

export interface StoredEvent {
  readonly seq: number;
  readonly type: EventType;
  readonly by: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly words: string | null;
  readonly at: Date;
}

export async function historyOf(db: Db, world: World, file: CaseFile): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('case_event')
    .selectAll()
    .where('record_id', '=', file.recordId)
    .where('case_id', '=', file.id)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    type: row.type,
    by: row.by_employee,
    from: row.from_division_id,
    to: row.to_division_id,
    words: row.body_cipher === null ? null : world.vault.read(wordsPlace(file.id, row.seq), row.body_cipher),
    at: row.at,
  }));
}

/** How often each baton was taken by another division. */
export async function handOversOf(db: Db, files: readonly CaseFile[]): Promise<Map<string, number>> {
  if (files.length === 0) return new Map();
  const { rows } = await sql<{ id: string; n: number }>`
    select case_id as id, count(*)::int as n from case_event
     where record_id = any(${files.map((file) => file.recordId)}::uuid[])
       and case_id = any(${files.map((file) => file.id)}::uuid[]) and type = 'accepted'
     group by 1`.execute(db);
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function divisionExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('division').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function employeeNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from employee where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

type Row = Selectable<Tables['case_file']>;

function caseFile(world: World, row: Row): CaseFile {
  return {
    id: row.id,
    recordId: row.record_id,
    number: row.number,
    interactionId: row.interaction_id,
    // Empty when its person was forgotten.
    subject: world.vault.read(subjectPlace(row.id), row.subject_cipher) ?? '',
    baton: {
      state: row.state,
      holder: row.holder_division_id,
      holderEmployee: row.holder_employee_id,
      offeredTo: row.offered_division_id,
      heldSince: row.held_since,
    },
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    nextWordAt: row.next_word_at,
    outcome: row.outcome,
    legalThreat: row.legal_threat,
    patternId: row.pattern_id,
  };
}

/** The customer's record opens the subject at the same place. */
function subjectPlace(caseId: string): string {
  return `case.subject:${caseId}`;
}

function wordsPlace(caseId: string, seq: number): string {
  return `case_event.words:${caseId}:${seq}`;
}
