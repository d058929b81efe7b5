import { sql } from 'kysely';
import type { KeyKind } from '#contract/operations';
import type { Role } from '#contract/organization';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';
import { secretHash, tokenHash } from './token.ts';

/** Sessions end after 8 hours without use and after 24 hours in any case. */
const IDLE_MS = 8 * 3_600_000;
const ABSOLUTE_MS = 24 * 3_600_000;
/** A use is written down at most this often. */
const TOUCH_MS = 5 * 60_000;
const KEY_TOUCH_MS = 60_000;

/** The `token` is the raw one; the row keeps its hash. */
export async function openSession(
  trx: Trx,
  facts: { userId: string; token: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('auth_session')
    .values({
      id: newId(),
      user_id: facts.userId,
      token: tokenHash(facts.token),
      expires_at: new Date(facts.now.getTime() + IDLE_MS),
      created_at: facts.now,
      updated_at: facts.now,
    })
    .execute();
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('auth_session').where('token', '=', tokenHash(token)).execute();
}

export async function endSessionsOf(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('auth_session').where('user_id', '=', userId).execute();
}

export async function endSampleSessions(trx: Trx): Promise<void> {
  await trx
    .deleteFrom('auth_session')
    .where('user_id', 'in', (eb) =>
      eb.selectFrom('employee').select('user_id').where('sample', '=', true).$castTo<{ user_id: string }>(),
    )
    .execute();
}

/** Sessions that ended long ago are of no use to anybody. */
export async function forgetEndedSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('auth_session').where('expires_at', '<', now).execute();
}

export interface SignedIn {
  readonly sessionId: string;
  readonly employeeId: string;
  readonly name: string;
  readonly role: Role;
  readonly divisionId: string | null;
  readonly reportsTo: string | null;
  readonly sample: boolean;
  readonly touchDue: boolean;
}

/** Who holds this session now; null when it has ended or the employee was deactivated. */
export async function signedInBy(db: Db, token: string, now: Date): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('auth_session as s')
    .innerJoin('employee as e', 'e.user_id', 's.user_id')
    .select([
      's.id',
      's.updated_at',
      'e.id as employee_id',
      'e.name',
      'e.role',
      'e.division_id',
      'e.reports_to',
      'e.sample',
    ])
    .where('s.token', '=', tokenHash(token))
    .where('s.expires_at', '>', now)
    .where('s.created_at', '>', new Date(now.getTime() - ABSOLUTE_MS))
    .where('e.deactivated_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    sessionId: row.id,
    employeeId: row.employee_id,
    name: row.name,
    role: row.role,
    divisionId: row.division_id,
    reportsTo: row.reports_to,
    sample: row.sample,
    touchDue: row.updated_at.getTime() < now.getTime() - TOUCH_MS,
  };
}

export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ updated_at: now, expires_at: new Date(now.getTime() + IDLE_MS) })
    .where('id', '=', sessionId)
    .execute();
}

export interface Key {
  readonly id: string;
  readonly kind: KeyKind;
  readonly sourceId: string | null;
}

/** The key that is not revoked; its last use is written at most once a minute. */
export async function keyBySecret(db: Db, secret: string, now: Date): Promise<Key | null> {
  const row = await db
    .selectFrom('api_key')
    .select(['id', 'kind', 'source_id', 'last_used_at'])
    .where('secret_hash', '=', secretHash(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.last_used_at === null || row.last_used_at.getTime() < now.getTime() - KEY_TOUCH_MS) {
    await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', row.id).execute();
  }
  return { id: row.id, kind: row.kind, sourceId: row.source_id };
}

export interface Credentials {
  readonly employeeId: string;
  readonly userId: string;
  readonly passwordHash: string | null;
}

/** By mail address in any case; deactivated employees and the sample's people have no credentials. */
export async function credentialsOf(db: Db, email: string): Promise<Credentials | null> {
  return (
    (await credentials(db).where(sql`lower(e.email)`, '=', email.trim().toLowerCase()).executeTakeFirst()) ??
    null
  );
}

export async function credentialsOfEmployee(db: Db, employeeId: string): Promise<Credentials | null> {
  return (await credentials(db).where('e.id', '=', employeeId).executeTakeFirst()) ?? null;
}

function credentials(db: Db) {
  return db
    .selectFrom('employee as e')
    .innerJoin('auth_user as u', 'u.id', 'e.user_id')
    .leftJoin('auth_account as a', (join) =>
      join.onRef('a.user_id', '=', 'u.id').on('a.provider_id', '=', 'credential'),
    )
    .select(['e.id as employeeId', 'u.id as userId', 'a.password as passwordHash'])
    .where('e.deactivated_at', 'is', null)
    .where('e.sample', '=', false);
}

/** The user of an employee, made when there is none yet (better-auth's own layout of tables). */
export async function userOfEmployee(
  trx: Trx,
  { employeeId, now }: { employeeId: string; now: Date },
): Promise<string> {
  const employee = await trx
    .selectFrom('employee')
    .select(['user_id', 'name', 'email'])
    .where('id', '=', employeeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (employee.user_id !== null) return employee.user_id;
  const id = newId();
  await trx
    .insertInto('auth_user')
    .values({
      id,
      name: employee.name,
      email: employee.email.toLowerCase(),
      created_at: now,
      updated_at: now,
    })
    .execute();
  await trx.updateTable('employee').set({ user_id: id }).where('id', '=', employeeId).execute();
  return id;
}

export async function setPassword(
  trx: Trx,
  { userId, hash, now }: { userId: string; hash: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('auth_account')
    .values({
      id: newId(),
      user_id: userId,
      account_id: userId,
      provider_id: 'credential',
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
  await trx
    .updateTable('auth_user')
    .set({ email_verified: true, updated_at: now })
    .where('id', '=', userId)
    .execute();
}
