import { sql } from 'kysely';
import { byteas, plain, texts } from '#server/platform/arrays';
import { together } from '#server/platform/pipeline';
import { SEAL } from '#server/platform/vault/vault';
import type { Trx, World } from '#server/platform/world';

/** All the SQL of the hot path: a handful of statements for a batch, whatever its size. */

export interface KnownIntake {
  readonly sourceId: string;
  readonly externalHash: Buffer;
  readonly interactionId: string | null;
  readonly recordId: string;
  readonly contents: Buffer[];
}

export async function intakeKnown(
  trx: Trx,
  keys: readonly { sourceId: string; externalHash: Buffer }[],
): Promise<KnownIntake[]> {
  const { rows } = await sql<KnownIntake>`
    select k.source_id as "sourceId", k.external_hash as "externalHash", k.interaction_id as "interactionId",
           k.record_id as "recordId", k.contents
      from unnest(${plain(keys.map((key) => key.sourceId))}::uuid[], ${byteas(keys.map((key) => key.externalHash))}::bytea[]) as q(source_id, external_hash)
      join intake_key k using (source_id, external_hash)`.execute(trx);
  return rows;
}

export interface KnownRecord {
  readonly sourceId: string;
  readonly personHash: Buffer;
  readonly recordId: string;
  readonly version: number;
  readonly slot: number;
  readonly inputHash: Buffer | null;
  readonly profile: Buffer;
  readonly customerId: string;
}

export async function recordsKnown(
  trx: Trx,
  keys: readonly { sourceId: string; personHash: Buffer }[],
): Promise<KnownRecord[]> {
  const { rows } = await sql<KnownRecord>`
    select k.source_id as "sourceId", k.person_hash as "personHash", r.id as "recordId", r.version, r.key_slot as slot, r.input_hash as "inputHash",
           r.profile_cipher as profile, m.customer_id as "customerId"
      from unnest(${plain(keys.map((key) => key.sourceId))}::uuid[], ${byteas(keys.map((key) => key.personHash))}::bytea[]) as q(source_id, person_hash)
      join record_key k using (source_id, person_hash)
      join source_record r on r.id = k.record_id
      join membership m on m.record_id = k.record_id`.execute(trx);
  return rows;
}

type KeyRow = {
  readonly type: 'phone' | 'email' | 'national-id';
  readonly hash: Buffer;
  readonly class: 'personal' | 'shared' | 'blocked';
};

/** What is known of these keys, and who holds those that speak for one person; a key that nobody holds once, without a record. */
export async function keysAround(
  trx: Trx,
  hashes: readonly Buffer[],
): Promise<(KeyRow & { recordId: string | null; customerId: string | null })[]> {
  if (hashes.length === 0) return [];
  const { rows } = await sql<KeyRow & { recordId: string | null; customerId: string | null }>`
    select k.type, k.value_hash as hash, k.class, b.record_id as "recordId", m.customer_id as "customerId"
      from identity_key k
      left join block_key b on k.class = 'personal' and b.type = k.type and b.value_hash = k.value_hash
      left join membership m on m.record_id = b.record_id
     where k.value_hash = any(${byteas(hashes)}::bytea[])`.execute(trx);
  return rows;
}

/**
 * Who belongs to these customers, and by what the profile of each is known again when it was opened before: the random
 * bytes of its seal.
 */
export async function membersAround(
  trx: Trx,
  customerIds: readonly string[],
): Promise<{ customerId: string; recordId: string; seal: Buffer }[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ customerId: string; recordId: string; seal: Buffer }>`
    select m.customer_id as "customerId", m.record_id as "recordId", substring(r.profile_cipher from ${SEAL.from + 1} for ${SEAL.length}) as seal
      from membership m join source_record r on r.id = m.record_id where m.customer_id = any(${plain(customerIds)}::uuid[])`.execute(
    trx,
  );
  return rows;
}

export async function profilesOf(
  trx: Trx,
  recordIds: readonly string[],
): Promise<{ recordId: string; profile: Buffer }[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<{ recordId: string; profile: Buffer }>`
    select id as "recordId", profile_cipher as profile from source_record where id = any(${plain(recordIds)}::uuid[])`.execute(
    trx,
  );
  return rows;
}

export async function membersOf(
  trx: Trx,
  customerIds: readonly string[],
): Promise<{ customerId: string; recordId: string; profile: Buffer }[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ customerId: string; recordId: string; profile: Buffer }>`
    select m.customer_id as "customerId", m.record_id as "recordId", r.profile_cipher as profile
      from membership m join source_record r on r.id = m.record_id where m.customer_id = any(${plain(customerIds)}::uuid[])`.execute(
    trx,
  );
  return rows;
}

