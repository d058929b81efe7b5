import { afterAll, beforeAll, expect, test } from 'vitest';
import { divisionRefs } from '#server/customers/record/record.actions';
import { nameOwner } from '#server/listening/patterns/pattern.actions';
import { savePattern } from '#server/listening/patterns/pattern.store';
import { listEmployees } from '#server/organization/people/people.actions';
import { seedSamplePeople } from '#server/organization/people/sample-people.actions';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { readToday } from './today.actions.ts';

let database: TestDatabase;
let world: World;
let lead: ReturnType<typeof testActor>;

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool);
  await seedSamplePeople(world);
  const found = (await listEmployees(world)).find(({ role }) => role === 'cx-lead');
  if (found === undefined) throw new Error('nobody is the CX lead');
  lead = testActor({ employeeId: found.id, name: found.name, role: found.role, sample: true });
});
afterAll(() => database.drop());

async function grew(slice: string, divisionId: string | null): Promise<string> {
  const id = newId();
  await world.db.transaction().execute((trx) =>
    savePattern(
      trx,
      {
        id,
        sliceKind: 'theme',
        slice,
        manner: 'burst',
        bucket: 'day',
        buckets: 1,
        shortHistory: false,
        bucketStart: '2026-11-18',
        observed: 30,
        expected: 9,
        customers: 25,
        p: 0.0001,
        q: 0.001,
        tested: 20,
        divisionId,
        series: [],
      },
      world.now(),
    ),
  );
  return id;
}

test('a pattern that some division usually mends waits for no owner; one that nobody mends waits until it is named', async () => {
  const [division] = [...(await divisionRefs(world.db)).values()];
  const owned = await grew('price', division?.id ?? null);
  const nobodys = await grew('technician', null);
  expect(division).toBeDefined();
  const waiting = async () => (await readToday(world, lead)).patternsWithoutOwner.map(({ id }) => id);
  expect(await waiting()).toEqual([nobodys]);
  expect(await waiting()).not.toContain(owned);
  await nameOwner(world, lead, { id: nobodys, divisionId: division?.id ?? '' });
  expect(await waiting()).toEqual([]);
});
