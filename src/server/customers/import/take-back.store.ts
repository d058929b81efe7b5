import { sql } from 'kysely';
import type { Hanging } from '#contract/imports';
import { rollup } from '#server/customers/ingest/interactions.store';
import type { Db, Trx } from '#server/platform/world';

/** What an import brought, what hangs on it, and how it goes. */

/** Records of which nobody but this import ever spoke. */
const onlyByImport = (importId: string) => sql`
  select distinct v.record_id from source_record_version v where v.import_id = ${importId}
     and not exists (select 1 from source_record_version o where o.record_id = v.record_id and o.import_id is distinct from ${importId})
     and not exists (select 1 from interaction i where i.record_id = v.record_id and i.import_id is distinct from ${importId})
     and not exists (select 1 from interaction_past p where p.record_id = v.record_id and p.import_id is distinct from ${importId})
     and not exists (select 1 from intake_key k where k.record_id = v.record_id and k.import_id is distinct from ${importId})`;

export interface Brought {
  readonly interactions: number;
  readonly restored: number;
  readonly records: number;
  readonly customers: number;
  readonly promises: number;
  readonly consents: number;
}

export async function broughtBy(db: Db, importId: string): Promise<Brought> {
  const { rows } = await sql<Brought>`
    with own as (${onlyByImport(importId)})
    select (select count(*) from interaction where import_id = ${importId}) as interactions,
           (select count(distinct i.id) from interaction i join interaction_past p on p.id = i.id and p.import_id is distinct from ${importId} where i.import_id = ${importId}) as restored,
           (select count(*) from own) as records,
           (select count(distinct m.customer_id) from membership m join own using (record_id)
             where not exists (select 1 from membership o where o.customer_id = m.customer_id and o.record_id not in (select record_id from own))) as customers,
           (select count(*) from pledge p join interaction i on i.id = p.interaction_id and i.record_id = p.record_id where i.import_id = ${importId}) as promises,
           (select count(*) from consent where import_id = ${importId}) + (select count(*) from preference where import_id = ${importId}) as consents`.execute(
    db,
  );
  const brought = rows[0];
  if (brought === undefined) throw new Error('a count without a row');
  return brought;
}

/** Acts of people that stand on rows of this import; at most `limit` of them, by name. */
export async function hangingOn(db: Db, importId: string, limit: number): Promise<Hanging[]> {
  const { rows } = await sql<Hanging>`
    with own as (${onlyByImport(importId)})
    select * from (
      select distinct 'case' as what, f.id::text as id, f.number::text as name from case_file f
       where f.record_id in (select record_id from own)
          or f.interaction_id in (select id from interaction where import_id = ${importId})
      union
      select 'correction', c.interaction_id::text, c.field from verbatim_correction c
        join interaction i on i.record_id = c.record_id and i.id = c.interaction_id where i.import_id = ${importId}
      union
      select 'promise', p.id::text, e.type from pledge_event e join pledge p on p.record_id = e.record_id and p.id = e.pledge_id
        join interaction i on i.record_id = p.record_id and i.id = p.interaction_id
       where e.by_employee is not null and i.import_id = ${importId}
      union
      select 'decision', d.id::text, d.title from decision_scenario s join decision d on d.id = s.decision_id
       where s.record_id in (select record_id from own)
      union
      select 'ruling', r.id::text, r.type from membership m join ruling r on r.id = m.ruling_id
       where r.actor is not null and m.record_id in (select record_id from own)
      union
      select 'ruling', r.id::text, r.type from membership_past m join ruling r on r.id in (m.ruling_id, m.closed_by)
       where r.actor is not null and m.record_id in (select record_id from own)
      union
      select 'ruling', e.ruling_id::text, e.kind from edge e
       where e.kind <> 'deterministic' and e.retracted_at is null and exists (select 1 from ruling r where r.id = e.ruling_id and r.actor is not null)
         and (e.record_a in (select record_id from own) or e.record_b in (select record_id from own))
    ) h order by what, name limit ${limit}`.execute(db);
  return rows;
}

