import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { refusalOfDisk } from '#server/platform/start-refusal';
import { adoptOrStart } from './adoption.ts';
import { findPackage, prepareBinaries } from './binaries.ts';
import { makeCluster, SUPERUSER } from './cluster.ts';
import { lockHome } from './home-lock.ts';
import { refuseIfLettersAreUnknown } from './letters.ts';
import type { LogLine } from './log-line.ts';
import { loginUrl, withClient } from './login.ts';
import { findPlace } from './place.ts';
import { stopPostmaster } from './postmaster.ts';
import { servesDirectory } from './postmaster-file.ts';
import { keepAlive, type Revival } from './revival.ts';
import { APP, DATABASE, makeRoles, OWNER, ROLES } from './roles.ts';
import { drawPasswords, readPasswords } from './secrets.ts';
import type { Durability } from './settings.ts';

/** A running embedded PostgreSQL. The URLs carry passwords: never log them. */
export type Postgres = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** The data directory. */
  readonly directory: string;
  /** The server that runs now; another one after it died and was started again. */
  readonly pid: number;
  /** Stops the server, also one that was adopted, and gives the home free. Does not throw twice. */
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

/**
 * Brings up the PostgreSQL of a home directory: finds the binaries, makes the cluster at the first start, takes
 * over a server that a killed process left behind, and does not return before the server answers.
 * Throws `StartRefusal` when a person has to do something.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const lock = await lockHome(options.home);
  try {
    const running = await bringUp(options);
    let stopped: Promise<void> | undefined;
    const stop = () => running.stop().finally(lock.release);
    return {
      ...running,
      get pid() {
        return running.pid;
      },
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (failure) {
    await lock.release();
    throw refusalOfDisk(failure, options.home);
  }
}

async function bringUp(options: PostgresOptions): Promise<Postgres> {
  const { log, durability = 'full' } = options;
  const place = await findPlace(options.home, options);
  const home = await realpath(options.home);
  const binaries = await prepareBinaries({
    found: await findPackage(),
    account: place.account,
    linkDirectory: place.links,
    copyDirectory: place.binaries,
  });
  const passwordFile = join(home, 'postgres-roles.json');
  const kept = await readPasswords(passwordFile);
  const passwords = kept ?? (await drawPasswords(passwordFile, ROLES));
  const superuserPassword = passwords[SUPERUSER] ?? '';
  const made = await makeCluster({ place, binaries, password: superuserPassword, durability });
  if (made) log({ level: 'info', event: 'database-made', directory: place.data });
  const passwordsAreNew = kept === undefined && !made;

  let stopping = false;
  let revival: Revival | undefined;
  const isStopping = () => stopping;
  const stop = async () => {
    stopping = true;
    await revival?.end();
    const outcome = await stopPostmaster({ data: place.data, binaries });
    log({ level: outcome === 'stopped' ? 'info' : 'warn', event: 'database-stopped', outcome });
  };
  try {
    const beginning = {
      place,
      binaries,
      home,
      durability,
      superuserPassword,
      passwordsAreNew,
      log,
      isStopping,
      onEnd: () => revival?.look(),
    };
    let server = await adoptOrStart(beginning);
    const urlOf = (role: string, database = DATABASE) =>
      loginUrl({ address: server.address, role, password: passwords[role] ?? '', database });
    await withClient(urlOf(SUPERUSER, 'postgres'), (client) =>
      makeRoles(client, passwords, { passwordsAreNew }),
    );
    const superuserUrl = urlOf(SUPERUSER);
    await withClient(superuserUrl, refuseIfLettersAreUnknown);
    const { address } = server;
    revival = keepAlive({
      isUp: () => servesDirectory(server.pid, place.data),
      start: async () => {
        server = await adoptOrStart({ ...beginning, passwordsAreNew: false, address });
      },
      log,
    });
    return {
      ownerUrl: urlOf(OWNER),
      appUrl: urlOf(APP),
      superuserUrl,
      directory: place.data,
      get pid() {
        return server.pid;
      },
      stop,
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}
