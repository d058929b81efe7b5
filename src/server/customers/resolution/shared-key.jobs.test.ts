import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainIdentity } from '#server/customers/identity/explain.actions';
import { dropSettledQuestions } from '#server/customers/identity/question.jobs';
import { setReviewBudget } from '#server/customers/identity/queue.actions';
import { answerReview, reviewsWaiting, takeBackAnswer } from '#server/customers/identity/review.actions';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { stateOf } from './resolution.fixture.ts';
import { askAboutSharedKeys } from './shared-key.jobs.ts';

let house: LiveHouse;
let crm: string;
let branch: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
  branch = await house.silo('branch', 30);
});
afterAll(() => house.close());

let n = 0;
async function hear(silo: string, customer: Record<string, string>): Promise<void> {
  n++;
  await house.send(silo, [{ externalId: `s${n}`, customer: { reference: `s${n}`, ...customer } }]);
}
const CENTRE = '03-6112233';
const waiting = async () => allowed(await reviewsWaiting(house.world, house.agent, { limit: 50 }));
const shared = async () => (await waiting()).items.filter(({ cause }) => cause === 'shared-key');
const sizeOf = async (name: string) =>
  allowed(await explainIdentity(house.world, { id: await house.customer(name) })).members.length;

describe('a call centre’s number that had joined three customers before it became crowded', () => {
  it('is asked about for each of them, with who would leave; whoever hangs together otherwise is not', async () => {
    for (const name of ['אילנה שטרן', 'יוסף חדד', 'מרים אוחיון']) {
      await hear(crm, { name, phone: CENTRE });
      await hear(branch, { name, phone: CENTRE });
    }
    // One of them has a mailbox in common as well.
    await hear(crm, { name: 'צופיה ברגר', phone: CENTRE, email: 'tsofia.berger@person.example' });
    await hear(branch, { name: 'צופיה ברגר', phone: CENTRE, email: 'tsofia.berger@person.example' });
    for (const name of ['אילנה שטרן', 'יוסף חדד', 'מרים אוחיון', 'צופיה ברגר'])
      expect(await sizeOf(name)).toBe(2);
    expect(await askAboutSharedKeys(house.world, house.writer)).toBe(0);
    for (const name of ['פנחס אלון', 'זאב נחום', 'חוה טל']) await hear(crm, { name, phone: CENTRE });

    expect(await askAboutSharedKeys(house.world, house.writer)).toBe(3);
    const asked = await shared();
    expect(asked.map(({ left }) => left.name).sort()).toEqual(['אילנה שטרן', 'יוסף חדד', 'מרים אוחיון']);
    for (const { stillOne, left, right } of asked) {
      expect(left.customerId).toBe(right.customerId);
      expect(stillOne?.leaving.length).toBe(1);
      expect(stillOne?.key).toMatchObject({ type: 'phone', masked: '***33' });
      expect(stillOne?.key?.records).toBeGreaterThan(7);
    }
    // Nobody was taken apart, and nobody is asked twice.
    expect(await sizeOf('אילנה שטרן')).toBe(2);
    expect(await askAboutSharedKeys(house.world, house.writer)).toBe(0);
    await dropSettledQuestions(house.world);
    expect((await shared()).length).toBe(3);
  });

  it('is answered by a person: taken apart, left as one, and taken back exactly', async () => {
    const [one, other] = await shared();
    const before = await stateOf(house);
    const { customerId, name } = one?.left ?? { customerId: '', name: '' };
    const answer = (id: string, words: 'same' | 'different') =>
      answerReview(house.world, house.writer, house.agent, { id, answer: words });
    allowed(await answer(one?.id ?? '', 'different'));
    expect(allowed(await explainIdentity(house.world, { id: customerId })).members.length).toBe(1);
    expect((await shared()).length).toBe(2);
    expect(await answer(one?.id ?? '', 'different')).toEqual({ ok: false, refusal: 'answered-already' });
    allowed(await takeBackAnswer(house.world, house.writer, house.agent, { id: one?.id ?? '' }));
    expect(await stateOf(house)).toBe(before);
    expect(await sizeOf(name ?? '')).toBe(2);
    allowed(await answer(other?.id ?? '', 'same'));
    expect((await shared()).length).toBe(2);
    expect(
      allowed(await explainIdentity(house.world, { id: other?.left.customerId ?? '' })).edges,
    ).toContainEqual(expect.objectContaining({ kind: 'manual-same' }));
  });

  it('leaves the queue by itself when what came since holds the two together', async () => {
    const [question] = await shared();
    const name = question?.left.name ?? '';
    const at = ['אילנה שטרן', 'יוסף חדד', 'מרים אוחיון'].indexOf(name);
    for (const [silo, reference] of [
      [crm, `s${at * 2 + 1}`],
      [branch, `s${at * 2 + 2}`],
    ] as const)
      await house.send(silo, [
        {
          externalId: `more-${reference}`,
          customer: { reference, name, birthDate: '1955-06-07', street: 'הגפן 8', city: 'חיפה' },
        },
      ]);
    expect(await dropSettledQuestions(house.world)).toBeGreaterThan(0);
    expect((await shared()).some(({ left }) => left.name === name)).toBe(false);
  });
});

describe('the queue', () => {
  it('puts first what an open promise hangs on, and no more a day than the team has time for; the rest is counted', async () => {
    const pairs = ['תהילה גבע', 'אוריאל ניר', 'סיגל פלד'];
    for (const [at, name] of pairs.entries()) {
      await hear(crm, { name, phone: `054-88112${at}3` });
      await hear(branch, { name, phone: `052-33904${at}1` });
    }
    await house.send(crm, [
      {
        externalId: 'owed',
        kind: 'promise-made',
        customer: { reference: `s${n - 1}`, name: 'סיגל פלד', phone: '054-8811223' },
        pledge: { reference: 'p1', text: 'נחזור אליך', state: 'open' },
      },
    ]);
    await dropSettledQuestions(house.world);
    const all = await waiting();
    expect(all.perDay).toBe(30);
    expect(all.leftToday).toBe(all.waiting);
    const names = all.items.map(({ left }) => left.name);
    expect(names.indexOf('סיגל פלד')).toBeLessThan(names.indexOf('תהילה גבע'));
    expect(all.items.find(({ left }) => left.name === 'סיגל פלד')?.stake.openPromises).toBe(1);

    expect(await setReviewBudget(house.world, house.agent, { perDay: 2 })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    const answered = all.answeredToday;
    expect(answered).toBe(1);
    allowed(await setReviewBudget(house.world, house.other, { perDay: answered + 1 }));
    const today = await waiting();
    expect(today).toMatchObject({ perDay: answered + 1, leftToday: 1, waiting: all.waiting, next: null });
    expect(today.items.map(({ id }) => id)).toEqual(all.items.slice(0, 1).map(({ id }) => id));
    const everything = allowed(await reviewsWaiting(house.world, house.agent, { limit: 2, which: 'all' }));
    const next = allowed(
      await reviewsWaiting(house.world, house.agent, {
        limit: 50,
        which: 'all',
        after: everything.next ?? undefined,
      }),
    );
    expect([...everything.items, ...next.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    allowed(
      await answerReview(house.world, house.writer, house.agent, {
        id: today.items[0]?.id ?? '',
        answer: 'different',
      }),
    );
    expect((await waiting()).items).toEqual([]);
  });
});
