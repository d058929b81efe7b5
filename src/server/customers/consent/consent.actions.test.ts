import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { readCustomer } from '#server/customers/record/record.actions';
import { mayReach, preferBy, readConsent, sayConsent } from './consent.actions.ts';

let house: LiveHouse;
let crm: string;
let campaign: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
  campaign = await house.silo('campaign', 30);
});
afterAll(() => house.close());

const BY_MAIL = { purpose: 'advertising', channel: 'mail' } as const;
/** Everybody is called otherwise, or they would be held for one. */
const GIVEN = ['דנה', 'עומר', 'רחל', 'גיל', 'שלומית', 'בועז', 'תמר', 'מנחם', 'איריס', 'פנחס'];
const nameOf = (n: number, silo: string): string =>
  `${GIVEN[n % GIVEN.length]} ${silo === 'crm' ? 'אבוקסיס' : 'זילברמן'}${n < 100 ? '' : 'וב'}`;
const person = (n: number, silo: string, attributes: object = {}) => ({
  externalId: `${silo}-${n}`,
  customer: { reference: `${silo}-${n}`, name: nameOf(n, silo), email: `${silo}${n}@person.example` },
  attributes,
});
const say = (id: string, answer: 'given' | 'withdrawn', more: object = {}) =>
  sayConsent(house.world, house.agent, {
    id,
    purpose: 'advertising',
    channels: ['mail'],
    answer,
    textVersion: '2026-01',
    proof: 'אמרה בשיחה',
    ...more,
  });
const reach = (id: string) => mayReach(house.world, id, BY_MAIL);

