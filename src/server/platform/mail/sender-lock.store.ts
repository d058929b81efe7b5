import type { Pool } from 'pg';

/** Any number that nothing else locks by. */
const SENDER = 7_340_311;

/**
 * Runs the work while no other sender runs, in this process or another; null when one does. The lock is the
 * connection's and outside any transaction: a slow mail server holds up nothing else.
 */
export async function aloneAmongSenders<Value>(
  pool: Pool,
  work: () => Promise<Value>,
): Promise<Value | null> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      SENDER,
    ]);
    if (rows[0]?.mine !== true) return null;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [SENDER]).catch(() => {
        broken = true;
      });
    }
  } finally {
    client.release(broken);
  }
}
