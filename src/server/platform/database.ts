import { Pool, type PoolClient, types } from 'pg';
import { foreignDatabase } from './database-foreign.ts';
import { type PostgresOptions, startPostgres } from './postgres-supervisor/supervisor.ts';

/** The database of this process, answering and checked, not yet migrated. The URLs carry passwords. */
export type Database = {
  readonly kind: 'embedded' | 'foreign';
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** False when a foreign server let us make no second role: then nothing but our code protects the history. */
  readonly separateAppRole: boolean;
  /** Where the embedded database lies; a foreign one lies elsewhere. */
  readonly directory?: string;
  stop(): Promise<void>;
};

export type DatabaseOptions = PostgresOptions & {
  readonly databaseUrl?: string;
};

/** Starts the embedded PostgreSQL, or checks the foreign one; throws `StartRefusal` when a person has to act. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== '') {
    return { kind: 'foreign', ...(await foreignDatabase({ ...options, databaseUrl: options.databaseUrl })) };
  }
  const { ownerUrl, appUrl, directory, stop } = await startPostgres(options);
  return { kind: 'embedded', ownerUrl, appUrl, separateAppRole: true, directory, stop };
}

/**
 * A server process of PostgreSQL keeps what it ever looked up: after an import ten to twenty megabytes each, for as long as
 * its connection lasts. A new connection costs some milliseconds. Seconds.
 */
const LONGEST_CONNECTION = 45;

/**
 * A pool of at most `max` connections. Rows come as the product speaks: `int8` as an exact number, `timestamptz`
 * as `Date`, `date` as 'YYYY-MM-DD', `timestamp` and `numeric` as the database wrote them.
 */
export function connect(
  url: string,
  options: { readonly max: number; readonly applicationName: string },
): Pool {
  const pool = new Pool({
    connectionString: url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    maxLifetimeSeconds: LONGEST_CONNECTION,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  // So would that of a connection in use; whoever uses it learns it from the query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function withTransaction<Value>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Value>,
  options: { readonly isolation?: Isolation } = {},
): Promise<Value> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(`begin isolation level ${options.isolation ?? 'read committed'}`);
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (failure) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw failure;
  } finally {
    client.release(broken);
  }
}

/** A number that JavaScript cannot hold exactly is a fault, never a rounded figure. */
function exactInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError('the database returned an integer beyond 2^53');
}

const asWritten = (text: string): string => text;
const INT8 = types.builtins.INT8;
const AS_WRITTEN: ReadonlySet<number> = new Set([types.builtins.DATE, types.builtins.TIMESTAMP]);
/** pg_type: int8[], date[], timestamp[]; text[] gives the elements as written. */
const INT8_ARRAY = 1016;
const ARRAYS_AS_WRITTEN: ReadonlySet<number> = new Set([1182, 1115]);
/** Declared a number since the declarations of `pg` list no arrays. */
const TEXT_ARRAY: number = 1009;

function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format === 'binary') return types.getTypeParser(oid, format);
  if (oid === INT8) return exactInteger;
  if (AS_WRITTEN.has(oid)) return asWritten;
  if (ARRAYS_AS_WRITTEN.has(oid)) return types.getTypeParser(TEXT_ARRAY);
  if (oid !== INT8_ARRAY) return types.getTypeParser(oid);
  const elements: (value: string) => readonly (string | null)[] = types.getTypeParser(TEXT_ARRAY);
  return (value) => elements(value).map((text) => (text === null ? null : exactInteger(text)));
}
