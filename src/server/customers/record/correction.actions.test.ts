import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CRITERIA } from '#contract/customers';
import { chooseCriteria, correctValue, listCorrections, withdrawCorrection } from './correction.actions.ts';
import { allowed, type LiveHouse, openLiveHouse } from './live.fixture.ts';
import { findCustomers, readCustomer } from './record.actions.ts';
import { between, inOrderOf, type Word } from './survivorship.ts';

let house: LiveHouse;
let crm: string;
let shop: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
  shop = await house.silo('shop', 40);
  await house.send(crm, [
    {
      externalId: 'c1',
      customer: { reference: '1', name: 'נועה ברק', city: 'חיפה', email: 'noa@barak.example' },
    },
  ]);
  await house.send(shop, [
    {
      externalId: 's1',
      customer: { reference: '9', name: 'נועה ברק', city: 'עכו', email: 'noa@barak.example' },
    },
  ]);
  await house.send(shop, [{ externalId: 's2', customer: { reference: '33', name: 'נ. ברק', city: 'צפת' } }]);
});
afterAll(() => house.close());

const cityOf = async (query: string, field = 'city') => {
  const read = await readCustomer(house.world, house.agent, await house.customer(query), 'test');
  const found = allowed(read).attributes.find(({ attribute }) => attribute === field);
  return found === undefined
    ? null
    : { value: found.value, why: found.why, others: found.others.map((one) => one.value) };
};
const correct = async (query: string, attribute: 'city' | 'phone' | 'name', value: string) =>
  correctValue(house.world, house.agent, {
    id: await house.customer(query),
    attribute,
    value,
    reason: 'אמרה בטלפון',
  });

describe('a value corrected by hand', () => {
  test('wins over every silo with who and why, survives the next import, and gives way when it is withdrawn', async () => {
    expect(await cityOf('נועה')).toEqual({ value: 'חיפה', why: 'trusted', others: ['עכו'] });
    const { correctionId } = allowed(await correct('נועה', 'city', 'נהריה'));
    expect(await cityOf('נועה')).toEqual({ value: 'נהריה', why: 'corrected', others: ['חיפה', 'עכו'] });
    await house.send(crm, [
      {
        externalId: 'c2',
        customer: { reference: '1', name: 'נועה ברק', city: 'טבריה', email: 'noa@barak.example' },
      },
    ]);
    expect(await cityOf('נועה')).toMatchObject({ value: 'נהריה', others: ['טבריה', 'עכו'] });
    const withdraw = () => withdrawCorrection(house.world, house.agent, { id: correctionId, reason: 'טעות' });
    allowed(await withdraw());
    expect(await withdraw()).toEqual({ ok: false, refusal: 'not-standing' });
    expect(await cityOf('נועה')).toMatchObject({ value: 'טבריה', why: 'trusted' });
    const history = allowed(await listCorrections(house.world, house.agent, await house.customer('נועה')));
    expect(history).toMatchObject([
      { value: 'נהריה', reason: 'אמרה בטלפון', by: { name: 'Agent' }, withdrawn: { reason: 'טעות' } },
    ]);
  });

  test('hangs on its record: it goes along into a merge and comes back out of it', async () => {
    allowed(await correct('נועה', 'city', 'אילת'));
    const [one, other] = [await house.customer('נועה'), await house.customer('נ. ברק')];
    expect(one).not.toBe(other);
    const ruling = await house.merge(other, one);
    expect((await cityOf('נועה'))?.value).toBe('אילת');
    await house.undo(ruling);
    expect((await cityOf('נועה'))?.value).toBe('אילת');
    expect(await house.customer('נ. ברק')).toBe(other);
    const read = allowed(await readCustomer(house.world, house.agent, other, 'test'));
    expect(read.attributes.find(({ attribute }) => attribute === 'city')?.value).toBe('צפת');
  });

  test('is found by the search, and a corrected name is the name everywhere', async () => {
    allowed(await correct('נועה', 'phone', '054-1234567'));
    allowed(await correct('נועה', 'name', 'נועה ברקוביץ'));
    for (const query of ['0541234567', 'ברקוביץ']) {
      const { items } = await findCustomers(house.world, house.agent, { query, limit: 5 });
      expect(items.map(({ name }) => name)).toEqual(['נועה ברקוביץ']);
    }
  });

  test('must be a value of its kind', async () => {
    for (const [attribute, value] of [
      ['phone', 'soon'],
      ['name', 'Noa'],
    ] as const)
      expect(await correct('נועה', attribute, value)).toEqual({ ok: false, refusal: 'not-a-value' });
  });
});

test('an organization may let the newest word win for one attribute, and take that back', async () => {
  await house.send(crm, [
    {
      externalId: 'c3',
      customer: { reference: '5', name: 'גיל שגב', city: 'לוד', email: 'gil@segev.example' },
    },
  ]);
  house.at('2026-03-02T08:00:00Z');
  await house.send(shop, [
    {
      externalId: 's5',
      customer: { reference: '6', name: 'גיל שגב', city: 'רמלה', email: 'gil@segev.example' },
    },
  ]);
  expect(await cityOf('גיל')).toMatchObject({ value: 'לוד', why: 'trusted' });
  const choose = (criteria: readonly (typeof CRITERIA)[number][]) =>
    chooseCriteria(house.world, house.other, { attribute: 'city', criteria });
  allowed(await choose(['recency']));
  expect(await cityOf('גיל')).toMatchObject({ value: 'רמלה', why: 'newest' });
  allowed(await choose([]));
  expect(await cityOf('גיל')).toMatchObject({ value: 'לוד' });
  expect(await chooseCriteria(house.world, house.agent, { attribute: 'city', criteria: [] })).toEqual({
    ok: false,
    refusal: 'forbidden',
  });
});

test('which word wins does not depend on the order of the silos, and nobody stands against it', () => {
  const word = fc.record({
    value: fc.constantFrom('נ. ברק', 'נועה ברק', 'נועה', 'נועה ברק לוי'),
    trust: fc.constantFrom(0, 40, 80, 100),
    saidBy: fc.integer({ min: 1, max: 4 }),
    seenAt: fc.integer({ min: 0, max: 3 }).map((day) => new Date(day * 86_400_000)),
    recordId: fc.uuid(),
  });
  let compared = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 2, maxLength: 6, selector: ({ recordId }) => recordId }),
      fc.shuffledSubarray([...CRITERIA], { minLength: 1 }),
      fc.nat(),
      (words, criteria, turn) => {
        const order = inOrderOf<Word>(words, criteria);
        const turned = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)];
        expect(inOrderOf<Word>(turned, criteria)).toEqual(order);
        const [winner, ...others] = order;
        for (const other of others) {
          compared++;
          expect(
            winner === undefined ? 1 : (between(winner, other, criteria)?.order ?? 0),
          ).toBeLessThanOrEqual(0);
        }
      },
    ),
    { numRuns: 2_000, seed: 3 },
  );
  expect(compared).toBeGreaterThan(2_000);
});
