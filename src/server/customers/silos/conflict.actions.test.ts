import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Conflict, Thing } from '#contract/silos';
import { mayReach, preferBy, readConsent, sayConsent } from '#server/customers/consent/consent.actions';
import { masterHere, tellAll, told } from '#server/customers/outward/outward.fixture';
import { readLedger } from '#server/customers/promises/ledger.actions';
import { moveOnePledge, readPledge } from '#server/customers/promises/pledge.actions';
import { correctValue } from '#server/customers/record/correction.actions';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { readCustomer } from '#server/customers/record/record.actions';
import { agreeTerm, listTerms } from '#server/customers/terms/term.actions';
import { testActor } from '#server/platform/world.fixture';
import { answerConflict, listConflicts, reopenConflict } from './conflict.actions.ts';

let house: LiveHouse;
let crm: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
  await masterHere(house, crm, 'terms', 'promises', 'consent', 'preferences', 'corrections');
});
afterAll(() => house.close());

const GIVEN = ['דנה', 'עומר', 'רחל', 'גיל', 'שלומית', 'בועז', 'תמר', 'מנחם', 'איריס', 'פנחס'];
let people = 0;
interface Person {
  readonly id: string;
  says(more: object, customer?: object): Promise<void>;
}
/** Somebody whom the silo knows; what it says of them later is a row of its own. */
async function person(more: object = {}, customer: object = {}): Promise<Person> {
  const at = people++;
  const name = `${GIVEN[at % 10]} אוחנה${'כלמנסעפצקר'[at % 10]}`;
  let rows = 0;
  const says: Person['says'] = async (said, about = {}) => {
    const externalId = `p${at}-${rows++}`;
    expect(
      await house.send(crm, [
        {
          externalId,
          customer: { reference: `R-${at}`, name, phone: `052-77300${10 + at}`, ...about },
          ...said,
        },
      ]),
    ).toEqual(['stored']);
  };
  await says(more, customer);
  return { id: await house.customer(name), says };
}
const open = async (): Promise<Conflict[]> =>
  allowed(await listConflicts(house.world, house.other, { id: crm, state: 'open', limit: 50 })).items;
const openOf = async (id: string, thing: Thing): Promise<Conflict | undefined> =>
  (await open()).find((one) => one.customer.id === id && one.thing === thing);
let minute = 30;
/** Of two words said in the same moment the stricter counts: people answer later. */
const later = (): void => house.at(`2026-03-01T08:${++minute}:00Z`);
const answer = async (one: Conflict | undefined, how: 'ours' | 'theirs'): Promise<Conflict> => {
  later();
  return allowed(await answerConflict(house.world, house.other, { id: one?.id ?? '', answer: how }));
};
const reopen = async (one: Conflict | undefined): Promise<Conflict> => {
  later();
  return allowed(await reopenConflict(house.world, house.other, one?.id ?? ''));
};
const sms = (id: string) => mayReach(house.world, id, { purpose: 'advertising', channel: 'sms' });
const consent = (id: string, answered: 'given' | 'withdrawn') =>
  sayConsent(house.world, house.agent, {
    ...{
      id,
      purpose: 'advertising',
      channels: ['sms'],
      answer: answered,
      textVersion: 'v1',
      proof: 'אמרה בשיחה',
    },
  });

describe('a yes of the silo against our no', () => {
  test('is not taken; it is shown with both, counted when it comes again, and taken only when somebody says so', async () => {
    const { id, says } = await person();
    allowed(await consent(id, 'withdrawn'));
    const yes = { attributes: { 'consent.advertising.sms': 'כן', 'consent.text': 'v7' } };
    await says(yes);
    await says({ ...yes, subject: 'again' });
    expect(await sms(id)).toEqual([]);
    const found = await openOf(id, 'consent');
    expect(found).toMatchObject({
      ...{ subject: 'advertising.sms', times: 2, state: 'open' },
      ours: { answer: 'no' },
      theirs: { answer: 'yes', textVersion: 'v7' },
    });
    const taken = await answer(found, 'theirs');
    expect(taken).toMatchObject({ state: 'theirs', answeredBy: { name: 'Owner' } });
    expect(await sms(id)).toHaveLength(1);
    expect(await openOf(id, 'consent')).toBeUndefined();
    const history = allowed(await readConsent(house.world, house.agent, id)).history;
    expect(history[0]).toMatchObject({ answer: 'given', by: { name: 'Owner' }, textVersion: 'v7' });
    await reopen(found);
    expect(await sms(id)).toEqual([]);
    expect(await openOf(id, 'consent')).toMatchObject({ id: found?.id, state: 'open', answeredBy: null });
  });
});

