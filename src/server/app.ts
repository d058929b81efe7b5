import type { FastifyInstance } from 'fastify';
import { api } from '#contract/api';
import { type Health, healthContract } from '#contract/health';
import { STREAM_ROUTES } from '#contract/imports';
import { ATTACHMENT_ROUTES } from '#contract/notes';
import { SILO_ROUTES } from '#contract/silos';
import { casesRights } from '#server/cases/case.policy';
import { casesRoutes } from '#server/cases/cases.routes';
import { seedCompensationPolicy } from '#server/cases/compensation.actions';
import { CONNECTORS } from '#server/connectors/connectors';
import {
  consentRights,
  customersRights,
  identityRights,
  importsRights,
  ingestRights,
  notesRights,
  promisesRights,
  resolutionRights,
  rightsRights,
  segmentsRights,
  silosRights,
  termsRights,
  tiesRights,
} from '#server/customers/customer.policy';
import {
  customersRoutes,
  importsRoutes,
  ingestRoutes,
  rightsRoutes,
} from '#server/customers/customers.routes';
import { identityRoutes } from '#server/customers/identity/identity.routes';
import { dropSettledQuestions, QUESTIONS_CLOCK } from '#server/customers/identity/question.jobs';
import { type ImportDesk, resumePatiently, sweepDesk } from '#server/customers/import/import-desk.actions';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import { takeBackAgain } from '#server/customers/import/take-back.actions';
import { resumeTakingBack } from '#server/customers/import/take-back-desk.actions';
import { openWriter } from '#server/customers/ingest/writer';
import { readMailboxes } from '#server/customers/intake/mailbox.actions';
import { forgetOldMessages } from '#server/customers/intake/webhook.actions';
import { attachmentRoutes } from '#server/customers/notes/attachment.routes';
import { callSilosNow } from '#server/customers/outward/deliver.actions';
import { mastersHere } from '#server/customers/outward/mastery.store';
import { OUTWARD_CLOCK, outwardConsumer } from '#server/customers/outward/outward.jobs';
import { forgetOldChanges } from '#server/customers/outward/tell.actions';
import { noticeOverdue, PLEDGE_CLOCK } from '#server/customers/promises/pledge.jobs';
import { consentRoutes, notesRoutes, promisesRoutes } from '#server/customers/record/record.routes';
import { resolutionRoutes } from '#server/customers/resolution/resolution.routes';
import { openRunner } from '#server/customers/resolution/runner.actions';
import { askAboutSharedKeys, SHARED_KEY_CLOCK } from '#server/customers/resolution/shared-key.jobs';
import { finishErasures } from '#server/customers/rights/erasure.actions';
import { closedWays } from '#server/customers/rights/erasure.store';
import { destroySpentKeys } from '#server/customers/rights/spent-keys.actions';
import { takeCensus } from '#server/customers/silos/census.actions';
import { CENSUS_CLOCK, censusConsumer } from '#server/customers/silos/census.jobs';
import { feedRoutes, silosRoutes, termsRoutes } from '#server/customers/silos/silos.routes';
import { streamRoutes } from '#server/customers/streams.routes';
import { segmentsRoutes, tiesRoutes } from '#server/customers/ties/ties.routes';
import { decisionsRights } from '#server/decisions/decision.policy';
import { decisionsRoutes } from '#server/decisions/decisions.routes';
import { improvementsRights } from '#server/improvements/idea.policy';
import { improvementsRoutes } from '#server/improvements/idea.routes';
import { journeyOfMapping, readTouchpointRule } from '#server/journeys/journey.actions';
import { journeysRights } from '#server/journeys/journey.policy';
import { journeysRoutes } from '#server/journeys/journey.routes';
import { analysisConsumer, readingOf } from '#server/listening/analysis/analysis.jobs';
import { readApart } from '#server/listening/analysis/read-apart';
import { openModelsInForce } from '#server/listening/learning/models-in-force';
import { openRereader } from '#server/listening/learning/reread.actions';
import { openTeacher, type Teacher } from '#server/listening/learning/teacher.actions';
import { listeningRights } from '#server/listening/listening.policy';
import { listeningRoutes } from '#server/listening/listening.routes';
import { lookForPatterns } from '#server/listening/patterns/pattern.actions';
import { writeMonthlyLetter } from '#server/open-doors/letter.actions';
import { LETTER_CRON, renderLetterMail } from '#server/open-doors/letter.jobs';
import { openDoorsRights } from '#server/open-doors/letter.policy';
import { openDoorsRoutes } from '#server/open-doors/letter.routes';
import { operationsRights } from '#server/operations/operations.policy';
import { operationsRoutes } from '#server/operations/operations.routes';
import { openSample, type SampleLoader } from '#server/operations/sample.actions';
import { firstName, markSampleLoading, readSampleState } from '#server/operations/sample-state.actions';
import { calendarRights } from '#server/organization/calendar/calendar.policy';
import { calendarRoutes } from '#server/organization/calendar/calendar.routes';
import { ensureOrganization, placeOfOrganization } from '#server/organization/organization.actions';
import { organizationRights } from '#server/organization/organization.policy';
import { organizationRoutes } from '#server/organization/organization.routes';
import { renderLinkMail } from '#server/organization/people/link-mail.actions';
import { openTries, verifyPassword } from '#server/organization/session/session.actions';
import { sessionRights } from '#server/organization/session/session.policy';
import { sessionRoutes } from '#server/organization/session/session.routes';
import { connect, type Database } from '#server/platform/database';
import { type Egress, openEgress } from '#server/platform/egress/egress';
import { permissionOf } from '#server/platform/egress/permission';
import { runConsumers } from '#server/platform/events/consumers';
import { describeApi } from '#server/platform/http/describe-api';
import { headersOf, openDoor } from '#server/platform/http/http';
import { door, everyRight, everyRouteHasRight } from '#server/platform/http/serve';
import { type Job, runJobs } from '#server/platform/jobs';
import { faultFacts, type Log } from '#server/platform/log';
import { openMail } from '#server/platform/mail/mail';
import { mailWaker } from '#server/platform/mail/mail-waker';
import { sendWaitingMail } from '#server/platform/mail/send-waiting-mail';
import { isFull, outageOf } from '#server/platform/outage';
import { packageVersion } from '#server/platform/package-root';
import { readActor } from '#server/platform/session/read-actor';
import { forgetEndedSessions } from '#server/platform/session/session.store';
import { openKeys } from '#server/platform/vault/key-files';
import { openVault } from '#server/platform/vault/vault';
import { openKysely, type World } from '#server/platform/world';
import { todayRights } from '#server/today/today.policy';
import { todayRoutes } from '#server/today/today.routes';
import { shareWithEverybody, viewsRights } from '#server/today/views/view.policy';
import { viewsRoutes } from '#server/today/views/view.routes';

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
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Make the sample company when the organization is new. */
  readonly sample: boolean;
  /** How many proxies stand before us, or their addresses; null or absent believes none. */
  readonly trustProxy?: number | readonly string[] | null;
  /** Hosts and networks of our own that may be reached; none when absent. */
  readonly egressAllow?: readonly string[];
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
/** What a new organization begins with; its settings change it. */
const NEW_PLACE = { timeZone: 'Asia/Jerusalem', country: 'IL', currency: 'ILS' };
export const JOB_NAMES = [
  'patterns',
  'learning',
  'letter',
  'mail',
  'mailboxes',
  'housekeeping',
  'promises',
  'questions',
  'outward',
  'census',
  'shared-keys',
] as const;

