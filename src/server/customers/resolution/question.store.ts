import { sql } from 'kysely';
import { byteas, plain } from '#server/platform/arrays';
import type { Trx } from '#server/platform/world';

/** Whether a customer is still one: a question with its suggestion, the records that would go. */
export interface StillOne {
  readonly id: string;
  readonly staying: readonly string[];
  readonly leaving: readonly string[];
  readonly cause: 'shared-key' | 'model';
  readonly bits: number;
  readonly modelVersion: string;
  readonly key: { readonly type: string; readonly hash: Buffer } | null;
}

/**
 * Puts the question by a record of either side that no other question stands between. Whoever was asked about these very records
 * leaving is not asked again. Returns how many were new.
 */
export async function askStillOne(
  trx: Trx,
  questions: readonly StillOne[],
  runId: string | null,
  now: Date,
): Promise<number> {
  let asked = 0;
  for (const one of questions) {
    const { numAffectedRows } = await sql`
      insert into identity_review (id, record_a, record_b, cause, bits, model_version, asked_at, leaving, key_type, key_hash, run_id)
      select ${one.id}, least(s, l), greatest(s, l), ${one.cause}, ${one.bits}::real, ${one.modelVersion}, ${now}::timestamptz,
             ${plain(one.leaving)}::uuid[], ${one.key?.type ?? null}, ${one.key?.hash ?? null}::bytea, ${runId}::uuid
        from unnest(${plain(one.staying)}::uuid[]) with ordinality as x(s, i) cross join unnest(${plain(one.leaving)}::uuid[]) with ordinality as y(l, j)
       where not exists (select 1 from identity_review r where r.record_a = least(s, l) and r.record_b = greatest(s, l))
         and not exists (select 1 from identity_review r where r.leaving @> ${plain(one.leaving)}::uuid[] and r.leaving <@ ${plain(one.leaving)}::uuid[])
       order by i, j limit 1`.execute(trx);
    asked += Number(numAffectedRows ?? 0n);
  }
  return asked;
}

/** Pairs that the run would have somebody look at; those that wait already, or were answered, stay as they are. */
export async function askOfRun(
  trx: Trx,
  rows: readonly {
    readonly id: string;
    readonly a: string;
    readonly b: string;
    readonly cause: 'likely' | 'close';
    readonly bits: number;
    readonly modelVersion: string;
  }[],
  runId: string,
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into identity_review (id, record_a, record_b, cause, bits, model_version, asked_at, run_id)
    select n.id, a, b, cause, bits, version, ${now}::timestamptz, ${runId}
      from unnest(${plain(rows.map((row) => row.id))}::uuid[], ${plain(rows.map((row) => row.a))}::uuid[], ${plain(rows.map((row) => row.b))}::uuid[],
                  ${rows.map((row) => row.cause)}::text[], ${rows.map((row) => row.bits)}::real[], ${rows.map((row) => row.modelVersion)}::text[]) as n(id, a, b, cause, bits, version)
    on conflict (record_a, record_b) do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** What a run had asked and nobody has answered is asked no more. */
export async function dropQuestionsOf(trx: Trx, runId: string): Promise<void> {
  await sql`delete from identity_review where run_id = ${runId} and (answer is null or answer = 'later')`.execute(
    trx,
  );
}

/** Keys that too many people came to use, and whose customers nobody has looked at since. */
export async function keysToLookAt(
  trx: Trx,
  limit: number,
): Promise<{ type: 'phone' | 'email' | 'national-id'; hash: Buffer }[]> {
  const { rows } = await sql<{ type: 'phone' | 'email' | 'national-id'; hash: Buffer }>`
    select type, value_hash as hash from identity_key where class = 'shared' and looked_at is null order by type, value_hash limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export async function markLookedAt(
  trx: Trx,
  keys: readonly { readonly type: string; readonly hash: Buffer }[],
  now: Date,
): Promise<void> {
  await sql`
    update identity_key k set looked_at = ${now}
      from unnest(${keys.map((key) => key.type)}::text[], ${byteas(keys.map((key) => key.hash))}::bytea[]) as n(type, value_hash)
     where k.type = n.type and k.value_hash = n.value_hash`.execute(trx);
}

/** Customers in whom an identifier in common of this type stands between two records that both hold this key. */
export async function joinedBy(
  trx: Trx,
  key: { readonly type: string; readonly hash: Buffer },
): Promise<{ customerId: string; edgeId: string }[]> {
  const { rows } = await sql<{ customerId: string; edgeId: string }>`
    select m.customer_id as "customerId", e.id as "edgeId"
      from block_key x join edge e on e.record_a = x.record_id and e.kind = 'deterministic' and e.retracted_at is null and e.evidence ->> 'key' = ${key.type}
      join block_key y on y.record_id = e.record_b and y.type = x.type and y.value_hash = x.value_hash
      join membership m on m.record_id = e.record_a
     where x.type = ${key.type} and x.value_hash = ${key.hash}`.execute(trx);
  return rows;
}
