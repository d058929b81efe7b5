import type { Pool } from 'pg';

/** Any numbers that nothing else locks by. */
const MAIL_SENDER = 7_340_311;
export const CHANGE_SENDER = 7_340_312;

/**
 * Runs the work while no other sender runs, in this process or another; null when one does. The lock is the
 * connection's and outside any transaction: a slow mail server holds up nothing else.
 */
export async function aloneAmongSenders<Value>(
  pool: Pool,
  work: () => Promise<Value>,
  lock: number = MAIL_SENDER,
): Promise<Value | null> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock]);
    if (rows[0]?.mine !== true) return null;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => {
        broken = true;
      });
    }
  } finally {
    client.release(broken);
  }
}
