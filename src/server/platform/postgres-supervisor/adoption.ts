import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Client } from 'pg';
import { codeOf, StartRefusal } from '#server/platform/start-refusal';
import type { Binaries } from './binaries.ts';
import { resetPassword, SUPERUSER } from './cluster.ts';
import type { LogLine } from './log-line.ts';
import { loginUrl, withClient } from './login.ts';
import type { Place } from './place.ts';
import { refusalFromLog, type Started, startPostmaster, stopPostmaster } from './postmaster.ts';
import { findPostmaster } from './postmaster-file.ts';
import { type Durability, type ServerAddress, serverArguments } from './settings.ts';

const PATIENCE_UNTIL_FIRST_SIGN = 60_000;
const PATIENCE_WITH_RECOVERY = 600_000;

export type Beginning = {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly home: string;
  readonly durability: Durability;
  readonly superuserPassword: string;
  /** The file with the passwords was lost: the server knows others than ours. */
  readonly passwordsAreNew: boolean;
  readonly log: (line: LogLine) => void;
  /** Whether the end of the server is our own wish. */
  readonly isStopping: () => boolean;
  /** Told when a server that we started ends, wished or not. */
  readonly onEnd: () => void;
  /** Where it was before: whoever holds its address finds it there again. */
  readonly address?: ServerAddress;
};

export type Server = { readonly pid: number; readonly address: ServerAddress };

/**
 * After a kill -9 of our process its server goes on. It is taken over when it answers and is the very server that
 * we would start; any other one is stopped, in order, before ours is started.
 */
export async function adoptOrStart(beginning: Beginning): Promise<Server> {
  const { place, binaries, log } = beginning;
  const adopted = beginning.passwordsAreNew ? undefined : await adopt(beginning);
  if (adopted !== undefined) {
    log({ level: 'info', event: 'database-adopted', pid: adopted.pid });
    return adopted;
  }
  if ((await stopPostmaster({ data: place.data, binaries })) === 'still running') {
    throw new StartRefusal(
      `An earlier database server still runs on ${place.data} and does not stop.`,
      'End it by hand (its pid is the first line of postmaster.pid there), then start again.',
    );
  }
  if (beginning.passwordsAreNew) {
    log({ level: 'warn', event: 'database-passwords-lost-and-drawn-anew' });
    await resetPassword(place, binaries, SUPERUSER, beginning.superuserPassword);
  }
  return start(beginning);
}

async function adopt(beginning: Beginning): Promise<Server | undefined> {
  const found = await findPostmaster(beginning.place.data);
  if (found === undefined) return undefined;
  const address: ServerAddress =
    process.platform === 'win32'
      ? { kind: 'loopback', port: found.port }
      : { kind: 'socket', directory: beginning.place.sockets, port: found.port };
  const name = clusterName(beginning, serverArguments(address, beginning.durability));
  try {
    const ours = await withClient(urlOf(beginning, address), (client) => takeOver(client, name));
    return ours ? { pid: found.pid, address } : undefined;
  } catch (failure) {
    beginning.log({ level: 'warn', event: 'database-not-adopted', pid: found.pid, code: codeOf(failure) });
    return undefined;
  }
}

/** The sessions that are still there belong to a process that is gone; they may hold locks. */
async function takeOver(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(`select current_setting('cluster_name') as name`);
  if (rows[0]?.name !== name) return false;
  await client.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return true;
}

async function start(beginning: Beginning): Promise<Server> {
  const { place, binaries, log } = beginning;
  const address = beginning.address ?? (await chooseAddress(place));
  const settings = serverArguments(address, beginning.durability);
  const logFile = join(beginning.home, 'logs', 'postgres.log');
  const begun = performance.now();
  const started = await startPostmaster({
    place,
    binaries,
    parameters: [...settings, '-c', `cluster_name=${clusterName(beginning, settings)}`],
    logFile,
    onEnd: (code) => {
      if (!beginning.isStopping()) log({ level: 'error', event: 'database-ended', code, logFile });
      beginning.onEnd();
    },
  });
  await untilItAnswers(started, urlOf(beginning, address), logFile);
  const millis = Math.round(performance.now() - begun);
  log({ level: 'info', event: 'database-started', pid: started.pid, millis });
  return { pid: started.pid, address };
}

/** A server that recovers after a crash says so (57P03) and may take minutes; a silent one may not. */
async function untilItAnswers(started: Started, url: string, logFile: string): Promise<void> {
  const begun = Date.now();
  let patience = PATIENCE_UNTIL_FIRST_SIGN;
  while (Date.now() - begun < patience) {
    if (started.hasEnded()) throw refusalFromLog(await started.said(), logFile);
    try {
      return await withClient(url, async (client) => void (await client.query('select 1')));
    } catch (failure) {
      const code = codeOf(failure);
      if (code === '57P03') patience = PATIENCE_WITH_RECOVERY;
      else if (!['ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes(code)) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw refusalFromLog(await started.said(), logFile);
}

function urlOf(beginning: Beginning, address: ServerAddress): string {
  return loginUrl({
    address,
    role: SUPERUSER,
    password: beginning.superuserPassword,
    database: 'postgres',
  });
}

/** Tells a server of another release, or with other settings, from the one that we would start. */
function clusterName(beginning: Beginning, settings: readonly string[]): string {
  const text = JSON.stringify([beginning.binaries.version, settings]);
  return `empty-chair-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

async function chooseAddress(place: Place): Promise<ServerAddress> {
  if (process.platform !== 'win32') return { kind: 'socket', directory: place.sockets, port: 5432 };
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  return { kind: 'loopback', port };
}
