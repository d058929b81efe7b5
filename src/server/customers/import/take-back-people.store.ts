import { sql } from 'kysely';
import type { Trx } from '#server/platform/world';

/** Records of persons while an import is being taken back: their versions, keys, edges and customers. */

export async function recordsSpokenOf(trx: Trx, importId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from source_record_version where import_id = ${importId} limit ${limit}`.execute(
    trx,
  );
  return rows.map((row) => row.id);
}

/** Removes those of whom nobody else ever spoke; the database decides once more which these are. */
export async function removeRecords(trx: Trx, importId: string, recordIds: readonly string[]): Promise<void> {
  await sql`select take_back_records(${importId}, ${[...recordIds]}::uuid[])`.execute(trx);
}

export interface RecordVersion {
  readonly recordId: string;
  readonly version: number;
  readonly importId: string | null;
  readonly profile: Buffer;
}

export async function versionsOf(trx: Trx, recordIds: readonly string[]): Promise<RecordVersion[]> {
  const { rows } = await sql<RecordVersion>`
    select record_id as "recordId", version, import_id as "importId", profile_cipher as profile
      from source_record_version where record_id = any(${[...recordIds]}::uuid[]) order by record_id, version`.execute(
    trx,
  );
  return rows;
}

/** Whether somebody else brought a row of this person that said nothing new, and is therefore in no version. */
export async function alsoToldByOthers(
  trx: Trx,
  importId: string,
  recordIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from intake_key
     where record_id = any(${[...recordIds]}::uuid[]) and interaction_id is null and import_id is distinct from ${importId}`.execute(
    trx,
  );
  return new Set(rows.map((row) => row.id));
}

export async function removeVersions(trx: Trx, importId: string, recordId: string): Promise<void> {
  await trx
    .deleteFrom('source_record_version')
    .where('record_id', '=', recordId)
    .where('import_id', '=', importId)
    .execute();
}

/** What is left belongs to nobody in particular any more. */
export async function disownVersions(trx: Trx, importId: string, recordId: string): Promise<void> {
  await sql`update source_record_version set import_id = null where record_id = ${recordId} and import_id = ${importId}`.execute(
    trx,
  );
}

export async function rewriteVersion(
  trx: Trx,
  row: { readonly recordId: string; readonly version: number; readonly profile: Buffer },
): Promise<void> {
  await trx
    .updateTable('source_record_version')
    .set({ profile_cipher: row.profile })
    .where('record_id', '=', row.recordId)
    .where('version', '=', row.version)
    .execute();
}

export async function restoreRecord(
  trx: Trx,
  row: {
    readonly id: string;
    readonly version: number;
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
  },
  now: Date,
): Promise<void> {
  await sql`
    update source_record set version = ${row.version}, input_hash = null, profile_cipher = ${row.profile}, city = ${row.city}, company_hash = ${row.companyHash},
           birth_year = ${row.birthYear}, gender = ${row.gender}, language = ${row.language}, plan = ${row.plan}, product = ${row.product},
           customer_since = ${row.customerSince}::date, terms = ${`{${row.terms.join(',')}}`}::int4[], updated_at = ${now}
     where id = ${row.id}`.execute(trx);
}

/** Keys that a record no longer holds; edges that rested on one of them alone no longer hold either. */
export async function keepKeys(
  trx: Trx,
  recordId: string,
  keys: readonly { readonly type: string; readonly hash: Buffer }[],
  now: Date,
): Promise<void> {
  await sql`
    with kept as (
      select * from unnest(${keys.map((key) => key.type)}::text[], ${keys.map((key) => key.hash)}::bytea[]) as k(type, value_hash)
    ), lost as (
      delete from block_key b where b.record_id = ${recordId} and not exists (select 1 from kept k where k.type = b.type and k.value_hash = b.value_hash)
      returning type, value_hash
    )
    update identity_key k set record_count = k.record_count - 1 from lost l where l.type = k.type and l.value_hash = k.value_hash`.execute(
    trx,
  );
  await sql`delete from identity_key where record_count <= 0 and class = 'personal'`.execute(trx);
  await sql`
    update edge e set retracted_at = ${now} where e.kind = 'deterministic' and e.retracted_at is null and ${recordId} in (e.record_a, e.record_b)
       and e.evidence ->> 'key' is not null
       and not exists (select 1 from block_key a join block_key b on b.type = a.type and b.value_hash = a.value_hash
                        where a.record_id = e.record_a and b.record_id = e.record_b and a.type = e.evidence ->> 'key')`.execute(
    trx,
  );
}

