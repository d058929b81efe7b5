import type { Pool } from 'pg';
import PgBoss from 'pg-boss';
import { connect } from './database.ts';
import { faultFacts, type Log } from './log.ts';
import { outageOf } from './outage.ts';

/**
 * Clocks and cron, in the same database (pg-boss). Its schema and queues are made with the owner's role before the
 * application's role takes over; ingest never makes a job for each interaction.
 */
export interface Job {
  readonly name: string;
  /** Cron in the organization's time zone; null for jobs that are only sent. */
  readonly cron: string | null;
  readonly run: () => Promise<void>;
}

export interface Jobs {
  send(name: string): Promise<void>;
  stop(): Promise<void>;
}

const SCHEMA = 'jobs';
/** An outage is told once in this time, not with every look. Milliseconds. */
const TELL_OUTAGE_EVERY = 60_000;

export async function prepareJobs(
  ownerUrl: string,
  appRole: string,
  names: readonly string[],
  query: (sql: string) => Promise<void>,
): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  for (const name of names) await boss.createQueue(name, { name, policy: 'singleton' });
  await boss.stop({ graceful: false, wait: true });
  await query(
    `grant usage on schema ${SCHEMA} to ${appRole}; grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${appRole}; grant execute on all functions in schema ${SCHEMA} to ${appRole}`,
  );
}

export async function runJobs(
  appUrl: string,
  timeZone: string,
  log: Log,
  jobs: readonly Job[],
): Promise<Jobs> {
  // One connection is enough for clocks, and one server process less is kept.
  const pool = connect(appUrl, { max: 1, applicationName: 'empty-chair jobs' });
  const boss = new PgBoss({
    db: { executeSql: (text, values) => run(pool, text, values) },
    schema: SCHEMA,
    migrate: false,
  });
  let toldAt = 0;
  boss.on('error', (fault: Error) => {
    if (outageOf(fault) !== null) {
      if (Date.now() - toldAt < TELL_OUTAGE_EVERY) return;
      toldAt = Date.now();
    }
    log({ level: 'warn', event: 'jobs.fault', ...faultFacts(fault) });
  });
  await boss.start();
  for (const job of jobs) {
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
      try {
        await job.run();
      } catch (fault) {
        log({ level: 'error', event: 'job.fault', job: job.name, ...faultFacts(fault) });
        throw fault;
      }
    });
    if (job.cron !== null) await boss.schedule(job.name, job.cron, {}, { tz: timeZone });
  }
  return {
    send: async (name) => {
      await boss.send(name, {});
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000, wait: true });
      await pool.end();
    },
  };
}

/** Some commands are whole transactions: one that failed in the middle must not be found by the next, so its connection ends. */
async function run(pool: Pool, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  const client = await pool.connect();
  try {
    const result = await client.query(text, values);
    client.release();
    return result;
  } catch (fault) {
    client.release(true);
    throw fault;
  }
}
