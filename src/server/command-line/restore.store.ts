import type { PoolClient } from 'pg';
import { StartRefusal } from '#server/platform/start-refusal';
import { openKeys } from '#server/platform/vault/key-files';
import { openVault } from '#server/platform/vault/vault';

/** Opens some of the records that were just put in, with the keys of the home: other keys would show now, not later. */
export async function keysFit(client: PoolClient, home: string): Promise<void> {
  const keys = openKeys(home, { databaseIsFilled: true });
  try {
    const vault = openVault(keys);
    const { rows } = await client.query<{ id: string; profile: Buffer }>(
      'select id, profile_cipher as profile from source_record order by id desc limit 100',
    );
    for (const row of rows) vault.read(`record:${row.id}`, row.profile);
  } catch (cause) {
    throw new StartRefusal(
      'These keys do not open this backup.',
      'Give the keys that were saved with it, or later ones of the same home. Nothing was restored.',
      { cause },
    );
  } finally {
    keys.slots.close();
  }
}
