import { sql } from 'kysely';
import type { PledgeView } from '#server/customers/record/record.store';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';
import type { KeptState } from './pledge-state.ts';

/** Promises by hand, what became of each, and the ledger. Every date that a promise ever had stays in its events. */
export interface PledgeFile {
  readonly recordId: string;
  readonly id: string;
  readonly state: KeptState;
  readonly dueAt: Date | null;
  readonly resolvedAt: Date | null;
}

export async function lockPledge(trx: Trx, id: string): Promise<PledgeFile | null> {
  const row = await trx
    .selectFrom('pledge')
    .select(['record_id', 'id', 'state', 'due_at', 'resolved_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    recordId: row.record_id,
    id: row.id,
    state: row.state,
    dueAt: row.due_at,
    resolvedAt: row.resolved_at,
  };
}

export interface NewPledge {
  readonly recordId: string;
  readonly slot: number;
  readonly text: string;
  readonly madeAt: Date;
  readonly dueAt: Date;
  readonly channel: string;
  readonly promisedBy: string;
  readonly performedBy: string;
  readonly by: string;
  readonly interactionId: string | null;
}

export async function insertPledge(trx: Trx, world: World, pledge: NewPledge): Promise<string> {
  const id = newId();
  const hash = world.vault.hash('pledge', id);
  await trx
    .insertInto('pledge')
    .values({
      record_id: pledge.recordId,
      id,
      source_id: null,
      reference_hash: hash,
      text_cipher: world.vault.seal(
        `pledge:${pledge.recordId}:${hash.toString('hex')}`,
        pledge.text,
        pledge.slot,
      ),
      made_at: pledge.madeAt,
      due_at: pledge.dueAt,
      first_due_at: pledge.dueAt,
      state: 'open',
      channel: pledge.channel,
      promised_by: pledge.promisedBy,
      performed_by: pledge.performedBy,
      interaction_id: pledge.interactionId,
      origin: pledge.interactionId === null ? 'hand' : 'text',
      made_by: pledge.by,
    })
    .execute();
  return id;
}

export async function movePledge(trx: Trx, pledge: PledgeFile, dueAt: Date): Promise<void> {
  await trx
    .updateTable('pledge')
    .set({
      state: 'moved',
      due_at: dueAt,
      first_due_at: sql`coalesce(first_due_at, due_at, ${dueAt})`,
      resolved_at: null,
      overdue_at: null,
    })
    .where('record_id', '=', pledge.recordId)
    .where('id', '=', pledge.id)
    .execute();
}

export async function settlePledge(
  trx: Trx,
  pledge: PledgeFile,
  outcome: 'kept' | 'broken',
  at: Date,
): Promise<void> {
  await trx
    .updateTable('pledge')
    .set({ state: outcome, resolved_at: at })
    .where('record_id', '=', pledge.recordId)
    .where('id', '=', pledge.id)
    .execute();
}

/** Into a state as it was said; the date that was promised first stays. */
export async function setPledge(
  trx: Trx,
  pledge: PledgeFile,
  to: { readonly state: KeptState; readonly dueAt: Date | null; readonly resolvedAt: Date | null },
): Promise<void> {
  await trx
    .updateTable('pledge')
    .set({ state: to.state, due_at: to.dueAt, resolved_at: to.resolvedAt, overdue_at: null })
    .where('record_id', '=', pledge.recordId)
    .where('id', '=', pledge.id)
    .execute();
}

export interface NewPledgeEvent {
  readonly recordId: string;
  readonly pledgeId: string;
  readonly type: 'made' | 'moved' | 'kept' | 'broken' | 'overdue';
  readonly dueBefore: Date | null;
  readonly dueAfter: Date | null;
  readonly by: string | null;
  /** Sealed words, with the slot of their record. */
  readonly words: { readonly text: string; readonly slot: number } | null;
  readonly at: Date;
}

export async function appendPledgeEvent(trx: Trx, world: World, event: NewPledgeEvent): Promise<void> {
  const id = newId();
  await trx
    .insertInto('pledge_event')
    .values({
      record_id: event.recordId,
      id,
      pledge_id: event.pledgeId,
      type: event.type,
      due_before: event.dueBefore,
      due_after: event.dueAfter,
      by_employee: event.by,
      words_cipher:
        event.words === null
          ? null
          : world.vault.seal(`pledge.event:${id}`, event.words.text, event.words.slot),
      at: event.at,
    })
    .execute();
}

export interface PledgeEventView {
  readonly type: NewPledgeEvent['type'];
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly dueBefore: Date | null;
  readonly dueAfter: Date | null;
  readonly reason: string | null;
}

export async function eventsOfPledge(
  db: Db,
  world: World,
  pledge: { readonly recordId: string; readonly id: string },
): Promise<PledgeEventView[]> {
  const rows = await db
    .selectFrom('pledge_event as v')
    .leftJoin('employee as e', 'e.id', 'v.by_employee')
    .selectAll('v')
    .select('e.name as employee_name')
    .where('v.record_id', '=', pledge.recordId)
    .where('v.pledge_id', '=', pledge.id)
    .orderBy('v.at')
    .orderBy('v.id')
    .execute();
  return rows.map((row) => ({
    type: row.type,
    at: row.at,
    by: row.by_employee === null ? null : { id: row.by_employee, name: row.employee_name ?? '' },
    dueBefore: row.due_before,
    dueAfter: row.due_after,
    reason: row.words_cipher === null ? null : world.vault.read(`pledge.event:${row.id}`, row.words_cipher),
  }));
}

export interface LedgerQuery {
  readonly states: readonly KeptState[] | null;
  /** Pending and over at this moment; or pending and not over yet, as on days that last still. */
  readonly pendingDue: {
    readonly is: 'before' | 'after';
    readonly at: Date;
    readonly timeZone: string;
    readonly daysNotOver: readonly string[];
  } | null;
  readonly division: { readonly id: string; readonly as: 'promiser' | 'performer' | 'either' } | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly before: { readonly at: Date; readonly id: string } | null;
  readonly id: string | null;
  readonly limit: number;
}

export type LedgerView = PledgeView & { readonly recordId: string };

export async function ledgerOf(db: Db, world: World, query: LedgerQuery): Promise<LedgerView[]> {
  const wanted = [sql`true`];
  if (query.id !== null) wanted.push(sql`p.id = ${query.id}`);
  if (query.states !== null) wanted.push(sql`p.state = any(${[...query.states]}::text[])`);
  if (query.pendingDue !== null) {
    wanted.push(sql`(p.state = 'open' or (p.state = 'moved' and p.resolved_at is null))`);
    const { is, at, timeZone, daysNotOver } = query.pendingDue;
    const over = sql`(p.due_at is not null and p.due_at <= ${at} and not ((p.due_at at time zone ${timeZone})::time = '00:00'
      and (p.due_at at time zone ${timeZone})::date = any(${[...daysNotOver]}::date[])))`;
    wanted.push(is === 'before' ? over : sql`not ${over}`);
  }
  if (query.division !== null) {
    const { id, as } = query.division;
    if (as === 'promiser') wanted.push(sql`p.promised_by = ${id}`);
    else if (as === 'performer') wanted.push(sql`p.performed_by = ${id}`);
    else wanted.push(sql`(p.promised_by = ${id} or p.performed_by = ${id})`);
  }
  if (query.from !== null) wanted.push(sql`p.due_at >= ${query.from}`);
  if (query.until !== null) wanted.push(sql`p.due_at < ${query.until}`);
  if (query.before !== null)
    wanted.push(sql`(coalesce(p.due_at, p.made_at), p.id) < (${query.before.at}, ${query.before.id}::uuid)`);
  const { rows } = await sql<{
    record_id: string;
    id: string;
    reference_hash: Buffer;
    text_cipher: Buffer;
    made_at: Date;
    due_at: Date | null;
    first_due_at: Date | null;
    state: KeptState;
    resolved_at: Date | null;
    channel: string;
    promised_by: string | null;
    performed_by: string | null;
    made_by: string | null;
    maker: string | null;
    code: string | null;
    name_he: string | null;
    name_en: string | null;
  }>`
    select p.record_id, p.id, p.reference_hash, p.text_cipher, p.made_at, p.due_at, p.first_due_at, p.state, p.resolved_at, p.channel,
           p.promised_by, p.performed_by, p.made_by, e.name as maker, s.code, s.name_he, s.name_en
      from pledge p left join source s on s.id = p.source_id left join employee e on e.id = p.made_by
     where ${sql.join(wanted, sql` and `)}
     order by coalesce(p.due_at, p.made_at) desc, p.id desc limit ${query.limit}`.execute(db);
  return rows.map((row) => ({
    recordId: row.record_id,
    id: row.id,
    text:
      world.vault.read(`pledge:${row.record_id}:${row.reference_hash.toString('hex')}`, row.text_cipher) ??
      '',
    madeAt: row.made_at,
    dueAt: row.due_at,
    firstDueAt: row.first_due_at,
    state: row.state,
    resolvedAt: row.resolved_at,
    channel: row.channel,
    promisedBy: row.promised_by,
    performedBy: row.performed_by,
    madeBy: row.made_by === null ? null : { id: row.made_by, name: row.maker ?? '' },
    source:
      row.code === null ? null : { code: row.code, name: { he: row.name_he ?? '', en: row.name_en ?? '' } },
  }));
}

export interface DueRow {
  readonly state: KeptState;
  readonly firstDueAt: Date;
  readonly dueAt: Date;
  readonly resolvedAt: Date | null;
  readonly promisedBy: string | null;
  readonly performedBy: string | null;
}

/** Promises whose first date fell into the span; without their words. */
export async function pledgesFirstDue(db: Db, span: { from: Date; until: Date }): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select state, coalesce(first_due_at, due_at) as "firstDueAt", due_at as "dueAt", resolved_at as "resolvedAt",
           promised_by as "promisedBy", performed_by as "performedBy"
      from pledge where coalesce(first_due_at, due_at) >= ${span.from} and coalesce(first_due_at, due_at) < ${span.until}`.execute(
    db,
  );
  return rows;
}

/**
 * Pending promises whose date has come and that nobody has been told of, the oldest first; locked. A date that a silo
 * gave without a time stands at midnight and lasts until the end of its day; `notOver` are the days that last still.
 */
export async function unnoticedDue(
  trx: Trx,
  now: Date,
  notOver: { readonly timeZone: string; readonly days: readonly string[] },
  limit: number,
): Promise<{ recordId: string; id: string; dueAt: Date }[]> {
  const { rows } = await sql<{ recordId: string; id: string; dueAt: Date }>`
    select record_id as "recordId", id, due_at as "dueAt" from pledge
     where overdue_at is null and state in ('open', 'moved') and due_at <= ${now} and (state = 'open' or resolved_at is null)
       and not ((due_at at time zone ${notOver.timeZone})::time = '00:00' and (due_at at time zone ${notOver.timeZone})::date = any(${[...notOver.days]}::date[]))
     order by due_at limit ${limit} for update skip locked`.execute(trx);
  return rows;
}

export async function markOverdue(
  trx: Trx,
  pledges: readonly { recordId: string; id: string }[],
  at: Date,
): Promise<void> {
  await sql`
    update pledge p set overdue_at = ${at}
      from unnest(${pledges.map((one) => one.recordId)}::uuid[], ${pledges.map((one) => one.id)}::uuid[]) as n(record_id, id)
     where p.record_id = n.record_id and p.id = n.id`.execute(trx);
}

export async function existingDivisions(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('division')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}

export interface OurWords {
  readonly recordId: string;
  readonly interactionId: string;
  readonly saidAt: Date;
  readonly kind: string;
  readonly channel: string;
  readonly direction: string;
  readonly divisionId: string | null;
  readonly sealed: Buffer;
}

/** What may hold words of ours: what we sent, and talks with two voices; the newest first. */
export async function wordsOfOurs(
  db: Db,
  recordIds: readonly string[],
  since: Date,
  limit: number,
): Promise<OurWords[]> {
  const { rows } = await sql<OurWords>`
    select i.record_id as "recordId", i.id as "interactionId", i.occurred_at as "saidAt", i.kind, i.channel, i.direction,
           coalesce(i.division_id, s.division_id) as "divisionId", i.item_cipher as sealed
      from interaction i join source s on s.id = i.source_id
     where i.record_id = any(${[...recordIds]}::uuid[]) and i.occurred_at >= ${since}
       and (i.kind in ('call', 'chat') or (i.direction = 'out' and i.kind in ('mail', 'ticket', 'other', 'visit', 'technician-visit', 'save')))
     order by i.occurred_at desc, i.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Where words were confirmed as a promise, or were said to be none; and which interactions a silo already tells as one. */
export async function decidedWords(db: Db, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ at: string }>`
    select interaction_id || ':' || start_at as at from pledge_dismissal where record_id = any(${[...recordIds]}::uuid[])
    union all
    select interaction_id || ':*' from pledge where record_id = any(${[...recordIds]}::uuid[]) and origin = 'export' and interaction_id is not null`.execute(
    db,
  );
  return new Set(rows.map((row) => row.at));
}

export async function dismissWords(
  trx: Trx,
  words: { recordId: string; interactionId: string; start: number; by: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('pledge_dismissal')
    .values({
      record_id: words.recordId,
      interaction_id: words.interactionId,
      start_at: words.start,
      by_employee: words.by,
      at: words.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The record of an interaction, when it is one of these. */
export async function recordOfInteraction(
  db: Db,
  interactionId: string,
  recordIds: readonly string[],
): Promise<string | null> {
  const row = await db
    .selectFrom('interaction')
    .select('record_id')
    .where('id', '=', interactionId)
    .where('record_id', 'in', [...recordIds])
    .executeTakeFirst();
  return row?.record_id ?? null;
}
