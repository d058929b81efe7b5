import { sql } from 'kysely';
import type { Identity } from '#contract/customers';
import type { Db } from '#server/platform/world';

/** What stands between the records of one customer, and every ruling that made it what it is. */
export interface EdgeView {
  readonly a: string;
  readonly b: string;
  readonly kind: 'deterministic' | 'manual-same' | 'manual-different';
  readonly rule: string;
  readonly key: string | null;
  readonly nameAgreement: string | null;
  readonly createdAt: Date;
}

export async function edgesOf(db: Db, recordIds: readonly string[]): Promise<EdgeView[]> {
  const { rows } = await sql<EdgeView>`
    select record_a as a, record_b as b, kind, rule, evidence ->> 'key' as key, evidence ->> 'nameAgreement' as "nameAgreement", created_at as "createdAt"
      from edge where (record_a = any(${[...recordIds]}::uuid[]) or record_b = any(${[...recordIds]}::uuid[])) and retracted_at is null
     order by created_at limit 500`.execute(db);
  return rows;
}

type RulingView = Omit<Identity['rulings'][number], 'at'> & { readonly at: Date };

export async function rulingsOf(db: Db, customerId: string): Promise<RulingView[]> {
  const { rows } = await sql<{
    id: string;
    type: RulingView['type'];
    at: Date;
    actor: string | null;
    actorName: string | null;
    reason: string | null;
    undoable: boolean;
  }>`
    select r.id, r.type, r.at, r.actor, e.name as "actorName", r.reason,
           r.type in ('attach', 'merge', 'split') and not exists (
             select 1 from jsonb_array_elements(r.after) a
              where not exists (select 1 from membership m where m.record_id = (a ->> 'recordId')::uuid and m.ruling_id = r.id)) as undoable
      from ruling r left join employee e on e.id = r.actor
     where r.customer_ids @> array[${customerId}]::uuid[] order by r.at desc, r.id desc limit 200`.execute(
    db,
  );
  return rows.map(({ actor, actorName, ...row }) => ({
    ...row,
    by: actor === null || actorName === null ? null : { id: actor, name: actorName },
  }));
}

/** Keys that these records hold and that join nobody. */
export async function guardsOf(
  db: Db,
  recordIds: readonly string[],
): Promise<{ type: string; hash: Buffer; class: string; reason: string | null }[]> {
  const { rows } = await sql<{ type: string; hash: Buffer; class: string; reason: string | null }>`
    select distinct k.type, k.value_hash as hash, k.class, k.reason from block_key b join identity_key k using (type, value_hash)
     where b.record_id = any(${[...recordIds]}::uuid[]) and k.class <> 'personal'`.execute(db);
  return rows;
}
