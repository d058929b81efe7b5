import { Client } from 'pg';
import type { ServerAddress } from './settings.ts';

/** The URL of a login on a server of ours. It carries the password: never log it. */
export function loginUrl(login: {
  readonly address: ServerAddress;
  readonly role: string;
  readonly password: string;
  readonly database: string;
}): string {
  const { address, role, password, database } = login;
  if (address.kind === 'loopback') {
    return `postgresql://${role}:${password}@127.0.0.1:${address.port}/${database}`;
  }
  const host = encodeURIComponent(address.directory);
  return `postgresql://${role}:${password}@/${database}?host=${host}&port=${address.port}`;
}

/** Runs `work` on one connection, which is closed afterwards in any case. */
export async function withClient<Value>(
  url: string,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: url, application_name: 'empty-chair supervisor' });
  // A connection that breaks fails the query under way; unheard, the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
