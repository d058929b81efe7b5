import { type RawBuilder, sql } from 'kysely';
import type { DivisionRef } from '#contract/figure';
import type { Db, World } from '#server/platform/world';
import type { Profile } from './profile.ts';

/** A customer as its records tell it. Everything of a person is read by the record ids, through one index. */
export interface RecordRow {
  readonly id: string;
  readonly customerId: string;
  readonly sourceId: string;
  readonly source: SourceRef;
  readonly trust: number;
  readonly profile: Profile;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Names that people of ours corrected and did not take back, the newest first. */
  readonly correctedNames: readonly StandingName[];
}
export interface StandingName {
  readonly attribute: string;
  readonly value: string;
  readonly at: Date;
}
export interface SourceRef {
  readonly code: string;
  readonly name: { readonly he: string; readonly en: string };
}

/** Where an address leads today: itself, or the customer that it was merged into. */
export async function currentCustomer(db: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select ${currentOf(id)} as id`.execute(db);
  return rows[0]?.id ?? null;
}

function currentOf(id: string) {
  return sql<string>`coalesce((select m.customer_id from membership m where m.customer_id = ${id} limit 1),
    (select a.customer_id from customer_alias a where a.old_id = ${id}))`;
}

/** Every record behind an address, most trusted first; none when there is no such customer. */
export async function recordIdsBehind(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from membership m join source_record r on r.id = m.record_id join source s on s.id = r.source_id
     where m.customer_id = ${currentOf(id)} order by s.trust desc, r.updated_at desc, r.id`.execute(db);
  return rows.map((row) => row.id);
}

export async function recordsOfCustomers(
  db: Db,
  world: World,
  customerIds: readonly string[],
): Promise<RecordRow[]> {
  if (customerIds.length === 0) return [];
  return recordsWhere(db, world, sql`m.customer_id = any(${[...customerIds]}::uuid[])`);
}

export async function recordsByIds(db: Db, world: World, recordIds: readonly string[]): Promise<RecordRow[]> {
  if (recordIds.length === 0) return [];
  return recordsWhere(db, world, sql`m.record_id = any(${[...recordIds]}::uuid[])`);
}

/** Every record behind an address, most trusted first; none when there is no such customer. */
export async function recordsBehind(db: Db, world: World, id: string): Promise<RecordRow[]> {
  return recordsWhere(db, world, sql`m.customer_id = ${currentOf(id)}`);
}

