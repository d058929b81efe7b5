import { sql } from 'kysely';
import { plain } from '#server/platform/arrays';
import type { Trx } from '#server/platform/world';

/** Memberships, edges, rulings and keys. A ruling is appended; a membership that ends goes to the past, with its end. */

export async function createCustomers(trx: Trx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into customer (id, created_at) select id, ${now} from unnest(${ids}::uuid[]) as n(id)`.execute(
    trx,
  );
}

export async function joinRecords(
  trx: Trx,
  rows: readonly { recordId: string; customerId: string; rulingId: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into membership (record_id, customer_id, ruling_id, from_at)
    select record_id, customer_id, ruling_id, ${now}
      from unnest(${rows.map((row) => row.recordId)}::uuid[], ${rows.map((row) => row.customerId)}::uuid[], ${rows.map((row) => row.rulingId)}::uuid[]) as n(record_id, customer_id, ruling_id)`.execute(
    trx,
  );
}

/** Memberships end and begin. `closedBy` is the ruling that ends them, where it is not the one by which the next hold. */
export async function moveRecords(
  trx: Trx,
  rows: readonly { recordId: string; to: string; rulingId: string; closedBy?: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with move as (
      select * from unnest(${rows.map((row) => row.recordId)}::uuid[], ${rows.map((row) => row.to)}::uuid[], ${rows.map((row) => row.rulingId)}::uuid[],
        ${rows.map((row) => row.closedBy ?? row.rulingId)}::uuid[]) as n(record_id, customer_id, ruling_id, closed_by)
    ), past as (
      insert into membership_past (record_id, customer_id, ruling_id, from_at, to_at, closed_by)
      select m.record_id, m.customer_id, m.ruling_id, m.from_at, ${now}, move.closed_by from membership m join move using (record_id)
    )
    update membership m set customer_id = move.customer_id, ruling_id = move.ruling_id, from_at = ${now} from move where m.record_id = move.record_id`.execute(
    trx,
  );
}

/** By which ruling each record was where this one took it from. */
export async function rulingsBefore(trx: Trx, rulingId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ recordId: string; rulingId: string }>`
    select record_id as "recordId", ruling_id as "rulingId" from membership_past where closed_by = ${rulingId} order by to_at`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.recordId, row.rulingId]));
}

/** In the order of their rulings: who came to a customer that goes on to another goes with it. */
export async function aliasCustomers(
  trx: Trx,
  rows: readonly { oldId: string; customerId: string; rulingId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const leads = new Map<string, { customerId: string; rulingId: string }>();
  for (const { oldId, customerId, rulingId } of rows) {
    for (const lead of leads.values()) if (lead.customerId === oldId) lead.customerId = customerId;
    leads.set(oldId, { customerId, rulingId });
  }
  const olds = [...leads.keys()];
  const to = [...leads.values()].map((lead) => lead.customerId);
  const by = [...leads.values()].map((lead) => lead.rulingId);
  await sql`
    with n as (
      select * from unnest(${plain(olds)}::uuid[], ${plain(to)}::uuid[], ${plain(by)}::uuid[]) as n(old_id, customer_id, ruling_id)
    ), moved as (
      update customer_alias a set customer_id = n.customer_id from n where a.customer_id = n.old_id and a.old_id <> all(${plain(olds)}::uuid[])
    )
    insert into customer_alias (old_id, customer_id, ruling_id) select old_id, customer_id, ruling_id from n
    on conflict (old_id) do update set customer_id = excluded.customer_id, ruling_id = excluded.ruling_id`.execute(
    trx,
  );
}

/** A customer that lives again is no alias of anybody. */
export async function dropAlias(trx: Trx, oldId: string): Promise<void> {
  await sql`delete from customer_alias where old_id = ${oldId}`.execute(trx);
}

/** Addresses that had come to this customer by merges before it was itself merged away lead to it again. */
export async function reviveAliases(trx: Trx, customerId: string): Promise<void> {
  await sql`
    with recursive came as (
      select a.old_id from customer_alias a join ruling r on r.id = a.ruling_id and r.type = 'merge' where r.customer_ids[1] = ${customerId}
      union
      select a.old_id from came c join ruling r on r.type = 'merge' and r.customer_ids[1] = c.old_id join customer_alias a on a.ruling_id = r.id
    )
    update customer_alias a set customer_id = ${customerId} from came c where c.old_id = a.old_id and a.old_id <> ${customerId}`.execute(
    trx,
  );
}

export interface RulingRow {
  readonly id: string;
  readonly type: 'create' | 'attach' | 'merge' | 'split' | 'undo';
  readonly customerIds: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly explanation: unknown;
  readonly actor: string | null;
  readonly reason: string | null;
  readonly undoes: string | null;
}

export async function saveRulings(trx: Trx, rows: readonly RulingRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into ruling (id, type, customer_ids, before, after, explanation, actor, reason, undoes, at)
    select id, type, customer_ids::uuid[], before, after, explanation, actor, reason, undoes, ${now}
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.type)}::text[], ${rows.map((row) => `{${row.customerIds.join(',')}}`)}::text[],
        ${rows.map((row) => JSON.stringify(row.before))}::jsonb[], ${rows.map((row) => JSON.stringify(row.after))}::jsonb[],
        ${rows.map((row) => JSON.stringify(row.explanation))}::jsonb[], ${rows.map((row) => row.actor)}::uuid[], ${rows.map((row) => row.reason)}::text[],
        ${rows.map((row) => row.undoes)}::uuid[]) as n(id, type, customer_ids, before, after, explanation, actor, reason, undoes)`.execute(
    trx,
  );
}

export interface EdgeRow {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: 'deterministic' | 'probabilistic' | 'manual-same' | 'manual-different';
  readonly rule: string;
  readonly evidence: unknown;
  /** The odds at the time, in powers of two, and the model that gave them; null for what a person or an identifier said. */
  readonly bits: number | null;
  readonly modelVersion: string | null;
  readonly rulingId: string;
}

export async function saveEdges(trx: Trx, rows: readonly EdgeRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into edge (id, record_a, record_b, kind, rule, evidence, ruling_id, bits, model_version, created_at)
    select id, least(a, b), greatest(a, b), kind, rule, evidence, ruling_id, bits, model_version, ${now}
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.a)}::uuid[], ${rows.map((row) => row.b)}::uuid[], ${rows.map((row) => row.kind)}::text[],
        ${rows.map((row) => row.rule)}::text[], ${rows.map((row) => JSON.stringify(row.evidence))}::jsonb[], ${rows.map((row) => row.rulingId)}::uuid[],
        ${rows.map((row) => row.bits)}::real[], ${rows.map((row) => row.modelVersion)}::text[])
        as n(id, a, b, kind, rule, evidence, ruling_id, bits, model_version)`.execute(trx);
}

/** Edges that a withdrawn ruling had made no longer hold. Returns how many there were. */
export async function retractEdges(trx: Trx, rulingId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update edge set retracted_at = ${now} where ruling_id = ${rulingId} and retracted_at is null`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0n);
}

