import { sql } from 'kysely';
import type { IDEA_STATES, PROFESSIONS, VERDICTS } from '#contract/improvements';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

export type IdeaState = (typeof IDEA_STATES)[number];
export type Profession = (typeof PROFESSIONS)[number];
export type Verdict = (typeof VERDICTS)[number];
type Person = { readonly id: string; readonly name: string };

export interface IdeaRow {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly state: IdeaState;
  readonly author: Person;
  readonly createdAt: Date;
  readonly pattern: { readonly id: string; readonly slice: string } | null;
  readonly asked: number;
  readonly assessed: number;
  readonly comments: number;
}

/** The whole forum, newest first, or one idea of it. */
export async function ideasNewestFirst(db: Db, only: { id?: string } = {}): Promise<IdeaRow[]> {
  const { rows } = await sql<
    Omit<IdeaRow, 'author' | 'pattern'> & {
      authorId: string;
      authorName: string;
      patternId: string | null;
      patternSlice: string | null;
    }
  >`
    select i.id, i.title, i.body, i.state, i.created_at as "createdAt", i.author_id as "authorId", e.name as "authorName",
           p.id as "patternId", p.slice as "patternSlice",
           (select count(*)::int from perspective v where v.idea_id = i.id) as asked,
           (select count(distinct a.perspective_id)::int from perspective v join assessment a on a.perspective_id = v.id
             where v.idea_id = i.id) as assessed,
           (select count(*)::int from idea_event c where c.idea_id = i.id and c.type = 'commented') as comments
      from idea i join employee e on e.id = i.author_id left join pattern p on p.id = i.pattern_id
     where ${only.id ?? null}::uuid is null or i.id = ${only.id ?? null}::uuid
     order by i.created_at desc, i.id desc`.execute(db);
  return rows.map(({ authorId, authorName, patternId, patternSlice, ...row }) => ({
    ...row,
    author: { id: authorId, name: authorName },
    pattern: patternId === null || patternSlice === null ? null : { id: patternId, slice: patternSlice },
  }));
}

export interface PerspectiveRow {
  readonly id: string;
  readonly profession: Profession;
  readonly question: string;
  readonly askedOf: Person;
  readonly askedBy: Person;
  readonly askedAt: Date;
  /** The latest verdict; earlier ones stay in the history. */
  readonly assessment: {
    readonly verdict: Verdict;
    readonly words: string;
    readonly by: Person;
    readonly at: Date;
  } | null;
}

export async function perspectivesOf(db: Db, ideaId: string): Promise<PerspectiveRow[]> {
  const rows = await db
    .selectFrom('perspective as p')
    .innerJoin('employee as o', 'o.id', 'p.asked_of')
    .innerJoin('employee as b', 'b.id', 'p.asked_by')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('assessment as a')
          .innerJoin('employee as w', 'w.id', 'a.by_employee')
          .select(['a.verdict', 'a.words', 'a.at', 'w.id as by_id', 'w.name as by_name'])
          .whereRef('a.perspective_id', '=', 'p.id')
          .orderBy('a.seq', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.profession', 'p.question', 'p.asked_at', 'o.id as of_id', 'o.name as of_name'])
    .select(['b.id as asker_id', 'b.name as asker_name'])
    .select(['last.verdict', 'last.words', 'last.at', 'last.by_id', 'last.by_name'])
    .where('p.idea_id', '=', ideaId)
    .orderBy('p.asked_at')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    profession: row.profession,
    question: row.question,
    askedOf: { id: row.of_id, name: row.of_name },
    askedBy: { id: row.asker_id, name: row.asker_name },
    askedAt: row.asked_at,
    assessment:
      row.verdict === null ||
      row.words === null ||
      row.at === null ||
      row.by_id === null ||
      row.by_name === null
        ? null
        : { verdict: row.verdict, words: row.words, at: row.at, by: { id: row.by_id, name: row.by_name } },
  }));
}

export interface EventRow {
  readonly seq: number;
  readonly type: 'raised' | 'commented' | 'moved';
  readonly words: string;
  readonly by: Person;
  readonly at: Date;
}

