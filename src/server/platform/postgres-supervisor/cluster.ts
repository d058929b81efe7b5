import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { refusalOfDisk, StartRefusal } from '#server/platform/start-refusal';
import { identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import type { Durability } from './settings.ts';

export const SUPERUSER = 'empty_chair_superuser';
const POSTGRES_MAJOR = 18;
/** A new cluster takes about 40 MB, its first log files 80 MB more. */
const SPACE_FOR_A_NEW_CLUSTER = 200_000_000;

const run = promisify(execFile);

/** In order of preference; a locale that the host does not have makes `initdb` fail, and the next one is tried. */
const LOCALES: readonly (readonly string[])[] = [
  ['--locale-provider=libc', '--locale=C.UTF-8'],
  ['--locale-provider=libc', '--locale=en_US.UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
];

type Making = {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly password: string;
  readonly durability: Durability;
  /** For tests: the locales to try instead. */
  readonly locales?: readonly (readonly string[])[];
};

/**
 * Makes the cluster when there is none. It is made beside its place and moved there when complete, so a crash in
 * the middle leaves nothing that looks like a database. Says whether it was made now.
 */
export async function makeCluster(making: Making): Promise<boolean> {
  const { place } = making;
  if (existsSync(join(place.data, 'PG_VERSION'))) {
    await refuseOtherVersion(place.data);
    return false;
  }
  if (existsSync(place.data) && (await readdir(place.data)).length > 0) {
    throw new StartRefusal(
      `${place.data} exists and is not a database.`,
      'Move it away, or choose another home directory.',
    );
  }
  const unfinished = `${place.data}.new`;
  const passwordFile = join(dirname(place.sockets), 'first-password');
  try {
    await refuseWithoutSpace(dirname(place.data));
    await rm(unfinished, { recursive: true, force: true });
    await makeOwned(place, unfinished);
    await writeFile(passwordFile, making.password, { mode: 0o600 });
    if (place.account) await chown(passwordFile, place.account.uid, place.account.gid);
    await initdb(making, unfinished, passwordFile);
    await rename(unfinished, place.data);
    await syncDirectory(dirname(place.data));
  } catch (failure) {
    await rm(unfinished, { recursive: true, force: true });
    throw refusalOfDisk(failure, dirname(place.data));
  } finally {
    await rm(passwordFile, { force: true });
  }
  return true;
}

/** Gives a role a password without logging in: the way back when the file with the passwords was lost. */
export async function resetPassword(
  place: Place,
  binaries: Binaries,
  role: string,
  password: string,
): Promise<void> {
  const child = spawn(
    binaries.postgres,
    ['--single', '-D', place.data, '-c', 'log_min_messages=fatal', 'postgres'],
    {
      cwd: place.data,
      env: { ...binaries.environment },
      stdio: ['pipe', 'ignore', 'ignore'],
      ...identity(place.account),
    },
  );
  child.stdin.end(`alter role ${role} password '${password}'\n`);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`postgres --single ended with ${code}`);
}

async function refuseOtherVersion(data: string): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (found === String(POSTGRES_MAJOR)) return;
  const remedy =
    Number(found) > POSTGRES_MAJOR
      ? 'Install the newer release of this product that made it.'
      : 'Make a backup with the release that made it, and restore it into a new home directory.';
  throw new StartRefusal(
    `The database in ${data} was made by PostgreSQL ${found}; this release brings PostgreSQL ${POSTGRES_MAJOR}.`,
    remedy,
  );
}

async function refuseWithoutSpace(directory: string): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize >= SPACE_FOR_A_NEW_CLUSTER) return;
  throw new StartRefusal(
    `The disk that holds ${directory} is full: a new database needs ${SPACE_FOR_A_NEW_CLUSTER / 1e6} MB.`,
    'Free some space and start again, or choose another home directory.',
  );
}

async function makeOwned(place: Place, directory: string): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  if (place.account) await chown(directory, place.account.uid, place.account.gid);
}

async function initdb(making: Making, directory: string, passwordFile: string): Promise<void> {
  const { place, binaries } = making;
  const failures: unknown[] = [];
  for (const locale of making.locales ?? LOCALES) {
    const parameters = [
      ...['-D', directory, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--encoding=UTF8', ...locale],
      ...['--lc-messages=C', '--auth-local=scram-sha-256', '--auth-host=scram-sha-256'],
      ...(making.durability === 'none' ? ['--no-sync'] : []),
    ];
    try {
      await run(binaries.initdb, parameters, {
        cwd: directory,
        env: { ...binaries.environment, LC_ALL: 'C', TZ: 'UTC' },
        ...identity(place.account),
      });
      return;
    } catch (failure) {
      failures.push(failure);
      await rm(directory, { recursive: true, force: true });
      await makeOwned(place, directory);
    }
  }
  throw refusalOfInitdb(failures, directory);
}

function refusalOfInitdb(failures: readonly unknown[], directory: string): StartRefusal {
  const said = failures.map(String).join('\n');
  const cause = { cause: new AggregateError(failures, said) };
  if (/No space left|Disk quota/.test(said)) {
    return new StartRefusal(
      `The disk that holds ${directory} is full.`,
      'Free some space and start again.',
      cause,
    );
  }
  const reason = /error: (.*)/.exec(said)?.[1] ?? 'no reason given';
  return new StartRefusal(
    `The database could not be made in ${directory}: ${reason}.`,
    'Correct this, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
    cause,
  );
}

async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(directory);
  await opened.sync();
  await opened.close();
}
