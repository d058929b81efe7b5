import { sql } from 'kysely';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

export type MailKind = 'letter' | 'invitation' | 'reset';

/** A mail that waits. Its words are made when it is sent: no secret and no figure lies in the queue. */
export async function queueMail(
  db: Db,
  facts: { kind: MailKind; employeeId: string; subject: string; now: Date },
): Promise<void> {
  await db
    .insertInto('outgoing_mail')
    .values({
      id: newId(),
      kind: facts.kind,
      employee_id: facts.employeeId,
      subject: facts.subject,
      state: 'waiting',
      created_at: facts.now,
    })
    .execute();
}

/** One mail to everybody who works here and is real; how many there are. */
export async function queueMailToEverybody(
  trx: Trx,
  facts: { kind: MailKind; subject: string; now: Date },
): Promise<number> {
  const people = await trx
    .selectFrom('employee')
    .select('id')
    .where('deactivated_at', 'is', null)
    .where('sample', '=', false)
    .execute();
  for (const { id } of people) await queueMail(trx, { ...facts, employeeId: id });
  return people.length;
}

/**
 * A reset for whoever has this address and may sign in; nothing otherwise. One statement either way, so that the
 * time it takes tells nothing. A reset that still waits is not doubled.
 */
export async function queueReset(db: Db, facts: { email: string; now: Date }): Promise<void> {
  await sql`
    insert into outgoing_mail (id, kind, employee_id, subject, state, created_at)
    select ${newId()}, 'reset', e.id, 'reset', 'waiting', ${facts.now} from employee e
     where lower(e.email) = ${facts.email.trim().toLowerCase()} and e.deactivated_at is null and not e.sample
       and e.user_id is not null
       and not exists (select from outgoing_mail m where m.employee_id = e.id and m.kind = 'reset' and m.state = 'waiting')`.execute(
    db,
  );
}

export interface WaitingMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly employeeId: string;
  readonly subject: string;
  readonly tries: number;
  readonly createdAt: Date;
}

/**
 * Takes the oldest mail that is due and counts the try before anything is sent: a sender that dies in the middle has
 * used up one of the tries. Each try waits longer than the one before: 1, 4, 9, 16 minutes after the mail was made.
 */
export async function takeWaitingMail(db: Db, now: Date): Promise<WaitingMail | null> {
  const { rows } = await sql<WaitingMail>`
    update outgoing_mail set tries = tries + 1
     where id = (select id from outgoing_mail
                  where state = 'waiting' and created_at + make_interval(mins => tries * tries) <= ${now}
                  order by tries, created_at, id limit 1 for update skip locked)
    returning id, kind, employee_id as "employeeId", subject, tries, created_at as "createdAt"`.execute(db);
  return rows[0] ?? null;
}

export async function mailWasSent(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('outgoing_mail')
    .set({ state: 'sent', sent_at: now, failure: null })
    .where('id', '=', id)
    .execute();
}

/** The mail waits for its next try or, with state failed, for nothing more. */
export async function mailWasNotSent(
  db: Db,
  { id, failure, state }: { id: string; failure: string; state: 'waiting' | 'failed' },
): Promise<void> {
  await db.updateTable('outgoing_mail').set({ state, failure }).where('id', '=', id).execute();
}