export async function saveKeys(
  trx: Trx,
  rows: readonly { type: string; hash: Buffer; recordId: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with input as (
      select * from unnest(${rows.map((row) => row.type)}::text[], ${rows.map((row) => row.hash)}::bytea[], ${rows.map((row) => row.recordId)}::uuid[]) as n(type, value_hash, record_id)
    ), held as (
      insert into block_key (type, value_hash, record_id) select distinct type, value_hash, record_id from input on conflict do nothing returning type, value_hash
    )
    insert into identity_key as k (type, value_hash, record_count, first_seen, last_seen)
    select type, value_hash, count(*), ${now}, ${now} from held group by 1, 2 order by 1, 2
    on conflict (type, value_hash) do update set record_count = k.record_count + excluded.record_count, last_seen = excluded.last_seen`.execute(
    trx,
  );
}

export async function demoteKeys(
  trx: Trx,
  rows: readonly { type: string; hash: Buffer }[],
  reason: string,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update identity_key k set class = 'shared', reason = ${reason}
      from unnest(${rows.map((row) => row.type)}::text[], ${rows.map((row) => row.hash)}::bytea[]) as n(type, value_hash)
     where k.type = n.type and k.value_hash = n.value_hash`.execute(trx);
}

/** What a customer's page needs to explain itself. */
export async function membershipsOf(
  trx: Trx,
  customerIds: readonly string[],
): Promise<{ recordId: string; customerId: string; rulingId: string }[]> {
  const { rows } = await sql<{ recordId: string; customerId: string; rulingId: string }>`
    select record_id as "recordId", customer_id as "customerId", ruling_id as "rulingId" from membership where customer_id = any(${customerIds}::uuid[]) order by record_id`.execute(
    trx,
  );
  return rows;
}

export async function rulingById(
  trx: Trx,
  id: string,
): Promise<{ id: string; type: string; customerIds: string[]; before: unknown; after: unknown } | null> {
  const { rows } = await sql<{
    id: string;
    type: string;
    customerIds: string[];
    before: unknown;
    after: unknown;
  }>`
    select id, type, customer_ids as "customerIds", before, after from ruling where id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

/** "Different" edges between two groups of records no longer hold. */
export async function retractDifferences(
  trx: Trx,
  left: readonly string[],
  right: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update edge set retracted_at = ${now} where kind = 'manual-different' and retracted_at is null
       and ((record_a = any(${[...left]}::uuid[]) and record_b = any(${[...right]}::uuid[]))
         or (record_a = any(${[...right]}::uuid[]) and record_b = any(${[...left]}::uuid[])))`.execute(trx);
}
