import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { checkChain, record } from './audit.store.ts';
import { recordRead } from './read.actions.ts';

let database: TestDatabase;
let world: World;
const actor = testActor({ role: 'agent' });
const look = (objectId: string) => ({ actor, action: 'customer.read', objectType: 'customer', objectId });

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool);
});
afterAll(() => database.drop());

test('who look at once are all in the log, one after another, without a commit for each', async () => {
  const ids = Array.from({ length: 60 }, () => newId());
  await Promise.all([
    ...ids.map((id) => recordRead(world, look(id))),
    world.db
      .transaction()
      .execute((trx) => record(trx, world.now(), { actor, action: 'note.write', objectType: 'note' })),
  ]);
  const { rows } = await world.pool.query<{ object_id: string | null; commit: string }>(
    'select object_id, xmin::text as commit from audit order by seq',
  );
  expect(rows.flatMap((row) => row.object_id ?? [])).toEqual(ids);
  expect(new Set(rows.map((row) => row.commit)).size).toBeLessThan(10);
  expect(await checkChain(world.db)).toMatchObject({ intact: true, checked: 61 });
});

test('when the log cannot be written, nobody is told that the look was written; afterwards it goes on', async () => {
  const before = (await checkChain(world.db)).checked;
  await database.ownerPool.query('alter table audit rename to audit_away');
  const answers = await Promise.allSettled([recordRead(world, look('a')), recordRead(world, look('b'))]);
  await database.ownerPool.query('alter table audit_away rename to audit');
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await recordRead(world, look('c'));
  expect(await checkChain(world.db)).toMatchObject({ intact: true, checked: before + 1 });
});
