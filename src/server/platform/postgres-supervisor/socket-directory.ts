import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, StartRefusal } from '#server/platform/start-refusal';

/** Bytes that the path of a unix socket may have everywhere (macOS: 103, Linux: 107). */
const LONGEST_SOCKET_PATH = 103;
const LONGEST_NAME_BELOW = '/postgres/.s.PGSQL.5432.lock';

/**
 * A directory for this run's sockets: `run` itself, or a short private one when the path of `run` is longer
 * than a socket address can hold. The short one is written down in `run`, so that every start finds the same.
 */
export async function socketDirectory(run: string): Promise<string> {
  await mkdir(run, { recursive: true, mode: 0o700 });
  if (Buffer.byteLength(run + LONGEST_NAME_BELOW) <= LONGEST_SOCKET_PATH) return run;
  const record = join(run, 'socket-directory');
  const directory = (await recorded(record)) ?? shortDirectory(run);
  await makePrivate(directory);
  await writeFile(record, directory, { mode: 0o600 });
  return directory;
}

function shortDirectory(run: string): string {
  const name = createHash('sha256').update(run).digest('hex').slice(0, 8);
  const directory = join(tmpdir(), `ec-${process.getuid?.() ?? 0}-${name}`);
  if (Buffer.byteLength(directory + LONGEST_NAME_BELOW) <= LONGEST_SOCKET_PATH) return directory;
  throw new StartRefusal(
    `The paths of ${run} and of the temporary directory ${tmpdir()} are too long for a socket.`,
    'Choose a home directory with a shorter path.',
  );
}

/** Everybody may write the temporary directory: a directory that somebody else put there is not ours. */
async function makePrivate(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (failure) {
    if (codeOf(failure) !== 'EEXIST') throw failure;
  }
  const found = await lstat(directory);
  const own = process.getuid?.();
  if (found.isDirectory() && (own === undefined || found.uid === own) && (found.mode & 0o022) === 0) return;
  throw new StartRefusal(
    `The directory ${directory}, needed for sockets, exists and is not ours.`,
    'Remove it, or choose a home directory with a shorter path.',
  );
}

async function recorded(record: string): Promise<string | undefined> {
  try {
    const directory = (await readFile(record, 'utf8')).trim();
    return directory.startsWith('/') ? directory : undefined;
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return undefined;
    throw failure;
  }
}
