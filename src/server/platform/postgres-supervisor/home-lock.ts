import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { codeOf, refusalOfDisk, StartRefusal } from '#server/platform/start-refusal';
import { socketDirectory } from './socket-directory.ts';

const PATIENCE = 5_000;
const LONGEST_GUARD = 2_000;

/** The right to be the one process of a home directory. */
export type HomeLock = { release(): Promise<void> };

/**
 * Makes the home and takes it. One process per home. The lock is a listening socket: the kernel closes it with the process, however that ends,
 * so a lock that nobody answers is free. A number of a process would not do: numbers are used again, and two
 * containers on one volume both have a process 1.
 */
export async function lockHome(home: string): Promise<HomeLock> {
  const run = join(home, 'run');
  try {
    await makeHome(home);
    const address = await lockAddress(run);
    const server = await listen(address, run);
    const holder = join(run, 'server.pid');
    await writeFile(holder, String(process.pid), { mode: 0o600 });
    return {
      release: async () => {
        await rm(holder, { force: true });
        await new Promise((resolve) => server.close(resolve));
      },
    };
  } catch (failure) {
    throw refusalOfDisk(failure, run);
  }
}

/** Root's homes, with the directories above that are made here, can be passed through: PostgreSQL is not root. */
async function makeHome(home: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

async function lockAddress(run: string): Promise<string> {
  if (process.platform !== 'win32') return join(await socketDirectory(run), 'server.lock');
  return `\\\\.\\pipe\\empty-chair-${createHash('sha256').update(run).digest('hex').slice(0, 32)}`;
}

async function listen(address: string, run: string): Promise<Server> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const server = await tryListen(address);
    if (server !== undefined) return server;
    if (await answers(address)) break;
    await removeAbandoned(address);
  }
  const pid = (await readFile(join(run, 'server.pid'), 'utf8').catch(() => '')).trim() || 'unknown';
  throw new StartRefusal(
    `Another process (pid ${pid}) already serves this home directory.`,
    'Use the running one, stop it first, or choose another home directory.',
  );
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (failure) =>
      codeOf(failure) === 'EADDRINUSE' ? resolve(undefined) : reject(failure),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (failure) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(failure))));
  });
}

/**
 * Several processes may find the same dead lock, and a slow one must not throw away the fresh lock of a quick one.
 * So only who holds the guard removes, and asks again first. A guard is held for milliseconds: an older one was
 * left by a process that was killed just then.
 */
async function removeAbandoned(address: string): Promise<void> {
  if (process.platform === 'win32') return;
  const guard = `${address}.guard`;
  try {
    await writeFile(guard, '', { flag: 'wx', mode: 0o600 });
  } catch (failure) {
    if (codeOf(failure) !== 'EEXIST') throw failure;
    const made = await stat(guard).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (Date.now() - made > LONGEST_GUARD) await rm(guard, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 10));
    return;
  }
  try {
    if (!(await answers(address))) await rm(address, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
