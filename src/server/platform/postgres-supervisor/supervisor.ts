import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { codeOf, refusalOfDisk, StartRefusal } from '#server/platform/start-refusal';
import { type Binaries, findPackage, prepareBinaries } from './binaries.ts';
import { makeCluster, resetPassword, SUPERUSER } from './cluster.ts';
import { lockHome } from './home-lock.ts';
import { refuseIfLettersAreUnknown } from './letters.ts';
import { findPlace, type Place } from './place.ts';
import { refusalFromLog, type Started, startPostmaster, stopPostmaster } from './postmaster.ts';
import { findPostmaster } from './postmaster-file.ts';
import { APP, DATABASE, makeRoles, OWNER, ROLES } from './roles.ts';
import { drawPasswords, type RolePasswords, readPasswords } from './secrets.ts';
import { type Durability, type ServerAddress, serverArguments } from './settings.ts';

export type LogLine = { level: 'info' | 'warn' | 'error'; event: string; [fact: string]: unknown };

/** A running embedded PostgreSQL. The URLs carry passwords: never log them. */
export type Postgres = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  readonly pid: number;
  /** Stops the server, also one that was adopted, and gives the home free. */
  stop(): Promise<void>;
};

export type PostgresOptions = {
  readonly home: string;
  readonly log: (line: LogLine) => void;
  /** `none` only for tests: commits are not brought to the disk. */
  readonly durability?: Durability;
  /** Where root puts a cluster whose home PostgreSQL's account cannot enter. */
  readonly shelter?: string;
};

const PATIENCE_UNTIL_FIRST_SIGN = 60_000;
const PATIENCE_WITH_RECOVERY = 600_000;

/**
 * Brings up the PostgreSQL of a home directory: finds the binaries, makes the cluster at the first start, takes
 * over a server that a killed process left behind, and does not return before the server answers.
 * Throws `StartRefusal` when a person has to do something.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const lock = await lockHome(options.home);
  try {
    const running = await bringUp(options);
    return {
      ...running.urls,
      pid: running.pid,
      stop: async () => {
        await running.stop();
        await lock.release();
      },
    };
  } catch (failure) {
    await lock.release();
    throw refusalOfDisk(failure, options.home);
  }
}

type Running = {
  readonly urls: { readonly ownerUrl: string; readonly appUrl: string; readonly superuserUrl: string };
  readonly pid: number;
  stop(): Promise<void>;
};

async function bringUp(options: PostgresOptions): Promise<Running> {
  const { log, durability = 'full' } = options;
  const place = await findPlace(options.home, options);
  const home = await realpath(options.home);
  const binaries = await prepareBinaries({
    found: await findPackage(),
    account: place.account,
    linkDirectory: place.links,
    copyDirectory: place.binaries,
  });
  const passwordFile = join(home, 'keys', 'database.json');
  const kept = await readPasswords(passwordFile);
  const passwords = kept ?? (await drawPasswords(passwordFile, ROLES));
  const made = await makeCluster({ place, binaries, password: passwords[SUPERUSER] ?? '', durability });
  if (made) log({ level: 'info', event: 'database-made', directory: place.data });
  const passwordsAreNew = kept === undefined && !made;

  const stop = () => stopServer({ place, binaries, log, stopping });
  const stopping = { begun: false };
  try {
    const server = await adoptOrStart({
      place,
      binaries,
      passwords,
      passwordsAreNew,
      home,
      durability,
      log,
      stopping,
    });
    const urlOf = (role: string, database = DATABASE) =>
      databaseUrl({ address: server.address, role, password: passwords[role] ?? '', database });
    await withClient(urlOf(SUPERUSER, 'postgres'), (client) =>
      makeRoles(client, passwords, { passwordsAreNew }),
    );
    await withClient(urlOf(SUPERUSER), refuseIfLettersAreUnknown);
    const urls = { ownerUrl: urlOf(OWNER), appUrl: urlOf(APP), superuserUrl: urlOf(SUPERUSER) };
    return { urls, pid: server.pid, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

type Beginning = {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly passwords: RolePasswords;
  readonly passwordsAreNew: boolean;
  readonly home: string;
  readonly durability: Durability;
  readonly log: (line: LogLine) => void;
  readonly stopping: { begun: boolean };
};

type Server = { readonly pid: number; readonly address: ServerAddress };

async function adoptOrStart(beginning: Beginning): Promise<Server> {
  const { place, binaries, log } = beginning;
  const adopted = beginning.passwordsAreNew ? undefined : await adopt(beginning);
  if (adopted !== undefined) {
    log({ level: 'info', event: 'database-adopted', pid: adopted.pid });
    return adopted;
  }
  const outcome = await stopPostmaster({ data: place.data, binaries });
  if (outcome === 'still running') {
    throw new StartRefusal(
      `An earlier database server still runs on ${place.data} and does not stop.`,
      'End it by hand (its pid is the first line of postmaster.pid there), then start again.',
    );
  }
  if (beginning.passwordsAreNew) {
    log({ level: 'warn', event: 'database-passwords-lost-and-drawn-anew' });
    await resetPassword(place, binaries, SUPERUSER, beginning.passwords[SUPERUSER] ?? '');
  }
  return start(beginning);
}

/** Takes over a server that answers and has exactly our settings; its sessions belong to a process that is gone. */
async function adopt(beginning: Beginning): Promise<Server | undefined> {
  const found = await findPostmaster(beginning.place.data);
  if (found === undefined) return undefined;
  const address: ServerAddress =
    process.platform === 'win32'
      ? { kind: 'loopback', port: found.port }
      : { kind: 'socket', directory: beginning.place.sockets, port: found.port };
  const url = databaseUrl({
    address,
    role: SUPERUSER,
    password: beginning.passwords[SUPERUSER] ?? '',
    database: 'postgres',
  });
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ ours: boolean }>(
        `select current_setting('cluster_name') = $1 as ours`,
        [fingerprint(beginning, serverArguments(address, beginning.durability))],
      );
      if (!rows[0]?.ours) return undefined;
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return { pid: found.pid, address };
    });
  } catch {
    return undefined;
  }
}

