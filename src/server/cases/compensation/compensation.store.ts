import { sql } from 'kysely';
import type { z } from 'zod';
import { type Case, HARMS, type policyClauseSchema } from '#contract/cases';
import type { Db, Trx } from '#server/platform/world';
import type { WordedClause } from './first-policy.ts';

type Gift = Case['compensations'][number];
type PolicyClause = z.infer<typeof policyClauseSchema>;

/** The clauses of the newest version that is in force; empty before the first policy. */
export async function policyInForce(db: Db, now: Date): Promise<PolicyClause[]> {
  const rows = await db
    .selectFrom('compensation_policy')
    .selectAll()
    .where('version', '=', (from) =>
      from
        .selectFrom('compensation_policy')
        .select((at) => at.fn.coalesce(at.fn.max('version'), sql<number>`0`).as('version'))
        .where('from_at', '<=', now),
    )
    .orderBy('role')
    .orderBy('harm')
    .execute();
  return rows.flatMap((row) => {
    const harm = HARMS.find((known) => known === row.harm);
    if (harm === undefined) return [];
    return [
      {
        version: row.version,
        clause: row.clause,
        role: row.role,
        harm,
        limitMinor: row.limit_minor,
        words: { he: row.words_he, en: row.words_en },
      },
    ];
  });
}

export async function hasPolicy(db: Db): Promise<boolean> {
  return (
    (await db.selectFrom('compensation_policy').select('version').limit(1).executeTakeFirst()) !== undefined
  );
}

/** Two processes that start at once write the same first policy once. */
export async function insertPolicy(trx: Trx, clauses: readonly WordedClause[], from: Date): Promise<void> {
  await trx
    .insertInto('compensation_policy')
    .values(
      clauses.map((clause) => ({
        version: clause.version,
        clause: clause.clause,
        role: clause.role,
        harm: clause.harm,
        limit_minor: clause.limitMinor,
        words_he: clause.words.he,
        words_en: clause.words.en,
        from_at: from,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A gift as it was written down; the clause is quoted in the words it had then. */
export type StoredGift = Omit<Gift, 'by' | 'at'> & { readonly by: string; readonly at: Date };

/** What was given on a case, oldest first. */
export async function givenOn(
  db: Db,
  of: { readonly recordId: string; readonly id: string },
): Promise<StoredGift[]> {
  const rows = await db
    .selectFrom('compensation as c')
    .leftJoin('compensation_policy as p', (join) =>
      join.onRef('p.version', '=', 'c.policy_version').onRef('p.clause', '=', 'c.clause'),
    )
    .selectAll('c')
    .select(['p.words_he', 'p.words_en'])
    .where('c.record_id', '=', of.recordId)
    .where('c.case_id', '=', of.id)
    .orderBy('c.at')
    .orderBy('c.id')
    .execute();
  return rows.flatMap((row) => {
    const harm = HARMS.find((known) => known === row.harm);
    if (harm === undefined) return [];
    return [
      {
        id: row.id,
        kind: row.kind,
        harm,
        amountMinor: row.amount_minor,
        currency: row.currency,
        clause: row.clause,
        words: { he: row.words_he ?? row.clause, en: row.words_en ?? row.clause },
        by: row.by_employee,
        at: row.at,
      },
    ];
  });
}

export async function insertGift(
  trx: Trx,
  of: { readonly recordId: string; readonly id: string },
  gift: {
    readonly id: string;
    readonly kind: Gift['kind'];
    readonly harm: Gift['harm'];
    readonly amountMinor: number;
    readonly currency: string;
    readonly version: number;
    readonly clause: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('compensation')
    .values({
      record_id: of.recordId,
      id: gift.id,
      case_id: of.id,
      kind: gift.kind,
      harm: gift.harm,
      amount_minor: gift.amountMinor,
      currency: gift.currency,
      policy_version: gift.version,
      clause: gift.clause,
      by_employee: gift.by,
      at: gift.at,
    })
    .execute();
}
