import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#server/platform/config';
import { connect, type Database, openDatabase } from '#server/platform/database';
import { prepareJobs } from '#server/platform/jobs';
import type { Log } from '#server/platform/log';
import { migrate } from '#server/platform/migrate';
import { outageOf } from '#server/platform/outage';
import { packageRoot } from '#server/platform/package-root';
import { StartRefusal } from '#server/platform/start-refusal';
import { type App, composeApp, JOB_NAMES } from './app.ts';

/**
 * From nothing to a listening server and back: database, migrations, job schema, composition, door. Whatever was begun is
 * ended in the reverse order, also when a later step refuses.
 */
export interface Started {
  readonly app: App;
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  readonly pages: string | null;
  /** The command line starts quietly: no sample, no clocks. */
  readonly quiet?: boolean;
}

export async function start({ config, log, pages, quiet = false }: StartOptions): Promise<Started> {
  const database = await openDatabase({
    home: config.home,
    log,
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
  });
  try {
    await prepare(database);
    return await serve(database, { config, log, pages, quiet });
  } catch (fault) {
    await database.stop();
    throw refusalOfOutage(fault, [config.home, database.directory ?? config.home]);
  }
}

/** An outage in the middle of a start is told as what it is; anything else as it came. */
function refusalOfOutage(fault: unknown, disks: readonly string[]): unknown {
  switch (fault instanceof StartRefusal ? null : outageOf(fault, disks)) {
    case 'disk-full':
      return new StartRefusal(
        'The disk of the home directory or of the database is full.',
        'Free some space and start again; nothing that was stored is lost.',
        { cause: fault },
      );
    case 'database-away':
      return new StartRefusal(
        'The database went away while the product was starting.',
        'Look at logs/postgres.log in the home directory, or at your own PostgreSQL, and start again.',
        { cause: fault },
      );
    default:
      return fault;
  }
}

async function prepare(database: Database): Promise<void> {
  await migrate(database.ownerUrl, { directory: join(packageRoot(), 'migrations') });
  const owner = connect(database.ownerUrl, { max: 1, applicationName: 'empty-chair start' });
  try {
    const role = await appRole(database.appUrl);
    await prepareJobs(database.ownerUrl, role, JOB_NAMES, async (sql) => {
      await owner.query(sql);
    });
  } finally {
    await owner.end();
  }
}

async function appRole(appUrl: string): Promise<string> {
  const app = connect(appUrl, { max: 1, applicationName: 'empty-chair start' });
  try {
    const { rows } = await app.query<{ role: string }>('select quote_ident(current_user) as role');
    return rows[0]?.role ?? '';
  } finally {
    await app.end();
  }
}

async function serve(
  database: Database,
  { config, log, pages, quiet }: Required<StartOptions>,
): Promise<Started> {
  const token = `ec_local_${randomBytes(32).toString('base64url')}`;
  let url = '';
  const app = await composeApp({
    home: config.home,
    database,
    log,
    localToken: token,
    baseUrl: () => config.baseUrl ?? url,
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    pages,
    sample: config.sample && !quiet,
    trustProxy: config.trustProxy,
    egressAllow: config.egressAllow,
  });
  const file = join(config.home, 'run', 'server.json');
  try {
    url = await listen(app, config);
    mkdirSync(join(config.home, 'run'), { recursive: true });
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify({ pid: process.pid, url, token }), { mode: 0o600 });
    await app.begin();
  } catch (fault) {
    rmSync(file, { force: true });
    await app.stop();
    throw fault;
  }
  return {
    app,
    url,
    token,
    async stop() {
      rmSync(file, { force: true });
      await app.stop();
      await database.stop();
    },
  };
}

async function listen(app: App, config: Config): Promise<string> {
  try {
    return await app.server.listen({ port: config.port, host: config.host });
  } catch (fault) {
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartRefusal(
        `Port ${config.port} on ${config.host} is in use by another program.`,
        'Choose another one with --port, or stop that program.',
      );
    if (code === 'EACCES')
      throw new StartRefusal(
        `This user may not open port ${config.port}.`,
        'Choose a port from 1024 up with --port.',
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartRefusal(
        `This machine has no address ${config.host}.`,
        'Choose another one with --host; 127.0.0.1 is this machine alone.',
      );
    throw fault;
  }
}