export async function composeApp(options: AppOptions): Promise<App> {
  const pool = connect(options.database.appUrl, { max: 6, applicationName: 'empty-chair' });
  const db = openKysely(pool);
  const place = await placeOfOrganization(db);
  const disks = [options.home, options.database.directory ?? options.home];
  const keys = openKeys(options.home, { databaseIsFilled: place !== null });
  const world: World = {
    home: options.home,
    db,
    pool,
    vault: openVault(keys),
    now: options.now ?? (() => new Date()),
    log: options.log,
    organization: place ?? NEW_PLACE,
  };
  await seedCompensationPolicy(world);
  await ensureOrganization(
    world,
    options.sample
      ? { name: firstName(true), language: 'he', divisions: 'none' }
      : { name: firstName(false), language: 'he', divisions: 'default' },
  );
  if (place === null && options.sample) await markSampleLoading(world);

  const readRules = async () => ({
    touchpointOf: await readTouchpointRule(world),
    divisions: await readDivisionCodes(world),
    closedWays: await closedWays(world.db),
    masters: await mastersHere(world.db),
  });
  const models = openModelsInForce(world);
  const reader = readApart(() => models.current());
  const learning = {
    models,
    reader,
    teacher: openTeacher(world, models),
    rereader: openRereader(world, reader.read, models),
  };
  const writer = openWriter(world, readRules, readingOf(world, reader.read));
  await finishErasures(world);
  const desk: ImportDesk = {
    world,
    master: keys.master,
    writer,
    prepareJourney: journeyOfMapping,
    uploads: new Map(),
    running: Promise.resolve(),
    disks,
    outage: null,
    readRules,
    connectors: CONNECTORS,
  };
  const egress = openEgress({ permission: permissionOf(options.egressAllow ?? []) });
  const runner = openRunner(world, writer, disks);
  const transport = openMail({ smtpUrl: options.smtpUrl, from: options.mailFrom });
  const sendMail = async (): Promise<void> => {
    if (transport === null) return;
    const baseUrl = options.baseUrl();
    await sendWaitingMail(
      world,
      transport,
      async (mail) =>
        (await renderLetterMail(world, mail, { baseUrl })) ?? renderLinkMail(world, mail, { baseUrl }),
    );
  };
  const callSilos = () => callSilosNow(world, egress);
  const callSoon = (): void => {
    callSilos().catch((fault: unknown) =>
      options.log({ level: 'warn', event: 'outward.fault', ...faultFacts(fault) }),
    );
  };
  const consumers = [
    analysisConsumer(world, reader.read),
    mailWaker(world, sendMail),
    outwardConsumer(world, callSilos),
    censusConsumer(world),
  ];
  let running: Awaited<ReturnType<typeof runConsumers>> | undefined;
  let jobs: Awaited<ReturnType<typeof runJobs>> | undefined;
  const sample = openSample(desk, {
    caughtUp: async () => running?.caughtUp(),
    learn: () => learning.teacher.nightly(),
  });
  await takeBackAgain(desk);
  await sample.removeAgain();
  await destroySpentKeys(world);

  const rights = {
    health: { read: 'public' },
    session: sessionRights,
    organization: organizationRights,
    calendar: calendarRights,
    imports: importsRights,
    ingest: ingestRights,
    silos: silosRights,
    customers: customersRights,
    identity: identityRights,
    resolution: resolutionRights,
    segments: segmentsRights,
    ties: tiesRights,
    promises: promisesRights,
    consent: consentRights,
    terms: termsRights,
    notes: notesRights,
    journeys: journeysRights,
    listening: listeningRights,
    cases: casesRights,
    decisions: decisionsRights,
    improvements: improvementsRights,
    openDoors: openDoorsRights,
    today: todayRights,
    views: viewsRights,
    operations: operationsRights,
    rights: rightsRights,
  } as const;
  everyRouteHasRight(api, rights);
  const router = {
    health: { read: door(healthContract).read.handler(() => readHealth()) },
    session: sessionRoutes(world, {
      rights: [...everyRight(rights), shareWithEverybody],
      tries: openTries(),
    }),
    organization: organizationRoutes(world, {
      get baseUrl() {
        return options.baseUrl();
      },
      mailIsSetUp: transport !== null,
      sampleProgress: () => sample.progress(),
      removeSample: (actor) => sample.remove(actor),
    }),
    calendar: calendarRoutes(world),
    imports: importsRoutes(desk),
    ingest: ingestRoutes(world, writer, egress),
    silos: silosRoutes(world, writer, egress, callSoon),
    customers: customersRoutes(world),
    identity: identityRoutes(world, writer),
    resolution: resolutionRoutes(world, runner),
    segments: segmentsRoutes(world),
    ties: tiesRoutes(world),
    promises: promisesRoutes(world),
    consent: consentRoutes(world),
    terms: termsRoutes(world),
    notes: notesRoutes(world),
    journeys: journeysRoutes(world),
    listening: listeningRoutes(world, learning),
    cases: casesRoutes(world),
    decisions: decisionsRoutes(world, {
      verifyPassword: (employeeId, password) => verifyPassword(world, employeeId, password),
    }),
    improvements: improvementsRoutes(world),
    openDoors: openDoorsRoutes(world, { mailIsSetUp: transport !== null }),
    today: todayRoutes(world),
    views: viewsRoutes(world),
    rights: rightsRoutes(world, writer, (employeeId, password) =>
      verifyPassword(world, employeeId, password),
    ),
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
    outageOf: (fault) => outageOf(fault, disks),
    trustProxy: options.trustProxy ?? null,
    streams: (app) => {
      streamRoutes(app, desk, actorOfRequest);
      attachmentRoutes(app, world, actorOfRequest);
      feedRoutes(app, world, actorOfRequest);
      describeApi(app, api, {
        version: VERSION,
        baseUrl: options.baseUrl,
        streams: [...STREAM_ROUTES, ...ATTACHMENT_ROUTES, ...SILO_ROUTES],
      });
    },
  });

  async function readHealth(): Promise<Health> {
    const known = await Promise.race([readSampleState(world).catch(() => null), healthPatience()]);
    if (known === null) return { status: 'degraded', sample: 'none', version: VERSION };
    const failing = (running?.failing().length ?? 0) > 0 || disks.some(isFull);
    const status =
      running === undefined ? 'starting' : failing ? 'degraded' : known === 'loading' ? 'loading' : 'ready';
    return { status, sample: known, version: VERSION };
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
        cronJobs(desk, { egress, sendMail, callSilos, teacher: learning.teacher }),
      );
      await runner.resume();
      desk.running = begun(world, desk, sample);
    },
    async stop() {
      await server.close();
      runner.stop();
      await runner.idle();
      await writer.stop();
      learning.rereader.stop();
      await running?.stop();
      await learning.teacher.stop();
      await reader.stop();
      await learning.rereader.settled();
      await jobs?.stop();
      transport?.close();
      await pool.end();
    },
  };
}

