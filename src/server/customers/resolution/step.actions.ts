import { beyondIdentifiers, profileOf } from '#server/customers/identity/belonging';
import {
  createCustomers,
  dropAlias,
  moveRecords,
  reviveAliases,
  saveRulings,
} from '#server/customers/identity/identity.store';
import type { Likeness } from '#server/customers/identity/likeness';
import type { Known } from '#server/customers/identity/match';
import { consentsChange } from '#server/customers/identity/ruling-preview.actions';
import { cameFrom } from '#server/customers/import/take-back-people.store';
import { savePlan } from '#server/customers/ingest/save-plan.actions';
import { recordsOfCustomers } from '#server/customers/record/record.store';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import { aliasRuling, endThreads, heldByLikeness, underCare } from './holding.store.ts';
import { planJoins } from './joining.actions.ts';
import { judgeOf, type Models } from './models.ts';
import { type Falling, fallingApart } from './parting.actions.ts';
import { askOfRun, askStillOne, type StillOne } from './question.store.ts';
import { type RunRow, recordsAfter, rememberRulings } from './run.store.ts';

/**
 * One chunk of a run, in the caller's transaction. What the new model would take apart falls apart by its own ruling, unless
 * somebody works for that customer, owes them something, or an answer to "may we?" would change: then somebody is asked.
 */
export interface Step {
  readonly cursor: string | null;
  readonly seen: number;
  readonly joined: number;
  readonly parted: number;
  readonly asked: number;
  readonly spared: number;
}

/** How many records a chunk looks at while it takes apart, and while it joins. */
const PARTING = 2_000;
const JOINING = 250;

export async function partingStep(trx: Trx, world: World, run: RunRow, models: Models): Promise<Step> {
  const recordIds = await recordsAfter(trx, run.cursor, PARTING);
  const customers = await heldByLikeness(trx, recordIds);
  const falling = await fallingUnder(trx, world, models, customers);
  const care = await cared(trx, world, falling);
  const parts = falling.filter((one) => one.says === 'parts' && !care.has(one.customerId));
  const asks = falling.filter((one) => !parts.includes(one));
  for (const one of parts) await part(trx, world, run, models, one);
  const asked = await askStillOne(
    trx,
    asks.map((one) => stillOne(one, { cause: 'model', key: null, model: models.now })),
    run.id,
    world.now(),
  );
  return {
    cursor: recordIds.at(-1) ?? null,
    seen: recordIds.length,
    joined: 0,
    parted: parts.length,
    asked,
    spared: asks.filter(({ says }) => says === 'parts').length,
  };
}

export async function joiningStep(trx: Trx, world: World, run: RunRow, models: Models): Promise<Step> {
  const recordIds = await recordsAfter(trx, run.cursor, JOINING);
  const plan = await planJoins(trx, world, models, recordIds);
  const questions = plan.questions.splice(0);
  await savePlan(trx, world, plan, null, world.now());
  await rememberRulings(
    trx,
    run.id,
    plan.rulings.map(({ id }) => id),
  );
  if (plan.moved.length > 0)
    await announce(
      trx,
      'identity.changed',
      plan.moved.map(({ recordId }) => recordId),
      { run: run.id },
    );
  const once = [...new Map(questions.map((one) => [`${one.a} ${one.b}`, { ...one, id: newId() }])).values()];
  const asked = await askOfRun(trx, once, run.id, world.now());
  return {
    cursor: recordIds.at(-1) ?? null,
    seen: recordIds.length,
    joined: plan.rulings.length,
    parted: 0,
    asked,
    spared: 0,
  };
}

export async function fallingUnder(
  trx: Trx,
  world: World,
  models: Models,
  customers: readonly string[],
): Promise<Falling[]> {
  if (customers.length === 0) return [];
  return fallingApart(
    trx,
    world,
    customers,
    ({ kind }) => kind === 'probabilistic',
    (ours, theirs) => judgeOf(models, ours, theirs),
  );
}

/** Those of the falling customers that a person must decide about. */
export async function cared(trx: Trx, world: World, falling: readonly Falling[]): Promise<Set<string>> {
  const parting = falling.filter(({ says }) => says === 'parts');
  const ids = [...new Set(parting.map(({ customerId }) => customerId))];
  const found = await underCare(trx, ids);
  for (const one of parting) {
    if (found.has(one.customerId)) continue;
    const rows = await recordsOfCustomers(trx, world, [one.customerId]);
    const leaving = rows.filter(({ id }) => one.leaving.includes(id));
    const staying = rows.filter(({ id }) => !one.leaving.includes(id));
    const changes = await consentsChange(world, { staying, moving: leaving, joins: false });
    if (changes.length > 0) found.add(one.customerId);
  }
  return found;
}

export function stillOne(
  one: Falling,
  why: { readonly cause: StillOne['cause']; readonly key: StillOne['key']; readonly model: Likeness },
): StillOne {
  return {
    id: newId(),
    staying: one.staying,
    leaving: one.leaving,
    cause: why.cause,
    // Where something forbids it the odds are as low as they are shown.
    bits: Math.max(LEAST, one.bits ?? LEAST),
    modelVersion: why.model.model.version,
    key: why.key,
  };
}
const LEAST = -20;

/** Bits for one person though something may forbid it: only to tell how alike two parts are. */
export function bitsBetween(likeness: Likeness, ours: readonly Known[], theirs: readonly Known[]): number {
  const [a, b] = beyondIdentifiers(profileOf(ours), profileOf(theirs));
  return likeness.bits(a, b);
}

/** The part leaves: to the customer that it was before, where there was one, else to one of its own. */
async function part(trx: Trx, world: World, run: RunRow, models: Models, one: Falling): Promise<void> {
  const now = world.now();
  const rulingId = newId();
  const origin = await cameFrom(trx, one.leaving, one.customerId);
  const to = origin?.customerId ?? newId();
  const address = origin === null ? null : await aliasRuling(trx, to);
  if (origin === null) await createCustomers(trx, [to], now);
  await saveRulings(
    trx,
    [
      {
        id: rulingId,
        type: 'split',
        customerIds: [one.customerId, to],
        before: one.leaving.map((recordId) => ({ recordId, customerId: one.customerId })),
        after: one.leaving.map((recordId) => ({ recordId, customerId: to })),
        explanation: {
          by: 'model',
          run: run.id,
          model: models.now.model.version,
          bits: one.bits,
          // By which ruling the old address had led here: withdrawing this one sets it again.
          ...(address !== null && { address }),
        },
        actor: null,
        reason: null,
        undoes: null,
      },
    ],
    now,
  );
  await moveRecords(
    trx,
    one.leaving.map((recordId) => ({ recordId, to, rulingId })),
    now,
  );
  if (origin !== null) {
    await dropAlias(trx, to);
    await reviveAliases(trx, to);
  }
  await endThreads(
    trx,
    one.threads.map(({ id }) => id),
    rulingId,
    now,
  );
  await rememberRulings(trx, run.id, [rulingId]);
  await announce(trx, 'identity.changed', one.leaving, { run: run.id, ruling: rulingId });
}
