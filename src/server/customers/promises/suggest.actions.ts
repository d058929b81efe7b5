import type { SuggestedPledge } from '#contract/promises';
import { instant } from '#kernel/clock';
import { done, type Result, refused } from '#kernel/result';
import { type FoundPromise, promisesIn } from '#kernel/text/promises';
import { readCustomers, writeOfCustomers } from '#server/customers/customer.policy';
import { recordIdsOf } from '#server/customers/record/names.actions';
import { divisionsById } from '#server/customers/record/record.store';
import { openWords } from '#server/customers/record/timeline.store';
import { openingHours } from '#server/organization/calendar/calendar.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import {
  decidedWords,
  dismissWords,
  type OurWords,
  recordOfInteraction,
  wordsOfOurs,
} from './pledge.store.ts';

/** Promises that stand in our own words and on no record: read when somebody looks, kept nowhere until confirmed. */
const LOOK_BACK_DAYS = 60;
const LOOK_AT = 60;

export async function suggestedPledges(
  world: World,
  actor: Actor,
  customerId: string,
): Promise<Result<SuggestedPledge[], 'forbidden' | 'not-found'>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  const recordIds = await recordIdsOf(world, customerId);
  if (recordIds.length === 0) return refused('not-found');
  const divisions = await divisionsById(world.db);
  return done(
    (await suggestionsFor(world, recordIds)).map(({ words, text, promise }) => ({
      interactionId: words.interactionId,
      saidAt: words.saidAt.toISOString(),
      channel: words.channel,
      start: promise.start,
      end: promise.end,
      quote: text.slice(promise.start, promise.end),
      dueDay: promise.due?.day ?? null,
      dueMinute: promise.due?.minute ?? null,
      division: words.divisionId === null ? null : (divisions.get(words.divisionId) ?? null),
    })),
  );
}

export async function suggestionsFor(
  world: World,
  recordIds: readonly string[],
): Promise<{ words: OurWords; text: string; promise: FoundPromise }[]> {
  const since = new Date(world.now().getTime() - LOOK_BACK_DAYS * 86_400_000);
  const [said, decided] = await Promise.all([
    wordsOfOurs(world.db, recordIds, since, LOOK_AT),
    decidedWords(world.db, recordIds),
  ]);
  const calendar = await openingHours(world);
  return said.flatMap((words) => {
    if (decided.has(`${words.interactionId}:*`)) return [];
    const text = openWords(world, words.interactionId, words.sealed);
    const at = { at: instant(words.saidAt.getTime()), calendar };
    return promisesIn(text, words.direction === 'out' ? 'ours' : 'talk', at)
      .filter((promise) => !decided.has(`${words.interactionId}:${promise.start}`))
      .map((promise) => ({ words, text, promise }));
  });
}

export async function dismissSuggestion(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly interactionId: string; readonly start: number },
): Promise<Result<{ dismissed: true }, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const recordIds = await recordIdsOf(world, input.id);
  const recordId =
    recordIds.length === 0 ? null : await recordOfInteraction(world.db, input.interactionId, recordIds);
  if (recordId === null) return refused('not-found');
  const now = world.now();
  await world.db.transaction().execute(async (trx) => {
    await dismissWords(trx, { recordId, ...input, by: actor.employeeId, at: now });
    await record(trx, now, {
      actor,
      action: 'promise.dismiss',
      objectType: 'interaction',
      objectId: input.interactionId,
    });
  });
  return done({ dismissed: true });
}
