import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { newId } from '#server/platform/ids';
import { archiveSegment, listSegments, peopleOfSegment, saveNamedSegment } from './saved-segment.actions.ts';

let house: LiveHouse;
beforeAll(async () => {
  house = await openLiveHouse();
  const crm = await house.silo('crm', 80);
  const people = ['דנה כהן', 'עומר לוי', 'רחל ביטון', 'גיל פרץ'];
  await house.send(
    crm,
    people.map((name, at) => ({
      externalId: `s${at}`,
      customer: {
        reference: `s${at}`,
        name,
        phone: `054-33100${at}9`,
        city: at < 2 ? 'חיפה' : 'לוד',
        plan: at === 0 ? 'זהב' : 'כסף',
        customerSince: `20${20 + at}-05-01`,
      },
      channel: at % 2 === 0 ? 'phone' : 'chat',
      score: at * 3,
      measure: 'nps',
    })),
  );
});
afterAll(() => house.close());

const count = async (segment: Parameters<typeof peopleOfSegment>[1]['segment']) =>
  (await peopleOfSegment(house.world, { segment, limit: 50 })).items.map(({ name }) => name).sort();

describe('a segment', () => {
  it('asks of attributes, channels, scores and how long they are customers, and every line must hold', async () => {
    expect(await count({ city: ['חיפה'] })).toEqual(['דנה כהן', 'עומר לוי']);
    expect(await count({ city: ['חיפה'], channel: ['chat'] })).toEqual(['עומר לוי']);
    expect(await count({ score: { measure: 'nps', atMost: 6, atLeast: 3 } })).toEqual([
      'עומר לוי',
      'רחל ביטון',
    ]);
    expect(await count({ score: { measure: 'csat', atMost: 6 } })).toEqual([]);
    expect(await count({ sinceFrom: '2021-01-01', sinceTo: '2022-12-31' })).toEqual([
      'עומר לוי',
      'רחל ביטון',
    ]);
    expect((await count({})).length).toBe(4);
  });

  it('has a name, is counted now, keeps what it meant before, and is put away and taken out', async () => {
    const save = (name: string, segment: object, id?: string) =>
      saveNamedSegment(house.world, house.other, { name, segment, ...(id !== undefined && { id }) });
    const saved = allowed(await save('צפון', { city: ['חיפה'] }));
    expect(saved).toMatchObject({ name: 'צפון', customers: 2, versions: 1, by: { name: 'Owner' } });
    expect(await save('צפון', {})).toEqual({ ok: false, refusal: 'name-taken' });
    const changed = allowed(await save('צפון ולוד', { city: ['חיפה', 'לוד'] }, saved.id));
    expect(changed).toMatchObject({ id: saved.id, customers: 4, versions: 2 });
    expect(await save('אין', {}, newId())).toEqual({ ok: false, refusal: 'not-found' });
    expect(await saveNamedSegment(house.world, house.agent, { name: 'לא', segment: {} })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    allowed(await archiveSegment(house.world, house.other, { id: saved.id, away: true }));
    expect(await listSegments(house.world, false)).toEqual([]);
    expect((await listSegments(house.world, true)).map(({ id }) => id)).toEqual([saved.id]);
    const another = allowed(await save('צפון ולוד', { plan: ['זהב'] }));
    expect(await archiveSegment(house.world, house.other, { id: saved.id, away: false })).toEqual({
      ok: false,
      refusal: 'name-taken',
    });
    allowed(await save('זהב', { plan: ['זהב'] }, another.id));
    allowed(await archiveSegment(house.world, house.other, { id: saved.id, away: false }));
    expect((await listSegments(house.world, false)).map(({ name, customers }) => [name, customers])).toEqual([
      ['זהב', 1],
      ['צפון ולוד', 4],
    ]);
  });

  it('is walked page by page, each person once', async () => {
    const first = await peopleOfSegment(house.world, { segment: {}, limit: 3 });
    const second = await peopleOfSegment(house.world, { segment: {}, limit: 3, after: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id).length).toBe(4);
    expect(second.next).toBeNull();
  });
});
