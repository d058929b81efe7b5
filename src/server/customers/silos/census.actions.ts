import { setImmediate as breathe } from 'node:timers/promises';
import { done, type Result, refused } from '#kernel/result';
import { settleConflicts } from '#server/customers/customer.policy';
import { readProfile } from '#server/customers/record/record.store';
import { type Actor, can } from '#server/platform/access';
import { ErasedValue } from '#server/platform/vault/vault';
import type { World } from '#server/platform/world';
import {
  census,
  countedByTable,
  lastOfNext,
  type MemberRow,
  membersAfter,
  saveCensus,
} from './census.store.ts';
import { type Counts, countCustomer, type Member } from './census.ts';

/**
 * Counts again what lives only where: at night, after an import, and when somebody asks. Profiles are sealed, so each is
 * opened; a few hundred people at a time, so that nobody waits behind it.
 */
const PEOPLE_AT_ONCE = 300;
const FIRST = '00000000-0000-0000-0000-000000000000';

const counting = new WeakMap<World, Promise<Date>>();

/** Whoever asks while it is being counted gets that count. */
export function takeCensus(world: World): Promise<Date> {
  const running = counting.get(world) ?? count(world).finally(() => counting.delete(world));
  counting.set(world, running);
  return running;
}

export async function recount(
  world: World,
  actor: Actor,
): Promise<Result<{ countedAt: string }, 'forbidden'>> {
  if (!can(actor, settleConflicts, undefined)) return refused('forbidden');
  return done({ countedAt: (await takeCensus(world)).toISOString() });
}

export async function readCensus(world: World): ReturnType<typeof census> {
  return census(world.db);
}

async function count(world: World): Promise<Date> {
  const counts: Counts = new Map();
  for (let after: string | null = FIRST; after !== null; ) {
    const last: string | null = await lastOfNext(world.db, after, PEOPLE_AT_ONCE);
    if (last === null) break;
    for (const members of byCustomer(await membersAfter(world.db, after, PEOPLE_AT_ONCE)))
      countCustomer(
        counts,
        members.flatMap((row) => opened(world, row)),
      );
    after = last;
    await breathe();
  }
  const attributes = [...counts].flatMap(([sourceId, subjects]) =>
    [...subjects].map(([subject, n]) => ({ sourceId, subject, ...n })),
  );
  const at = world.now();
  const byTable = await countedByTable(world.db);
  await world.db.transaction().execute((trx) => saveCensus(trx, [...attributes, ...byTable], at));
  return at;
}

function byCustomer(rows: readonly MemberRow[]): MemberRow[][] {
  const found = new Map<string, MemberRow[]>();
  for (const row of rows) {
    const known = found.get(row.customerId);
    if (known === undefined) found.set(row.customerId, [row]);
    else known.push(row);
  }
  return [...found.values()];
}

/** Whoever was erased between the question and the opening is not counted. */
function opened(world: World, { recordId, sourceId, profile, corrected }: MemberRow): Member[] {
  try {
    return [{ sourceId, corrected, profile: readProfile(world, recordId, profile) }];
  } catch (fault) {
    if (fault instanceof ErasedValue) return [];
    throw fault;
  }
}
