import { sql } from 'kysely';
import type { Identity, RulingPreview } from '#contract/identity';
import type { Profile } from '#server/customers/record/profile';
import type { SourceRef } from '#server/customers/record/record.store';
import type { Db, World } from '#server/platform/world';
import { keysOf } from './keys.ts';

/** What stands between the records of one customer, and every ruling that made it what it is. */
export interface EdgeView {
  readonly a: string;
  readonly b: string;
  readonly kind: Identity['edges'][number]['kind'];
  readonly rule: string;
  readonly bits: number | null;
  readonly key: string | null;
  readonly nameAgreement: string | null;
  readonly createdAt: Date;
}

/** Edges in force now, or at the time given. */
export async function edgesOf(
  db: Db,
  recordIds: readonly string[],
  asOf: Date | null = null,
): Promise<EdgeView[]> {
  const { rows } = await sql<EdgeView>`
    select record_a as a, record_b as b, kind, rule, bits, evidence ->> 'key' as key, evidence ->> 'nameAgreement' as "nameAgreement", created_at as "createdAt"
      from edge where (record_a = any(${[...recordIds]}::uuid[]) or record_b = any(${[...recordIds]}::uuid[]))
       and case when ${asOf}::timestamptz is null then retracted_at is null
                else created_at <= ${asOf} and (retracted_at is null or retracted_at > ${asOf}) end
     order by created_at limit 500`.execute(db);
  return rows;
}

export interface MemberView {
  readonly recordId: string;
  readonly source: SourceRef;
  readonly name: string | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly rulingId: string;
}

/** The records that are this customer now, or were at the time given: a membership holds from its first to before its last moment. */
export async function membersAsOf(
  world: World,
  customerId: string,
  asOf: Date | null,
): Promise<MemberView[]> {
  const { rows } = await sql<{
    recordId: string;
    code: string;
    he: string;
    en: string;
    sealed: Buffer;
    from: Date;
    to: Date | null;
    rulingId: string;
  }>`
    with held as (
      select record_id, ruling_id, from_at, null::timestamptz as to_at from membership where customer_id = ${customerId}
      union all select record_id, ruling_id, from_at, to_at from membership_past where customer_id = ${customerId} and ${asOf}::timestamptz is not null
    )
    select h.record_id as "recordId", s.code, s.name_he as he, s.name_en as en, r.profile_cipher as sealed, h.from_at as "from", h.to_at as "to", h.ruling_id as "rulingId"
      from held h join source_record r on r.id = h.record_id join source s on s.id = r.source_id
     where ${asOf}::timestamptz is null or (h.from_at <= ${asOf} and (h.to_at is null or h.to_at > ${asOf}))
     order by h.from_at, h.record_id limit 500`.execute(world.db);
  return rows.map(({ code, he, en, sealed, recordId, ...row }) => {
    const opened = world.vault.read(`record:${recordId}`, sealed);
    const profile: Profile = opened === null ? {} : JSON.parse(opened);
    return { ...row, recordId, source: { code, name: { he, en } }, name: profile.name ?? null };
  });
}

export async function customersOfRecordIds(
  db: Db,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ recordId: string; customerId: string }>`
    select record_id as "recordId", customer_id as "customerId" from membership where record_id = any(${[...recordIds]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.recordId, row.customerId]));
}

/** How many records and interactions hang on each customer. */
export async function customerSizes(
  db: Db,
  customerIds: readonly string[],
): Promise<Map<string, { records: number; interactions: number }>> {
  const { rows } = await sql<{ id: string; records: number; interactions: number }>`
    select m.customer_id as id, count(*)::int as records,
           coalesce(sum((select count(*) from interaction i where i.record_id = m.record_id)), 0)::int as interactions
      from membership m where m.customer_id = any(${[...customerIds]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** How many records hold each phone and mail address of these profiles, by "type:value". */
export async function keyHolderCounts(
  world: World,
  profiles: readonly Profile[],
): Promise<Map<string, number>> {
  const names = new Map<string, string>();
  for (const profile of profiles)
    for (const { type, value } of keysOf(profile).keys)
      names.set(`${type}:${world.vault.hash(type, value).toString('hex')}`, `${type}:${value}`);
  const hashes = [...names.keys()].map((name) => Buffer.from(name.slice(name.indexOf(':') + 1), 'hex'));
  const { rows } = await sql<{ type: string; hash: Buffer; n: number }>`
    select type, value_hash as hash, record_count as n from identity_key where value_hash = any(${hashes}::bytea[])`.execute(
    world.db,
  );
  return new Map(
    rows.flatMap(({ type, hash, n }) => {
      const name = names.get(`${type}:${hash.toString('hex')}`);
      return name === undefined ? [] : [[name, n] as const];
    }),
  );
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

/** What hangs on these records and goes where they go. */
export async function hangingOn(
  db: Db,
  recordIds: readonly string[],
): Promise<RulingPreview['stays']['has']> {
  const ids = sql`any(${[...recordIds]}::uuid[])`;
  const { rows } = await sql<RulingPreview['stays']['has']>`
    select ${recordIds.length}::int as records,
           (select count(*)::int from interaction where record_id = ${ids}) as interactions,
           (select count(*)::int from case_file where record_id = ${ids}) as cases,
           (select count(*)::int from case_file where record_id = ${ids} and state = 'open') as "openCases",
           (select count(*)::int from pledge where record_id = ${ids}) as promises,
           (select count(*)::int from pledge where record_id = ${ids} and state = 'open') as "openPromises",
           (select count(*)::int from record_note where record_id = ${ids}) as notes`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a count without a row');
  return row;
}
