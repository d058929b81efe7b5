import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { masterHere } from '#server/customers/outward/outward.fixture';
import { correctValue } from '#server/customers/record/correction.actions';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { newId } from '#server/platform/ids';
import { testActor } from '#server/platform/world.fixture';
import { takeCensus } from './census.actions.ts';
import { type Counts, countCustomer } from './census.ts';
import { listSilos, planMove, readSilo } from './silo.actions.ts';

let house: LiveHouse;
let crm: string;
let shop: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
  shop = await house.silo('shop', 30);
  const dana = { name: 'דנה אבוקסיס', phone: '052-7431196', nationalId: '329471163' };
  await house.send(crm, [
    { externalId: '1', customer: { reference: 'C-1', ...dana, email: 'dana@example.test', city: 'חיפה' } },
    { externalId: '2', kind: 'bill', customer: { reference: 'C-2', name: 'עומר זילברמן', street: 'הרצל 1' } },
  ]);
  await house.send(shop, [
    { externalId: '1', customer: { reference: 'S-1', ...dana } },
    {
      externalId: '2',
      kind: 'purchase',
      customer: { name: 'רחל מלכא' },
      attributes: { 'preference.language': 'he' },
    },
  ]);
});
afterAll(() => house.close());

const page = async (id: string) => allowed(await readSilo(house.world, house.other, id));
const held = async (id: string, subject: string) => {
  const found = (await page(id)).held.find((one) => one.subject === subject);
  return found === undefined ? null : [found.people, found.alone];
};

describe('what lives only in one silo', () => {
  test('is counted person by person: what another silo or a person of ours says as well does not live only there', async () => {
    await takeCensus(house.world);
    expect(await held(crm, 'attribute.name')).toEqual([2, 1]);
    expect(await held(shop, 'attribute.name')).toEqual([2, 1]);
    expect(await held(crm, 'attribute.phone')).toEqual([1, 0]);
    expect(await held(crm, 'attribute.email')).toEqual([1, 1]);
    expect(await held(crm, 'attribute.city')).toEqual([1, 1]);
    expect(await held(crm, 'kind.bill')).toEqual([1, 1]);
    expect(await held(shop, 'kind.call')).toEqual([1, 0]);
    expect(await held(shop, 'thing.preferences')).toEqual([1, 1]);
    expect((await page(shop)).withoutReference).toBe(1);
    const id = await house.customer('אבוקסיס');
    allowed(
      await correctValue(house.world, house.agent, { id, attribute: 'city', value: 'עכו', reason: 'עברה' }),
    );
    await takeCensus(house.world);
    expect(await held(crm, 'attribute.city')).toEqual([1, 0]);
  });

  test('lives no longer only there once its master is here', async () => {
    await masterHere(house, shop, 'preferences');
    expect(await held(shop, 'thing.preferences')).toEqual([1, 0]);
  });

  test('is never more than what there is, and one person is never alone with two silos', () => {
    const profile = fc.record(
      { name: fc.constantFrom('א', 'b'), city: fc.constant('חיפה'), reference: fc.constant('r') },
      { requiredKeys: [] },
    );
    const member = fc.record({
      sourceId: fc.constantFrom('a', 'b', 'c'),
      profile,
      corrected: fc.subarray(['city']),
    });
    fc.assert(
      fc.property(fc.array(fc.array(member, { maxLength: 5 }), { maxLength: 8 }), (customers) => {
        const counts: Counts = new Map();
        for (const members of customers) countCustomer(counts, members);
        for (const subject of ['attribute.city', 'attribute.name', 'attribute.latin-name']) {
          const all = [...counts.values()].flatMap((own) => own.get(subject) ?? []);
          for (const { people, alone } of all) expect(alone).toBeLessThanOrEqual(people);
          expect(all.reduce((sum, { alone }) => sum + alone, 0)).toBeLessThanOrEqual(customers.length);
        }
      }),
    );
  });
});

describe('who moves it', () => {
  const plan = (more: object) => ({
    ...{ id: crm, subject: 'attribute.email', state: 'moving', due: '2026-06-01' },
    ...{ divisionId: house.operations, employeeId: null, ...more },
  });
  type Plan = Parameters<typeof planMove>[2];

  test('is a division or a person, with a day, and is counted as no longer without anybody', async () => {
    const before = allowed(await listSilos(house.world, house.other)).find(({ id }) => id === crm);
    const after = allowed(await planMove(house.world, house.other, plan({}) as Plan));
    expect(after.held.find(({ subject }) => subject === 'attribute.email')?.move).toMatchObject({
      ...{ state: 'moving', due: '2026-06-01', employee: null },
      division: { code: 'operations' },
    });
    const row = allowed(await listSilos(house.world, house.other)).find(({ id }) => id === crm);
    expect(row?.unmoved).toBe((before?.unmoved ?? 0) - 1);
    expect(row?.onlyThere).toBe(before?.onlyThere);
  });

  test('has to be somebody, who is there', async () => {
    expect(await planMove(house.world, house.other, plan({ divisionId: null }) as Plan)).toEqual({
      ...{ ok: false, refusal: 'nobody-named' },
    });
    for (const nobody of [{ divisionId: newId() }, { divisionId: null, employeeId: newId() }])
      expect(await planMove(house.world, house.other, plan(nobody) as Plan)).toEqual({
        ...{ ok: false, refusal: 'no-such-mover' },
      });
    expect(await planMove(house.world, testActor({ role: 'agent' }), plan({}) as Plan)).toEqual({
      ...{ ok: false, refusal: 'forbidden' },
    });
    expect(await readSilo(house.world, house.other, newId())).toEqual({ ok: false, refusal: 'not-found' });
  });
});
