import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, StartRefusal } from '#server/platform/start-refusal';
import { type Account, accountFor, canEnter } from './account.ts';
import { socketDirectory } from './socket-directory.ts';

/** Where the parts of one embedded cluster lie, and who runs it. Absolute paths. */
export type Place = {
  readonly account: Account | undefined;
  readonly data: string;
  readonly sockets: string;
  readonly links: string;
  readonly binaries: string;
};

const Pointer = z.object({ directory: z.string(), home: z.string() });
const POINTER = 'postgres-location.json';
/** Where root keeps clusters whose home the unprivileged account cannot reach, e.g. a clone in root's own directory. */
const SHELTER = '/var/lib/empty-chair';

/**
 * The database lies in the home directory, which exists. When root starts us in a home that PostgreSQL's account cannot enter,
 * it lies in a shelter outside, and a pointer in the home says where.
 */
export async function findPlace(home: string, options: { readonly shelter?: string } = {}): Promise<Place> {
  const real = await realpath(home);
  const sheltered = await readPointer(real);
  const data = join(sheltered ?? real, 'postgres');
  const account = await accountFor(data);
  if (account === undefined) return layOut(sheltered ?? real, undefined);
  if (!(await canEnter(account, '/'))) {
    throw new StartRefusal(
      `PostgreSQL refuses to run as root, and this root may not start it as ${account.name}.`,
      'Start as an ordinary user, or give the container the capabilities SETUID, SETGID and CHOWN.',
    );
  }
  if (sheltered !== undefined) return layOut(sheltered, account);

  await openTheWay(real);
  if (await canEnter(account, real)) return layOut(real, account);
  if (existsSync(data)) {
    throw new StartRefusal(
      `PostgreSQL runs as ${account.name} here, and that user cannot enter ${real}.`,
      'Move the home directory to where that user can enter, or start as an ordinary user who owns it.',
    );
  }
  return layOut(await takeShelter(real, options.shelter ?? SHELTER), account);
}

async function layOut(root: string, account: Account | undefined): Promise<Place> {
  const run = process.platform === 'win32' ? join(root, 'run') : await socketDirectory(join(root, 'run'));
  const sockets = join(run, 'postgres');
  await mkdir(sockets, { recursive: true, mode: 0o700 });
  if (account !== undefined) {
    await openTheWay(join(root, 'run'));
    await openTheWay(run);
    await chown(sockets, account.uid, account.gid);
  }
  await chmod(sockets, 0o700);
  return {
    account,
    data: join(root, 'postgres'),
    sockets,
    links: join(root, 'run', 'postgres-links'),
    binaries: join(root, 'postgres-binaries'),
  };
}

/** Others may pass through, and still may not look: only the x bits are added. */
async function openTheWay(directory: string): Promise<void> {
  const { mode } = await stat(directory);
  await chmod(directory, (mode & 0o7777) | 0o011);
}

async function takeShelter(home: string, shelter: string): Promise<string> {
  const directory = join(shelter, createHash('sha256').update(home).digest('hex').slice(0, 16));
  for (const made of [shelter, directory]) {
    await mkdir(made, { recursive: true });
    await chmod(made, 0o711);
  }
  const pointer = join(home, POINTER);
  const unfinished = `${pointer}.${randomUUID().slice(0, 8)}`;
  await writeFile(unfinished, JSON.stringify({ directory, home }), { mode: 0o600, flush: true });
  await rename(unfinished, pointer);
  return directory;
}

/** A home that was copied still points to the database of the first one; two homes must not share it. */
async function readPointer(home: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(join(home, POINTER), 'utf8');
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return undefined;
    throw failure;
  }
  const pointer = Pointer.parse(JSON.parse(text));
  if (pointer.home !== home && existsSync(join(pointer.home, POINTER))) {
    throw new StartRefusal(
      `${home} is a copy of ${pointer.home}, and its database belongs to the first one.`,
      `Remove ${join(home, POINTER)} to begin with an empty database, or restore a backup into this home.`,
    );
  }
  if (existsSync(dirname(pointer.directory))) return pointer.directory;
  throw new StartRefusal(
    `The database of this home should lie in ${pointer.directory}, which is gone.`,
    `Bring it back, or remove ${join(home, POINTER)} to begin with an empty database.`,
  );
}