async function recordsWhere(db: Db, world: World, wanted: RawBuilder<boolean>): Promise<RecordRow[]> {
  const [rows, corrected] = await Promise.all([
    db
      .selectFrom('membership as m')
      .innerJoin('source_record as r', 'r.id', 'm.record_id')
      .innerJoin('source as s', 's.id', 'r.source_id')
      .select([
        'r.id',
        'm.customer_id',
        'r.source_id',
        's.code',
        's.name_he',
        's.name_en',
        's.trust',
        'r.profile_cipher',
        'r.created_at',
        'r.updated_at',
      ])
      .where(wanted)
      .orderBy('s.trust', 'desc')
      .orderBy('r.updated_at', 'desc')
      .orderBy('r.id')
      .execute(),
    correctedNames(db, world, wanted),
  ]);
  return rows.map((row) => ({
    correctedNames: corrected.get(row.id) ?? [],
    id: row.id,
    customerId: row.customer_id,
    sourceId: row.source_id,
    source: { code: row.code, name: { he: row.name_he, en: row.name_en } },
    trust: row.trust,
    profile: readProfile(world, row.id, row.profile_cipher),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

/** Names travel further than the customer's page: a corrected one is read with its record. */
async function correctedNames(
  db: Db,
  world: World,
  wanted: RawBuilder<boolean>,
): Promise<Map<string, StandingName[]>> {
  const found = new Map<string, StandingName[]>();
  const { rows } = await sql<{
    recordId: string;
    id: string;
    attribute: string;
    sealed: Buffer;
    at: Date;
  }>`
    select c.record_id as "recordId", c.id, c.attribute, c.value_cipher as sealed, c.at
      from membership m join correction c on c.record_id = m.record_id
     where ${wanted} and c.attribute in ('name', 'latin-name') and c.withdraws is null
       and not exists (select 1 from correction w where w.record_id = c.record_id and w.withdraws = c.id)
     order by c.at desc, c.id desc`.execute(db);
  for (const row of rows) {
    const value = world.vault.read(`correction:${row.id}`, row.sealed);
    if (value === null) continue;
    const name = { attribute: row.attribute, value, at: row.at };
    found.set(row.recordId, [...(found.get(row.recordId) ?? []), name]);
  }
  return found;
}

export function readProfile(world: World, recordId: string, sealed: Buffer): Profile {
  const profile: Profile = JSON.parse(world.vault.open(`record:${recordId}`, sealed));
  return profile;
}

export async function customersOfRecords(db: Db, recordIds: readonly string[]): Promise<Map<string, string>> {
  if (recordIds.length === 0) return new Map();
  const { rows } = await sql<{ recordId: string; customerId: string }>`
    select record_id as "recordId", customer_id as "customerId" from membership where record_id = any(${[...recordIds]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.recordId, row.customerId]));
}

export interface ContactCounts {
  readonly interactions: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly byRecord: ReadonlyMap<string, number>;
  readonly fromMinor: number;
  readonly toMinor: number;
}

/** What we took from the customer and what we gave, in minor units: bills and purchases; credits and returns. */
export async function contactCounts(db: Db, recordIds: readonly string[]): Promise<ContactCounts> {
  const { rows } = await sql<{
    recordId: string;
    n: number;
    firstAt: Date;
    lastAt: Date;
    fromMinor: number;
    toMinor: number;
  }>`
    select record_id as "recordId", count(*) as n, min(occurred_at) as "firstAt", max(occurred_at) as "lastAt",
           coalesce(sum(amount) filter (where kind in ('bill', 'purchase')), 0)::bigint as "fromMinor",
           coalesce(sum(abs(amount)) filter (where kind in ('credit', 'return')), 0)::bigint as "toMinor"
      from interaction where record_id = any(${[...recordIds]}::uuid[]) group by 1`.execute(db);
  const times = rows.flatMap((row) => [row.firstAt.getTime(), row.lastAt.getTime()]);
  return {
    interactions: rows.reduce((sum, row) => sum + row.n, 0),
    firstAt: times.length === 0 ? null : new Date(Math.min(...times)),
    lastAt: times.length === 0 ? null : new Date(Math.max(...times)),
    byRecord: new Map(rows.map((row) => [row.recordId, row.n])),
    fromMinor: rows.reduce((sum, row) => sum + row.fromMinor, 0),
    toMinor: rows.reduce((sum, row) => sum + row.toMinor, 0),
  };
}

export interface MoodRow {
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
  readonly lastScore: number | null;
  readonly lastMeasure: string | null;
}

export interface Voice {
  readonly mood: MoodRow;
  /** Signals heard in words since the day asked for, each once. */
  readonly signals: ReadonlySet<string>;
  /** What was given beyond what silos told of, in minor units. */
  readonly givenMinor: number;
}

/** How the customer spoke and was met: feelings, the last score, signals of late, and gifts; one question for all of it. */
export async function voiceOf(db: Db, recordIds: readonly string[], since: Date): Promise<Voice> {
  const ids = sql`any(${[...recordIds]}::uuid[])`;
  const { rows } = await sql<{ part: 'feeling' | 'signal' | 'score' | 'given'; word: string; n: number }>`
    with words as materialized (
      select sentiment, occurred_at, signals from verbatim where record_id = ${ids}
    )
    select 'feeling' as part, sentiment as word, count(*)::float8 as n from words where sentiment is not null group by 2
    union all
    select distinct 'signal', unnest(signals), 1 from words where occurred_at >= ${since} and signals <> '{}'
    union all
    (select 'score', measure, score::text::float8 from interaction where record_id = ${ids} and score is not null order by occurred_at desc limit 1)
    union all
    select 'given', '', coalesce(sum(amount_minor), 0) from compensation where record_id = ${ids}`.execute(
    db,
  );
  const feeling = (name: string) => rows.find((row) => row.part === 'feeling' && row.word === name)?.n ?? 0;
  const score = rows.find((row) => row.part === 'score');
  return {
    mood: {
      positive: feeling('positive'),
      negative: feeling('negative'),
      neutral: feeling('neutral'),
      mixed: feeling('mixed'),
      lastScore: score?.n ?? null,
      lastMeasure: score?.word ?? null,
    },
    signals: new Set(rows.filter((row) => row.part === 'signal').map((row) => row.word)),
    givenMinor: rows.find((row) => row.part === 'given')?.n ?? 0,
  };
}

export interface PledgeView {
  readonly id: string;
  readonly text: string;
  readonly madeAt: Date;
  readonly dueAt: Date | null;
  readonly firstDueAt: Date | null;
  readonly state: 'open' | 'kept' | 'broken' | 'moved';
  readonly resolvedAt: Date | null;
  readonly channel: string;
  readonly promisedBy: string | null;
  readonly performedBy: string | null;
  readonly source: SourceRef | null;
  readonly madeBy: { readonly id: string; readonly name: string } | null;
}

export async function pledgesOf(db: Db, world: World, recordIds: readonly string[]): Promise<PledgeView[]> {
  const rows = await db
    .selectFrom('pledge as p')
    .leftJoin('source as s', 's.id', 'p.source_id')
    .leftJoin('employee as e', 'e.id', 'p.made_by')
    .selectAll('p')
    .select(['s.code', 's.name_he', 's.name_en', 'e.name as maker'])
    .where('p.record_id', 'in', [...recordIds])
    .orderBy('p.made_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: world.vault.open(`pledge:${row.record_id}:${row.reference_hash.toString('hex')}`, row.text_cipher),
    madeAt: row.made_at,
    dueAt: row.due_at,
    firstDueAt: row.first_due_at,
    state: row.state,
    resolvedAt: row.resolved_at,
    channel: row.channel,
    promisedBy: row.promised_by,
    performedBy: row.performed_by,
    source:
      row.code === null ? null : { code: row.code, name: { he: row.name_he ?? '', en: row.name_en ?? '' } },
    madeBy: row.made_by === null ? null : { id: row.made_by, name: row.maker ?? '' },
  }));
}

/** Open cases first: who holds the customer now. */
export async function casesOf(db: Db, world: World, recordIds: readonly string[]) {
  const rows = await db
    .selectFrom('case_file as c')
    .leftJoin('employee as e', 'e.id', 'c.holder_employee_id')
    .selectAll('c')
    .select('e.name as employee_name')
    .where('c.record_id', 'in', [...recordIds])
    .orderBy('c.state', 'desc')
    .orderBy('c.opened_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subject: world.vault.open(`case.subject:${row.id}`, row.subject_cipher),
    state: row.state,
    holderDivisionId: row.holder_division_id,
    holderEmployee:
      row.holder_employee_id === null || row.employee_name === null
        ? null
        : { id: row.holder_employee_id, name: row.employee_name },
    heldSince: row.held_since,
    openedAt: row.opened_at,
    toldAt: row.told_customer_at,
    nextWordAt: row.next_word_at,
    legalThreat: row.legal_threat,
  }));
}

export async function divisionsById(db: Db): Promise<Map<string, DivisionRef>> {
  const rows = await db
    .selectFrom('division')
    .select(['id', 'code', 'name_he', 'name_en'])
    .orderBy('position')
    .execute();
  return new Map(
    rows.map((row) => [row.id, { id: row.id, code: row.code, name: { he: row.name_he, en: row.name_en } }]),
  );
}

/** How each silo names its person, as a keyed hash. */
export async function personHashes(
  db: Db,
  recordIds: readonly string[],
): Promise<{ recordId: string; sourceId: string; personHash: Buffer }[]> {
  const rows = await db
    .selectFrom('record_key')
    .select(['record_id', 'source_id', 'person_hash'])
    .where('record_id', 'in', [...recordIds])
    .execute();
  return rows.map((row) => ({
    recordId: row.record_id,
    sourceId: row.source_id,
    personHash: row.person_hash,
  }));
}

export async function slotOfRecord(db: Db, recordId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('source_record')
    .select('key_slot')
    .where('id', '=', recordId)
    .executeTakeFirst();
  return row?.key_slot;
}
