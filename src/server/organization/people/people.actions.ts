import type { Employee, Role } from '#contract/organization';
import { done, type Result, refused } from '#kernel/result';
import { invitePeople } from '#server/organization/organization.policy';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { queueMail } from '#server/platform/mail/outgoing-mail.store';
import { createLink, killLinks } from '#server/platform/session/link.store';
import type { Db, World } from '#server/platform/world';
import {
  activeEmployeeById,
  addEmployee,
  employeeById,
  employeesByName,
  hasOwner,
  shownEmployee,
} from './employee.store.ts';
import { linkTo } from './link-address.ts';

/** What inviting needs from outside: where this installation is reached, and whether it can write mail. */
export interface Invitations {
  readonly baseUrl: string;
  readonly mailIsSetUp: boolean;
}

export async function listEmployees(world: World): Promise<Employee[]> {
  return (await employeesByName(world.db)).map(shownEmployee);
}

/** One who works here now; null otherwise. */
export async function activeEmployee(db: Db, id: string): Promise<Employee | null> {
  const found = await activeEmployeeById(db, id);
  return found === null ? null : shownEmployee(found);
}

/** Whom a mail goes to, and in which language; null for somebody who left or was invented. */
export async function addresseeOf(
  db: Db,
  id: string,
): Promise<{ name: string; email: string; language: 'he' | 'en' } | null> {
  const found = await activeEmployeeById(db, id);
  if (found === null || found.sample) return null;
  const { name, email, language } = found;
  return { name, email, language };
}

/** Adds the person and makes a link that works once, within 72 hours. The link is in the answer and nowhere else. */
export async function invite(
  world: World,
  actor: Actor,
  input: { name: string; email: string; role: Exclude<Role, 'owner'>; divisionId: string | null },
  { baseUrl, mailIsSetUp }: Invitations,
): Promise<Result<{ employee: Employee; link: string; expiresAt: string }, 'forbidden' | 'email-taken'>> {
  if (!isEmployee(actor) || !can(actor, invitePeople, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const inviter = await employeeById(trx, actor.employeeId);
    const id = await addEmployee(trx, { ...input, language: inviter?.language ?? 'he', sample: false, now });
    if (id === null) return refused('email-taken');
    const { secret, expiresAt } = await createLink(trx, { purpose: 'invitation', employeeId: id, now });
    if (mailIsSetUp) await queueMail(trx, { kind: 'invitation', employeeId: id, subject: 'invitation', now });
    await record(trx, now, {
      actor,
      action: 'employee.invite',
      objectType: 'employee',
      objectId: id,
      facts: { role: input.role, divisionId: input.divisionId },
    });
    const added = await employeeById(trx, id);
    if (added === null) throw new Error('an employee vanished in the transaction that added it');
    return done({
      employee: shownEmployee(added),
      link: linkTo(baseUrl, secret),
      expiresAt: expiresAt.toISOString(),
    });
  });
}

/** The secret of a new owner's link while nobody owns the installation; earlier ones die. Null when it is owned. */
export async function ownerLink(world: World): Promise<string | null> {
  return world.db.transaction().execute(async (trx) => {
    if (await hasOwner(trx)) return null;
    const now = world.now();
    await killLinks(trx, { purposes: ['owner'], employeeId: null, now });
    return (await createLink(trx, { purpose: 'owner', employeeId: null, now })).secret;
  });
}
