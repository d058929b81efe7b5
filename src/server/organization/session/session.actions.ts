import type { Employee } from '#contract/organization';
import type { Session } from '#contract/session';
import { done, type Result, refused } from '#kernel/result';
import { theOrganization } from '#server/organization/organization.store';
import {
  activeEmployeeById,
  changePreferences,
  employeesByName,
  hasOwner,
  shownEmployee,
} from '#server/organization/people/employee.store';
import { type Actor, can, type EmployeeActor, isEmployee, type Right } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { queueReset } from '#server/platform/mail/outgoing-mail.store';
import { isPassword } from '#server/platform/session/password';
import { actorOfSession, doorActor } from '#server/platform/session/read-actor';
import {
  credentialsOf,
  credentialsOfEmployee,
  endSession,
  forgetEndedSessions,
  openSession,
  userOfEmployee,
} from '#server/platform/session/session.store';
import { openThrottle } from '#server/platform/session/throttle';
import { newSecret } from '#server/platform/session/token';
import type { Trx, World } from '#server/platform/world';
import { maySwitch } from './session.policy.ts';

/** What sessions need from the composition: every right there is, and how often one may try. */
export interface SessionPorts {
  readonly rights: readonly Right[];
  readonly tries: Tries;
}

/** Five tries a minute for one account, twenty from one address; one memory for the whole process. */
export function openTries() {
  const minute = 60_000;
  return {
    account: openThrottle({ tries: 5, windowMs: minute }),
    address: openThrottle({ tries: 20, windowMs: minute }),
    reset: openThrottle({ tries: 5, windowMs: minute }),
  };
}
export type Tries = ReturnType<typeof openTries>;

/** A session and the raw token for the cookie; the token is nowhere else. */
export interface Opened {
  readonly session: Session;
  readonly token: string;
}

/** What the browser needs to know of the one who is signed in. */
export async function readSession(
  world: World,
  actor: Actor,
  ports: SessionPorts,
): Promise<Result<Session, 'not-found'>> {
  const facts = isEmployee(actor) ? await activeEmployeeById(world.db, actor.employeeId) : null;
  if (facts === null || !isEmployee(actor)) return refused('not-found');
  return done({
    employee: { ...shownEmployee(facts), language: facts.language, addressForm: facts.addressForm },
    switchable: await switchableBy(world, actor),
    may: ports.rights.filter((right) => can(actor, right, undefined)).map((right) => right.name),
  });
}

/** What the sign-in page offers to somebody who is not signed in. */
export async function readDoor(world: World): Promise<{ owned: boolean; sample: Employee[] }> {
  return { owned: await hasOwner(world.db), sample: (await switchableBy(world, null)) ?? [] };
}

/** A wrong password and an unknown address get the same answer after the same work. */
export async function signIn(
  world: World,
  input: { email: string; password: string; address: string; formerToken: string | null },
  ports: SessionPorts,
): Promise<Result<Opened, 'wrong-credentials' | 'slow-down'>> {
  const now = world.now();
  const account = input.email.trim().toLowerCase();
  const admitted = [
    ports.tries.address.admits(input.address, now.getTime()),
    ports.tries.account.admits(account, now.getTime()),
  ];
  if (admitted.includes(false)) return refused('slow-down');
  const known = await credentialsOf(world.db, account);
  const right = await isPassword(input.password, known?.passwordHash ?? null);
  if (!right || known === null) {
    await world.db.transaction().execute((trx) =>
      record(trx, now, {
        actor: doorActor(),
        action: 'session.sign-in',
        objectType: 'employee',
        objectId: known?.employeeId ?? null,
        outcome: 'refused',
      }),
    );
    return refused('wrong-credentials');
  }
  await forgetEndedSessions(world.db, now);
  const token = await world.db
    .transaction()
    .execute((trx) =>
      enter(trx, world, { ...known, action: 'session.sign-in', formerToken: input.formerToken }),
    );
  return openedOf(world, token, ports);
}

/** The session is gone on the server, whatever the browser keeps. */
export async function signOut(world: World, token: string | null): Promise<void> {
  if (token !== null) await endSession(world.db, token);
}

/** Sits down in the place of one of the sample's people. */
export async function takePlace(
  world: World,
  actor: Actor | null,
  input: { employeeId: string; formerToken: string | null },
  ports: SessionPorts,
): Promise<Result<Opened, 'forbidden' | 'not-found'>> {
  const allowed = await switchableBy(world, actor !== null && isEmployee(actor) ? actor : null);
  if (allowed === null) return refused('forbidden');
  if (!allowed.some(({ id }) => id === input.employeeId)) return refused('not-found');
  const { employeeId, formerToken } = input;
  const token = await world.db.transaction().execute(async (trx) => {
    const userId = await userOfEmployee(trx, { employeeId, now: world.now() });
    return enter(trx, world, { employeeId, userId, action: 'session.take', formerToken });
  });
  return openedOf(world, token, ports);
}

/** The same answer for every address; the mail goes only to one that is known, and the link is made when it goes. */
export async function requestReset(world: World, email: string, { tries }: SessionPorts): Promise<void> {
  const now = world.now();
  if (!tries.reset.admits(email.trim().toLowerCase(), now.getTime())) return;
  await queueReset(world.db, { email, now });
}

export async function prefer(
  world: World,
  actor: Actor,
  input: {
    language?: 'he' | 'en' | undefined;
    addressForm?: 'feminine' | 'masculine' | 'plural' | undefined;
  },
  ports: SessionPorts,
): Promise<Result<Session, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor)) return refused('forbidden');
  await world.db.transaction().execute(async (trx) => {
    await changePreferences(trx, actor.employeeId, {
      ...(input.language === undefined ? {} : { language: input.language }),
      ...(input.addressForm === undefined ? {} : { addressForm: input.addressForm }),
    });
    await record(trx, world.now(), {
      actor,
      action: 'session.prefer',
      objectType: 'employee',
      objectId: actor.employeeId,
    });
  });
  return readSession(world, actor, ports);
}

/** Before a grave act (an override) the person shows once more that it is them. False for whoever has no password. */
export async function verifyPassword(world: World, employeeId: string, password: string): Promise<boolean> {
  const known = await credentialsOfEmployee(world.db, employeeId);
  return isPassword(password, known?.passwordHash ?? null);
}

/** Opens a session under a new token and ends the one that came along: a token never lives on into another sign-in. */
export async function enter(
  trx: Trx,
  world: World,
  facts: { userId: string; employeeId: string; action: string; formerToken: string | null },
): Promise<string> {
  const now = world.now();
  const token = newSecret();
  if (facts.formerToken !== null) await endSession(trx, facts.formerToken);
  await openSession(trx, { userId: facts.userId, token, now });
  const { action, employeeId } = facts;
  await record(trx, now, { actor: doorActor(), action, objectType: 'employee', objectId: employeeId });
  return token;
}

export async function openedOf(
  world: World,
  token: string,
  ports: SessionPorts,
): Promise<Result<Opened, never>> {
  const actor = await actorOfSession(world, token);
  const session = actor === null ? null : await readSession(world, actor, ports);
  if (session === null || !session.ok) throw new Error('a session that was just opened has nobody in it');
  return done({ session: session.value, token });
}

async function switchableBy(world: World, caller: EmployeeActor | null): Promise<Employee[] | null> {
  const organization = await theOrganization(world.db);
  const facts = { sample: organization?.sample ?? 'none', owned: await hasOwner(world.db), caller };
  if (!maySwitch(facts)) return null;
  return (await employeesByName(world.db, { sample: true })).map(shownEmployee);
}
