import type { KeyKind } from '#contract/operations';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

export interface ListedKey {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly source: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The source of this code, made as kind other when there is none. */
export async function sourceForKey(
  trx: Trx,
  facts: { code: string; name: string; now: Date },
): Promise<string> {
  await trx
    .insertInto('source')
    .values({
      id: newId(),
      code: facts.code,
      name_he: facts.name,
      name_en: facts.name,
      kind: 'other',
      created_at: facts.now,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  const { id } = await trx
    .selectFrom('source')
    .select('id')
    .where('code', '=', facts.code)
    .executeTakeFirstOrThrow();
  return id;
}

export async function addKey(
  trx: Trx,
  facts: { name: string; kind: KeyKind; sourceId: string | null; secretHash: Buffer; now: Date },
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('api_key')
    .values({
      id,
      name: facts.name,
      kind: facts.kind,
      source_id: facts.sourceId,
      secret_hash: facts.secretHash,
      created_at: facts.now,
    })
    .execute();
  return id;
}

export async function keysByAge(db: Db): Promise<ListedKey[]> {
  const rows = await db
    .selectFrom('api_key as k')
    .leftJoin('source as s', 's.id', 'k.source_id')
    .select([
      'k.id',
      'k.name',
      'k.kind',
      's.code as source',
      'k.created_at',
      'k.last_used_at',
      'k.revoked_at',
    ])
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    source: row.source,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }));
}

/** False when there is no such key or it was revoked before. */
export async function endKey(trx: Trx, id: string, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
