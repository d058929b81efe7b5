import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** What an organization is called until somebody names it, and what the sample is called. */
export const NEW_NAME = 'הארגון שלי';
export const SAMPLE_NAME = 'אור־נט';

export async function setSample(db: Db, state: 'loading' | 'loaded'): Promise<void> {
  await db.updateTable('organization').set({ sample: state }).execute();
}

export async function sampleRowsReceived(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(sum(received), 0)::bigint as n from import where sample`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The function runs with the owner's rights and can reach nothing that is not marked as sample. */
export async function removeSampleRows(trx: Trx): Promise<void> {
  await sql`select remove_sample()`.execute(trx);
  // The invented company's name goes with it; a name that somebody gave stays.
  await sql`update organization set name = ${NEW_NAME} where name = ${SAMPLE_NAME}`.execute(trx);
}

export async function sampleState(db: Db): Promise<'none' | 'loading' | 'loaded'> {
  return (await db.selectFrom('organization').select('sample').executeTakeFirstOrThrow()).sample;
}

/** The invented silos; while the sample is removed they become real ones or go. */
export async function sampleSources(db: Db): Promise<string[]> {
  return (await db.selectFrom('source').select('id').where('sample', '=', true).execute()).map(
    (row) => row.id,
  );
}
