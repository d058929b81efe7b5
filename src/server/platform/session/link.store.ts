import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';
import { newSecret, secretHash } from './token.ts';

export type LinkPurpose = 'owner' | 'invitation' | 'reset';
const HOUR_MS = 3_600_000;
/** How long each kind of link lives. */
const LIFE_MS: Record<LinkPurpose, number> = {
  owner: 24 * HOUR_MS,
  invitation: 72 * HOUR_MS,
  reset: HOUR_MS,
};

export interface NewLink {
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Makes a link; whoever reads the row cannot use it. */
export async function createLink(
  db: Db,
  facts: { purpose: LinkPurpose; employeeId: string | null; now: Date },
): Promise<NewLink> {
  const secret = newSecret();
  const expiresAt = new Date(facts.now.getTime() + LIFE_MS[facts.purpose]);
  await db
    .insertInto('one_time_link')
    .values({
      id: newId(),
      purpose: facts.purpose,
      secret_hash: secretHash(secret),
      employee_id: facts.employeeId,
      created_at: facts.now,
      expires_at: expiresAt,
    })
    .execute();
  return { secret, expiresAt };
}

/** Only a first look: what counts is whether it can be spent. */
export async function linkLives(db: Db, secret: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('one_time_link')
    .select('id')
    .where('secret_hash', '=', secretHash(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

export interface SpentLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly employeeId: string | null;
}

/** Spends the link in one statement: of two that come at once, one gets it. Null when used, expired or unknown. */
export async function spendLink(trx: Trx, secret: string, now: Date): Promise<SpentLink | null> {
  const row = await trx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'purpose', 'employee_id'])
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, purpose: row.purpose, employeeId: row.employee_id };
}

/** Kills what is still open of one kind: a newer link, or the use of one, makes the others worthless. */
export async function killLinks(
  db: Db,
  facts: { purposes: readonly LinkPurpose[]; employeeId: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable('one_time_link')
    .set({ used_at: facts.now })
    .where('purpose', 'in', [...facts.purposes])
    .where('employee_id', facts.employeeId === null ? 'is' : '=', facts.employeeId)
    .where('used_at', 'is', null)
    .execute();
}
