import type { IdentityModel, Shadow } from '#contract/identity';
import { comparisonsOf } from '#kernel/identity/comparison/comparison';
import { type Model, withHouseholds } from '#kernel/identity/model/model';
import { ATTACH_FROM, REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import { done, type Result, refused } from '#kernel/result';
import { chooseModel, readCustomers, seeContactDetails } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import type { Profile } from '#server/customers/record/profile';
import { recordsByIds } from '#server/customers/record/record.store';
import { UNDER_WAY } from '#server/customers/resolution/run';
import { runsIn } from '#server/customers/resolution/run.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import { startThread } from '#server/platform/thread';
import type { World } from '#server/platform/world';
import { weigh } from './belonging.ts';
import { customerSizes } from './explain.store.ts';
import { BUILT_IN, builtInModel, openLikeness } from './likeness.ts';
import {
  countRecords,
  modelsStored,
  pairsMet,
  type StoredModel,
  saveModel,
  saveSwitch,
  someRecords,
  switches,
} from './model.store.ts';
import { modelInForce } from './model-in-force.ts';
import { personCard } from './person-card.ts';
import { cellsOf, PERSON_SCHEMA } from './person-features.ts';

/**
 * What agreement is held to be worth. A model is never changed: a new one is learned beside it, what it would decide
 * otherwise is looked at, and somebody switches it on. What was decided before stands until its records speak again.
 */
const LEARNS_FROM = 20_000;
const TOO_FEW = 500;
/** Pairs that a difference is counted over, and of them so many shown. */
const COMPARED = 4_000;
const SHOWN = 20;
const TOGETHER = 250;

export async function listModels(world: World, actor: Actor): Promise<Result<IdentityModel[], 'forbidden'>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  const [stored, chosen, force] = await Promise.all([
    modelsStored(world),
    switches(world.db),
    modelInForce(world),
  ]);
  const builtIn = builtInModel(await countRecords(world.db));
  const all: StoredModel[] = [...stored, { model: builtIn, records: 0, by: null, at: null }];
  return done(
    all.map((one) => ({
      version: one.model.version,
      madeAt: one.at?.toISOString() ?? null,
      by: one.by,
      records: one.records,
      prior: one.model.prior,
      switchedOnAt:
        chosen
          .find(({ version }) => version === one.model.version || (isBuiltIn(version) && one.at === null))
          ?.at.toISOString() ?? null,
      current: force.model.version === one.model.version,
      comparisons: weights(one.model),
    })),
  );
}

export async function learnModel(
  world: World,
  actor: Actor,
): Promise<Result<IdentityModel, 'forbidden' | 'too-few-records'>> {
  if (!isEmployee(actor) || !can(actor, chooseModel, undefined)) return refused('forbidden');
  const sealed = await someRecords(world.db, LEARNS_FROM);
  if (sealed.length < TOO_FEW) return refused('too-few-records');
  const cells = sealed.flatMap(({ id, profile }) => {
    const opened = world.vault.read(`record:${id}`, profile);
    if (opened === null) return [];
    const read: Profile = JSON.parse(opened);
    return [cellsOf(read)];
  });
  const learned = await learnApart(cells);
  const all = await countRecords(world.db);
  const at = world.now();
  // Learned from some, it decides among all: the larger the crowd, the less a coincidence says.
  const prior = 1 / Math.max(200, all);
  const model = withHouseholds({
    ...withoutRareValues(learned, cells.length),
    prior,
    version: `learned-${at.toISOString().slice(0, 19).replace(/\D/g, '')}`,
  });
  await world.db.transaction().execute(async (trx) => {
    await saveModel(trx, world, { model, records: cells.length, by: actor.employeeId, at });
    await record(trx, at, {
      actor,
      action: 'identity-model.learn',
      objectType: 'identity-model',
      objectId: model.version,
      facts: { records: cells.length },
    });
  });
  const listed = await listModels(world, actor);
  const made = listed.ok ? listed.value.find(({ version }) => version === model.version) : undefined;
  if (made === undefined) throw new Error('a model that was just stored is not there');
  return done(made);
}

/** Over pairs that meet: how many would change their band if this version decided instead of the one in force. */
export async function shadowModel(
  world: World,
  actor: Actor,
  version: string,
): Promise<Result<Shadow, 'forbidden' | 'not-found'>> {
  if (!can(actor, chooseModel, undefined)) return refused('forbidden');
  const asked = await modelOf(world, version);
  if (asked === null) return refused('not-found');
  const force = (await modelInForce(world)).model;
  const [now, then] = [openLikeness(force), openLikeness(asked)];
  const pairs = await pairsMet(world.db, COMPARED);
  const counts = new Map<string, Shadow['changes'][number]>();
  const examples: { a: string; b: string; before: number; after: number }[] = [];
  let compared = 0;
  for (let from = 0; from < pairs.length; from += TOGETHER) {
    const part = pairs.slice(from, from + TOGETHER);
    const rows = await recordsByIds(world.db, world, [...new Set(part.flatMap(({ a, b }) => [a, b]))]);
    const byId = new Map(
      rows.map((row) => [row.id, { recordId: row.id, customerId: row.customerId, profile: row.profile }]),
    );
    for (const { a, b } of part) {
      const [one, other] = [byId.get(a), byId.get(b)];
      if (one === undefined || other === undefined) continue;
      const before = weigh(now, [one], [other]);
      const after = weigh(then, [one], [other]);
      if (before === null || after === null) continue;
      compared++;
      const [was, becomes] = [bandOf(before), bandOf(after)];
      if (was === becomes) continue;
      const key = `${was} ${becomes}`;
      const count = counts.get(key) ?? { before: was, after: becomes, pairs: 0 };
      counts.set(key, { ...count, pairs: count.pairs + 1 });
      if (examples.length < SHOWN) examples.push({ a, b, before, after });
    }
  }
  return done({
    version: asked.version,
    against: force.version,
    pairs: compared,
    changes: [...counts.values()].sort((x, y) => y.pairs - x.pairs),
    examples: await shown(world, actor, examples),
  });
}

