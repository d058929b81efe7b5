import { execFile, spawn } from 'node:child_process';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartRefusal } from '#server/platform/start-refusal';
import { identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { findPostmaster, servesDirectory } from './postmaster-file.ts';

const LARGEST_LOG = 10_000_000;
const run = promisify(execFile);

export type Started = {
  readonly pid: number;
  /** Whether the process has ended; ended ones never come back under the same `Started`. */
  hasEnded(): boolean;
  /** What the server wrote into its log since it was started. */
  said(): Promise<string>;
};

/** Starts the server in a process group of its own: Ctrl-C reaches us first, and we stop it after the last write. */
export async function startPostmaster(options: {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly parameters: readonly string[];
  readonly logFile: string;
  readonly onEnd: (code: number | null) => void;
}): Promise<Started> {
  const { place, binaries, logFile } = options;
  const from = await turnLogFile(logFile);
  const log = await open(logFile, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', place.data, ...options.parameters], {
      cwd: place.data,
      env: { ...binaries.environment, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      ...identity(place.account),
    });
    let ended = false;
    child.once('exit', (code) => {
      ended = true;
      options.onEnd(code);
    });
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return {
      pid: child.pid ?? 0,
      hasEnded: () => ended,
      said: async () => (await readFile(logFile)).subarray(from).toString('utf8'),
    };
  } finally {
    await log.close();
  }
}

/** Why a server that ended while starting did so, from its own last words. */
export function refusalFromLog(said: string, logFile: string): StartRefusal {
  if (/No space left on device|Disk quota exceeded/.test(said)) {
    return new StartRefusal(
      'The database cannot start: its disk is full.',
      'Free some space and start again.',
    );
  }
  const fatal = said.match(/(?:FATAL|PANIC): {2}(.*)/g)?.at(-1) ?? 'it left no reason';
  return new StartRefusal(`The database did not start: ${fatal}.`, `Its log is ${logFile}.`);
}

/**
 * Stops the server of a data directory, whoever started it: sessions are ended and everything is written (fast);
 * after `patience` milliseconds it is told to leave at once, which only costs a recovery at the next start.
 */
export async function stopPostmaster(options: {
  readonly data: string;
  readonly binaries: Binaries;
  readonly patience?: number;
}): Promise<'stopped' | 'forced' | 'still running'> {
  const { data, binaries, patience = 30_000 } = options;
  const found = await findPostmaster(data);
  if (found === undefined) return 'stopped';
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-t', String(patience / 1000)]);
    return 'stopped';
  }
  signal(found.pid, 'SIGINT');
  if (await hasGone(found.pid, data, patience)) return 'stopped';
  signal(found.pid, 'SIGQUIT');
  return (await hasGone(found.pid, data, 10_000)) ? 'forced' : 'still running';
}

async function hasGone(pid: number, data: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (await servesDirectory(pid, data)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'ESRCH')) throw failure;
  }
}

/** Puts a log that has grown large aside, keeping one old one; returns where the new lines will begin. */
async function turnLogFile(logFile: string): Promise<number> {
  await mkdir(dirname(logFile), { recursive: true, mode: 0o700 });
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LARGEST_LOG) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}
