import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { readCustomer } from '#server/customers/record/record.actions';
import { testActor } from '#server/platform/world.fixture';
import { keptRatesOf, ledgerLines, readLedger } from './ledger.actions.ts';
import { makePledge, moveOnePledge, readPledge, settleOnePledge } from './pledge.actions.ts';
import { noticeOverdue } from './pledge.jobs.ts';
import { dismissSuggestion, suggestedPledges } from './suggest.actions.ts';

let house: LiveHouse;
let desk: string;
let dana: string;
beforeAll(async () => {
  house = await openLiveHouse();
  desk = await house.silo('desk');
  await house.send(desk, [
    { externalId: '1', customer: { reference: '7', name: 'דנה אלמוג', phone: '052-7431196' } },
  ]);
  dana = await house.customer('דנה');
});
afterAll(() => house.close());

const promise = (more: object = {}) =>
  makePledge(house.world, house.agent, {
    id: dana,
    text: 'טכנאי יגיע',
    dueDay: '2026-03-02',
    dueMinute: 600,
    channel: 'phone',
    promisedBy: house.service,
    performedBy: house.operations,
    ...more,
  });
const page = async () => allowed(await readCustomer(house.world, house.agent, dana, 'test'));
const ledger = async (input: object = {}) =>
  allowed(await readLedger(house.world, house.agent, { limit: 50, ...input }));

describe('a promise by hand', () => {
  test('without a time is due when the organization closes, on the next day it opens', async () => {
    // 6 March 2026 is a Friday.
    const made = allowed(await promise({ dueDay: '2026-03-06', dueMinute: undefined }));
    expect(made.dueAt).toBe('2026-03-08T15:00:00.000Z');
    expect(made).toMatchObject({ state: 'open', madeBy: { name: 'Agent' }, source: null });
    allowed(
      await settleOnePledge(house.world, house.agent, { id: made.id, outcome: 'kept', reason: 'done' }),
    );
  });

  test('turns overdue in the minute in which it is due, once, and says so in its history and to whoever listens', async () => {
    const made = allowed(await promise());
    house.at('2026-03-02T07:59:59Z');
    expect(await noticeOverdue(house.world)).toBe(0);
    expect(allowed(await readPledge(house.world, house.agent, made.id)).state).toBe('open');
    house.at('2026-03-02T08:00:00Z');
    expect(await noticeOverdue(house.world)).toBe(1);
    expect(await noticeOverdue(house.world)).toBe(0);
    const late = allowed(await readPledge(house.world, house.agent, made.id));
    expect(late.state).toBe('overdue');
    expect(late.events.map(({ type, by }) => [type, by?.name ?? null])).toEqual([
      ['made', 'Agent'],
      ['overdue', null],
    ]);
    const told = await house.world.db
      .selectFrom('outbox')
      .select('ids')
      .where('kind', '=', 'pledge.overdue')
      .execute();
    expect(told.map(({ ids }) => ids)).toEqual([[made.id]]);
    expect((await page()).advice).toContainEqual({ code: 'broken-promise', value: null });
    expect((await ledger({ state: 'overdue' })).items.map(({ id }) => id)).toEqual([made.id]);
  });

  test('keeps every date that it ever had, with who moved it and why, and is overdue again by the new one', async () => {
    const [late] = (await ledger({ state: 'overdue' })).items;
    const id = late?.id ?? '';
    const move = (dueDay: string) =>
      moveOnePledge(house.world, house.agent, { id, dueDay, dueMinute: 720, reason: 'סערה' });
    allowed(await move('2026-03-03'));
    expect(await move('2026-03-03')).toEqual({ ok: false, refusal: 'same-date' });
    const moved = allowed(await move('2026-03-05'));
    expect(moved).toMatchObject({ state: 'moved', firstDueAt: '2026-03-02T08:00:00.000Z' });
    const dates = moved.events.filter(({ type }) => type === 'moved');
    expect(dates.map(({ dueBefore, dueAfter, reason }) => [dueBefore, dueAfter, reason])).toEqual([
      ['2026-03-02T08:00:00.000Z', '2026-03-03T10:00:00.000Z', 'סערה'],
      ['2026-03-03T10:00:00.000Z', '2026-03-05T10:00:00.000Z', 'סערה'],
    ]);
    house.at('2026-03-05T10:00:00Z');
    expect(await noticeOverdue(house.world)).toBe(1);
    const settled = allowed(
      await settleOnePledge(house.world, house.agent, { id, outcome: 'broken', reason: 'לא הגיע' }),
    );
    expect(settled.state).toBe('broken');
    expect(await move('2026-03-09')).toEqual({ ok: false, refusal: 'settled' });
  });

  test('is written by those who serve, for divisions that exist', async () => {
    const analyst = testActor({ role: 'analyst' });
    expect(
      await makePledge(house.world, analyst, {
        id: dana,
        text: 'x',
        dueDay: '2026-03-09',
        channel: 'phone',
        promisedBy: house.service,
        performedBy: house.service,
      }),
    ).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await promise({ performedBy: dana })).toEqual({ ok: false, refusal: 'no-such-division' });
  });
});

