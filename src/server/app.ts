import type { FastifyInstance } from 'fastify';
import { api } from '#contract/api';
import { type Health, healthContract } from '#contract/health';
import { customersRights, importsRights, ingestRights } from '#server/customers/customer.policy';
import { customersRoutes, importsRoutes, ingestRoutes } from '#server/customers/customers.routes';
import { resumeImports } from '#server/customers/import/import.actions';
import type { ImportDesk } from '#server/customers/import/import-desk.actions';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import { openWriter } from '#server/customers/ingest/writer';
import { streamRoutes } from '#server/customers/streams.routes';
import { journeyOfMapping, readTouchpointRule } from '#server/journeys/journey.actions';
import { journeysRights } from '#server/journeys/journey.policy';
import { journeysRoutes } from '#server/journeys/journey.routes';
import { analysisConsumer } from '#server/listening/analysis/analysis.jobs';
import { listeningRights } from '#server/listening/listening.policy';
import { listeningRoutes } from '#server/listening/listening.routes';
import { lookForPatterns } from '#server/listening/patterns/pattern.actions';
import { operationsRights } from '#server/operations/operations.policy';
import { operationsRoutes } from '#server/operations/operations.routes';
import { openSample, type SampleLoader } from '#server/operations/sample.actions';
import { markSampleLoading } from '#server/operations/sample-state.actions';
import { ensureOrganization } from '#server/organization/organization.actions';
import { organizationRights } from '#server/organization/organization.policy';
import { organizationRoutes } from '#server/organization/organization.routes';
import { openTries } from '#server/organization/session/session.actions';
import { sessionRights } from '#server/organization/session/session.policy';
import { sessionRoutes } from '#server/organization/session/session.routes';
import type { Right } from '#server/platform/access';
import { connect, type Database } from '#server/platform/database';
import { runConsumers } from '#server/platform/events/consumers';
import { headersOf, openDoor } from '#server/platform/http/http';
import { door, everyRouteHasRight } from '#server/platform/http/serve';
import { type Job, runJobs } from '#server/platform/jobs';
import { faultFacts, type Log } from '#server/platform/log';
import { packageVersion } from '#server/platform/package-root';
import { readActor } from '#server/platform/session/read-actor';
import { openKeys } from '#server/platform/vault/key-files';
import { openVault } from '#server/platform/vault/vault';
import { openKysely, type World } from '#server/platform/world';
import { todayRights } from '#server/today/today.policy';
import { todayRoutes } from '#server/today/today.routes';

/**
 * The composition: the only file that knows every module. It makes the world, hands it to each module, binds every
 * endpoint to its right and starts what runs by itself.
 */
export interface AppOptions {
  readonly home: string;
  readonly database: Database;
  readonly log: Log;
  readonly now?: () => Date;
  readonly localToken: string;
  readonly baseUrl: () => string;
  readonly pages: string | null;
  /** Make the sample company when the organization is new. */
  readonly sample: boolean;
}

export interface App {
  readonly world: World;
  readonly server: FastifyInstance;
  readonly sample: SampleLoader;
  /** Begins what runs by itself: consumers, clocks, interrupted imports, the sample. */
  begin(): Promise<void>;
  stop(): Promise<void>;
}

const VERSION = packageVersion();
export const JOB_NAMES = ['patterns', 'letter', 'housekeeping'] as const;

