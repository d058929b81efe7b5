import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preferBy, sayConsent } from '#server/customers/consent/consent.actions';
import { makePledge, moveOnePledge } from '#server/customers/promises/pledge.actions';
import { correctValue, withdrawCorrection } from '#server/customers/record/correction.actions';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { eraseCustomer } from '#server/customers/rights/erasure.actions';
import { changeFile } from '#server/customers/silos/feed.actions';
import { setMaster } from '#server/customers/silos/silo.actions';
import { agreeTerm, changeTerm, endTerm, listTerms, restoreTerm } from '#server/customers/terms/term.actions';
import { testActor } from '#server/platform/world.fixture';
import { masterHere, tellAll, told } from './outward.fixture.ts';
import { forgetOldChanges } from './tell.actions.ts';

let house: LiveHouse;
let crm: string;
let shop: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
  shop = await house.silo('shop', 30);
});
afterAll(() => house.close());

const person = (silo: string, n: number, name: string, more: object = {}) => ({
  externalId: `${silo}-${n}`,
  customer: { reference: `${silo.toUpperCase()}/${n}`, name, ...more },
});
const agree = (id: string, value: string) =>
  agreeTerm(house.world, house.agent, {
    ...{ id, kind: 'discount', value, validFrom: '2026-03-01', validTo: null },
    ...{ divisionId: house.service, reason: 'נסגר בשיחה' },
  });
const refuse = (id: string, answer: 'given' | 'withdrawn', more: object = {}) =>
  sayConsent(house.world, house.agent, {
    ...{
      id,
      purpose: 'advertising',
      channels: ['sms'],
      answer,
      textVersion: 'v1',
      proof: 'אמרה בשיחה',
      ...more,
    },
  });
let mark = 0;
/** What the silo was told since this was asked last. */
async function since(silo: string) {
  await tellAll(house);
  const changes = await told(house, silo, mark);
  mark = changes.at(-1)?.sequence ?? mark;
  return changes;
}

describe('a silo', () => {
  let dana: string;
  beforeAll(async () => {
    await house.send(crm, [person('crm', 1, 'דנה אבוקסיס', { phone: '052-7431196' })]);
    dana = await house.customer('אבוקסיס');
  });

  test('is told nothing until the owner says that the master is here', async () => {
    allowed(await agree(dana, '10%'));
    allowed(await refuse(dana, 'withdrawn'));
    await tellAll(house);
    expect(await told(house, crm)).toEqual([]);
    for (const role of ['cx-lead', 'division-manager', 'agent', 'analyst'] as const)
      expect(
        await setMaster(house.world, house.writer, testActor({ role }), {
          id: crm,
          thing: 'terms',
          master: 'here',
        }),
      ).toEqual({ ok: false, refusal: 'forbidden' });
  });

  test('is then told all that holds, of that kind alone, under its own reference', async () => {
    await masterHere(house, crm, 'terms');
    expect(await since(crm)).toMatchObject([
      {
        type: 'terms.changed',
        customer: { reference: 'CRM/1' },
        value: {
          kind: 'discount',
          value: '10%',
          validFrom: '2026-03-01',
          validTo: null,
          division: 'service',
          ended: false,
        },
      },
    ]);
  });

  test('hears a change, an end and its taking back, each as the whole of what holds', async () => {
    const [term] = allowed(await listTerms(house.world, house.agent, dana));
    const id = term?.id ?? '';
    allowed(
      await changeTerm(house.world, house.agent, {
        ...{ id, value: '15%', validFrom: '2026-03-01', validTo: '2026-12-31' },
        ...{ divisionId: house.operations, reason: 'שופר' },
      }),
    );
    await tellAll(house);
    allowed(await endTerm(house.world, house.agent, { id, reason: 'עזבה' }));
    await tellAll(house);
    allowed(await restoreTerm(house.world, house.agent, id));
    expect((await since(crm)).map(({ subject, value }) => [subject, value?.value, value?.ended])).toEqual([
      [id, '15%', false],
      [id, '15%', true],
      [id, '15%', false],
    ]);
    expect(
      allowed(await listTerms(house.world, house.agent, dana))[0]?.history.map(({ what }) => what),
    ).toEqual(['agreed', 'changed', 'ended', 'restored']);
    expect(await restoreTerm(house.world, house.agent, id)).toEqual({ ok: false, refusal: 'still-holds' });
  });

  test('hears nothing twice, and nothing of what did not change', async () => {
    allowed(await refuse(dana, 'withdrawn'));
    expect(await since(crm)).toEqual([]);
    await masterHere(house, crm, 'terms');
    expect(await since(crm)).toEqual([]);
  });

  test('is told of promises with both divisions and every date, of preferences, of corrections and their end', async () => {
    await masterHere(house, crm, 'promises', 'preferences', 'corrections');
    expect(await since(crm)).toEqual([]);
    const made = allowed(
      await makePledge(house.world, house.agent, {
        ...{ id: dana, text: 'טכנאי עד חמישי', dueDay: '2026-03-05', channel: 'phone' },
        ...{ promisedBy: house.service, performedBy: house.operations },
      }),
    );
    expect(await since(crm)).toMatchObject([
      {
        type: 'promises.changed',
        subject: made.id,
        value: { state: 'open', promisedBy: 'service', performedBy: 'operations' },
      },
    ]);
    allowed(
      await moveOnePledge(house.world, house.agent, { id: made.id, dueDay: '2026-03-08', reason: 'סערה' }),
    );
    expect(await since(crm)).toMatchObject([{ subject: made.id, value: { state: 'moved' } }]);
    allowed(await preferBy(house.world, house.agent, { id: dana, channel: 'whatsapp', perMonth: 2 }));
    expect((await since(crm)).map(({ subject, value }) => [subject, value])).toEqual([
      ['channel', { value: 'whatsapp' }],
      ['frequency', { value: 2 }],
    ]);
    allowed(await preferBy(house.world, house.agent, { id: dana, channel: null }));
    expect(await since(crm)).toMatchObject([{ subject: 'channel', value: null }]);
    const fixed = allowed(
      await correctValue(house.world, house.agent, {
        id: dana,
        attribute: 'city',
        value: 'חיפה',
        reason: 'עברה',
      }),
    );
    expect(await since(crm)).toMatchObject([
      { type: 'corrections.changed', subject: 'city', value: { value: 'חיפה' } },
    ]);
    allowed(await withdrawCorrection(house.world, house.agent, { id: fixed.correctionId, reason: 'טעות' }));
    expect(await since(crm)).toMatchObject([{ subject: 'city', value: null }]);
  });

  test('that names nobody by a reference of its own cannot be told, and the others are', async () => {
    await house.send(shop, [
      { externalId: 'shop-n', customer: { name: 'דנה אבוקסיס', phone: '052-7431196' } },
    ]);
    await masterHere(house, shop, 'terms');
    expect(await told(house, shop)).toEqual([]);
  });

  test('is told no more when the owner takes the master away', async () => {
    const silo = { id: crm, thing: 'preferences', master: 'silo' } as const;
    allowed(await setMaster(house.world, house.writer, house.other, silo));
    allowed(await preferBy(house.world, house.agent, { id: dana, perMonth: 5 }));
    expect(await since(crm)).toEqual([]);
  });
});

