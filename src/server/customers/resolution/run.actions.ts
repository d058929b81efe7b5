import type { ResolutionRun } from '#contract/resolution';
import { done, type Result, refused } from '#kernel/result';
import { chooseModel, readCustomers } from '#server/customers/customer.policy';
import { builtInModel, openLikeness } from '#server/customers/identity/likeness';
import { countRecords } from '#server/customers/identity/model.store';
import { modelInForce, modelNamed } from '#server/customers/identity/model-in-force';
import type { Writer } from '#server/customers/ingest/writer';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import type { Models } from './models.ts';
import {
  advanceRun,
  lockRun,
  type RunRow,
  runById,
  runs,
  runsIn,
  saveRun,
  setRunState,
  versionsSinceLastRun,
} from './run.store.ts';
import { actsIn, type RunAct, secondsLeft, shareDone, stateAfter, UNDER_WAY } from './run.ts';
import { joiningStep, partingStep } from './step.actions.ts';

/**
 * Everything is gone over again under the model in force: begun, paused, ended and withdrawn by those who choose the model.
 * Each chunk is a transaction with its cursor, so that a crash costs at most one chunk of work and nothing else.
 */
export interface Runner {
  readonly writer: Writer;
  /** Goes on with this run, after whatever goes on already. */
  begin(id: string): void;
  /** Those that a crash or a stop interrupted. */
  resume(): Promise<void>;
  /** Resolves when nothing goes on. */
  idle(): Promise<void>;
  stop(): void;
}

const LISTED = 20;
/** So many of the models in force since the last run are weighed beside the new one. */
const BEFORE_AT_MOST = 4;

export async function listRuns(world: World, actor: Actor): Promise<Result<ResolutionRun[], 'forbidden'>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  return done((await runs(world.db, LISTED)).map(view));
}

/** The model that is asked about, or the one in force, and those that decided since everything was gone over last. */
export async function modelsFor(
  world: World,
  asked: { readonly version: string; readonly before?: readonly string[] } | null,
): Promise<Models | null> {
  const model = asked === null ? (await modelInForce(world)).model : await modelNamed(world, asked.version);
  if (model === null) return null;
  const names = asked?.before ?? (await versionsBefore(world, asked === null));
  const before = await Promise.all(names.map((name) => modelNamed(world, name)));
  return {
    now: openLikeness(model),
    before: before.flatMap((one) => (one === null ? [] : [openLikeness(one)])),
  };
}

/** `switched`: the model in force is the new one already, and has not yet gone over anything. */
async function versionsBefore(world: World, switched: boolean): Promise<string[]> {
  const { last, since } = await versionsSinceLastRun(world.db);
  // Before anybody switched a model on, the one that comes with the product decided.
  const first = last ?? builtInModel(await countRecords(world.db)).version;
  return [...new Set([first, ...(switched ? since.slice(0, -1) : since)])].slice(-BEFORE_AT_MOST);
}

export async function startRun(
  world: World,
  runner: Runner,
  actor: Actor,
): Promise<Result<ResolutionRun, 'forbidden' | 'run-under-way'>> {
  if (!isEmployee(actor) || !can(actor, chooseModel, undefined)) return refused('forbidden');
  const models = await modelsFor(world, null);
  if (models === null) throw new Error('the model in force is not known');
  const id = newId();
  const { version } = models.now.model;
  const begun = await runner.writer.rule<Result<null, 'run-under-way'>>(async (trx) => {
    if ((await runsIn(trx, [...UNDER_WAY])).length > 0) return refused('run-under-way');
    await saveRun(trx, {
      id,
      version,
      fromVersions: models.before.map(({ model }) => model.version),
      by: actor.employeeId,
      at: world.now(),
    });
    await told(trx, world, actor, 'resolution.start', id, { model: version });
    return done(null);
  });
  if (!begun.ok) return begun;
  runner.begin(id);
  return done(await shown(world, id));
}

export async function actOnRun(
  world: World,
  runner: Runner,
  actor: Actor,
  input: { readonly id: string; readonly act: RunAct },
): Promise<Result<ResolutionRun, 'forbidden' | 'not-found' | 'not-now' | 'run-under-way'>> {
  if (!can(actor, chooseModel, undefined)) return refused('forbidden');
  const acted = await runner.writer.rule<Result<null, 'not-found' | 'not-now' | 'run-under-way'>>(
    async (trx) => {
      const run = await lockRun(trx, input.id);
      if (run === null) return refused('not-found');
      const after = stateAfter(run.state, input.act);
      if (after === null) return refused('not-now');
      const others = (await runsIn(trx, [...UNDER_WAY])).filter((id) => id !== run.id);
      if (others.length > 0 && UNDER_WAY.has(after)) return refused('run-under-way');
      await setRunState(trx, run.id, after, world.now());
      await told(trx, world, actor, `resolution.${input.act}`, run.id);
      return done(null);
    },
  );
  if (!acted.ok) return acted;
  runner.begin(input.id);
  return done(await shown(world, input.id));
}

/** The next chunk, in the caller's transaction. False when nothing is left to do for now. */
export async function nextStep(trx: Trx, world: World, id: string, models: Models): Promise<boolean> {
  const run = await lockRun(trx, id);
  if (run?.state !== 'running') return false;
  const began = performance.now();
  const step =
    run.phase === 'parting'
      ? await partingStep(trx, world, run, models)
      : await joiningStep(trx, world, run, models);
  const workedMs = Math.round(performance.now() - began);
  if (step.cursor !== null) {
    await advanceRun(trx, id, { ...step, workedMs, phase: run.phase });
    return true;
  }
  if (run.phase === 'parting') {
    await advanceRun(trx, id, { ...step, workedMs, phase: 'joining' });
    return true;
  }
  await setRunState(trx, id, 'done', world.now());
  await announce(trx, 'identity.changed', [], { run: id, done: true });
  return false;
}

async function shown(world: World, id: string): Promise<ResolutionRun> {
  const run = await runById(world.db, id);
  if (run === null) throw new Error('a run that was just there is not');
  return view(run);
}

function told(
  trx: Trx,
  world: World,
  actor: Actor,
  action: string,
  id: string,
  facts: Record<string, string> = {},
): Promise<void> {
  return record(trx, world.now(), { actor, action, objectType: 'resolution-run', objectId: id, facts });
}

function view(run: RunRow): ResolutionRun {
  const { id, version, state, phase, total, joined, parted, asked, spared, kept } = run;
  return {
    id,
    version,
    state,
    phase,
    records: total,
    joined,
    parted,
    asked,
    spared,
    kept,
    share: shareDone(run),
    secondsLeft: secondsLeft(run),
    by: run.by === null || run.byName === null ? null : { id: run.by, name: run.byName },
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    undoneAt: run.undoneAt?.toISOString() ?? null,
    acts: actsIn(state),
  };
}
