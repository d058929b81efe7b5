import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf, StartRefusal } from '#server/platform/start-refusal';

/** The user under whom PostgreSQL runs; `undefined` everywhere means: the user of this very process. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string };

const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root. Root therefore lends it an unprivileged account: whoever already owns the
 * data, else `postgres`, else `nobody`. An ordinary user must own the data.
 */
export async function accountFor(dataDirectory: string): Promise<Account | undefined> {
  const own = process.getuid?.();
  if (own === undefined) return undefined;
  const owner = await ownerOf(dataDirectory);
  if (own !== 0) {
    if (owner === undefined || owner.uid === own) return undefined;
    throw new StartRefusal(
      `The database in ${dataDirectory} belongs to another user (uid ${owner.uid}).`,
      'Start as that user or as root, or choose another home directory.',
    );
  }
  if (owner !== undefined && owner.uid !== 0) return owner;
  const known = accountsIn(await readFile('/etc/passwd', 'utf8'));
  const chosen = known.get('postgres') ?? known.get('nobody');
  if (chosen !== undefined && chosen.uid !== 0) return chosen;
  throw new StartRefusal(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody".',
    'Start as an ordinary user, or add one: useradd --system postgres',
  );
}

/** The accounts of a passwd(5) text by name; lines that are not accounts are passed over. */
export function accountsIn(passwd: string): ReadonlyMap<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (!name || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) continue;
    accounts.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/** Whether the account can enter a directory: asked by doing it, since modes alone do not tell (ACLs, mounts). */
export async function canEnter(account: Account | undefined, directory: string): Promise<boolean> {
  if (account === undefined) return true;
  return canRun(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory]);
}

/** Whether the account can run a program to its good end. */
export async function canRun(
  account: Account | undefined,
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  try {
    await run(program, [...parameters], { cwd: '/', env: { ...environment }, ...identity(account) });
    return true;
  } catch {
    return false;
  }
}

/** What `spawn` needs to run a child under the account; its other groups are dropped by Node. */
export function identity(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid, name: `uid ${uid}` };
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return undefined;
    throw failure;
  }
}
