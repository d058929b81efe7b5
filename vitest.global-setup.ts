import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { withDatabase } from '#server/platform/database.fixture';
import { withLogin } from '#server/platform/database-foreign';
import { migrate } from '#server/platform/migrate';
import { APP, OWNER } from '#server/platform/postgres-supervisor/roles';
import { startPostgres } from '#server/platform/postgres-supervisor/supervisor';

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/**
 * One PostgreSQL for the whole test run, migrated once into a template that every test file clones. It is our own
 * embedded one without fsync, or the foreign one of TEST_DATABASE_URL, whose login must be a superuser.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `template_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: server.superuserUrl });
  await client.connect();
  const password = randomBytes(18).toString('base64url');
  for (const role of [OWNER, APP]) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${role} login password '${password}'`);
  }
  await client.query(
    `create database ${template} template template0 encoding 'UTF8' locale 'C.UTF-8' owner ${OWNER}`,
  );
  const ownerUrl = withLogin(withDatabase(server.superuserUrl, template), OWNER, password);
  if ((await readdir(MIGRATIONS)).length > 0) await migrate(ownerUrl, { directory: MIGRATIONS });
  project.provide('testServer', {
    superuserUrl: server.superuserUrl,
    template,
    owner: { role: OWNER, password },
    app: { role: APP, password },
  });
  return async () => {
    await client.query(`drop database if exists ${template} with (force)`);
    await client.end();
    await server.stop();
  };
}

async function startServer(): Promise<{ superuserUrl: string; stop(): Promise<void> }> {
  const foreign = process.env.TEST_DATABASE_URL;
  if (foreign !== undefined && foreign !== '') return { superuserUrl: foreign, stop: async () => undefined };
  const home = await mkdtemp(join(tmpdir(), 'empty-chair-test-'));
  const postgres = await startPostgres({ home, durability: 'none', log: () => undefined });
  return {
    superuserUrl: postgres.superuserUrl,
    stop: async () => {
      await postgres.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