test('a no of the silo is taken at once, whoever holds the master', async () => {
  const { id, says } = await person();
  allowed(await consent(id, 'given'));
  expect(await sms(id)).toHaveLength(1);
  await says({ attributes: { 'consent.advertising.sms': 'לא' } });
  expect(await sms(id)).toEqual([]);
  expect(await openOf(id, 'consent')).toBeUndefined();
});

describe('ours stands', () => {
  test('is told to the silo again, also though nothing has changed, and can be taken back', async () => {
    const { id, says } = await person();
    allowed(
      await agreeTerm(house.world, house.agent, {
        ...{ id, kind: 'discount', value: '15%', validFrom: '2026-03-01', validTo: null },
        ...{ divisionId: house.service, reason: 'נסגר' },
      }),
    );
    await tellAll(house);
    const before = (await told(house, crm)).length;
    await says({ attributes: { 'term.discount': '10%' } });
    const found = await openOf(id, 'terms');
    expect(found).toMatchObject({
      ours: { kind: 'discount', value: '15%' },
      theirs: { kind: 'discount', value: '10%' },
    });
    expect(await answer(found, 'ours')).toMatchObject({ state: 'ours' });
    expect((await told(house, crm)).slice(before)).toMatchObject([
      { type: 'terms.changed', value: { value: '15%' } },
    ]);
    expect(await answerConflict(house.world, house.other, { id: found?.id ?? '', answer: 'theirs' })).toEqual(
      {
        ok: false,
        refusal: 'answered',
      },
    );
    await reopen(found);
    const taken = await answer(found, 'theirs');
    expect(taken.state).toBe('theirs');
    expect(allowed(await listTerms(house.world, house.agent, id))).toMatchObject([{ value: '10%' }]);
    await reopen(found);
    expect(allowed(await listTerms(house.world, house.agent, id))).toMatchObject([{ value: '15%' }]);
  });
});

test('a silo that says by now what we say closes the difference by itself', async () => {
  const { id, says } = await person();
  allowed(await preferBy(house.world, house.agent, { id, language: 'he' }));
  await says({ attributes: { 'preference.language': 'ru' } });
  expect(await openOf(id, 'preferences')).toMatchObject({ ours: { value: 'he' }, theirs: { value: 'ru' } });
  await says({ attributes: { 'preference.language': 'he' } });
  expect(await openOf(id, 'preferences')).toBeUndefined();
  const answered = allowed(
    await listConflicts(house.world, house.other, { id: crm, state: 'answered', limit: 50 }),
  ).items;
  expect(answered.some((one) => one.customer.id === id && one.state === 'agreed')).toBe(true);
  await says({ attributes: { 'preference.language': 'ru', again: 1 } });
  const again = await openOf(id, 'preferences');
  await answer(again, 'theirs');
  expect(allowed(await readConsent(house.world, house.agent, id)).preferences.language).toBe('ru');
  await reopen(again);
  expect(allowed(await readConsent(house.world, house.agent, id)).preferences.language).toBe('he');
});