/** Edges of this record that rest on likeness, with the profiles as they are now. */
export async function likenessEdges(
  trx: Trx,
  recordId: string,
): Promise<{ id: string; a: string; b: string; profileA: Buffer; profileB: Buffer }[]> {
  const { rows } = await sql<{ id: string; a: string; b: string; profileA: Buffer; profileB: Buffer }>`
    select e.id, e.record_a as a, e.record_b as b, x.profile_cipher as "profileA", y.profile_cipher as "profileB"
      from edge e join source_record x on x.id = e.record_a join source_record y on y.id = e.record_b
     where e.kind = 'probabilistic' and e.retracted_at is null and ${recordId} in (e.record_a, e.record_b)`.execute(
    trx,
  );
  return rows;
}

export async function retractEdgesById(trx: Trx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`update edge set retracted_at = ${now} where id = any(${[...ids]}::uuid[])`.execute(trx);
}

export async function customersOf(trx: Trx, recordIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from membership where record_id = any(${[...recordIds]}::uuid[])`.execute(
    trx,
  );
  return rows.map((row) => row.id);
}

/** Edges in force between the records of these customers. */
export async function edgesWithin(
  trx: Trx,
  customerIds: readonly string[],
): Promise<{ customerId: string; a: string; b: string }[]> {
  const { rows } = await sql<{ customerId: string; a: string; b: string }>`
    select m.customer_id as "customerId", e.record_a as a, e.record_b as b
      from membership m join edge e on e.record_a = m.record_id join membership o on o.record_id = e.record_b and o.customer_id = m.customer_id
     where m.customer_id = any(${[...customerIds]}::uuid[]) and e.kind <> 'manual-different' and e.retracted_at is null`.execute(
    trx,
  );
  return rows;
}

/** Pairs of records of one customer that hold the same key. */
export async function sharedKeys(
  trx: Trx,
  customerId: string,
): Promise<{ a: string; b: string; type: 'phone' | 'email' | 'national-id' }[]> {
  const { rows } = await sql<{ a: string; b: string; type: 'phone' | 'email' | 'national-id' }>`
    select x.record_id as a, y.record_id as b, x.type
      from membership m join block_key x on x.record_id = m.record_id
      join block_key y on y.type = x.type and y.value_hash = x.value_hash and y.record_id > x.record_id
      join membership n on n.record_id = y.record_id and n.customer_id = m.customer_id
      join identity_key k on k.type = x.type and k.value_hash = x.value_hash and k.class = 'personal'
     where m.customer_id = ${customerId}`.execute(trx);
  return rows;
}

/** The customer that these records were before they came here, and the ruling that brought them. */
export async function cameFrom(
  trx: Trx,
  recordIds: readonly string[],
  here: string,
): Promise<{ customerId: string; closedBy: string } | null> {
  const { rows } = await sql<{ customerId: string; closedBy: string }>`
    select p.customer_id as "customerId", p.closed_by as "closedBy" from membership_past p
      join customer_alias a on a.old_id = p.customer_id and a.customer_id = ${here}
     where p.record_id = any(${[...recordIds]}::uuid[]) and not exists (select 1 from membership m where m.customer_id = p.customer_id)
     order by p.to_at desc, p.record_id limit 1`.execute(trx);
  return rows[0] ?? null;
}

export async function removeEmptyCustomers(trx: Trx, customerIds: readonly string[]): Promise<void> {
  await sql`
    with gone as (
      delete from customer c where c.id = any(${[...customerIds]}::uuid[]) and not exists (select 1 from membership m where m.customer_id = c.id)
         and not exists (select 1 from customer_alias a where a.old_id = c.id) returning c.id
    )
    delete from customer_alias a using gone g where a.customer_id = g.id`.execute(trx);
}

export async function customerExists(trx: Trx, id: string): Promise<boolean> {
  const row = await trx.selectFrom('customer').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
