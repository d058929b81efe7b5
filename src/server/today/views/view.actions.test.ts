import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewsContract } from '#contract/views';
import type { EmployeeActor } from '#server/platform/access';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { changeView, listViews, removeView, restoreView, saveView, setDefaultView } from './view.actions.ts';

let database: TestDatabase;
let world: World;
const [service, sales] = [newId(), newId()];
const lead = testActor({ role: 'cx-lead' });
const agent = testActor({ role: 'agent', divisionId: service });
const mate = testActor({ role: 'agent', divisionId: service });
const seller = testActor({ role: 'agent', divisionId: sales });
const clerk = testActor({ role: 'employee', divisionId: service });
beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool);
  for (const [at, one] of [lead, agent, mate, seller, clerk].entries())
    await world.db
      .insertInto('employee')
      .values({ id: one.employeeId, name: `P${at}`, email: `p${at}@example.test`, role: one.role })
      .execute();
});
afterAll(() => database.drop());

const names = async (actor: EmployeeActor): Promise<string[]> => {
  const views = await listViews(world, actor);
  return views.ok ? views.value.map(({ name }) => name) : [];
};
const save = async (
  actor: EmployeeActor,
  name: string,
  shared: 'mine' | 'division' | 'everybody',
  place: '/promises' | '/decisions' = '/promises',
): Promise<string> => {
  const saved = await saveView(world, actor, { place, name, search: '?state=overdue', shared });
  if (!saved.ok) throw new Error(saved.refusal);
  return saved.value.id;
};

describe('a view of a list', () => {
  it('is mine until I share it, and widens nobody’s rights', async () => {
    await save(agent, 'own', 'mine');
    const shared = await save(agent, 'team', 'division');
    await save(lead, 'all', 'everybody');
    await save(lead, 'all decisions', 'everybody', '/decisions');
    expect(await names(agent)).toEqual(['all decisions', 'all', 'own', 'team']);
    expect(await names(mate)).toEqual(['all decisions', 'all', 'team']);
    expect(await names(seller)).toEqual(['all decisions', 'all']);
    // Whoever may not see promises is not even told the names of views of them.
    expect(await names(clerk)).toEqual(['all decisions']);
    expect(
      await saveView(world, clerk, { place: '/promises', name: 'x', search: '', shared: 'mine' }),
    ).toEqual({ ok: false, refusal: 'forbidden' });
    expect(
      await saveView(world, agent, { place: '/promises', name: 'x', search: '', shared: 'everybody' }),
    ).toEqual({ ok: false, refusal: 'forbidden' });
    expect(
      await saveView(world, lead, { place: '/promises', name: 'x', search: '', shared: 'division' }),
    ).toEqual({ ok: false, refusal: 'no-division' });
    expect(await changeView(world, mate, { id: shared, name: 'theirs' })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await changeView(world, seller, { id: shared, name: 'theirs' })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  });

  it('is renamed, removed and brought again by its maker, and opens first for whom it should', async () => {
    const id = await save(agent, 'late', 'division');
    expect((await changeView(world, agent, { id, name: 'late ones', search: '?state=open' })).ok).toBe(true);
    expect(await names(mate)).toContain('late ones');
    const chosen = await setDefaultView(world, mate, { place: '/promises', id });
    expect(chosen.ok && chosen.value.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual([
      'late ones',
    ]);
    const [mine] = [await listViews(world, agent)];
    expect(mine.ok && mine.value.some(({ isDefault }) => isDefault)).toBe(false);
    expect((await removeView(world, agent, { id })).ok).toBe(true);
    expect(await names(mate)).not.toContain('late ones');
    expect(await setDefaultView(world, mate, { place: '/promises', id })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect((await restoreView(world, agent, { id })).ok).toBe(true);
    expect(await names(mate)).toContain('late ones');
    // It is shared with nobody any more, and is nobody else's.
    expect((await changeView(world, agent, { id, shared: 'mine' })).ok).toBe(true);
    expect(await names(mate)).not.toContain('late ones');
    expect((await setDefaultView(world, mate, { place: '/promises', id: null })).ok).toBe(true);
  });

  it('holds filters in plain words and nothing else', () => {
    const schema = viewsContract.save['~orpc'].inputSchema;
    const asked = (search: string) =>
      schema?.['~standard'].validate({ place: '/promises', name: 'a', search, shared: 'mine' });
    for (const search of ['', '?state=overdue', '?dueFrom=2026-01-01&state=open', '?as=%22x%22'])
      expect(asked(search)).toHaveProperty('value');
    for (const search of ['//evil.example', '?a=<script>', 'javascript:alert(1)', '?a=b#c', '/customers'])
      expect(asked(search)).toHaveProperty('issues');
  });
});
