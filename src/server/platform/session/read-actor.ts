import {
  type Actor,
  type EmployeeActor,
  type KeyActor,
  mintActor,
  type SystemActor,
} from '#server/platform/access';
import type { World } from '#server/platform/world';
import { sessionCookieOf } from './cookie.ts';
import { keyBySecret, signedInBy, touchSession } from './session.store.ts';
import { sameSecret } from './token.ts';

const BEARER = /^Bearer (ec_(?:ingest|read|outward|local)_[\w-]{20,200})$/;

/**
 * Who calls: a session, a key, or the command line of this very machine; null is nobody. A bearer that is not good
 * is nobody, even when a good cookie comes with it.
 */
export async function readActor(
  world: World,
  headers: Headers,
  localToken: string | null = null,
): Promise<Actor | null> {
  const bearer = headers.get('authorization');
  if (bearer !== null) return actorOfBearer(world, bearer, localToken);
  const token = sessionCookieOf(headers);
  return token === null ? null : actorOfSession(world, token);
}

/** The employee who holds this session, or null. */
export async function actorOfSession(world: World, token: string): Promise<EmployeeActor | null> {
  const now = world.now();
  const found = await signedInBy(world.db, token, now);
  if (found === null) return null;
  if (found.touchDue) await touchSession(world.db, found.sessionId, now);
  const { employeeId, name, role, divisionId, reportsTo, sample } = found;
  return mintActor<EmployeeActor>({
    kind: 'employee',
    employeeId,
    name,
    role,
    divisionId,
    reportsTo,
    sample,
  });
}

/** Who acts before anybody is signed in: the door itself. */
export function doorActor(): SystemActor {
  return mintActor<SystemActor>({ kind: 'system', name: 'door' });
}

async function actorOfBearer(world: World, header: string, localToken: string | null): Promise<Actor | null> {
  const secret = BEARER.exec(header)?.[1];
  if (secret === undefined) return null;
  if (secret.startsWith('ec_local_')) {
    if (localToken === null || !sameSecret(secret, localToken)) return null;
    return mintActor<SystemActor>({ kind: 'system', name: 'command-line' });
  }
  const key = await keyBySecret(world.db, secret, world.now());
  if (key === null) return null;
  return mintActor<KeyActor>({ kind: 'key', keyId: key.id, keyKind: key.kind, sourceId: key.sourceId });
}
