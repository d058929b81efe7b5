import { createHash } from 'node:crypto';
import { type DatabaseConnection, DummyDriver, Transaction } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { codeOf } from './start-refusal.ts';
import type { Tables } from './tables.ts';
import { openKysely, type Trx } from './world.ts';

/**
 * Transactions on one connection whose statements are sent without waiting for the answers to those before: the database works
 * on one while the next is being made. They run in the order in which they were begun. Each text is planned once and kept, for
 * a batch of twenty rows costs less to store than to plan.
 */
export interface Pipeline {
  /** Committed when `work` returns, rolled back when it throws. Everything begun by `work` must have ended when it does. */
  transaction<Value>(work: (trx: Trx) => Promise<Value>): Promise<Value>;
  end(): Promise<void>;
}

/** The hot path gives columns of many rows as one parameter each; a statement with more of them is written anew each time. */
const PARAMETERS_AT_MOST = 48;
const KEPT_AT_MOST = 200;
const PLANNED = /^\s*(?:select|insert|update|delete|with)\b/i;

/**
 * A kept plan is made without the values, perhaps while a table was empty: it must go by the indexes whatever it then saw.
 */
const SETTINGS = `select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`;

/** A connection of its own to the database of `pool`, opened when it is needed and closed when it was idle for a while. */
export function openPipeline(pool: Pool): Pipeline {
  const own = new Pool({ ...pool.options, max: 1, pipeline: true });
  own.on('error', () => undefined);
  own.on('connect', (client) => client.on('error', () => undefined));
  const builder = openKysely(own);
  const names = new Map<string, string>();
  let ended: Promise<void> | undefined;

  function nameOf(text: string, parameters: number): string | undefined {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= KEPT_AT_MOST || parameters > PARAMETERS_AT_MOST || !PLANNED.test(text))
      return undefined;
    const name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
    return name;
  }

  function transactionOn(client: PoolClient): Trx {
    const connection: DatabaseConnection = {
      async executeQuery({ sql: text, parameters }) {
        const name = nameOf(text, parameters.length);
        const { command, rowCount, rows } = await client.query({
          text,
          values: [...parameters],
          ...(name !== undefined && { name }),
        });
        const changed = command !== 'SELECT' && rowCount !== null;
        return { rows: rows ?? [], ...(changed && { numAffectedRows: BigInt(rowCount) }) };
      },
      streamQuery() {
        throw new Error('a pipeline does not stream');
      },
    };
    const executor = builder.getExecutor().withConnectionProvider({
      provideConnection: (consumer) => consumer(connection),
    });
    return new Transaction<Tables>({ ...PROPS, executor });
  }

  return {
    async transaction(work) {
      const client = await own.connect();
      let broken = false;
      try {
        // Nobody waits for these: whatever fails in them fails in the first statement after them too.
        const begun = [client.query('begin'), client.query(SETTINGS)];
        for (const one of begun) one.catch(() => undefined);
        const value = await work(transactionOn(client));
        await together(begun);
        // A transaction that failed unnoticed is rolled back by a commit, without a word.
        const { command } = await client.query('commit');
        if (command !== 'COMMIT') throw new Error('the transaction had failed');
        return value;
      } catch (fault) {
        broken = await client.query('rollback').then(
          () => false,
          () => true,
        );
        throw fault;
      } finally {
        client.release(broken);
      }
    },
    end: () => {
      ended ??= own.end();
      return ended;
    },
  };
}

/** What Kysely asks of a transaction beside its executor; nothing of it is ever used. */
const DIALECT = {
  createAdapter: () => {
    throw new Error('not used');
  },
  createDriver: () => new DummyDriver(),
  createIntrospector: () => {
    throw new Error('not used');
  },
  createQueryCompiler: () => {
    throw new Error('not used');
  },
};
const PROPS = { config: { dialect: DIALECT }, dialect: DIALECT, driver: new DummyDriver() };

/** in_failed_sql_transaction */
const AFTER_A_FAULT = '25P02';

/**
 * Works on one connection side by side. A fault of one makes the statements of the others fail after it: all must have ended
 * before anything is taken back, and the fault that is told is the one that began it.
 */
export async function together(works: readonly Promise<unknown>[]): Promise<void> {
  const faults = (await Promise.allSettled(works)).flatMap((end) =>
    end.status === 'rejected' ? [end.reason] : [],
  );
  if (faults.length > 0) throw faults.find((fault) => codeOf(fault) !== AFTER_A_FAULT) ?? faults[0];
}