async function start(beginning: Beginning): Promise<Server> {
  const { place, binaries, log, stopping } = beginning;
  const address = await chooseAddress(place);
  const settings = serverArguments(address, beginning.durability);
  const logFile = join(beginning.home, 'logs', 'postgres.log');
  const begun = performance.now();
  const started = await startPostmaster({
    place,
    binaries,
    parameters: [...settings, '-c', `cluster_name=${fingerprint(beginning, settings)}`],
    logFile,
    onEnd: (code) => {
      if (!stopping.begun) log({ level: 'error', event: 'database-ended', code, logFile });
    },
  });
  await untilItAnswers(started, beginning, address, logFile);
  log({
    level: 'info',
    event: 'database-started',
    pid: started.pid,
    millis: Math.round(performance.now() - begun),
  });
  return { pid: started.pid, address };
}

async function untilItAnswers(
  started: Started,
  { passwords }: Beginning,
  address: ServerAddress,
  logFile: string,
): Promise<void> {
  const url = databaseUrl({
    address,
    role: SUPERUSER,
    password: passwords[SUPERUSER] ?? '',
    database: 'postgres',
  });
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

async function stopServer(options: {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly log: (line: LogLine) => void;
  readonly stopping: { begun: boolean };
}): Promise<void> {
  options.stopping.begun = true;
  const outcome = await stopPostmaster({ data: options.place.data, binaries: options.binaries });
  const level = outcome === 'stopped' ? 'info' : 'warn';
  options.log({ level, event: 'database-stopped', outcome });
}

/** A server of another release or with other settings must not be adopted: it is told apart by its cluster name. */
function fingerprint(beginning: Beginning, settings: readonly string[]): string {
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

function databaseUrl(login: {
  readonly address: ServerAddress;
  readonly role: string;
  readonly password: string;
  readonly database: string;
}): string {
  const { address, role, password, database } = login;
  if (address.kind === 'loopback') {
    return `postgresql://${role}:${password}@127.0.0.1:${address.port}/${database}`;
  }
  const host = encodeURIComponent(address.directory);
  return `postgresql://${role}:${password}@/${database}?host=${host}&port=${address.port}`;
}

async function withClient<Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: url, application_name: 'empty-chair supervisor' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
