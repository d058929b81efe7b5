import { sql } from 'kysely';
import type { TimelineItem } from '#contract/customers';
import type { Db, World } from '#server/platform/world';
import type { Cursor } from './cursor.ts';

/**
 * What stands on the timeline beside interactions: cases, gifts, promises by hand, notes, attachments, corrections,
 * consent, decisions that looked at this customer. Each kind is read through its own index, newest first, never more
 * than a page of it.
 */
type Type = Exclude<TimelineItem['type'], 'interaction'>;

export interface EventRow {
  readonly type: Type;
  readonly id: string;
  readonly recordId: string;
  readonly at: Date;
  readonly kind: string;
  readonly channel: string | null;
  readonly divisionId: string | null;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly caseId: string | null;
  readonly leadsTo: string | null;
}

export interface Span {
  readonly before: Cursor | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly limit: number;
}

interface Row {
  type: Type;
  id: string;
  recordId: string;
  at: Date;
  kind: string;
  channel: string | null;
  divisionId: string | null;
  byId: string | null;
  byName: string | null;
  sealed: Buffer | null;
  /** What the ciphertext is bound to, or words that are nobody's. */
  place: string | null;
  plain: string | null;
  amount: number | null;
  currency: string | null;
  caseId: string | null;
  leadsTo: string | null;
}

const NONE = sql`null::uuid`;

/** The newest of all these kinds together; one question, in which each kind stops at a page of its own. */
export async function eventsOf(
  db: Db,
  world: World,
  recordIds: readonly string[],
  types: readonly Type[],
  span: Span,
): Promise<EventRow[]> {
  if (types.length === 0) return [];
  const ids = sql`any(${[...recordIds]}::uuid[])`;
  const wanted = [sql`true`];
  if (span.before !== null) wanted.push(sql`(x.at, x.id) < (${span.before.at}, ${span.before.id}::uuid)`);
  if (span.from !== null) wanted.push(sql`x.at >= ${span.from}`);
  if (span.until !== null) wanted.push(sql`x.at < ${span.until}`);
  const pages = types.map(
    (type) => sql`
    (select ${sql.lit(type)} as type, x.* from (${SOURCES[type](ids)}) x
      where ${sql.join(wanted, sql` and `)} order by x.at desc, x.id desc limit ${span.limit})`,
  );
  const { rows } = await sql<Row>`
    select u.*, e.name as "byName" from (${sql.join(pages, sql` union all `)}) u left join employee e on e.id = u."byId"
     order by u.at desc, u.id desc limit ${span.limit}`.execute(db);
  return rows.map((row) => {
    const words = row.sealed === null || row.place === null ? null : world.vault.read(row.place, row.sealed);
    const asSubject = NAMED.has(row.type);
    return {
      type: row.type,
      id: row.id,
      recordId: row.recordId,
      at: row.at,
      kind: row.kind,
      channel: row.channel,
      divisionId: row.divisionId,
      by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
      subject: asSubject ? (words ?? row.plain) : null,
      text: asSubject ? null : (words ?? row.plain),
      amount: row.amount,
      currency: row.currency,
      caseId: row.caseId,
      leadsTo: row.leadsTo,
    };
  });
}

/** What is said of these is their name rather than their text. */
const NAMED: ReadonlySet<Type> = new Set(['case', 'attachment', 'decision', 'correction']);

const NOTHING_MORE = sql`null::bigint as amount, null::text as currency`;

const SOURCES: Readonly<Record<Type, (ids: ReturnType<typeof sql>) => ReturnType<typeof sql>>> = {
  case: (ids) => sql`
    select v.case_id as "caseId", c.id as "leadsTo", md5(v.case_id::text || v.seq)::uuid as id, v.record_id as "recordId", v.at,
           'case-' || v.type as kind, null::text as channel, coalesce(v.to_division_id, v.from_division_id, c.holder_division_id) as "divisionId",
           v.by_employee as "byId", c.subject_cipher as sealed, 'case.subject:' || c.id as place, null::text as plain, ${NOTHING_MORE}
      from case_event v join case_file c on c.record_id = v.record_id and c.id = v.case_id
     where v.record_id = ${ids} and v.type in ('opened', 'accepted', 'told', 'closed', 'reopened')`,
  compensation: (ids) => sql`
    select case_id as "caseId", case_id as "leadsTo", id, record_id as "recordId", at, 'gift-' || kind as kind, null::text as channel, ${NONE} as "divisionId",
           by_employee as "byId", null::bytea as sealed, null::text as place, null::text as plain, amount_minor as amount, currency::text
      from compensation where record_id = ${ids}`,
  // What a silo told of a promise is an interaction already.
  promise: (ids) => sql`
    select ${NONE} as "caseId", p.id as "leadsTo", v.id, v.record_id as "recordId", v.at, 'promise-' || v.type as kind, p.channel,
           coalesce(p.performed_by, p.promised_by) as "divisionId", v.by_employee as "byId", p.text_cipher as sealed,
           'pledge:' || p.record_id || ':' || encode(p.reference_hash, 'hex') as place, null::text as plain, ${NOTHING_MORE}
      from pledge_event v join pledge p on p.record_id = v.record_id and p.id = v.pledge_id
     where v.record_id = ${ids} and (v.by_employee is not null or v.type = 'overdue')`,
  note: (ids) => sql`
    select ${NONE} as "caseId", coalesce(added_to, id) as "leadsTo", id, record_id as "recordId", at, case when added_to is null then 'note' else 'note-added' end as kind,
           null::text as channel, ${NONE} as "divisionId", by_employee as "byId", words_cipher as sealed, 'note:' || id as place, null::text as plain, ${NOTHING_MORE}
      from record_note where record_id = ${ids}`,
  attachment: (ids) => sql`
    select ${NONE} as "caseId", id as "leadsTo", id, record_id as "recordId", at, 'attachment' as kind, null::text as channel, ${NONE} as "divisionId",
           by_employee as "byId", name_cipher as sealed, 'attachment.name:' || id as place, null::text as plain, ${NOTHING_MORE}
      from attachment where record_id = ${ids}`,
  correction: (ids) => sql`
    select ${NONE} as "caseId", coalesce(withdraws, id) as "leadsTo", id, record_id as "recordId", at,
           case when withdraws is null then 'correction' else 'correction-withdrawn' end as kind, null::text as channel, ${NONE} as "divisionId",
           by_employee as "byId", null::bytea as sealed, null::text as place, attribute as plain, ${NOTHING_MORE}
      from correction where record_id = ${ids}`,
  // A no is written on every record of the person: it was said once.
  consent: (ids) => sql`
    select ${NONE} as "caseId", ${NONE} as "leadsTo", (array_agg(id order by id))[1] as id, (array_agg(record_id order by id))[1] as "recordId", said_at as at,
           'consent-' || answer as kind, channel, ${NONE} as "divisionId", by_employee as "byId", null::bytea as sealed, null::text as place, purpose as plain, ${NOTHING_MORE}
      from consent where record_id = ${ids} and by_employee is not null group by said_at, answer, channel, purpose, by_employee`,
  decision: (ids) => sql`
    select ${NONE} as "caseId", d.id as "leadsTo", d.id, s.record_id as "recordId", s.added_at as at, 'decision-scenario' as kind, null::text as channel, ${NONE} as "divisionId",
           d.proposer_id as "byId", null::bytea as sealed, null::text as place, d.title as plain, ${NOTHING_MORE}
      from decision_scenario s join decision d on d.id = s.decision_id where s.record_id = ${ids}`,
};