export async function lockImport(trx: Trx, importId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('import')
    .select('state')
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Imports of a database that is older than their taking back, which is then to be done again. */
export async function reopen(db: Db, importIds: readonly string[]): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('import')
    .set({ state: 'taking-back' })
    .where('id', 'in', [...importIds])
    .where('state', 'not in', ['taking-back', 'taken-back'])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function markTakingBack(trx: Trx, importId: string, by: string | null): Promise<void> {
  await trx
    .updateTable('import')
    .set({ state: 'taking-back', taken_back_by: by })
    .where('id', '=', importId)
    .execute();
}

/** The end: rows set aside go with the import; its counters stay as what once was true. */
export async function markTakenBack(trx: Trx, importId: string, now: Date): Promise<void> {
  await trx.deleteFrom('quarantine').where('import_id', '=', importId).execute();
  await trx.deleteFrom('import_error').where('import_id', '=', importId).execute();
  await trx
    .updateTable('import')
    .set({ state: 'taken-back', taken_back_at: now })
    .where('id', '=', importId)
    .execute();
}

export interface Version {
  readonly recordId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly version: number;
  readonly importId: string | null;
  readonly item: Buffer;
}

/** Current interactions that this import brought, in the order of their identifiers. */
export async function interactionsOf(trx: Trx, importId: string, limit: number): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select record_id as "recordId", id, source_id as "sourceId", version, import_id as "importId", item_cipher as item
      from interaction where import_id = ${importId} limit ${limit}`.execute(trx);
  return rows;
}

/** For each of these interactions the newest version that another import, or a live call, had brought before. */
export async function versionsBefore(
  trx: Trx,
  importId: string,
  ids: readonly string[],
): Promise<Omit<Version, 'sourceId'>[]> {
  const { rows } = await sql<Omit<Version, 'sourceId'>>`
    select distinct on (id) record_id as "recordId", id, version, import_id as "importId", item_cipher as item
      from interaction_past where id = any(${[...ids]}::uuid[]) and import_id is distinct from ${importId}
     order by id, version desc`.execute(trx);
  return rows;
}

/** Out of the rows, the words and every counter. */
export async function removeInteractions(
  trx: Trx,
  rows: readonly { readonly recordId: string; readonly id: string }[],
): Promise<void> {
  await sql`
    with gone as (
      delete from interaction i using unnest(${rows.map((row) => row.recordId)}::uuid[], ${rows.map((row) => row.id)}::uuid[]) as o(record_id, id)
       where i.record_id = o.record_id and i.id = o.id returning i.*
    ), silent as (
      delete from verbatim v using gone g where v.record_id = g.record_id and v.interaction_id = g.id
    ), rolled as (${rollup(sql`gone`, -1)})
    select 1`.execute(trx);
}

/** Versions of this import that another had replaced since. */
export async function pastOf(
  trx: Trx,
  importId: string,
  limit: number,
): Promise<Omit<Version, 'sourceId'>[]> {
  const { rows } = await sql<Omit<Version, 'sourceId'>>`
    select record_id as "recordId", id, version, import_id as "importId", item_cipher as item
      from interaction_past where import_id = ${importId} limit ${limit}`.execute(trx);
  return rows;
}

export async function removePast(
  trx: Trx,
  rows: readonly { readonly recordId: string; readonly id: string; readonly version: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from interaction_past p using unnest(${rows.map((row) => row.recordId)}::uuid[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.version)}::int[]) as o(record_id, id, version)
     where p.record_id = o.record_id and p.id = o.id and p.version = o.version`.execute(trx);
}

/** The contents that this import had brought under these identifiers may come again. */
export async function forgetContents(
  trx: Trx,
  rows: readonly { readonly id: string; readonly content: Buffer }[],
): Promise<void> {
  for (const { id, content } of rows)
    await sql`update intake_key set contents = array_remove(contents, ${content}) where interaction_id = ${id}`.execute(
      trx,
    );
}

export async function removeIntakeKeys(trx: Trx, interactionIds: readonly string[]): Promise<void> {
  if (interactionIds.length === 0) return;
  await trx
    .deleteFrom('intake_key')
    .where('interaction_id', 'in', [...interactionIds])
    .execute();
}

/** Each content once, and the record where the restored version lives. */
export async function settleIntakeKeys(
  trx: Trx,
  rows: readonly { readonly id: string; readonly recordId: string; readonly importId: string | null }[],
): Promise<void> {
  for (const { id, recordId, importId } of rows)
    await sql`
      update intake_key set record_id = ${recordId}, import_id = ${importId},
             contents = (select array_agg(distinct c) from unnest(contents) as c) where interaction_id = ${id}`.execute(
      trx,
    );
}

/** Keys of rows of persons. Gives how many went. */
export async function removePersonKeys(trx: Trx, importId: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from intake_key where (source_id, external_hash) in (
      select source_id, external_hash from intake_key where import_id = ${importId} and interaction_id is null limit ${limit})`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Promises to which somebody of ours added a word stay as they are. */
export async function removePledges(
  trx: Trx,
  rows: readonly { readonly recordId: string; readonly sourceId: string; readonly referenceHash: Buffer }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from pledge p using unnest(${rows.map((row) => row.recordId)}::uuid[], ${rows.map((row) => row.sourceId)}::uuid[], ${rows.map((row) => row.referenceHash)}::bytea[]) as o(record_id, source_id, reference_hash)
     where p.record_id = o.record_id and p.source_id = o.source_id and p.reference_hash = o.reference_hash
       and not exists (select 1 from pledge_event e where e.record_id = p.record_id and e.pledge_id = p.id and e.by_employee is not null)`.execute(
    trx,
  );
  await sql`select forget_lost_promises(${rows.map((row) => row.recordId)}::uuid[])`.execute(trx);
}

/** What the import said of consent and preferences. Gives how many rows went. */
export async function removeSaid(trx: Trx, importId: string, limit: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select take_back_said(${importId}, ${limit}) as n`.execute(trx);
  return rows[0]?.n ?? 0;
}

export interface Standing extends Version {
  readonly slot: number;
  readonly occurredAt: Date;
}

/** What still stands on these records, oldest first. */
export async function standingOn(
  trx: Trx,
  importId: string,
  recordIds: readonly string[],
): Promise<Standing[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<Standing>`
    select i.record_id as "recordId", i.id, i.source_id as "sourceId", i.version, i.import_id as "importId", i.item_cipher as item,
           i.occurred_at as "occurredAt", r.key_slot as slot
      from interaction i join source_record r on r.id = i.record_id
     where i.record_id = any(${[...recordIds]}::uuid[]) and i.import_id is distinct from ${importId} order by i.received_at, i.id`.execute(
    trx,
  );
  return rows;
}

/** Key slots of records. */
export async function slotsOf(trx: Trx, recordIds: readonly string[]): Promise<Map<string, number>> {
  if (recordIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('source_record')
    .select(['id', 'key_slot as slot'])
    .where('id', 'in', [...recordIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.slot]));
}
