import { sql } from 'kysely';
import { ATTRIBUTES, type AttributeName, CRITERIA, type Criterion } from '#contract/customers';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';
import type { Criteria } from './survivorship.ts';

/** Corrections by hand: facts that hang on a record, are added to, and are taken back by another fact. */
export interface StandingCorrection {
  readonly id: string;
  readonly recordId: string;
  readonly attribute: string;
  readonly value: string;
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
}

export type CorrectionView = StandingCorrection & {
  readonly withdrawn: {
    readonly at: Date;
    readonly by: { readonly id: string; readonly name: string } | null;
    readonly reason: string;
  } | null;
};

/** Every correction of these records, the newest first. */
export async function correctionsOf(
  db: Db,
  world: World,
  recordIds: readonly string[],
): Promise<CorrectionView[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    recordId: string;
    attribute: string;
    value: Buffer;
    reason: Buffer;
    by: string;
    byName: string | null;
    at: Date;
    endId: string | null;
    endReason: Buffer | null;
    endBy: string | null;
    endName: string | null;
    endAt: Date | null;
  }>`
    select c.id, c.record_id as "recordId", c.attribute, c.value_cipher as value, c.reason_cipher as reason, c.by_employee as by, e.name as "byName", c.at,
           w.id as "endId", w.reason_cipher as "endReason", w.by_employee as "endBy", f.name as "endName", w.at as "endAt"
      from correction c left join employee e on e.id = c.by_employee
      left join correction w on w.record_id = c.record_id and w.withdraws = c.id
      left join employee f on f.id = w.by_employee
     where c.record_id = any(${[...recordIds]}::uuid[]) and c.withdraws is null
     order by c.at desc, c.id desc limit 500`.execute(db);
  const open = (id: string, part: string, sealed: Buffer): string =>
    world.vault.read(`correction${part}:${id}`, sealed) ?? '';
  return rows.map((row) => ({
    id: row.id,
    recordId: row.recordId,
    attribute: row.attribute,
    value: open(row.id, '', row.value),
    reason: open(row.id, '.reason', row.reason),
    by: { id: row.by, name: row.byName ?? '' },
    at: row.at,
    withdrawn:
      row.endId === null || row.endAt === null || row.endReason === null || row.endBy === null
        ? null
        : {
            at: row.endAt,
            by: { id: row.endBy, name: row.endName ?? '' },
            reason: open(row.endId, '.reason', row.endReason),
          },
  }));
}

export interface NewCorrection {
  readonly recordId: string;
  readonly slot: number;
  readonly attribute: AttributeName;
  readonly value: string;
  readonly reason: string;
  readonly terms: readonly number[];
  readonly by: string;
  readonly at: Date;
}

export async function insertCorrection(trx: Trx, world: World, said: NewCorrection): Promise<string> {
  const id = newId();
  await sql`
    insert into correction (record_id, id, attribute, withdraws, value_cipher, reason_cipher, terms, by_employee, at)
    values (${said.recordId}, ${id}, ${said.attribute}, null, ${world.vault.seal(`correction:${id}`, said.value, said.slot)},
            ${world.vault.seal(`correction.reason:${id}`, said.reason, said.slot)}, ${`{${said.terms.join(',')}}`}::int4[], ${said.by}, ${said.at})`.execute(
    trx,
  );
  return id;
}

/** The correction and whether it still stands; its record's row is locked, so that two do not take it back at once. */
export async function lockCorrection(
  trx: Trx,
  id: string,
): Promise<{ recordId: string; attribute: string; slot: number; standing: boolean } | null> {
  const { rows } = await sql<{ recordId: string; attribute: string; slot: number; standing: boolean }>`
    select c.record_id as "recordId", c.attribute, r.key_slot as slot,
           not exists (select 1 from correction w where w.record_id = c.record_id and w.withdraws = c.id) as standing
      from correction c join source_record r on r.id = c.record_id where c.id = ${id} and c.withdraws is null for update of r`.execute(
    trx,
  );
  return rows[0] ?? null;
}

export async function insertWithdrawal(
  trx: Trx,
  world: World,
  said: {
    readonly recordId: string;
    readonly slot: number;
    readonly attribute: string;
    readonly withdraws: string;
    readonly reason: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const id = newId();
  await trx
    .insertInto('correction')
    .values({
      record_id: said.recordId,
      id,
      attribute: said.attribute,
      withdraws: said.withdraws,
      value_cipher: null,
      reason_cipher: world.vault.seal(`correction.reason:${id}`, said.reason, said.slot),
      by_employee: said.by,
      at: said.at,
    })
    .execute();
}

/** What the organization chose otherwise than the built-in table. */
export async function ownCriteria(db: Db): Promise<Criteria> {
  const rows = await db.selectFrom('survivorship').select(['attribute', 'criteria']).execute();
  return new Map(
    rows.flatMap((row): [AttributeName, readonly Criterion[]][] => {
      const attribute = ATTRIBUTES.find((one) => one === row.attribute);
      const criteria = row.criteria.flatMap((name) => CRITERIA.filter((one) => one === name));
      return attribute === undefined || criteria.length === 0 ? [] : [[attribute, criteria]];
    }),
  );
}

export async function saveCriteria(
  trx: Trx,
  choice: { attribute: AttributeName; criteria: readonly Criterion[]; by: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('survivorship_choice')
    .values({
      id: newId(),
      attribute: choice.attribute,
      criteria: [...choice.criteria],
      by_employee: choice.by,
      at: choice.at,
    })
    .execute();
  await trx.deleteFrom('survivorship').where('attribute', '=', choice.attribute).execute();
  if (choice.criteria.length === 0) return;
  await trx
    .insertInto('survivorship')
    .values({
      attribute: choice.attribute,
      criteria: [...choice.criteria],
      by_employee: choice.by,
      at: choice.at,
    })
    .execute();
}

/** What was chosen, attribute by attribute, newest first. */
export async function criteriaChosen(
  db: Db,
): Promise<{ attribute: string; criteria: string[]; by: string | null; byName: string | null; at: Date }[]> {
  return db
    .selectFrom('survivorship_choice as c')
    .leftJoin('employee as e', 'e.id', 'c.by_employee')
    .select(['c.attribute', 'c.criteria', 'c.by_employee as by', 'e.name as byName', 'c.at'])
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(500)
    .execute();
}

/** How far each silo is trusted, the most trusted first. */
export async function silosByTrust(
  db: Db,
): Promise<{ id: string; code: string; he: string; en: string; trust: number }[]> {
  return db
    .selectFrom('source')
    .select(['id', 'code', 'name_he as he', 'name_en as en', 'trust'])
    .orderBy('trust', 'desc')
    .orderBy('code')
    .execute();
}

/** Returns what it was before; null when there is no such silo. */
export async function saveTrust(trx: Trx, id: string, trust: number): Promise<number | null> {
  const before = await trx
    .selectFrom('source')
    .select('trust')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return null;
  await trx.updateTable('source').set({ trust }).where('id', '=', id).execute();
  return before.trust;
}
