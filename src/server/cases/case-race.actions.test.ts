import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HARMS } from '#contract/cases';
import { firstPolicy } from '#server/cases/compensation/first-policy';
import { connect } from '#server/platform/database';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { acceptBaton, closeWithOutcome, giveBackBaton, handOver, open, reopenAgain } from './case.actions.ts';
import { readCase } from './case-page.actions.ts';
import { compensate, seedCompensationPolicy } from './compensation.actions.ts';
import { insertDivision, insertPerson, insertSource } from './customer.fixture.ts';

/** Many people, few cases, random acts at the same moment; afterwards the history is read as a judge would read it. */
const WORKERS = 16;
const ACTS_EACH = 24;
let database: TestDatabase;
let pool: Pool;
let world: World;

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.appUrl, { max: 7, applicationName: 'test race' });
  world = testWorld(pool, new Date('2026-03-01T08:00:00Z'));
  await seedCompensationPolicy(world);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Mulberry32: the same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function chosen<Item>(items: readonly Item[], at: number): Item {
  const item = items[at];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

test('whatever many people do at once, each case has one holder at each moment and no clause is exceeded', async () => {
  const divisions = [
    await insertDivision(world, 'a'),
    await insertDivision(world, 'b'),
    await insertDivision(world, 'c'),
  ];
  const source = await insertSource(world);
  const { customerId } = await insertPerson(world, source, { name: 'דנה לוי' });
  const lead = testActor({ role: 'cx-lead' });
  const cases: string[] = [];
  for (const divisionId of divisions) {
    const opened = await open(world, lead, { customerId, subject: 'מרוץ', divisionId });
    if (opened.ok) cases.push(opened.value.id);
  }
  expect(cases).toHaveLength(3);

  async function work(worker: number): Promise<number> {
    const next = numbers(worker + 1);
    const pick = <Item>(items: readonly Item[]): Item => chosen(items, next(items.length));
    let done = 0;
    for (let act = 0; act < ACTS_EACH; act++) {
      const actor = testActor({ role: pick(['agent', 'division-manager']), divisionId: pick(divisions) });
      const id = pick(cases);
      const result = await pick([
        () => handOver(world, actor, { id, divisionId: pick(divisions), reason: 'העברה' }),
        () => acceptBaton(world, actor, { id }),
        () => acceptBaton(world, actor, { id }),
        () => giveBackBaton(world, actor, { id, reason: 'החזרה' }),
        () =>
          compensate(world, actor, { id, kind: 'credit', harm: pick(HARMS), amountMinor: 500 + next(4_000) }),
        () => closeWithOutcome(world, actor, { id, outcome: 'solved', words: 'נסגר' }),
        () => reopenAgain(world, actor, { id, reason: 'שוב' }),
      ])();
      if (result.ok) done++;
    }
    return done;
  }
  const done = await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  expect(done.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(25);

  const limits = new Map(firstPolicy('ILS').map((clause) => [clause.clause, clause.limitMinor]));
  let accepted = 0;
  for (const id of cases) {
    const page = await readCase(world, lead, id);
    if (!page.ok) throw new Error('the case is gone');
    let holder: string | null = null;
    let offered: string | null = null;
    let isOpen = false;
    page.value.events.forEach((event, at) => {
      expect(event.seq).toBe(at + 1);
      if (event.type === 'opened') holder = event.to?.id ?? null;
      else if (event.type === 'reopened') expect([isOpen, event.to?.id]).toEqual([false, holder]);
      else expect(isOpen, `${event.type} on a closed case`).toBe(true);
      if (event.type === 'offered') {
        expect([offered, event.from?.id]).toEqual([null, holder]);
        offered = event.to?.id ?? null;
      }
      if (event.type === 'accepted') {
        expect([event.from?.id, event.to?.id]).toEqual([holder, offered]);
        holder = offered;
        accepted++;
      }
      if (event.type === 'accepted' || event.type === 'returned') offered = null;
      if (event.type === 'closed') expect(offered).toBeNull();
      isOpen =
        event.type === 'closed' ? false : event.type === 'opened' || event.type === 'reopened' || isOpen;
    });
    expect(page.value).toMatchObject({ state: isOpen ? 'open' : 'closed', holder: { id: holder } });
    expect(page.value.offeredTo?.id ?? null).toBe(offered);
    for (const [clause, limit] of limits) {
      const given = page.value.compensations.filter((gift) => gift.clause === clause);
      expect(given.reduce((sum, gift) => sum + gift.amountMinor, 0)).toBeLessThanOrEqual(limit);
    }
  }
  expect(accepted).toBeGreaterThan(0);
});