export async function switchModelOn(
  world: World,
  writer: Writer,
  actor: Actor,
  version: string,
): Promise<Result<IdentityModel, 'forbidden' | 'not-found' | 'already-on' | 'run-under-way'>> {
  if (!isEmployee(actor) || !can(actor, chooseModel, undefined)) return refused('forbidden');
  const model = await modelOf(world, version);
  if (model === null) return refused('not-found');
  if ((await modelInForce(world)).model.version === model.version) return refused('already-on');
  const switched = await writer.rule<Result<null, 'run-under-way'>>(async (trx) => {
    if ((await runsIn(trx, [...UNDER_WAY])).length > 0) return refused('run-under-way');
    const at = world.now();
    await saveSwitch(trx, { id: newId(), version: model.version, by: actor.employeeId, at });
    await record(trx, at, {
      actor,
      action: 'identity-model.switch',
      objectType: 'identity-model',
      objectId: model.version,
    });
    return done(null);
  });
  if (!switched.ok) return switched;
  writer.forgetRules();
  const listed = await listModels(world, actor);
  const on = listed.ok ? listed.value.find((one) => one.version === model.version) : undefined;
  if (on === undefined) throw new Error('a model that was just switched on is not there');
  return done(on);
}

async function modelOf(world: World, version: string): Promise<Model | null> {
  if (isBuiltIn(version)) return builtInModel(await countRecords(world.db));
  return (await modelsStored(world)).find(({ model }) => model.version === version)?.model ?? null;
}

function isBuiltIn(version: string): boolean {
  return version.startsWith(BUILT_IN);
}

function bandOf(bits: number): Shadow['changes'][number]['before'] {
  return bits >= ATTACH_FROM ? 'attach' : bits >= REVIEW_FROM ? 'review' : 'new';
}

/** Each level in bits against strangers, before the rarity of a value: log2 of m ÷ u. */
function weights(model: Model): IdentityModel['comparisons'] {
  return comparisonsOf(PERSON_SCHEMA).map(({ name, kind, levels }, at) => ({
    name,
    kind,
    levels: levels.map((level, number) => {
      const known = model.comparisons[at];
      const [m, u] = [known?.m[number] ?? 1, known?.u[number] ?? 1];
      return { words: `identity.level.${kind}.${level}`, bits: Math.log2(m / u) };
    }),
  }));
}

/**
 * How common a value is may be kept of names and cities that many hold, and of nothing else: what few hold is somebody's,
 * and a model must not remember whom the organization has forgotten.
 */
function withoutRareValues(model: Model, records: number): Model {
  return {
    ...model,
    comparisons: model.comparisons.map(({ common, ...comparison }) => {
      if (common === undefined || !OF_MANY.has(comparison.kind)) return comparison;
      const kept = Object.entries(common).filter(([, share]) => share * records >= HELD_BY_MANY);
      return { ...comparison, common: Object.fromEntries(kept) };
    }),
  };
}
const OF_MANY: ReadonlySet<string> = new Set(['given-name', 'surname', 'city']);
const HELD_BY_MANY = 40;

function learnApart(cells: readonly (readonly string[])[]): Promise<Model> {
  const thread = startThread('./learn-thread', import.meta.url, cells);
  return new Promise((resolve, reject) => {
    thread.once('message', (model: Model) => {
      resolve(model);
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the learning thread ended with ${code}`)));
  });
}

async function shown(
  world: World,
  actor: Actor,
  examples: readonly { a: string; b: string; before: number; after: number }[],
): Promise<Shadow['examples']> {
  const contact = can(actor, seeContactDetails, undefined);
  const rows = await recordsByIds(world.db, world, [...new Set(examples.flatMap(({ a, b }) => [a, b]))]);
  const sizes = await customerSizes(world.db, [...new Set(rows.map((row) => row.customerId))]);
  const none = { records: 0, interactions: 0 };
  return examples.flatMap(({ a, b, before, after }) => {
    const [left, right] = [rows.find((row) => row.id === a), rows.find((row) => row.id === b)];
    if (left === undefined || right === undefined) return [];
    return [
      {
        left: personCard(left, sizes.get(left.customerId) ?? none, contact),
        right: personCard(right, sizes.get(right.customerId) ?? none, contact),
        before: { bits: before, band: bandOf(before) },
        after: { bits: after, band: bandOf(after) },
      },
    ];
  });
}