/** Whoever asks how we are must not wait as long as one who asks the database. */
function healthPatience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), 3_000).unref());
}

/** Interrupted imports go on, and a sample that was not finished begins again. */
async function begun(world: World, desk: ImportDesk, sample: SampleLoader): Promise<void> {
  try {
    await resumePatiently(desk, async () => {
      await resumeTakingBack(desk);
      if ((await readSampleState(world)) === 'loading') await sample.load();
    });
  } catch (fault) {
    world.log({ level: 'error', event: 'begin.fault', ...faultFacts(fault) });
  }
}

function cronJobs(
  desk: ImportDesk,
  does: {
    readonly egress: Egress;
    readonly sendMail: () => Promise<void>;
    readonly callSilos: () => Promise<unknown>;
    readonly teacher: Teacher;
  },
): Job[] {
  const { world } = desk;
  const { egress, sendMail, callSilos, teacher } = does;
  return [
    { name: 'patterns', cron: '20 2 * * *', run: async () => void (await lookForPatterns(world)) },
    { name: 'learning', cron: '50 2 * * *', run: () => teacher.nightly() },
    { name: 'letter', cron: LETTER_CRON, run: async () => void (await writeMonthlyLetter(world)) },
    { name: 'mail', cron: '* * * * *', run: sendMail },
    { name: 'mailboxes', cron: '*/5 * * * *', run: () => readMailboxes(world, desk.writer, egress) },
    { name: 'outward', cron: OUTWARD_CLOCK, run: async () => void (await callSilos()) },
    { name: 'census', cron: CENSUS_CLOCK, run: async () => void (await takeCensus(world)) },
    { name: 'promises', cron: PLEDGE_CLOCK, run: async () => void (await noticeOverdue(world)) },
    { name: 'questions', cron: QUESTIONS_CLOCK, run: async () => void (await dropSettledQuestions(world)) },
    {
      name: 'shared-keys',
      cron: SHARED_KEY_CLOCK,
      run: async () => void (await askAboutSharedKeys(world, desk.writer)),
    },
    { name: 'housekeeping', cron: '40 3 * * *', run: () => keepHouse(desk) },
  ];
}

async function keepHouse(desk: ImportDesk): Promise<void> {
  await forgetEndedSessions(desk.world.db, desk.world.now());
  await sweepDesk(desk);
  await forgetOldMessages(desk.world);
  await destroySpentKeys(desk.world);
  await forgetOldChanges(desk.world);
}