/** Whether anybody ever said of two records that they are of two people: where not, one short question is enough. */
export async function anyToldApart(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select 1 from edge where kind = 'manual-different' and retracted_at is null) as some`.execute(
    trx,
  );
  return rows[0]?.some === true;
}

/** Records that somebody said are of two people. */
export async function toldApart(trx: Trx, recordIds: readonly string[]): Promise<{ a: string; b: string }[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<{ a: string; b: string }>`
    select record_a as a, record_b as b from edge
     where kind = 'manual-different' and retracted_at is null
       and (record_a = any(${plain(recordIds)}::uuid[]) or record_b = any(${plain(recordIds)}::uuid[]))`.execute(
    trx,
  );
  return rows;
}

export interface NewRecord {
  readonly id: string;
  readonly sourceId: string;
  readonly personHash: Buffer;
  readonly version: number;
  readonly slot: number;
  readonly inputHash: Buffer | null;
  readonly profile: Buffer;
  readonly city: string | null;
  readonly companyHash: Buffer | null;
  readonly birthYear: number | null;
  readonly gender: string | null;
  readonly language: string | null;
  readonly plan: string | null;
  readonly product: string | null;
  readonly customerSince: string | null;
  readonly terms: readonly number[];
  readonly importId: string | null;
}

export async function saveRecords(
  trx: Trx,
  fresh: readonly NewRecord[],
  changed: readonly NewRecord[],
  now: Date,
): Promise<void> {
  const works: Promise<unknown>[] = [];
  if (fresh.length > 0) {
    works.push(
      sql`
      insert into source_record (id, source_id, version, key_slot, input_hash, profile_cipher, city, company_hash, birth_year, gender, language, plan, product, customer_since, terms, created_at, updated_at)
      select id, source_id, version, slot, input_hash, profile, city, company_hash, birth_year, gender, language, plan, product, customer_since, terms::int4[], ${now}, ${now}
        from ${unnestRecords(fresh)}`.execute(trx),
      sql`
      insert into record_key (source_id, person_hash, record_id)
      select * from unnest(${plain(fresh.map((row) => row.sourceId))}::uuid[], ${byteas(fresh.map((row) => row.personHash))}::bytea[], ${plain(fresh.map((row) => row.id))}::uuid[])`.execute(
        trx,
      ),
    );
  }
  if (changed.length > 0) {
    works.push(
      sql`
      update source_record r set version = n.version, input_hash = n.input_hash, profile_cipher = n.profile, city = n.city, company_hash = n.company_hash,
             birth_year = n.birth_year, gender = n.gender, language = n.language, plan = n.plan, product = n.product,
             customer_since = n.customer_since, terms = n.terms::int4[], updated_at = ${now}
        from ${unnestRecords(changed)} where r.id = n.id`.execute(trx),
    );
  }
  const both = [...fresh, ...changed];
  if (both.length === 0) return;
  works.push(
    sql`
    insert into source_record_version (record_id, version, profile_cipher, received_at, import_id)
    select id, version, profile, ${now}, import_id
      from unnest(${plain(both.map((row) => row.id))}::uuid[], ${plain(both.map((row) => row.version))}::int[], ${byteas(both.map((row) => row.profile))}::bytea[],
                  ${plain(both.map((row) => row.importId))}::uuid[]) as n(id, version, profile, import_id)
    on conflict do nothing`.execute(trx),
  );
  await together(works);
}

function unnestRecords(rows: readonly NewRecord[]) {
  return sql`unnest(${plain(rows.map((row) => row.id))}::uuid[], ${plain(rows.map((row) => row.sourceId))}::uuid[], ${plain(rows.map((row) => row.version))}::int[],
    ${plain(rows.map((row) => row.slot))}::int[], ${byteas(rows.map((row) => row.inputHash))}::bytea[], ${byteas(rows.map((row) => row.profile))}::bytea[], ${texts(rows.map((row) => row.city))}::text[],
    ${byteas(rows.map((row) => row.companyHash))}::bytea[], ${plain(rows.map((row) => row.birthYear))}::int[], ${texts(rows.map((row) => row.gender))}::text[], ${texts(rows.map((row) => row.language))}::text[],
    ${texts(rows.map((row) => row.plan))}::text[], ${texts(rows.map((row) => row.product))}::text[], ${rows.map((row) => row.customerSince)}::date[],
    ${texts(rows.map((row) => `{${row.terms.join(',')}}`))}::text[])
    as n(id, source_id, version, slot, input_hash, profile, city, company_hash, birth_year, gender, language, plan, product, customer_since, terms)`;
}

/** Promises of the same record and reference become one; a later word on it wins over an earlier one. */
export interface PledgeRow {
  readonly recordId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly referenceHash: Buffer;
  readonly text: Buffer;
  readonly madeAt: Date;
  readonly dueAt: Date | null;
  readonly state: string;
  readonly resolvedAt: Date | null;
  readonly channel: string;
  readonly promisedBy: string | null;
  readonly performedBy: string | null;
  readonly interactionId: string;
}

export async function savePledges(trx: Trx, rows: readonly PledgeRow[], now: Date): Promise<void> {
  // A promise and its outcome may come in one batch; a statement may touch a row once.
  const first: PledgeRow[] = [];
  const later: PledgeRow[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = `${row.recordId}:${row.sourceId}:${row.referenceHash.toString('base64')}`;
    (seen.has(name) ? later : first).push(row);
    seen.add(name);
  }
  if (first.length > 0) {
    await rememberDates(trx, first, now);
    await savePledgeRound(trx, first);
  }
  if (later.length > 0) await savePledges(trx, later, now);
}

/** A silo that gives a promise another date does not take the earlier one away: it is kept among what became of it. */
async function rememberDates(trx: Trx, rows: readonly PledgeRow[], now: Date): Promise<void> {
  const dated = rows.filter((row) => row.dueAt !== null);
  if (dated.length === 0) return;
  await sql`
    insert into pledge_event (record_id, id, pledge_id, type, due_before, due_after, at)
    select p.record_id, n.id, p.id, 'moved', p.due_at, n.due_at, ${now}
      from unnest(${plain(dated.map((row) => row.recordId))}::uuid[], ${plain(dated.map((row) => row.id))}::uuid[], ${plain(dated.map((row) => row.sourceId))}::uuid[],
                  ${byteas(dated.map((row) => row.referenceHash))}::bytea[], ${iso(dated.map((row) => row.dueAt))}::timestamptz[]) as n(record_id, id, source_id, reference_hash, due_at)
      join pledge p on p.record_id = n.record_id and p.source_id = n.source_id and p.reference_hash = n.reference_hash
     where p.due_at is distinct from n.due_at`.execute(trx);
}

async function savePledgeRound(trx: Trx, rows: readonly PledgeRow[]): Promise<void> {
  await sql`
    insert into pledge (record_id, id, source_id, reference_hash, text_cipher, made_at, due_at, state, resolved_at, channel, promised_by, performed_by, interaction_id, first_due_at)
    select n.*, n.due_at from unnest(${plain(rows.map((row) => row.recordId))}::uuid[], ${plain(rows.map((row) => row.id))}::uuid[], ${plain(rows.map((row) => row.sourceId))}::uuid[],
      ${byteas(rows.map((row) => row.referenceHash))}::bytea[], ${byteas(rows.map((row) => row.text))}::bytea[], ${iso(rows.map((row) => row.madeAt))}::timestamptz[],
      ${iso(rows.map((row) => row.dueAt))}::timestamptz[], ${texts(rows.map((row) => row.state))}::text[], ${iso(rows.map((row) => row.resolvedAt))}::timestamptz[],
      ${texts(rows.map((row) => row.channel))}::text[], ${plain(rows.map((row) => row.promisedBy))}::uuid[], ${plain(rows.map((row) => row.performedBy))}::uuid[],
      ${plain(rows.map((row) => row.interactionId))}::uuid[])
      as n(record_id, id, source_id, reference_hash, text_cipher, made_at, due_at, state, resolved_at, channel, promised_by, performed_by, interaction_id)
    on conflict (record_id, source_id, reference_hash) do update set
      first_due_at = coalesce(pledge.first_due_at, pledge.due_at, excluded.due_at),
      overdue_at = case when excluded.due_at is distinct from pledge.due_at then null else pledge.overdue_at end,
      state = case when excluded.state = 'open' then pledge.state else excluded.state end,
      resolved_at = coalesce(excluded.resolved_at, pledge.resolved_at),
      due_at = coalesce(excluded.due_at, pledge.due_at),
      made_at = least(pledge.made_at, excluded.made_at),
      promised_by = coalesce(pledge.promised_by, excluded.promised_by),
      performed_by = coalesce(pledge.performed_by, excluded.performed_by)`.execute(trx);
}

export function iso(dates: readonly (Date | null)[]): (string | null)[] {
  return dates.map((date) => date?.toISOString() ?? null);
}

/**
 * For a chunk of an import: its commit does not wait for the disk, and its words wait in longer lists before they go into the
 * indexes of search (`settleWordIndexes` when it has ended), which halves what the indexes cost.
 *
 * Only for rows that are read again after a crash: the cursor of an import lies in the transaction of its rows, and a crash
 * takes the end of the log away, so rows and cursor go together or not at all. Whatever is committed later and waits (the end of
 * the import, a live call, an act of a person) brings all that was committed before it to the disk as well.
 */
export async function writeInBulk(trx: Trx): Promise<void> {
  await sql`select set_config('synchronous_commit', 'off', true), set_config('gin_pending_list_limit', '32MB', true), set_config('work_mem', '48MB', true)`.execute(
    trx,
  );
}

/** After an import: no later commit has to put its words into the indexes. */
export async function settleWordIndexes(db: World['db']): Promise<void> {
  await sql`select settle_word_indexes()`.execute(db);
}

/** This transaction waits for the disk also when it changes nothing: whoever is told "duplicate" is told of rows on the disk. */
export async function waitForTheDisk(trx: Trx): Promise<void> {
  await sql`select pg_current_xact_id()`.execute(trx);
}

/** A batch that fails is taken back to here, inside its transaction; of several, the one that was set last counts. */
export async function savepointCommand(
  trx: Trx,
  command: 'savepoint' | 'release savepoint' | 'rollback to savepoint',
): Promise<void> {
  await sql`${sql.raw(command)} batch`.execute(trx);
}
