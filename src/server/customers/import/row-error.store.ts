import type { Db, Trx, World } from '#server/platform/world';
import type { RowError } from './read-row.ts';

/** Rows of a file that were not stored: number and reason in plain, the cells sealed, each with a key of its own. */
export async function saveErrors(
  trx: Trx,
  world: World,
  importId: string,
  errors: readonly RowError[],
): Promise<void> {
  if (errors.length === 0) return;
  const slots = world.vault.slots.take(errors.length);
  await trx
    .insertInto('import_error')
    .values(
      errors.map((error, at) => ({
        import_id: importId,
        row_number: error.rowNumber,
        status: error.status,
        reason: error.reason,
        raw_cipher: world.vault.seal(`import-error:${importId}:${error.rowNumber}`, error.raw, slots[at]),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function errorsAfter(
  db: Db,
  world: World,
  importId: string,
  after: number,
  limit: number,
): Promise<RowError[]> {
  const rows = await db
    .selectFrom('import_error')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    rowNumber: row.row_number,
    status: row.status,
    reason: row.reason,
    raw: world.vault.open(`import-error:${importId}:${row.row_number}`, row.raw_cipher),
  }));
}
