import { verifyPassword as isScryptOf, hashPassword as scrypt } from 'better-auth/crypto';

/**
 * Passwords are hashed with better-auth's scrypt (N=16384, r=16, p=1, in the thread pool), at most two at a time:
 * each takes 32 MiB, and a flood of sign-ins must not take the machine.
 */
const AT_ONCE = 2;
let running = 0;
const queue: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => scrypt(password));
}

/** `hash` null (nobody by that name, or no password yet) costs the same time and is false. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const against = hash ?? (await nobody);
  const matches = await inTurn(() => isScryptOf({ hash: against, password }));
  return matches && hash !== null;
}

let nobody: Promise<string> | undefined;

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    queue.shift()?.();
  }
}
