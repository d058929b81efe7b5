import { sql } from 'kysely';
import type { Db, Trx, World } from '#server/platform/world';
import type { Content } from './letter.ts';

export interface StoredLetter {
  readonly month: string;
  readonly content: Content;
  readonly chainHead: string;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  readonly sentTo: number;
}

/** The letter of a month; with a transaction the row is locked, so that a sending meets no rewriting. */
export async function letterOf(
  db: Db,
  world: World,
  month: string,
  lock: 'locked' | 'free' = 'free',
): Promise<StoredLetter | null> {
  let query = db.selectFrom('letter').selectAll().where('month', '=', month);
  if (lock === 'locked') query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  return {
    month: row.month,
    // Only this module seals into this place: what opens is what was written.
    content: JSON.parse(world.vault.open(place(month), row.content_cipher)) as Content,
    chainHead: row.chain_head,
    writtenAt: row.written_at,
    sentAt: row.sent_at,
    sentTo: row.sent_to,
  };
}

export async function lettersNewestFirst(
  db: Db,
): Promise<{ month: string; writtenAt: string; sentAt: string | null; sentTo: number }[]> {
  const rows = await db
    .selectFrom('letter')
    .select(['month', 'written_at', 'sent_at', 'sent_to'])
    .orderBy('month', 'desc')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    writtenAt: row.written_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    sentTo: row.sent_to,
  }));
}

/** Writes or writes anew; a letter that was sent stays as it is. */
export async function saveLetter(
  trx: Trx,
  world: World,
  letter: { content: Content; chainHead: string; now: Date },
): Promise<void> {
  const { content, chainHead, now } = letter;
  const written = {
    content_cipher: world.vault.seal(place(content.month), JSON.stringify(content)),
    chain_head: chainHead,
    written_at: now,
  };
  await trx
    .insertInto('letter')
    .values({ month: content.month, ...written })
    .onConflict((conflict) =>
      conflict.column('month').doUpdateSet(written).where('letter.sent_at', 'is', null),
    )
    .execute();
}

export async function letterWasSent(trx: Trx, sent: { month: string; to: number; now: Date }): Promise<void> {
  await trx
    .updateTable('letter')
    .set({ sent_at: sent.now, sent_to: sent.to })
    .where('month', '=', sent.month)
    .execute();
}

/** The end of the audit chain as it stands, held until this transaction ends. */
export async function chainHead(trx: Trx): Promise<string> {
  const { hash } = await trx.selectFrom('audit_head').select('hash').forUpdate().executeTakeFirstOrThrow();
  return hash.toString('hex');
}

/** One writer of letters at a time; the others wait and then find what it wrote. */
export async function alone(trx: Trx, month: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`letter ${month}`}))`.execute(trx);
}

function place(month: string): string {
  return `letter.content:${month}`;
}
