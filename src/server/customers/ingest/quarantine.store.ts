import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';

/** What could not be stored and is not lost: sealed, with the reason, once per source and content, replayable. */
/** The reason of a row that was good until the database refused it begins so; what is kept of it is an item, not its cells. */
export const REFUSED_BY_DATABASE = 'refused-by-database:';

export interface Aside {
  readonly sourceId: string;
  readonly importId: string | null;
  readonly externalId: string | null;
  readonly original: string;
  readonly reason: string;
}

export async function keepAside(trx: Trx, world: World, rows: readonly Aside[]): Promise<void> {
  for (const row of rows) {
    const id = newId();
    // NUL and lone surrogates survive inside the seal: the original is kept as it came.
    const original = JSON.stringify(row.original);
    await trx
      .insertInto('quarantine')
      .values({
        id,
        source_id: row.sourceId,
        import_id: row.importId,
        item_hash: world.vault.hash('row', original),
        external_hash: row.externalId === null ? null : world.vault.hash('external-id', row.externalId),
        reason: row.reason,
        // A key of its own: nobody knows yet whose words these are, and they may have to be forgotten.
        raw_cipher: world.vault.seal(`quarantine:${id}`, original, world.vault.slots.take(1)[0]),
        received_at: world.now(),
      })
      .onConflict((conflict) => conflict.columns(['source_id', 'item_hash']).doNothing())
      .execute();
  }
}

export async function quarantined(
  db: Db,
): Promise<{ id: string; source: string; reason: string; receivedAt: Date; replayedAt: Date | null }[]> {
  return db
    .selectFrom('quarantine as q')
    .innerJoin('source as s', 's.id', 'q.source_id')
    .select([
      'q.id',
      's.code as source',
      'q.reason',
      'q.received_at as receivedAt',
      'q.replayed_at as replayedAt',
    ])
    .orderBy('q.received_at', 'desc')
    .limit(500)
    .execute();
}

export async function quarantinedItem(
  db: Db,
  world: World,
  id: string,
): Promise<{ sourceId: string; importId: string | null; reason: string; original: string } | null> {
  const row = await db
    .selectFrom('quarantine')
    .select(['source_id', 'import_id', 'reason', 'raw_cipher'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const original: unknown = JSON.parse(world.vault.open(`quarantine:${id}`, row.raw_cipher));
  const { source_id: sourceId, import_id: importId, reason } = row;
  return { sourceId, importId, reason, original: String(original) };
}

export async function markReplayed(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('quarantine').set({ replayed_at: at }).where('id', '=', id).execute();
}