describe('consent', () => {
  test('is told to each silo for its own addresses alone, and a merge never widens what a silo hears', async () => {
    await masterHere(house, crm, 'consent');
    await masterHere(house, shop, 'consent');
    await house.send(crm, [person('crm', 20, 'רחל אזולאי', { phone: '052-1110020' })]);
    await house.send(shop, [person('shop', 20, 'נחמה ברקת', { phone: '052-2220020' })]);
    const [rachel, nechama] = [await house.customer('אזולאי'), await house.customer('ברקת')];
    allowed(await refuse(rachel, 'given'));
    await tellAll(house);
    const seen = (await told(house, shop)).length;
    const ruling = await house.merge(rachel, nechama);
    await tellAll(house);
    expect((await told(house, shop)).slice(seen)).toEqual([]);

    allowed(await refuse(rachel < nechama ? rachel : nechama, 'withdrawn'));
    await tellAll(house);
    expect((await told(house, shop)).slice(seen)).toMatchObject([
      { customer: { reference: 'SHOP/20' }, subject: 'advertising.sms', value: { answer: 'no' } },
    ]);
    await house.undo(ruling);
  });

  test('of records taken apart is worked out anew, and both silos hear it', async () => {
    await house.send(crm, [person('crm', 30, 'שלומית פרץ', { phone: '052-1110030' })]);
    await house.send(shop, [person('shop', 30, 'איריס מלכא', { phone: '052-2220030' })]);
    const [one, other] = [await house.customer('פרץ'), await house.customer('מלכא')];
    allowed(await refuse(one, 'given'));
    await tellAll(house);
    allowed(await refuse(other, 'withdrawn'));
    await tellAll(house);
    const before = { crm: (await told(house, crm)).length, shop: (await told(house, shop)).length };
    const ruling = await house.merge(one, other);
    await tellAll(house);
    expect((await told(house, crm)).slice(before.crm)).toMatchObject([
      { customer: { reference: 'CRM/30' }, value: { answer: 'no' } },
    ]);
    await house.undo(ruling);
    await tellAll(house);
    expect((await told(house, crm)).slice(before.crm + 1)).toMatchObject([
      { customer: { reference: 'CRM/30' }, value: { answer: 'yes', addresses: ['+972521110030'] } },
    ]);
    expect((await told(house, shop)).slice(before.shop)).toEqual([]);
  });

  test('that the silo said itself is not told back to it', async () => {
    const before = (await told(house, shop)).length;
    await house.send(shop, [
      {
        ...person('shop', 31, 'תמר שושן', { phone: '052-3330031' }),
        attributes: { 'consent.advertising.sms': 'כן' },
      },
    ]);
    await tellAll(house);
    expect((await told(house, shop)).slice(before)).toEqual([]);
  });

  test('refused in one silo is heard by the other', async () => {
    await house.send(crm, [person('crm', 32, 'גיל ששון', { phone: '052-4440032', nationalId: '329471163' })]);
    await house.send(shop, [
      {
        ...person('shop', 32, 'גיל ששון', { phone: '052-4440032', nationalId: '329471163' }),
        attributes: { 'consent.advertising.sms': 'לא' },
      },
    ]);
    await tellAll(house);
    expect((await told(house, crm)).at(-1)).toMatchObject({
      customer: { reference: 'CRM/32' },
      subject: 'advertising.sms',
      value: { answer: 'no' },
    });
  });
});

