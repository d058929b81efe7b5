import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEmployees } from '#server/organization/people/people.actions';
import { seedSamplePeople } from '#server/organization/people/sample-people.actions';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import {
  ask,
  askedOf,
  assess,
  comment,
  ideasAlike,
  listIdeas,
  move,
  raise,
  readIdea,
} from './idea.actions.ts';

let database: TestDatabase;
let world: World;
const people = new Map<string, ReturnType<typeof testActor>>();

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool);
  await seedSamplePeople(world);
  for (const { id, name, role, profession } of await listEmployees(world)) {
    people.set(profession ?? role, testActor({ employeeId: id, name, role, sample: true }));
  }
});
afterAll(() => database.drop());

function who(what: string) {
  const actor = people.get(what);
  if (actor === undefined) throw new Error(`nobody is ${what}`);
  return actor;
}

function value<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

const IDEA = { title: 'חלון של שעתיים לטכנאי', body: 'להבטיח לכל לקוח חלון של שעתיים ולעמוד בו.' };

test('an idea goes from its author to the professions, to a decision with a word to the author', async () => {
  const agent = who('agent');
  const cost = who('cost');
  const raised = value(await raise(world, agent, IDEA));
  expect(raised).toMatchObject({ state: 'raised', asked: 0, author: { id: agent.employeeId } });
  expect(raised.may).toEqual(['idea.ask', 'idea.comment']);
  const question = {
    id: raised.id,
    profession: 'cost' as const,
    askedOf: cost.employeeId,
    question: 'כמה זה יעלה?',
  };
  const asked = value(await ask(world, agent, question));
  expect(asked).toMatchObject({ state: 'assessing', asked: 1, assessed: 0 });
  expect(await ask(world, agent, question)).toEqual({ ok: false, refusal: 'asked-already' });
  expect(await askedOf(world, cost.employeeId)).toMatchObject([{ ideaId: raised.id, profession: 'cost' }]);
  const perspective = asked.perspectives[0]?.id ?? '';
  const verdict = { id: perspective, verdict: 'for-with-conditions' as const, words: 'אם מתחילים באזור אחד' };
  expect(await assess(world, agent, verdict)).toEqual({ ok: false, refusal: 'forbidden' });
  const assessed = value(await assess(world, cost, verdict));
  expect(assessed.perspectives[0]).toMatchObject({
    mine: true,
    assessment: { verdict: 'for-with-conditions' },
  });
  const changed = value(await assess(world, cost, { ...verdict, verdict: 'for', words: 'נבדק' }));
  expect(changed).toMatchObject({ assessed: 1 });
  expect(changed.perspectives[0]?.assessment?.verdict).toBe('for');
  expect(await askedOf(world, cost.employeeId)).toEqual([]);
  value(await comment(world, who('staff'), { id: raised.id, words: 'בצפון זה כבר קורה' }));
  expect(await move(world, agent, { id: raised.id, state: 'pilot', words: 'יאללה' })).toEqual({
    ok: false,
    refusal: 'forbidden',
  });
  value(await move(world, who('cx-lead'), { id: raised.id, state: 'pilot', words: 'מתחילים בחיפה' }));
  const read = value(await readIdea(world, agent, raised.id));
  expect(read.state).toBe('pilot');
  expect(read.events.map(({ type }) => type)).toEqual(['raised', 'commented', 'moved']);
  const { rows } = await database.ownerPool.query('select count(*)::int as n from assessment');
  expect(rows).toEqual([{ n: 2 }]);
});

test('while somebody types they see what is alike, and its fate', async () => {
  const [alike] = await ideasAlike(world, 'הטכנאי לא בא בחלון שהובטח');
  expect(alike).toMatchObject({ title: IDEA.title, state: 'pilot', comments: 1 });
  expect(await ideasAlike(world, 'מוזיקת המתנה')).toEqual([]);
});

test('ten comments at once keep their order without a gap', async () => {
  const [idea] = await listIdeas(world);
  const id = idea?.id ?? '';
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => comment(world, who('agent'), { id, words: `c${n}` })),
  );
  const read = value(await readIdea(world, who('agent'), id));
  expect(read.events.map(({ seq }) => seq)).toEqual(read.events.map((_, at) => at + 1));
  expect(read.comments).toBe(11);
});

test('only people who are here can be asked, about ideas that are there', async () => {
  const [idea] = await listIdeas(world);
  const input = { id: idea?.id ?? '', profession: 'time' as const, askedOf: newId(), question: 'מתי?' };
  expect(await ask(world, who('cx-lead'), input)).toEqual({ ok: false, refusal: 'not-found' });
  const nowhere = { ...input, id: newId(), askedOf: who('time').employeeId };
  expect(await ask(world, who('cx-lead'), nowhere)).toEqual({ ok: false, refusal: 'not-found' });
  expect(await ask(world, who('privacy-officer'), { ...input, askedOf: who('time').employeeId })).toEqual({
    ok: false,
    refusal: 'forbidden',
  });
  expect(await raise(world, who('agent'), { ...IDEA, patternId: newId() })).toEqual({
    ok: false,
    refusal: 'not-found',
  });
});

test('an idea may come from a pattern, and carries its name', async () => {
  const patternId = newId();
  await database.ownerPool.query(
    `insert into pattern (id, slice_kind, slice, bucket, short_history, bucket_start, observed, expected, customers, p, q, series, tested, found_at)
     values ($1, 'theme', 'delay', 'week', false, '2026-02-22', 30, 11.5, 28, 0.001, 0.01, '[]', 40, now())`,
    [patternId],
  );
  const raised = value(await raise(world, who('agent'), { ...IDEA, patternId }));
  expect(raised.pattern).toEqual({ id: patternId, name: { he: 'עיכוב', en: 'Delay' } });
});
