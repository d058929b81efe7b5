import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { listCompanies, readCompany, readHousehold, sayHousehold, withdrawHousehold } from './tie.actions.ts';

let house: LiveHouse;
let crm: string;
beforeAll(async () => {
  house = await openLiveHouse();
  crm = await house.silo('crm', 80);
});
afterAll(() => house.close());

const send = (reference: string, customer: object) =>
  house.send(crm, [{ externalId: reference, customer: { reference, ...customer } }]);

describe('a household', () => {
  it('is those who share a phone or a home and are not one person; what is shared is masked', async () => {
    await send('h1', { name: 'אסתר קליין', phone: '054-3331122', street: 'הרצל 12', city: 'חיפה' });
    await send('h2', { name: 'מרדכי קליין', phone: '054-3331122' });
    await send('h3', { name: 'פנינה שטרן', phone: '052-8884411', street: "רח' הרצל 12", city: 'חיפה' });
    await send('h4', { name: 'זאב לבנון', phone: '052-1119977', street: 'הרצל 14', city: 'חיפה' });
    const [mother] = (await Promise.all(['אסתר קליין'].map((name) => house.customer(name)))) as [string];
    const found = allowed(await readHousehold(house.world, mother));
    expect(found.members.map(({ name, via }) => [name, via.map(({ type }) => type)]).sort()).toEqual([
      ['מרדכי קליין', ['phone']],
      ['פנינה שטרן', ['address']],
    ]);
    expect(JSON.stringify(found)).not.toContain('3331122');
  });

  it('is what somebody says of it, whatever is shared, until the word is taken back', async () => {
    const one = await house.customer('אסתר קליין');
    const stranger = await house.customer('זאב לבנון');
    const neighbour = await house.customer('פנינה שטרן');
    const say = (otherId: string, word: 'same' | 'different') =>
      sayHousehold(house.world, house.agent, { id: one, otherId, word, reason: 'אמרה בשיחה' });
    allowed(await say(stranger, 'same'));
    const after = allowed(await say(neighbour, 'different'));
    const of = (id: string) => after.members.find(({ customerId }) => customerId === id);
    expect(of(stranger)).toMatchObject({
      via: [{ type: 'said' }],
      said: { word: 'same', by: { name: 'Agent' } },
    });
    expect(of(neighbour)?.said?.word).toBe('different');
    // Seen from the other side as well.
    const there = allowed(await readHousehold(house.world, stranger));
    expect(there.members.map(({ customerId }) => customerId)).toEqual([one]);
    const id = of(stranger)?.said?.id ?? '';
    allowed(await withdrawHousehold(house.world, house.agent, id));
    expect(await withdrawHousehold(house.world, house.agent, id)).toEqual({
      ok: false,
      refusal: 'not-standing',
    });
    expect(allowed(await readHousehold(house.world, stranger)).members).toEqual([]);
    expect(await say(one, 'same')).toEqual({ ok: false, refusal: 'same-customer' });
  });
});

describe('a company', () => {
  it('is one however its name is written, has its people, and says how many', async () => {
    for (const [at, company] of ['גלי הצפון בע"מ', 'חברת גלי הצפון', 'גלי הצפון', 'גלי הצפון'].entries())
      await send(`c${at}`, { name: `${['דוד', 'רונית', 'שלמה', 'נורית'][at]} אוחיון`, company });
    await send('c9', { name: 'תמר בר', company: 'Sea Breeze Ltd' });
    const { items, next } = await listCompanies(house.world, { limit: 1 });
    expect(items).toMatchObject([{ people: 4, interactions: 4, openCases: 0 }]);
    expect(items[0]?.name, 'as most write it').toBe('גלי הצפון');
    const rest = await listCompanies(house.world, { limit: 10, ...(next !== null && { after: next }) });
    expect(rest.items).toMatchObject([{ name: 'Sea Breeze Ltd', people: 1 }]);
    const page = allowed(await readCompany(house.world, { id: items[0]?.id ?? '', limit: 2 }));
    expect(page.people.items.length).toBe(2);
    const more = allowed(
      await readCompany(house.world, { id: items[0]?.id ?? '', limit: 2, after: page.people.next ?? '' }),
    );
    expect(more.people.items.length).toBe(2);
    const own = allowed(await readHousehold(house.world, await house.customer('רונית אוחיון')));
    expect(own.companies).toMatchObject([{ people: 4 }]);
    expect(await readCompany(house.world, { id: '0'.repeat(32), limit: 5 })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  });
});
