import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/platform/ids';
import { chooseCriteria, correctValue, readSurvivorship } from './correction.actions.ts';
import { previewCriteria } from './criteria-preview.actions.ts';
import { allowed, type LiveHouse, openLiveHouse } from './live.fixture.ts';
import { readCustomer } from './record.actions.ts';
import { trustOfSilos, trustSilo } from './silo-trust.actions.ts';

let house: LiveHouse;
const silos = new Map<string, string>();
beforeAll(async () => {
  house = await openLiveHouse();
  for (const [code, trust] of [
    ['crm', 80],
    ['shop', 40],
    ['bot', 20],
  ] as const)
    silos.set(code, await house.silo(code, trust));
  const says = async (code: string, name: string, city: string) => {
    await house.send(silos.get(code) ?? '', [
      {
        externalId: `${code}-${name}`,
        customer: {
          reference: name,
          name,
          city,
          email: `${name === 'גיל שגב' ? 'gil' : 'noa'}@person.example`,
        },
      },
    ]);
  };
  await says('crm', 'גיל שגב', 'לוד');
  await says('shop', 'גיל שגב', 'רמלה');
  await says('bot', 'גיל שגב', 'רמלה');
  await says('crm', 'נועה ברק', 'חיפה');
  await says('shop', 'נועה ברק', 'חיפה');
});
afterAll(() => house.close());

const preview = async (criteria: Parameters<typeof previewCriteria>[2]['criteria']) =>
  allowed(await previewCriteria(house.world, house.other, { attribute: 'city', criteria }));
const city = async (name: string) => {
  const read = allowed(await readCustomer(house.world, house.agent, await house.customer(name), 'test'));
  return read.attributes.find(({ attribute }) => attribute === 'city');
};

describe('another rule for which word wins', () => {
  it('tells for whom another value would be shown before it is chosen, and then shows exactly that', async () => {
    const foreseen = await preview(['frequency', 'trust']);
    expect(foreseen).toMatchObject({ looked: 2, of: 2, changed: 1 });
    expect(foreseen.examples).toMatchObject([
      { name: 'גיל שגב', before: { value: 'לוד', source: { code: 'crm' } }, after: { value: 'רמלה' } },
    ]);
    expect(await city('גיל')).toMatchObject({ value: 'לוד', why: 'trusted' });
    allowed(
      await chooseCriteria(house.world, house.other, { attribute: 'city', criteria: ['frequency', 'trust'] }),
    );
    expect(await city('גיל')).toMatchObject({ value: 'רמלה', why: 'commonest' });
    expect((await preview(['frequency', 'trust'])).changed).toBe(0);
    // Back to the built-in table is a rule like any other.
    expect((await preview([])).changed).toBe(1);
    expect(await previewCriteria(house.world, house.agent, { attribute: 'city', criteria: [] })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
  });

  it('remembers what was chosen, by whom, and what it was before', async () => {
    allowed(await chooseCriteria(house.world, house.other, { attribute: 'city', criteria: [] }));
    const rule = (await readSurvivorship(house.world)).find(({ attribute }) => attribute === 'city');
    expect(rule).toMatchObject({ own: false, usual: ['verified', 'trust', 'recency', 'completeness'] });
    expect(rule?.history.map(({ criteria, by }) => [criteria, by?.name])).toEqual([
      [[], 'Owner'],
      [['frequency', 'trust'], 'Owner'],
    ]);
  });

  it('never pushes out what a person corrected', async () => {
    allowed(
      await correctValue(house.world, house.agent, {
        id: await house.customer('גיל'),
        attribute: 'city',
        value: 'מודיעין',
        reason: 'אמר בטלפון',
      }),
    );
    expect((await preview(['frequency'])).changed).toBe(0);
  });
});

describe('how far a silo is trusted', () => {
  it('decides whose word wins, and is changed by those who may', async () => {
    expect((await trustOfSilos(house.world)).map(({ source }) => source.code)).toEqual([
      'crm',
      'shop',
      'bot',
    ]);
    await house.send(silos.get('bot') ?? '', [
      {
        externalId: 'b2',
        customer: { reference: 'n', name: 'נועה ברק', city: 'עכו', email: 'noa@person.example' },
      },
    ]);
    expect(await city('נועה')).toMatchObject({ value: 'חיפה' });
    const id = silos.get('bot') ?? '';
    const after = allowed(await trustSilo(house.world, house.other, { id, trust: 100 }));
    expect(after[0]).toMatchObject({ source: { code: 'bot' }, trust: 100 });
    expect(await city('נועה')).toMatchObject({ value: 'עכו', why: 'verified' });
    expect(await trustSilo(house.world, house.agent, { id, trust: 0 })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await trustSilo(house.world, house.other, { id: newId(), trust: 0 })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  });
});