describe('a person who is erased', () => {
  test('takes along what waited for them, and the silos that are fed hear that they are to forget', async () => {
    await house.send(crm, [person('crm', 40, 'פנחס לוזון')]);
    const id = await house.customer('לוזון');
    allowed(await agree(id, '40%'));
    await tellAll(house);
    expect((await told(house, crm)).at(-1)).toMatchObject({ customer: { reference: 'CRM/40' } });
    const erased = await eraseCustomer(
      house.world,
      house.writer,
      testActor({ role: 'privacy-officer', employeeId: house.other.employeeId }),
      { id, reason: 'asked', askedOn: '2026-02-20', password: 'right' },
      async (_id, said) => said === 'right',
    );
    expect(erased.ok).toBe(true);
    await tellAll(house);
    const left = (await told(house, crm)).filter(({ customer }) => customer.reference === 'CRM/40');
    expect(left).toMatchObject([{ type: 'customer.erased', value: null, subject: '' }]);
    const { rows } = await house.database.ownerPool.query<{ n: string }>(
      'select count(*) as n from outward_told t where not exists (select 1 from source_record r where r.id = t.record_id)',
    );
    expect(rows[0]?.n).toBe(0);
  });

  test('leaves the notice for a month and no longer; the last word of everybody else stays', async () => {
    house.at('2026-03-20T08:30:00Z');
    await forgetOldChanges(house.world);
    expect((await told(house, crm)).some(({ type }) => type === 'customer.erased')).toBe(true);
    house.at('2026-04-05T08:30:00Z');
    const before = await told(house, crm);
    await forgetOldChanges(house.world);
    const after = await told(house, crm);
    expect(after.length).toBeLessThan(before.length);
    expect(after.some(({ type }) => type === 'customer.erased')).toBe(false);
    const last = new Map(
      before.map((one) => [`${one.customer.reference} ${one.type} ${one.subject}`, one.id]),
    );
    const kept = new Set(after.map(({ id }) => id));
    for (const one of before)
      if (
        one.type !== 'customer.erased' &&
        last.get(`${one.customer.reference} ${one.type} ${one.subject}`) === one.id
      )
        expect(kept).toContain(one.id);
    house.at('2026-03-01T08:30:00Z');
  });
});

test('the file of a silo opens in a spreadsheet without running anything, and only those who may carry it take it', async () => {
  await house.send(crm, [person('crm', 50, 'בועז חמו')]);
  const id = await house.customer('חמו');
  allowed(await agree(id, '=cmd|/C calc'));
  await house.send(crm, [{ externalId: 'x', customer: { reference: '=1+1', name: 'מנחם דיין' } }]);
  allowed(await agree(await house.customer('דיין'), '5%'));
  await tellAll(house);
  const read = async (format: 'csv' | 'jsonl', after: number): Promise<string> => {
    let text = '';
    for await (const line of allowed(await changeFile(house.world, house.other, { id: crm, after, format })))
      text += line;
    return text;
  };
  const csv = await read('csv', 0);
  expect(csv).toMatch(/^\uFEFFsequence,id,type,at,reference,subject,value\r\n/);
  expect(csv).toContain(",'=1+1,");
  expect(csv).not.toMatch(/(?:^|,)"?=/m);
  const lines = (await read('jsonl', 0))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ sequence }) => sequence)).toEqual(
    (await told(house, crm)).map(({ sequence }) => sequence),
  );
  expect(await read('jsonl', lines.at(-1)?.sequence)).toBe('');
  expect(await changeFile(house.world, house.agent, { id: crm, after: 0, format: 'csv' })).toEqual({
    ok: false,
    refusal: 'forbidden',
  });
});
