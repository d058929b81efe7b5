import type { Idea } from '#contract/improvements';
import { done, type Result, refused } from '#kernel/result';
import { named } from '#server/listening/pack';
import { activeEmployee } from '#server/organization/people/people.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { Db, World } from '#server/platform/world';
import { alikeIdeas } from './alike.ts';
import { askPerspective, assessIdea, commentIdea, moveIdea, raiseIdea } from './idea.policy.ts';
import {
  addIdea,
  addPerspective,
  appendAssessment,
  appendEvent,
  eventsOf,
  type IdeaRow,
  type IdeaState,
  ideasNewestFirst,
  lockIdea,
  lockPerspective,
  type Profession,
  patternExists,
  perspectivesOf,
  setState,
  unansweredBy,
  type Verdict,
} from './idea.store.ts';

export type ListedIdea = Omit<Idea, 'body' | 'perspectives' | 'events' | 'may'>;

export async function listIdeas(world: World): Promise<ListedIdea[]> {
  return (await ideasNewestFirst(world.db)).map(listed);
}

/** Up to three ideas like the text that somebody is typing. */
export async function ideasAlike(world: World, text: string): Promise<ListedIdea[]> {
  const ideas = await ideasNewestFirst(world.db);
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  return alikeIdeas(text, ideas).flatMap((id) => {
    const idea = byId.get(id);
    return idea === undefined ? [] : [listed(idea)];
  });
}

export async function readIdea(world: World, actor: Actor, id: string): Promise<Result<Idea, 'not-found'>> {
  const idea = await wholeIdea(world.db, actor, id);
  return idea === null ? refused('not-found') : done(idea);
}

/** What somebody was asked to assess and has not. */
export async function askedOf(world: World, employeeId: string) {
  return unansweredBy(world.db, employeeId);
}

export async function raise(
  world: World,
  actor: Actor,
  input: { title: string; body: string; patternId?: string | undefined },
): Promise<Result<Idea, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor) || !can(actor, raiseIdea, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const patternId = input.patternId ?? null;
    if (patternId !== null && !(await patternExists(trx, patternId))) return refused('not-found');
    const { title, body } = input;
    const id = await addIdea(trx, { title, body, authorId: actor.employeeId, patternId, now });
    await appendEvent(trx, { ideaId: id, type: 'raised', words: title, by: actor.employeeId, now });
    await record(trx, now, { actor, action: 'idea.raise', objectType: 'idea', objectId: id });
    await announce(trx, 'idea.raised', [id]);
    return written(trx, actor, id);
  });
}

/** Asks one named person for the view of one profession; the idea is then being assessed. */
export async function ask(
  world: World,
  actor: Actor,
  input: { id: string; profession: Profession; askedOf: string; question: string },
): Promise<Result<Idea, 'forbidden' | 'not-found' | 'asked-already'>> {
  if (!isEmployee(actor)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const idea = await lockIdea(trx, input.id);
    if (idea === null || (await activeEmployee(trx, input.askedOf)) === null) return refused('not-found');
    if (!can(actor, askPerspective, idea)) return refused('forbidden');
    const { id, ...asked } = input;
    const perspectiveId = await addPerspective(trx, { ...asked, ideaId: id, askedBy: actor.employeeId, now });
    if (perspectiveId === null) return refused('asked-already');
    if (idea.state === 'raised') await setState(trx, id, 'assessing');
    await record(trx, now, {
      actor,
      action: 'idea.ask',
      objectType: 'idea',
      objectId: id,
      facts: { profession: input.profession, askedOf: input.askedOf },
    });
    await announce(trx, 'perspective.asked', [perspectiveId]);
    return written(trx, actor, id);
  });
}

/** A verdict may be given again: the newest counts, all of them stay. */
export async function assess(
  world: World,
  actor: Actor,
  input: { id: string; verdict: Verdict; words: string },
): Promise<Result<Idea, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const asked = await lockPerspective(trx, input.id);
    if (asked === null) return refused('not-found');
    if (!can(actor, assessIdea, asked)) return refused('forbidden');
    const { id, verdict, words } = input;
    await appendAssessment(trx, { perspectiveId: id, verdict, words, by: actor.employeeId, now });
    await record(trx, now, {
      actor,
      action: 'perspective.assess',
      objectType: 'perspective',
      objectId: id,
      facts: { verdict },
    });
    await announce(trx, 'perspective.assessed', [id]);
    return written(trx, actor, asked.ideaId);
  });
}

export async function comment(
  world: World,
  actor: Actor,
  input: { id: string; words: string },
): Promise<Result<Idea, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor) || !can(actor, commentIdea, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    if ((await lockIdea(trx, input.id)) === null) return refused('not-found');
    await appendEvent(trx, {
      ideaId: input.id,
      type: 'commented',
      words: input.words,
      by: actor.employeeId,
      now,
    });
    await record(trx, now, { actor, action: 'idea.comment', objectType: 'idea', objectId: input.id });
    return written(trx, actor, input.id);
  });
}

/** Never without words: the author learns why. */
export async function move(
  world: World,
  actor: Actor,
  input: { id: string; state: Exclude<IdeaState, 'raised' | 'assessing'>; words: string },
): Promise<Result<Idea, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor) || !can(actor, moveIdea, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const now = world.now();
    const before = await lockIdea(trx, input.id);
    if (before === null) return refused('not-found');
    const { id, state, words } = input;
    await setState(trx, id, state);
    await appendEvent(trx, { ideaId: id, type: 'moved', words, by: actor.employeeId, now });
    await record(trx, now, {
      actor,
      action: 'idea.move',
      objectType: 'idea',
      objectId: id,
      facts: { from: before.state, to: state },
    });
    return written(trx, actor, id);
  });
}

async function written(db: Db, actor: Actor, id: string): Promise<Result<Idea, never>> {
  const idea = await wholeIdea(db, actor, id);
  if (idea === null) throw new Error('an idea vanished in the transaction that wrote it');
  return done(idea);
}

async function wholeIdea(db: Db, actor: Actor, id: string): Promise<Idea | null> {
  const [idea] = await ideasNewestFirst(db, { id });
  if (idea === undefined) return null;
  const perspectives = await perspectivesOf(db, id);
  const events = await eventsOf(db, id);
  return {
    ...listed(idea),
    body: idea.body,
    perspectives: perspectives.map(({ askedAt, assessment, ...rest }) => ({
      ...rest,
      askedAt: askedAt.toISOString(),
      assessment: assessment === null ? null : { ...assessment, at: assessment.at.toISOString() },
      mine: can(actor, assessIdea, { askedOf: rest.askedOf.id }),
    })),
    events: events.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    may: [
      ...(can(actor, askPerspective, { authorId: idea.author.id }) ? [askPerspective.name] : []),
      ...[commentIdea, moveIdea].filter((right) => can(actor, right, undefined)).map((right) => right.name),
    ],
  };
}

function listed(idea: IdeaRow): ListedIdea {
  const { id, title, state, author, createdAt, pattern, asked, assessed, comments } = idea;
  return {
    id,
    title,
    state,
    author,
    createdAt: createdAt.toISOString(),
    pattern: pattern === null ? null : { id: pattern.id, name: named(pattern.slice).name },
    asked,
    assessed,
    comments,
  };
}
