import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { inject } from 'vitest';
import { connect } from './database.ts';
import { withLogin } from './database-foreign.ts';

/** What the global set-up of a test run hands to every test file. */
export type TestServer = {
  readonly superuserUrl: string;
  readonly template: string;
  readonly owner: { readonly role: string; readonly password: string };
  readonly app: { readonly role: string; readonly password: string };
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export type TestDatabase = {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** At most 2 connections, may change the schema. */
  readonly ownerPool: Pool;
  /** At most 3 connections, has exactly the rights that the product has when it runs. */
  readonly appPool: Pool;
  drop(): Promise<void>;
};

/** A real, migrated, empty database of this test file's own. Call `drop` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuserUrl, template, owner, app } = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(`create database ${name} template ${template} owner ${owner.role}`);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to ${app.role}`);
  });
  const here = withDatabase(superuserUrl, name);
  const ownerUrl = withLogin(here, owner.role, owner.password);
  const appUrl = withLogin(here, app.role, app.password);
  const ownerPool = connect(ownerUrl, { max: 2, applicationName: 'test owner' });
  const appPool = connect(appUrl, { max: 3, applicationName: 'test app' });
  return {
    name,
    ownerUrl,
    appUrl,
    superuserUrl: here,
    ownerPool,
    appPool,
    drop: async () => {
      await Promise.all([ownerPool.end(), appPool.end()]);
      await asSuperuser(superuserUrl, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  return url.replace(/^([a-z]+:\/\/[^/?#]*)(?:\/[^?#]*)?/, `$1/${name}`);
}

async function asSuperuser(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
