import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDay } from '#contract/calendar';
import { isOpen } from '#kernel/business-time';
import { instant } from '#kernel/clock';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import {
  changeCalendar,
  daysOfFile,
  openingHours,
  readCalendar,
  takeBackChange,
} from './calendar.actions.ts';

let database: TestDatabase;
let world: World;
const owner = testActor({ role: 'owner' });
const agent = testActor({ role: 'agent' });
beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool);
  await world.db
    .insertInto('employee')
    .values({ id: owner.employeeId, name: 'Owner', email: 'owner@example.test', role: 'owner' })
    .execute();
});
afterAll(() => database.drop());

const PASSOVER: CalendarDay = { day: '2026-04-02', name: 'פסח', hours: null, origin: 'suggested' };
const SHORT: CalendarDay = {
  day: '2026-04-01',
  name: 'ערב פסח',
  hours: { from: 540, to: 780 },
  origin: 'suggested',
};
const open = async (at: string): Promise<boolean> =>
  isOpen(await openingHours(world), instant(Date.parse(at)));
const change = async (input: Partial<Parameters<typeof changeCalendar>[2]>) => {
  const done = await changeCalendar(world, owner, { year: 2026, set: [], remove: [], ...input });
  if (!done.ok) throw new Error(done.refusal);
  return done.value;
};

describe('when the organization is open', () => {
  it('is the week of the country until somebody says otherwise; holidays are only suggested', async () => {
    const calendar = await readCalendar(world, agent, { year: 2026 });
    expect(calendar).toMatchObject({ ownWeek: false, days: [], history: [], may: [] });
    expect(calendar.week[5]).toBeNull();
    expect(calendar.suggested.map(({ day }) => day)).toContain('2026-04-02');
    expect(await open('2026-04-02T09:00:00Z')).toBe(true);
    expect(await open('2026-04-03T09:00:00Z')).toBe(false);
  });

  it('changes with the days and the week that are set, and comes back exactly as it was', async () => {
    const first = await change({ set: [PASSOVER, SHORT] });
    expect(first.calendar.days).toEqual([SHORT, PASSOVER]);
    expect(first.calendar.suggested.map(({ day }) => day)).not.toContain('2026-04-02');
    expect(await open('2026-04-02T09:00:00Z')).toBe(false);
    expect(await open('2026-04-01T09:00:00Z')).toBe(true);
    expect(await open('2026-04-01T11:00:00Z')).toBe(false);

    const second = await change({
      remove: ['2026-04-02'],
      set: [{ ...SHORT, hours: null }],
      week: [null, { from: 480, to: 960 }, null, null, null, { from: 480, to: 720 }, null],
    });
    expect(second.calendar).toMatchObject({ ownWeek: true, days: [{ ...SHORT, hours: null }] });
    expect(await open('2026-03-08T09:00:00Z')).toBe(false);
    expect(await open('2026-03-06T09:00:00Z')).toBe(true);
    expect(second.calendar.history[0]).toMatchObject({
      set: 1,
      removed: 1,
      week: true,
      by: { name: 'Owner' },
    });

    const back = await takeBackChange(world, owner, { id: second.changeId, year: 2026 });
    expect(back).toMatchObject({
      ok: true,
      value: { calendar: { ownWeek: false, days: [SHORT, PASSOVER] } },
    });
    const empty = await takeBackChange(world, owner, { id: first.changeId, year: 2026 });
    expect(empty).toMatchObject({ ok: true, value: { calendar: { days: [] } } });
    expect(await takeBackChange(world, owner, { id: newId(), year: 2026 })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  });

  it('is said by the owner and the CX lead, and by nobody else', async () => {
    expect(await changeCalendar(world, agent, { year: 2026, set: [PASSOVER], remove: [] })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(daysOfFile(agent, { text: '' })).toEqual({ ok: false, refusal: 'forbidden' });
    const file = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Closed\nEND:VEVENT';
    expect(daysOfFile(owner, { text: file })).toEqual({
      ok: true,
      value: { days: [{ day: '2026-12-25', name: 'Closed' }], skipped: 0 },
    });
    expect((await readCalendar(world, owner, {})).days).toEqual([]);
  });
});
