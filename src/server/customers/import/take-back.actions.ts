import type { Import, TakeBack } from '#contract/imports';
import { done, type Result, refused } from '#kernel/result';
import { takeBackImports } from '#server/customers/customer.policy';
import { destroySpentKeys } from '#server/customers/rights/spent-keys.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { appendRemoval, readRemovals } from '#server/platform/backup/removal-log';
import { announce } from '#server/platform/events/outbox.store';
import { imports } from './import.store.ts';
import { type ImportDesk, readImport } from './import-desk.actions.ts';
import {
  broughtBy,
  hangingOn,
  lockImport,
  markTakenBack,
  markTakingBack,
  reopen,
} from './take-back.store.ts';
import { takeBackPeople } from './take-back-people.actions.ts';
import { takeBackPast, takeBackPersonKeys, takeBackRows, takeBackSaid } from './take-back-rows.actions.ts';

/**
 * A whole import is taken back: its rows go, out of every counter; what it had replaced comes again; records of which nobody
 * else ever spoke go with their memberships, edges and keys, and so does what it said of consent and preferences. It goes in small transactions between other work and, cut off,
 * goes on by itself. Where a person's act hangs on one of its rows, it is refused and the act is named.
 */
const NAMED_AT_MOST = 50;
const ENDED: ReadonlySet<string> = new Set(['done', 'cancelled', 'failed']);

export async function previewTakeBack(
  desk: ImportDesk,
  actor: Actor,
  id: string,
): Promise<Result<TakeBack, 'forbidden' | 'not-found'>> {
  if (!can(actor, takeBackImports, undefined)) return refused('forbidden');
  const { db } = desk.world;
  if ((await imports(db, { id })).length === 0) return refused('not-found');
  return done({ ...(await broughtBy(db, id)), hanging: await hangingOn(db, id, NAMED_AT_MOST) });
}

type Refusal =
  | 'forbidden'
  | 'not-found'
  | 'not-ended'
  | { readonly code: 'hangs'; readonly data: { readonly hanging: TakeBack['hanging'] } };

export async function takeBackImport(
  desk: ImportDesk,
  actor: Actor,
  id: string,
): Promise<Result<Import, Refusal>> {
  if (!can(actor, takeBackImports, undefined)) return refused('forbidden');
  const begun = await desk.writer.rule<Result<null, Refusal>>(async (trx) => {
    const state = await lockImport(trx, id);
    if (state === null) return refused('not-found');
    if (!ENDED.has(state)) return refused('not-ended');
    const hanging = await hangingOn(trx, id, NAMED_AT_MOST);
    if (hanging.length > 0) return refused({ code: 'hangs', data: { hanging } });
    const brought = await broughtBy(trx, id);
    await markTakingBack(trx, id, isEmployee(actor) ? actor.employeeId : null);
    await record(trx, desk.world.now(), {
      actor,
      action: 'import.take-back',
      objectType: 'import',
      objectId: id,
      facts: { ...brought },
    });
    return done(null);
  });
  return begun.ok ? readImport(desk, id) : begun;
}

/** Resolves when everything that the import brought is gone. */
export async function finishTakingBack(desk: TakingBack, id: string): Promise<void> {
  const { world, writer } = desk;
  if ((await imports(world.db, { id }))[0]?.state !== 'taking-back') return;
  // Before the first key goes: a copy of the database from before this must take the import back again, not show ruins of it.
  appendRemoval(world.home, { import: id, at: world.now().toISOString() });
  const rules = await desk.readRules();
  const until = async (step: Parameters<typeof writer.rule<boolean>>[0]): Promise<void> => {
    while (await writer.rule(step));
  };
  await until((trx) => takeBackRows(trx, world, rules, id));
  await until((trx) => takeBackPast(trx, world, id));
  await until((trx) => takeBackPersonKeys(trx, id));
  await until((trx) => takeBackSaid(trx, id));
  await until((trx) => takeBackPeople(trx, world, id));
  await writer.rule(async (trx) => {
    await markTakenBack(trx, id, world.now());
    await announce(trx, 'import.finished', [id], { takenBack: true });
  });
  await destroySpentKeys(world);
}

/** A database that was restored from before a taking back takes the import back again. Gives how many there were. */
export async function takeBackAgain(desk: TakingBack): Promise<number> {
  const { imports: logged } = readRemovals(desk.world.home);
  const found = logged.length === 0 ? 0 : await reopen(desk.world.db, logged);
  if (found > 0) for (const id of logged) await finishTakingBack(desk, id);
  return found;
}

type TakingBack = Pick<ImportDesk, 'world' | 'writer' | 'readRules'>;