export async function composeApp(options: AppOptions): Promise<App> {
  const pool = connect(options.database.appUrl, { max: 6, applicationName: 'empty-chair' });
  const db = openKysely(pool);
  const filled = (await db.selectFrom('organization').select('id').executeTakeFirst()) !== undefined;
  const keys = openKeys(options.home, { databaseIsFilled: filled });
  const world: World = {
    home: options.home,
    db,
    pool,
    vault: openVault(keys),
    now: options.now ?? (() => new Date()),
    log: options.log,
    organization: await readPlace(db),
  };
  await ensureOrganization(
    world,
    options.sample
      ? { name: 'אור־נט', language: 'he', divisions: 'none' }
      : { name: 'הארגון שלי', language: 'he', divisions: 'default' },
  );
  if (!filled && options.sample) await markSampleLoading(world);

  const writer = openWriter(world, async () => ({
    touchpointOf: await readTouchpointRule(world),
    divisions: await readDivisionCodes(world),
  }));
  const desk: ImportDesk = {
    world,
    master: keys.master,
    writer,
    prepareJourney: journeyOfMapping,
    uploads: new Map(),
    running: Promise.resolve(),
  };
  const consumers = [analysisConsumer(world)];
  let running: Awaited<ReturnType<typeof runConsumers>> | undefined;
  let jobs: Awaited<ReturnType<typeof runJobs>> | undefined;
  const sample = openSample(desk, async () => running?.caughtUp());

  const rights = {
    health: { read: 'public' },
    session: sessionRights,
    organization: organizationRights,
    imports: importsRights,
    ingest: ingestRights,
    customers: customersRights,
    journeys: journeysRights,
    listening: listeningRights,
    today: todayRights,
    operations: operationsRights,
  } as const;
  const served = Object.fromEntries(Object.entries(api).filter(([module]) => module in rights));
  everyRouteHasRight(served, rights);
  const router = {
    health: { read: door(healthContract).read.handler(() => readHealth()) },
    session: sessionRoutes(world, { rights: everyRight(rights), tries: openTries() }),
    organization: organizationRoutes(world, {
      baseUrl: options.baseUrl(),
      mailIsSetUp: false,
      sampleProgress: () => sample.progress(),
      removeSample: (actor) => sample.remove(actor),
    }),
    imports: importsRoutes(desk),
    ingest: ingestRoutes(world, writer),
    customers: customersRoutes(world, writer),
    journeys: journeysRoutes(world),
    listening: listeningRoutes(world),
    today: todayRoutes(world),
    operations: operationsRoutes(world, writer, {
      kind: options.database.kind,
      separateAppRole: options.database.separateAppRole,
      failingConsumers: () => running?.failing() ?? [],
    }),
  };
  const actorOfRequest = (request: { headers: Parameters<typeof headersOf>[0]['headers'] }) =>
    readActor(world, headersOf(request), options.localToken);
  const server = await openDoor({
    log: options.log,
    router,
    rights,
    readActor: actorOfRequest,
    pages: options.pages,
    streams: (app) => streamRoutes(app, desk, actorOfRequest),
  });

  async function readHealth(): Promise<Health> {
    try {
      const row = await db.selectFrom('organization').select('sample').executeTakeFirstOrThrow();
      const failing = running?.failing() ?? [];
      const status =
        running === undefined
          ? 'starting'
          : row.sample === 'loading'
            ? 'loading'
            : failing.length > 0
              ? 'degraded'
              : 'ready';
      return { status, sample: row.sample, version: VERSION };
    } catch {
      return { status: 'degraded', sample: 'none', version: VERSION };
    }
  }

  return {
    world,
    server,
    sample,
    async begin() {
      running = await runConsumers(
        world,
        { connectionString: options.database.appUrl, application_name: 'empty-chair listener' },
        consumers,
      );
      jobs = await runJobs(
        options.database.appUrl,
        world.organization.timeZone,
        options.log,
        cronJobs(world),
      );
      desk.running = begun(world, desk, sample);
    },
    async stop() {
      await server.close();
      await writer.stop();
      await running?.stop();
      await jobs?.stop();
      await pool.end();
    },
  };
}

/** Interrupted imports go on, and a sample that was not finished begins again. */
async function begun(world: World, desk: ImportDesk, sample: SampleLoader): Promise<void> {
  try {
    await resumeImports(desk);
    const { sample: state } = await world.db
      .selectFrom('organization')
      .select('sample')
      .executeTakeFirstOrThrow();
    if (state === 'loading') await sample.load();
  } catch (fault) {
    world.log({ level: 'error', event: 'begin.fault', ...faultFacts(fault) });
  }
}

function cronJobs(world: World): Job[] {
  return [{ name: 'patterns', cron: '20 2 * * *', run: async () => void (await lookForPatterns(world)) }];
}

async function readPlace(db: World['db']): Promise<World['organization']> {
  const row = await db
    .selectFrom('organization')
    .select(['time_zone', 'country', 'currency'])
    .executeTakeFirst();
  return {
    timeZone: row?.time_zone ?? 'Asia/Jerusalem',
    country: row?.country ?? 'IL',
    currency: row?.currency ?? 'ILS',
  };
}

function everyRight(rights: Readonly<Record<string, Readonly<Record<string, Right | 'public'>>>>): Right[] {
  const all = Object.values(rights).flatMap((module) => Object.values(module));
  return [
    ...new Map(all.flatMap((right) => (right === 'public' ? [] : [[right.name, right] as const]))).values(),
  ];
}
