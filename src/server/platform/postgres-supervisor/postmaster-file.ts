import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * What `postmaster.pid` says, and whether it still holds. A number of a process is used again after a crash, so a
 * living process counts only when it works in this very data directory.
 */
export type Postmaster = { readonly pid: number; readonly socketDirectory: string; readonly port: number };

const run = promisify(execFile);

/** The server that runs on the data directory, or `undefined`; a file that names somebody else is removed. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = (await readFile(file, 'utf8')).split('\n');
  const pid = Math.abs(Number(lines[0]));
  const socketDirectory = lines[4] ?? '';
  if (Number.isInteger(pid) && pid > 0 && (await servesDirectory(pid, data))) {
    return { pid, socketDirectory, port: Number(lines[3] ?? 0) };
  }
  await removeStaleFiles(data, file, socketDirectory);
  return undefined;
}

/** Whether the process is a server of the data directory; a dead process that nobody has buried yet is not. */
export async function servesDirectory(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    return (await wasStartedOn(pid, data)) || (await workingDirectory(pid)) === (await realpath(data));
  }
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(data);
  } catch {
    return false;
  }
}

/**
 * A postmaster that was killed may leave sessions that still write. The files stay while any process works in the
 * directory: PostgreSQL itself then refuses to start a second time.
 */
async function removeStaleFiles(data: string, file: string, socketDirectory: string): Promise<void> {
  if (process.platform === 'win32') return;
  await waitForStragglers(data);
  await rm(file, { force: true });
  if (!socketDirectory.startsWith('/')) return;
  for (const name of await readdir(socketDirectory).catch(() => [])) {
    if (name.startsWith('.s.PGSQL.')) await rm(join(socketDirectory, name), { force: true });
  }
}

async function waitForStragglers(data: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const real = await realpath(data);
  const deadline = Date.now() + 10_000;
  while ((await processesIn(real)) > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function processesIn(directory: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const directories = await Promise.all(pids.map((pid) => workingDirectory(Number(pid))));
  return directories.filter((found) => found === directory).length;
}

/** The command line tells where the working directory may not be read: root without the right to trace, in containers. */
async function wasStartedOn(pid: number, data: string): Promise<boolean> {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const at = words.indexOf('-D');
  return basename(words[0] ?? '') === 'postgres' && at > 0 && words[at + 1] === data;
}

async function workingDirectory(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM';
  }
}
