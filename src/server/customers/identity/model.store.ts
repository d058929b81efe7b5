import { sql } from 'kysely';
import type { Model } from '#kernel/identity/model/model';
import type { Db, Trx, World } from '#server/platform/world';

/** What agreement is held to be worth, version by version; and which version decides. Nothing here is ever changed. */
export interface StoredModel {
  readonly model: Model;
  readonly records: number;
  readonly by: { readonly id: string; readonly name: string } | null;
  /** Null for the one that comes with the product. */
  readonly at: Date | null;
}

/** The version that was switched on last; null while none was, or when the one that comes with the product was. */
export async function modelSwitchedOn(world: World): Promise<Model | null> {
  const { rows } = await sql<{ version: string; sealed: Buffer }>`
    select m.version, m.body_cipher as sealed from (select version from identity_model_switch order by at desc, id desc limit 1) s
      join identity_model m on m.version = s.version`.execute(world.db);
  const [row] = rows;
  return row === undefined ? null : opened(world, row);
}

export async function modelsStored(world: World): Promise<StoredModel[]> {
  const { rows } = await sql<{
    version: string;
    sealed: Buffer;
    records: number;
    by: string | null;
    byName: string | null;
    at: Date;
  }>`
    select m.version, m.body_cipher as sealed, m.records, m.by_employee as by, e.name as "byName", m.at
      from identity_model m left join employee e on e.id = m.by_employee order by m.at desc limit 100`.execute(
    world.db,
  );
  return rows.map(({ version, sealed, records, by, byName, at }) => ({
    model: opened(world, { version, sealed }),
    records,
    by: by === null || byName === null ? null : { id: by, name: byName },
    at,
  }));
}

export async function switches(db: Db): Promise<{ version: string; at: Date }[]> {
  const { rows } = await sql<{ version: string; at: Date }>`
    select version, at from identity_model_switch order by at desc, id desc limit 200`.execute(db);
  return rows;
}

export async function saveModel(
  trx: Trx,
  world: World,
  row: { model: Model; records: number; by: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into identity_model (version, body_cipher, records, by_employee, at)
    values (${row.model.version}, ${world.vault.seal(placeOf(row.model.version), JSON.stringify(row.model))}, ${row.records}, ${row.by}, ${row.at})`.execute(
    trx,
  );
}

export async function saveSwitch(
  trx: Trx,
  row: { id: string; version: string; by: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into identity_model_switch (id, version, by_employee, at) values (${row.id}, ${row.version}, ${row.by}, ${row.at})`.execute(
    trx,
  );
}

export async function countRecords(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from source_record`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Records spread over the whole collection: what a model learns from. */
export async function someRecords(db: Db, most: number): Promise<{ id: string; profile: Buffer }[]> {
  const { rows } = await sql<{ id: string; profile: Buffer }>`
    select id, profile_cipher as profile from source_record order by md5(id::text) limit ${most}`.execute(db);
  return rows;
}

/** Pairs of records that meet under a key, spread over the whole collection: what two models are compared on. */
export async function pairsMet(db: Db, most: number): Promise<{ a: string; b: string }[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    with keys as (
      select k.value from meeting_key k where not exists (select 1 from crowded_key c where c.value = k.value)
       group by 1 having count(*) between 2 and 20 order by md5(k.value::text) limit ${most}
    )
    select distinct x.record_id as a, y.record_id as b
      from keys k join meeting_key x on x.value = k.value join meeting_key y on y.value = k.value and y.record_id > x.record_id
     limit ${most}`.execute(db);
  return rows;
}

function opened(world: World, row: { readonly version: string; readonly sealed: Buffer }): Model {
  return JSON.parse(world.vault.open(placeOf(row.version), row.sealed));
}

function placeOf(version: string): string {
  return `identity_model.body:${version}`;
}