test('a silo that gives another date does not take the first one away', async () => {
  const told = (externalId: string, dueAt: string, state: string, more: object = {}) => ({
    externalId,
    kind: 'technician-visit',
    customer: { reference: '7', name: 'דנה אלמוג', phone: '052-7431196' },
    pledge: {
      ...more,
      reference: 'W-1',
      text: 'התקנה',
      dueAt,
      state,
      promisedBy: 'service',
      performedBy: 'operations',
    },
  });
  await house.send(desk, [told('v1', '2026-03-03T10:00:00Z', 'open')]);
  await house.send(desk, [told('v2', '2026-03-04T10:00:00Z', 'open')]);
  await house.send(desk, [
    told('v3', '2026-03-04T10:00:00Z', 'kept', { resolvedAt: '2026-03-04T09:00:00Z' }),
  ]);
  expect(await house.send(desk, [told('v2', '2026-03-04T10:00:00Z', 'open')])).toEqual(['duplicate']);
  const found = (await ledger()).items.find(({ text }) => text === 'התקנה');
  expect(found).toMatchObject({ firstDueAt: '2026-03-03T10:00:00.000Z', dueAt: '2026-03-04T10:00:00.000Z' });
  const history = allowed(await readPledge(house.world, house.agent, found?.id ?? ''));
  expect(history.events.map(({ type, dueBefore }) => [type, dueBefore])).toEqual([
    ['moved', '2026-03-03T10:00:00.000Z'],
  ]);
});

describe('a promise in our words', () => {
  test('is suggested with its place and date, confirmed by a person or dismissed, and then no more', async () => {
    const text = 'שלום דנה, נחזור אליך עד יום שלישי. תודה על הסבלנות. הטכנאי יגיע מחר עד 12:00.';
    await house.send(desk, [
      {
        externalId: 'm1',
        kind: 'mail',
        channel: 'mail',
        direction: 'out',
        customer: { reference: '7' },
        text,
      },
      {
        externalId: 'm2',
        kind: 'mail',
        channel: 'mail',
        direction: 'in',
        customer: { reference: '7' },
        text,
      },
    ]);
    const found = allowed(await suggestedPledges(house.world, house.agent, dana));
    expect(found.map(({ quote, dueDay, dueMinute }) => [quote, dueDay, dueMinute])).toEqual([
      ['שלום דנה, נחזור אליך עד יום שלישי.', '2026-03-10', null],
      ['הטכנאי יגיע מחר עד 12:00.', '2026-03-06', 720],
    ]);
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(found[0]?.quote);
    expect((await page()).suggestedPledges).toBe(2);
    const [first, second] = found;
    const saidIn = { interactionId: first?.interactionId ?? '', start: first?.start ?? 0 };
    allowed(await promise({ text: first?.quote, saidIn, dueDay: first?.dueDay }));
    allowed(
      await dismissSuggestion(house.world, house.agent, {
        id: dana,
        interactionId: second?.interactionId ?? '',
        start: second?.start ?? 0,
      }),
    );
    expect(allowed(await suggestedPledges(house.world, house.agent, dana))).toEqual([]);
  });
});

describe('the ledger', () => {
  test('filters by state, division and due window, pages without loss, and leaves as a file', async () => {
    const all = await ledger();
    expect(all.items.length).toBe(4);
    for (const state of ['open', 'overdue', 'kept', 'broken', 'moved'] as const) {
      const some = await ledger({ state });
      expect(some.items.map(({ id }) => id)).toEqual(
        all.items
          .filter((row) => row.state === state || (state === 'moved' && row.state === 'moved'))
          .map(({ id }) => id),
      );
    }
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const next = await ledger({ limit: 1, ...(after && { after }) });
      paged.push(...next.items.map(({ id }) => id));
      if (next.next === null) break;
      after = next.next;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    expect((await ledger({ division: house.service, as: 'performer' })).items).toEqual([]);
    expect((await ledger({ dueFrom: '2026-03-08', dueTo: '2026-03-08' })).items).toHaveLength(1);
    let file = '';
    for await (const line of ledgerLines(house.world, house.agent, { limit: 2 })) file += line;
    expect(file.trim().split('\r\n')).toHaveLength(1 + all.items.length);
  });

  test('tells the share kept per division, strictly and leniently, with its n', async () => {
    house.at('2026-03-20T10:00:00Z');
    const rates = allowed(
      await keptRatesOf(house.world, house.agent, { dueFrom: '2026-03-01', dueTo: '2026-03-19' }),
    );
    expect(rates.all.strict).toMatchObject({ value: 0.25, n: 4 });
    expect(rates.all.lenient).toMatchObject({ value: 0.5, n: 4 });
    expect(rates.performers.map(({ division, strict }) => [division?.code, strict.n])).toEqual([
      ['operations', 4],
    ]);
  });
});
