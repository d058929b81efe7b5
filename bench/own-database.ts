import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, openDatabase } from '#server/platform/database';
import { migrate } from '#server/platform/migrate';

/** A PostgreSQL of the bench's own, with fsync on and the product's schema; gone with everything in it when `work` has ended. */
export async function withOwnDatabase(
  work: (pool: ReturnType<typeof connect>, home: string, ownerUrl: string) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'empty-chair-bench-'));
  const database = await openDatabase({ home, log: () => undefined });
  try {
    await migrate(database.ownerUrl, { directory: join(import.meta.dirname, '../migrations') });
    const pool = connect(database.appUrl, { max: 4, applicationName: 'bench' });
    try {
      await work(pool, home, database.ownerUrl);
    } finally {
      await pool.end();
    }
  } finally {
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
