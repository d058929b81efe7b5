import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './database.ts';
import { migrate } from './migrate.ts';
import { packageRoot } from './package-root.ts';
import { startPostgres } from './postgres-supervisor/supervisor.ts';
import { tableTypes } from './tables.fixture.ts';

/** `npm run tables`: migrates an empty database of its own and writes the types of its rows. */
const home = await mkdtemp(join(tmpdir(), 'empty-chair-tables-'));
const postgres = await startPostgres({ home, durability: 'none', log: () => undefined });
try {
  await migrate(postgres.ownerUrl, { directory: join(packageRoot(), 'migrations') });
  const pool = connect(postgres.ownerUrl, { max: 1, applicationName: 'tables' });
  await writeFile(join(import.meta.dirname, 'tables.ts'), await tableTypes(pool));
  await pool.end();
} finally {
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
