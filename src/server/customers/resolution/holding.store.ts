import { sql } from 'kysely';
import { plain } from '#server/platform/arrays';
import type { Db, Trx } from '#server/platform/world';

/** What holds the records of customers together, and what would suffer if they fell apart. */
export interface ThreadRow {
  readonly id: string;
  readonly customerId: string;
  readonly a: string;
  readonly b: string;
  readonly kind: 'deterministic' | 'probabilistic' | 'manual-same';
  readonly keyType: string | null;
}

/** Edges in force within each of these customers, but for what parts. */
export async function threadsWithin(trx: Trx, customerIds: readonly string[]): Promise<ThreadRow[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<ThreadRow>`
    select e.id, m.customer_id as "customerId", e.record_a as a, e.record_b as b, e.kind, e.evidence ->> 'key' as "keyType"
      from membership m join edge e on e.record_a = m.record_id
      join membership o on o.record_id = e.record_b and o.customer_id = m.customer_id
     where m.customer_id = any(${plain(customerIds)}::uuid[]) and e.kind <> 'manual-different' and e.retracted_at is null
     order by e.created_at, e.id`.execute(trx);
  return rows;
}

/** Of these records, the customers whose first record is among them and that hold together by likeness somewhere. */
export async function heldByLikeness(trx: Trx, recordIds: readonly string[]): Promise<string[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select m.customer_id as id from membership m
     where m.record_id = any(${plain(recordIds)}::uuid[])
       and not exists (select 1 from membership o where o.customer_id = m.customer_id and o.record_id < m.record_id)
       and exists (select 1 from membership o join edge e on e.record_a = o.record_id and e.kind = 'probabilistic' and e.retracted_at is null
                    where o.customer_id = m.customer_id)`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Pairs of one customer's records that hold the same identifier of one person. */
export async function keysShared(
  trx: Trx,
  customerIds: readonly string[],
): Promise<{ customerId: string; a: string; b: string; type: 'phone' | 'email' | 'national-id' }[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{
    customerId: string;
    a: string;
    b: string;
    type: 'phone' | 'email' | 'national-id';
  }>`
    select m.customer_id as "customerId", x.record_id as a, y.record_id as b, x.type
      from membership m join block_key x on x.record_id = m.record_id
      join identity_key k on k.type = x.type and k.value_hash = x.value_hash and k.class = 'personal'
      join block_key y on y.type = x.type and y.value_hash = x.value_hash and y.record_id > x.record_id
      join membership n on n.record_id = y.record_id and n.customer_id = m.customer_id
     where m.customer_id = any(${plain(customerIds)}::uuid[])`.execute(trx);
  return rows;
}

/** Of these customers, those for whom somebody works or owes: an open case or an open promise. */
export async function underCare(trx: Trx, customerIds: readonly string[]): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct m.customer_id as id from membership m
     where m.customer_id = any(${plain(customerIds)}::uuid[])
       and (exists (select 1 from case_file c where c.record_id = m.record_id and c.state = 'open')
         or exists (select 1 from pledge p where p.record_id = m.record_id and p.state = 'open'))`.execute(
    trx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Threads end, and the ruling that ended them is known: withdrawing it brings them again. */
export async function endThreads(
  trx: Trx,
  ids: readonly string[],
  rulingId: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update edge set retracted_at = ${now}, retracted_by = ${rulingId} where id = any(${plain(ids)}::uuid[]) and retracted_at is null`.execute(
    trx,
  );
}

/** What this ruling had ended holds again, from now on: between then and now it did not. */
export async function reviveThreads(
  trx: Trx,
  rulingId: string,
  now: Date,
  newIds: (n: number) => readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from edge where retracted_by = ${rulingId} order by created_at, id`.execute(trx);
  if (rows.length === 0) return;
  const ids = newIds(rows.length);
  await sql`
    insert into edge (id, record_a, record_b, kind, rule, evidence, ruling_id, bits, model_version, created_at)
    select n.fresh, e.record_a, e.record_b, e.kind, e.rule, e.evidence, e.ruling_id, e.bits, e.model_version, ${now}
      from unnest(${plain(rows.map(({ id }) => id))}::uuid[], ${plain(ids)}::uuid[]) as n(old, fresh) join edge e on e.id = n.old`.execute(
    trx,
  );
  await sql`update edge set retracted_by = null where retracted_by = ${rulingId}`.execute(trx);
}

/** The identifiers and the meeting keys of these records, as the writer knows them. */
export async function keysOfRecords(
  trx: Trx,
  recordIds: readonly string[],
): Promise<{
  readonly keys: { recordId: string; type: 'phone' | 'email' | 'national-id'; hash: Buffer }[];
  readonly meetings: { recordId: string; value: string }[];
}> {
  const ids = plain(recordIds);
  const keys = await sql<{ recordId: string; type: 'phone' | 'email' | 'national-id'; hash: Buffer }>`
    select record_id as "recordId", type, value_hash as hash from block_key where record_id = any(${ids}::uuid[])`.execute(
    trx,
  );
  const meetings = await sql<{ recordId: string; value: string }>`
    select record_id as "recordId", encode(value, 'hex') as value from meeting_key where record_id = any(${ids}::uuid[]) order by 1, 2`.execute(
    trx,
  );
  return { keys: keys.rows, meetings: meetings.rows };
}

/** What the writer knows of these records beside their profiles. */
export async function recordStates(
  trx: Trx,
  recordIds: readonly string[],
): Promise<
  {
    id: string;
    sourceId: string;
    version: number;
    slot: number;
    inputHash: Buffer | null;
    profile: Buffer;
    customerId: string;
  }[]
> {
  const { rows } = await sql<{
    id: string;
    sourceId: string;
    version: number;
    slot: number;
    inputHash: Buffer | null;
    profile: Buffer;
    customerId: string;
  }>`
    select r.id, r.source_id as "sourceId", r.version, r.key_slot as slot, r.input_hash as "inputHash", r.profile_cipher as profile, m.customer_id as "customerId"
      from source_record r join membership m on m.record_id = r.id where r.id = any(${plain(recordIds)}::uuid[]) order by r.id`.execute(
    trx,
  );
  return rows;
}

/** Customers spread over the whole collection, with all their records: what is looked at before a model is switched on. */
export async function someCustomers(
  db: Db,
  most: number,
): Promise<{ of: number; customers: { id: string; recordIds: string[] }[] }> {
  const { rows } = await sql<{ id: string; recordIds: string[]; of: number }>`
    with chosen as (
      select customer_id as id, count(*) over () as of from membership group by customer_id order by md5(customer_id::text) limit ${most}
    )
    select c.id, c.of::int as of, array_agg(m.record_id order by m.record_id) as "recordIds"
      from chosen c join membership m on m.customer_id = c.id group by 1, 2 order by 1`.execute(db);
  return {
    of: rows[0]?.of ?? 0,
    customers: rows.map(({ id, recordIds }) => ({ id, recordIds })),
  };
}

/** By which ruling an old address leads where it leads. */
export async function aliasRuling(trx: Trx, oldId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select ruling_id as id from customer_alias where old_id = ${oldId}`.execute(trx);
  return rows[0]?.id ?? null;
}

export async function setAliasRuling(trx: Trx, oldId: string, rulingId: string): Promise<void> {
  await sql`update customer_alias set ruling_id = ${rulingId} where old_id = ${oldId}`.execute(trx);
}

/** What a ruling took from where to where, and how it explained itself. */
export async function rulingBodies(
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, { after: unknown; explanation: unknown }>> {
  const { rows } = await sql<{ id: string; after: unknown; explanation: unknown }>`
    select id, after, explanation from ruling where id = any(${plain(ids)}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
