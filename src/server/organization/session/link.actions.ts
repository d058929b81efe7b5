import { done, type Result, refused } from '#kernel/result';
import {
  activeEmployeeById,
  addEmployee,
  hasOwner,
  rename,
} from '#server/organization/people/employee.store';
import { killLinks, linkLives, type SpentLink, spendLink } from '#server/platform/session/link.store';
import { hashPassword } from '#server/platform/session/password';
import {
  endSampleSessions,
  endSessionsOf,
  setPassword,
  userOfEmployee,
} from '#server/platform/session/session.store';
import type { Trx, World } from '#server/platform/world';
import { enter, type Opened, openedOf, type SessionPorts } from './session.actions.ts';

type Refusal = 'link-dead' | 'email-taken' | 'name-needed';
interface Input {
  readonly secret: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly formerToken: string | null;
}

/**
 * Uses a one-time link: the first owner, somebody invited, or a forgotten password. The link says what it is for and
 * for whom; all of it happens or nothing, also the spending of the link.
 */
export async function followLink(
  world: World,
  input: Input,
  ports: SessionPorts,
): Promise<Result<Opened, Refusal>> {
  // A guess is refused before the dear work of hashing is done for it.
  if (!(await linkLives(world.db, input.secret, world.now()))) return refused('link-dead');
  const hash = await hashPassword(input.password);
  const result = await world.db
    .transaction()
    .execute(async (trx): Promise<Result<string, Refusal>> => {
      const answer = await follow(trx, world, { ...input, hash });
      // A refusal that the person can mend must not cost them the link.
      if (!answer.ok && answer.refusal !== 'link-dead') throw new Undone(answer.refusal);
      return answer;
    })
    .catch((fault: unknown) => {
      if (fault instanceof Undone) return refused(fault.refusal);
      throw fault;
    });
  return result.ok ? openedOf(world, result.value, ports) : result;
}

async function follow(
  trx: Trx,
  world: World,
  input: Input & { hash: string },
): Promise<Result<string, Refusal>> {
  const now = world.now();
  const link = await spendLink(trx, input.secret, now);
  if (link === null) return refused('link-dead');
  const person =
    link.purpose === 'owner' ? await firstOwner(trx, world, input) : await personOf(trx, link, input);
  if (!person.ok) return person;
  const employeeId = person.value;
  const userId = await userOfEmployee(trx, { employeeId, now });
  await setPassword(trx, { userId, hash: input.hash, now });
  await killLinks(trx, { purposes: ['invitation', 'reset'], employeeId, now });
  await endSessionsOf(trx, userId);
  const { formerToken } = input;
  return done(
    await enter(trx, world, { userId, employeeId, action: `session.link-${link.purpose}`, formerToken }),
  );
}

async function firstOwner(trx: Trx, world: World, input: Input): Promise<Result<string, Refusal>> {
  if (await hasOwner(trx)) return refused('link-dead');
  if (input.name === undefined || input.email === undefined) return refused('name-needed');
  const { name, email } = input;
  const id = await addEmployee(trx, {
    name,
    email,
    role: 'owner',
    divisionId: null,
    language: 'he',
    sample: false,
    now: world.now(),
  });
  if (id === null) return refused('email-taken');
  await killLinks(trx, { purposes: ['owner'], employeeId: null, now: world.now() });
  // From now on real customers may come in: whoever sat in the sample without anybody's leave gets up.
  await endSampleSessions(trx);
  return done(id);
}

/** An invitation is dead once the person has a user; a reset needs one. */
async function personOf(trx: Trx, link: SpentLink, input: Input): Promise<Result<string, Refusal>> {
  const person = link.employeeId === null ? null : await activeEmployeeById(trx, link.employeeId);
  if (person === null || person.sample || person.hasUser !== (link.purpose === 'reset'))
    return refused('link-dead');
  if (link.purpose === 'invitation' && input.name !== undefined) await rename(trx, person.id, input.name);
  return done(person.id);
}

/** Rolls the transaction back and carries the business answer out of it. */
class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