describe('consent', () => {
  test('comes with a silo’s rows, with the moment in which it was given, and a word that is no answer says nothing', async () => {
    await house.send(crm, [
      person(1, 'crm', {
        'consent.advertising.mail': 'כן',
        'consent.text': 'v7',
        'preference.quiet': '20:00-08:00',
      }),
      person(2, 'crm', { 'consent.advertising.mail': 'perhaps' }),
    ]);
    const one = await house.customer('crm1@person.example');
    expect(await reach(one)).toEqual(['crm1@person.example']);
    expect(await reach(await house.customer('crm2@person.example'))).toEqual([]);
    const page = allowed(await readConsent(house.world, house.agent, one));
    expect(page.history).toMatchObject([
      { answer: 'given', textVersion: 'v7', source: { code: 'crm' }, by: null },
    ]);
    expect(page.preferences.quiet).toEqual([{ from: 1200, to: 480 }]);
  });

  test('ends with a withdrawal at once, on every record, and the history keeps both', async () => {
    const id = await house.customer('crm1@person.example');
    expect(await say(id, 'given', { textVersion: undefined })).toEqual({ ok: false, refusal: 'text-needed' });
    house.at('2026-03-01T09:00:00Z');
    allowed(await say(id, 'withdrawn'));
    expect(await reach(id)).toEqual([]);
    const page = allowed(await readConsent(house.world, house.agent, id));
    expect(page.history.map(({ answer, by }) => [answer, by?.name ?? null])).toEqual([
      ['withdrawn', 'Agent'],
      ['given', null],
    ]);
    const seen = allowed(await readCustomer(house.world, house.agent, id, 'test'));
    expect(seen.advice).toContainEqual({ code: 'no-advertising', value: 'mail' });
  });

  test('of two customers who become one is the stricter, and is exactly as before when they are told apart again', async () => {
    await house.send(crm, [person(3, 'crm', { 'consent.advertising.mail': 'yes' })]);
    await house.send(campaign, [person(3, 'campaign', { 'consent.advertising.mail': 'no' })]);
    const [one, other] = [
      await house.customer('crm3@person.example'),
      await house.customer('campaign3@person.example'),
    ];
    const before = [
      await readConsent(house.world, house.agent, one),
      await readConsent(house.world, house.agent, other),
    ];
    const ruling = await house.merge(one, other);
    expect(await reach(one)).toEqual([]);
    // A yes by hand does not lift what another record refused, unless that record is named.
    allowed(await say(one, 'given'));
    expect(await reach(one)).toEqual([]);
    await house.undo(ruling);
    expect(await reach(one)).toEqual(['crm3@person.example']);
    expect(await reach(other)).toEqual([]);
    const after = allowed(await readConsent(house.world, house.agent, other));
    expect(after).toEqual(allowed(before[1] ?? { ok: false, refusal: 'not-found' }));
  });

  test('is lifted where the person says so for a record by name, and never for a record of somebody else', async () => {
    await house.send(campaign, [person(4, 'campaign', { 'consent.advertising.mail': 'no' })]);
    const id = await house.customer('campaign4@person.example');
    const stranger = await house.customer('crm2@person.example');
    const page = allowed(await readConsent(house.world, house.agent, id));
    const refusing = page.history[0]?.recordId ?? '';
    expect(await say(stranger, 'given', { alsoOn: [refusing] })).toEqual({
      ok: false,
      refusal: 'not-of-this-customer',
    });
    house.at('2026-03-01T09:30:00Z');
    allowed(await say(id, 'given', { alsoOn: [refusing] }));
    expect(await reach(id)).toEqual(['campaign4@person.example']);
  });

  test('is never widened by real merges, in any order, and comes back exactly when they are undone', async () => {
    const answers = ['yes', 'no', ''];
    await house.send(
      crm,
      Array.from({ length: 9 }, (_, n) =>
        person(100 + n, 'crm', { 'consent.advertising.mail': answers[n % 3] ?? '' }),
      ),
    );
    const ids: string[] = [];
    for (let n = 0; n < 9; n++) ids.push(await house.customer(`crm${100 + n}@person.example`));
    expect(new Set(ids).size).toBe(9);
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: 2, maxLength: 4 }), async (some) => {
        // The older address stays: each merge moves one person to it, and each can be undone by itself.
        const [first = '', ...others] = [...some].sort();
        const could = new Set((await Promise.all(some.map(reach))).flat());
        const silent = await Promise.all(some.map((id) => readConsent(house.world, house.agent, id)));
        const rulings: string[] = [];
        for (const other of others) {
          rulings.push(await house.merge(first, other));
          merged++;
          for (const address of await reach(first)) expect(could.has(address)).toBe(true);
        }
        for (const ruling of rulings.reverse()) await house.undo(ruling);
        expect(await Promise.all(some.map((id) => readConsent(house.world, house.agent, id)))).toEqual(
          silent,
        );
      }),
      { numRuns: 12, seed: 11, endOnFailure: true },
    );
    expect(merged).toBeGreaterThan(12);
  }, 60_000);
});

test('preferences: the last word counts; the rarest frequency and all quiet hours hold over a merge', async () => {
  await house.send(crm, [person(5, 'crm', { 'preference.per-month': 4, 'preference.channel': 'mail' })]);
  await house.send(campaign, [
    person(5, 'campaign', { 'preference.per-month': 1, 'preference.quiet': '13:00-15:00' }),
  ]);
  const [one, other] = [
    await house.customer('crm5@person.example'),
    await house.customer('campaign5@person.example'),
  ];
  house.at('2026-03-01T10:00:00Z');
  const own = allowed(
    await preferBy(house.world, house.agent, { id: one, channel: 'sms', quiet: { from: 1200, to: 480 } }),
  );
  expect(own.preferences).toMatchObject({ channel: 'sms', perMonth: 4, quiet: [{ from: 1200, to: 480 }] });
  await house.merge(one, other);
  const both = allowed(await readConsent(house.world, house.agent, one));
  expect(both.preferences).toMatchObject({ channel: 'sms', perMonth: 1 });
  expect(both.preferences.quiet).toHaveLength(2);
});