test('a promise that we moved stays where we moved it when an old export comes', async () => {
  const pledge = { reference: 'T-1', text: 'טכנאי', dueAt: '2026-03-05T10:00:00Z', promisedBy: 'service' };
  const { id, says } = await person({ kind: 'promise-made', pledge });
  const ledger = allowed(await readLedger(house.world, house.other, { limit: 50 }));
  const made = ledger.items.find((one) => one.customer.id === id)?.id ?? '';
  allowed(
    await moveOnePledge(house.world, house.agent, {
      id: made,
      dueDay: '2026-03-10',
      dueMinute: 600,
      reason: 'סערה',
    }),
  );
  await tellAll(house);
  expect((await told(house, crm)).findLast(({ subject }) => subject === made)).toMatchObject({
    subject: made,
    value: { reference: 'T-1', state: 'moved' },
  });
  await says({ kind: 'promise-made', pledge });
  expect(allowed(await readPledge(house.world, house.agent, made)).dueAt).toBe('2026-03-10T08:00:00.000Z');
  const found = await openOf(id, 'promises');
  expect(found).toMatchObject({ ours: { state: 'moved' }, theirs: { dueAt: '2026-03-05T10:00:00.000Z' } });
  await says({ kind: 'promise-kept', pledge });
  const kept = await openOf(id, 'promises');
  expect(kept).toMatchObject({ id: found?.id, times: 2, theirs: { state: 'kept' } });
  await answer(kept, 'theirs');
  expect(allowed(await readPledge(house.world, house.agent, made)).state).toBe('kept');
  await reopen(kept);
  expect(allowed(await readPledge(house.world, house.agent, made))).toMatchObject({
    ...{ state: 'moved', dueAt: '2026-03-10T08:00:00.000Z', resolvedAt: null },
  });
});

test('a value that we corrected stands; what the silo goes on saying is shown', async () => {
  const { id, says } = await person({}, { city: 'תל אביב' });
  allowed(
    await correctValue(house.world, house.agent, { id, attribute: 'city', value: 'חיפה', reason: 'עברה' }),
  );
  await says({}, { city: 'יפו' });
  expect(await openOf(id, 'corrections')).toMatchObject({
    subject: 'city',
    ours: { value: 'חיפה' },
    theirs: { value: 'יפו' },
  });
  const city = async () =>
    allowed(await readCustomer(house.world, house.other, id, 'r')).attributes.find(
      ({ attribute }) => attribute === 'city',
    )?.value;
  expect(await city()).toBe('חיפה');
  const found = await openOf(id, 'corrections');
  await answer(found, 'theirs');
  expect(await city()).toBe('יפו');
  await reopen(found);
  expect(await city()).toBe('חיפה');
});

test('where the master is in the silo its word is taken as ever, and nothing is shown', async () => {
  const shop = await house.silo('shop', 30);
  const before = (await open()).length;
  await house.send(shop, [
    {
      externalId: 's1',
      customer: { reference: 'S-1', name: 'נחמה ברקת' },
      attributes: { 'term.price': '49', 'preference.language': 'ru', 'consent.survey.mail': 'כן' },
    },
  ]);
  const id = await house.customer('ברקת');
  expect(allowed(await listTerms(house.world, house.agent, id))).toMatchObject([
    { kind: 'price', value: '49', state: 'in-force', history: [{ source: { code: 'shop' }, by: null }] },
  ]);
  expect(allowed(await readConsent(house.world, house.agent, id)).preferences.language).toBe('ru');
  expect((await open()).length).toBe(before);
});

test('agents, analysts and representatives neither see these values nor answer', async () => {
  const [one] = await open();
  expect(one).toBeDefined();
  for (const role of ['agent', 'analyst', 'customer-representative', 'executive', 'employee'] as const) {
    const actor = testActor({ role });
    const no = { ok: false, refusal: 'forbidden' };
    expect(await listConflicts(house.world, actor, { id: crm, state: 'open', limit: 5 })).toEqual(no);
    expect(await answerConflict(house.world, actor, { id: one?.id ?? '', answer: 'theirs' })).toEqual(no);
    expect(await reopenConflict(house.world, actor, one?.id ?? '')).toEqual(no);
  }
});

test('a long list goes on where it ended, and no value lies readable in the database', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = allowed(
      await listConflicts(house.world, house.other, { id: crm, state: 'open', limit: 2, after }),
    );
    seen.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen.sort()).toEqual((await open()).map(({ id }) => id).sort());
  expect(seen.length).toBeGreaterThan(2);
  const { rows } = await house.database.ownerPool.query<{ text: string }>(
    `select string_agg(t::text, ' ') as text from (select s::text as t from silo_conflict s union all select c::text from outward_change c union all select m::text from term m) x`,
  );
  expect(rows[0]?.text.length).toBeGreaterThan(500);
  for (const word of ['חיפה', '15%', 'R-1', Buffer.from('חיפה').toString('hex')])
    expect(rows[0]?.text).not.toContain(word);
});
