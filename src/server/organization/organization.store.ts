import { sql } from 'kysely';
import type { BilingualName, DivisionRef } from '#contract/figure';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

export interface Organization {
  readonly name: string;
  readonly language: 'he' | 'en';
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly unitWord: 'hativa' | 'agaf' | 'mahlaka';
  readonly sample: 'none' | 'loading' | 'loaded';
}

export async function theOrganization(db: Db): Promise<Organization | null> {
  const row = await db.selectFrom('organization').selectAll().executeTakeFirst();
  if (row === undefined) return null;
  return {
    name: row.name,
    language: row.language,
    country: row.country,
    currency: row.currency,
    timeZone: row.time_zone,
    unitWord: row.unit_word,
    sample: row.sample,
  };
}

/** The one row, when there is none yet. */
export async function foundOrganization(
  trx: Trx,
  facts: {
    name: string;
    language: 'he' | 'en';
    country: string;
    timeZone: string;
    currency: string;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('organization')
    .values({
      name: facts.name,
      language: facts.language,
      country: facts.country,
      time_zone: facts.timeZone,
      currency: facts.currency,
      created_at: facts.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function divisionsInOrder(db: Db): Promise<DivisionRef[]> {
  const rows = await db
    .selectFrom('division')
    .select(['id', 'code', 'name_he', 'name_en'])
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ id: row.id, code: row.code, name: { he: row.name_he, en: row.name_en } }));
}

/** Null when the code is taken. */
export async function addDivision(
  trx: Trx,
  facts: { code: string; name: BilingualName; sample: boolean },
): Promise<DivisionRef | null> {
  const row = await trx
    .insertInto('division')
    .values({
      id: newId(),
      code: facts.code,
      name_he: facts.name.he,
      name_en: facts.name.en,
      position: sql`(select coalesce(max(position), 0) + 1 from division)`,
      sample: facts.sample,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, code: facts.code, name: facts.name };
}

export interface AuditItem {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly outcome: 'done' | 'refused';
}

export async function auditBefore(
  db: Db,
  page: { before: number | null; limit: number },
): Promise<AuditItem[]> {
  const { rows } = await sql<AuditItem & { at: Date }>`
    select a.seq, a.at, a.actor, e.name as "actorName", a.action, a.object_type as "objectType",
           a.object_id as "objectId", a.outcome
      from audit a left join employee e on a.actor = 'employee:' || e.id
     where ${page.before}::bigint is null or a.seq < ${page.before}::bigint
     order by a.seq desc limit ${page.limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