export async function eventsOf(db: Db, ideaId: string): Promise<EventRow[]> {
  const rows = await db
    .selectFrom('idea_event as v')
    .innerJoin('employee as e', 'e.id', 'v.by_employee')
    .select(['v.seq', 'v.type', 'v.words', 'v.at', 'e.id as by_id', 'e.name as by_name'])
    .where('v.idea_id', '=', ideaId)
    .orderBy('v.seq')
    .execute();
  return rows.map(({ by_id, by_name, ...row }) => ({ ...row, by: { id: by_id, name: by_name } }));
}

/** Locks the idea: whoever writes its history waits for whoever does. */
export async function lockIdea(trx: Trx, id: string): Promise<{ authorId: string; state: IdeaState } | null> {
  const row = await trx
    .selectFrom('idea')
    .select(['author_id', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { authorId: row.author_id, state: row.state };
}

export async function patternExists(trx: Trx, id: string): Promise<boolean> {
  return (await trx.selectFrom('pattern').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export async function addIdea(
  trx: Trx,
  facts: { title: string; body: string; authorId: string; patternId: string | null; now: Date },
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('idea')
    .values({
      id,
      title: facts.title,
      body: facts.body,
      author_id: facts.authorId,
      pattern_id: facts.patternId,
      state: 'raised',
      created_at: facts.now,
    })
    .execute();
  return id;
}

export async function setState(trx: Trx, id: string, state: IdeaState): Promise<void> {
  await trx.updateTable('idea').set({ state }).where('id', '=', id).execute();
}

export async function appendEvent(
  trx: Trx,
  event: { ideaId: string; type: EventRow['type']; words: string; by: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('idea_event')
    .values({
      idea_id: event.ideaId,
      seq: sql`(select coalesce(max(seq), 0) + 1 from idea_event where idea_id = ${event.ideaId})`,
      type: event.type,
      words: event.words,
      by_employee: event.by,
      at: event.now,
    })
    .execute();
}

/** Null when this profession was asked about this idea already. */
export async function addPerspective(
  trx: Trx,
  facts: {
    ideaId: string;
    profession: Profession;
    askedOf: string;
    askedBy: string;
    question: string;
    now: Date;
  },
): Promise<string | null> {
  const row = await trx
    .insertInto('perspective')
    .values({
      id: newId(),
      idea_id: facts.ideaId,
      profession: facts.profession,
      asked_of: facts.askedOf,
      asked_by: facts.askedBy,
      question: facts.question,
      asked_at: facts.now,
    })
    .onConflict((conflict) => conflict.columns(['idea_id', 'profession']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Locks the perspective, so that two verdicts get two places in the history. */
export async function lockPerspective(
  trx: Trx,
  id: string,
): Promise<{ ideaId: string; askedOf: string } | null> {
  const row = await trx
    .selectFrom('perspective')
    .select(['idea_id', 'asked_of'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { ideaId: row.idea_id, askedOf: row.asked_of };
}

export async function appendAssessment(
  trx: Trx,
  facts: { perspectiveId: string; verdict: Verdict; words: string; by: string; now: Date },
): Promise<void> {
  await trx
    .insertInto('assessment')
    .values({
      perspective_id: facts.perspectiveId,
      seq: sql`(select coalesce(max(seq), 0) + 1 from assessment where perspective_id = ${facts.perspectiveId})`,
      verdict: facts.verdict,
      words: facts.words,
      by_employee: facts.by,
      at: facts.now,
    })
    .execute();
}

/** What this person was asked and has not answered, oldest first. */
export async function unansweredBy(
  db: Db,
  employeeId: string,
): Promise<{ ideaId: string; title: string; profession: Profession }[]> {
  return db
    .selectFrom('perspective as p')
    .innerJoin('idea as i', 'i.id', 'p.idea_id')
    .select(['i.id as ideaId', 'i.title', 'p.profession'])
    .where('p.asked_of', '=', employeeId)
    .where('i.state', 'in', ['raised', 'assessing', 'pilot'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('assessment as a').select('a.seq').whereRef('a.perspective_id', '=', 'p.id'))),
    )
    .orderBy('p.asked_at')
    .execute();
}
