import type { Letter } from '#contract/open-doors';
import { type Day, dayIn, instant } from '#kernel/clock';
import { done, type Result, refused } from '#kernel/result';
import { readOrganizationFacts } from '#server/organization/organization.actions';
import { type Actor, can, mintActor, type SystemActor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import { queueMailToEverybody } from '#server/platform/mail/outgoing-mail.store';
import type { World } from '#server/platform/world';
import { readLetters, sendLetter } from './letter.policy.ts';
import {
  alone,
  chainHead,
  letterOf,
  lettersNewestFirst,
  letterWasSent,
  type StoredLetter,
  saveLetter,
} from './letter.store.ts';
import { type Content, composeLetter } from './letter.ts';
import { instantsOf, monthBefore, monthOf, monthUntil } from './month.ts';
import { counted, decisionsMovedIn, ideasIn, patternsFoundIn, pledgesDueIn } from './month-facts.store.ts';
import { candidatesOf } from './stories.store.ts';
import { drawStories } from './stories.ts';

/** A letter that was not sent yet is written anew when it is older than this. */
const FRESH_MS = 10 * 60_000;

export async function listLetters(world: World): Promise<{
  current: Day;
  letters: { month: string; writtenAt: string; sentAt: string | null; sentTo: number }[];
}> {
  return { current: currentMonth(world), letters: await lettersNewestFirst(world.db) };
}

/**
 * The month's letter. Until it is sent it follows the figures: it is written when there is none and anew when it has
 * aged; once sent it stays as everybody got it. A month without anything heard has no letter.
 */
export async function readLetter(
  world: World,
  actor: Actor,
  day: Day,
): Promise<Result<Letter & { may: string[] }, 'forbidden' | 'not-found'>> {
  if (!can(actor, readLetters, undefined)) return refused('forbidden');
  const stored = await writtenLetter(world, actor, monthOf(day));
  if (stored === null) return refused('not-found');
  const may = [readLetters, sendLetter]
    .filter((right) => can(actor, right, undefined))
    .map(({ name }) => name);
  return done({ ...asLetter(stored), may });
}

/** Queues one mail for everybody who works here and is real; the letter is fixed from then on. */
export async function send(
  world: World,
  actor: Actor,
  input: { month: Day; again: boolean },
  { mailIsSetUp }: { mailIsSetUp: boolean },
): Promise<Result<{ queued: number }, 'forbidden' | 'not-found' | 'mail-not-set-up' | 'sent-already'>> {
  if (!can(actor, sendLetter, undefined)) return refused('forbidden');
  if (!mailIsSetUp) return refused('mail-not-set-up');
  const month = monthOf(input.month);
  if ((await writtenLetter(world, actor, month)) === null) return refused('not-found');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const letter = await letterOf(trx, world, month, 'locked');
    if (letter === null) return refused('not-found');
    if (letter.sentAt !== null && !input.again) return refused('sent-already');
    const queued = await queueMailToEverybody(trx, { kind: 'letter', subject: month, now });
    await letterWasSent(trx, { month, to: queued, now });
    const facts = { queued, again: input.again };
    await record(trx, now, { actor, action: 'letter.send', objectType: 'letter', objectId: month, facts });
    await announce(trx, 'letter.sent', [], { month });
    return done({ queued });
  });
}

/** On the first of a month: writes the letter of the month that ended. The month, or null when nothing was heard. */
export async function writeMonthlyLetter(world: World): Promise<Day | null> {
  const month = monthBefore(currentMonth(world));
  const calendar = mintActor<SystemActor>({ kind: 'system', name: 'letter' });
  return (await writtenLetter(world, calendar, month)) === null ? null : month;
}

/** The letter as it was last written, for the mail. */
export async function letterAsWritten(world: World, month: Day): Promise<Letter | null> {
  const stored = await letterOf(world.db, world, month);
  return stored === null ? null : asLetter(stored);
}

async function writtenLetter(world: World, actor: Actor, month: Day): Promise<StoredLetter | null> {
  const now = world.now();
  const isGood = (letter: StoredLetter | null) =>
    letter !== null && (letter.sentAt !== null || letter.writtenAt.getTime() > now.getTime() - FRESH_MS);
  const before = await letterOf(world.db, world, month);
  if (isGood(before)) return before;
  const content = await contentOf(world, month);
  if (content === null) return before;
  return world.db.transaction().execute(async (trx) => {
    await alone(trx, month);
    const meanwhile = await letterOf(trx, world, month, 'locked');
    if (isGood(meanwhile)) return meanwhile;
    await saveLetter(trx, world, { content, chainHead: await chainHead(trx), now });
    await record(trx, now, { actor, action: 'letter.write', objectType: 'letter', objectId: month });
    return letterOf(trx, world, month);
  });
}

/** All figures of one letter are read in one snapshot: a count and the stories under it never disagree. */
async function contentOf(world: World, day: Day): Promise<Content | null> {
  const now = world.now();
  const { timeZone } = world.organization;
  const month = monthUntil(day, now, timeZone);
  if (month === null) return null;
  const instants = instantsOf(month, timeZone);
  const { name, currency } = await readOrganizationFacts(world);
  return world.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const current = await counted(trx, month, instants);
      if (current.interactions === 0) return null;
      return composeLetter({
        month: month.month,
        organization: name,
        currency,
        now: current,
        before: await counted(trx, month.before, instantsOf(month.before, timeZone)),
        pledges: await pledgesDueIn(trx, { ...instants, now, timeZone }),
        patterns: await patternsFoundIn(trx, month),
        decisions: await decisionsMovedIn(trx, instants),
        stories: drawStories(await candidatesOf(trx, world, { month: month.month, span: month })),
        ideas: await ideasIn(trx, instants),
      });
    });
}

function asLetter({ content, chainHead: head, writtenAt, sentAt, sentTo }: StoredLetter): Letter {
  return {
    ...content,
    chainHead: head,
    writtenAt: writtenAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    sentTo,
  };
}

function currentMonth(world: World): Day {
  return monthOf(dayIn(world.organization.timeZone, instant(world.now().getTime())));
}
