import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { eraseCustomer } from '#server/customers/rights/erasure.actions';
import { agreeTerm, changeTerm } from '#server/customers/terms/term.actions';
import { openEgress } from '#server/platform/egress/egress';
import { permissionOf } from '#server/platform/egress/permission';
import { testActor } from '#server/platform/world.fixture';
import { meaningOf, TRIES, waitAfter } from './back-off.ts';
import { callSilosNow } from './deliver.actions.ts';
import { egress, type Listener, masterHere, openListener, tellAll } from './outward.fixture.ts';
import {
  callTo,
  changeCallSecret,
  listDeliveries,
  replayCalls,
  setCalls,
  stopCalls,
  webhookView,
} from './webhook-out.actions.ts';

let house: LiveHouse;
let crm = '';
let listener: Listener;
let secret = '';
let now = new Date('2026-03-01T08:30:00Z');
let n = 0;

/** The clock goes on by so many seconds. */
function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
  house.at(now.toISOString());
}
const call = () => callSilosNow(house.world, egress);
const calls = async () => allowed(await listDeliveries(house.world, house.other, { id: crm }));

beforeAll(async () => {
  house = await openLiveHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  now = new Date('2026-03-01T08:30:00Z');
  house.at(now.toISOString());
  crm = await house.silo(`crm-${++n}`, 80);
  await masterHere(house, crm, 'terms');
  listener = await openListener(() => now);
  const made = allowed(await callTo(house.world, house.other, { id: crm, url: listener.url }, egress));
  secret = made.secret ?? '';
  listener.believe(secret);
});
afterEach(async () => {
  await stopCalls(house.world, house.other, crm);
  await listener.close();
});

const GIVEN = ['דנה', 'עומר', 'רחל', 'גיל', 'שלומית', 'בועז', 'תמר', 'מנחם', 'איריס', 'פנחס'];
let people = 0;
/** A new customer of the silo with a term; gives the customer and the term. */
async function agreed(value: string): Promise<{ id: string; term: string }> {
  const name = `${GIVEN[people % 10]} אלמליח${'אבגדהוזחטי'[Math.floor(people / 10)]}${'כלמנסעפצקר'[people % 10]}`;
  people++;
  await house.send(crm, [{ externalId: `p${people}`, customer: { reference: `R-${people}`, name } }]);
  const id = await house.customer(name);
  const term = allowed(
    await agreeTerm(house.world, house.agent, {
      ...{ id, kind: 'discount', value, validFrom: '2026-03-01', validTo: null },
      ...{ divisionId: house.service, reason: 'נסגר' },
    }),
  );
  await tellAll(house);
  return { id, term: term.id };
}
async function changed(term: string, value: string): Promise<void> {
  allowed(
    await changeTerm(house.world, house.agent, {
      ...{ id: term, value, validFrom: '2026-03-01', validTo: null },
      ...{ divisionId: house.service, reason: 'שונה' },
    }),
  );
  await tellAll(house);
}
const values = () => listener.heard.map(({ change }) => change.value?.value);

describe('a call', () => {
  test('brings a change once, signed, under an identifier of its own, and names nobody in its address', async () => {
    await agreed('10%');
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
    expect(await call()).toEqual({ delivered: 0, failed: 0 });
    expect(listener.heard).toMatchObject([
      { signed: true, signatures: 1, change: { value: { value: '10%' } } },
    ]);
    expect(listener.heard[0]?.id).toBe(listener.heard[0]?.change.id);
    expect(listener.paths).toEqual(['/changes']);
  });

  test('that nobody answers is made again later, under the same identifier, each time after a longer wait', async () => {
    await agreed('10%');
    listener.answer(503, 'broken', 'never', 204);
    expect(await call()).toEqual({ delivered: 0, failed: 1 });
    expect(await call()).toEqual({ delivered: 0, failed: 0 });
    later(40);
    expect(await call()).toEqual({ delivered: 0, failed: 1 });
    later(40);
    expect(await call(), 'the second wait is longer').toEqual({ delivered: 0, failed: 0 });
    later(100);
    expect(await call()).toEqual({ delivered: 0, failed: 1 });
    expect((await calls())[0]).toMatchObject({ state: 'waiting', tries: 3, fault: 'no-answer' });
    later(700);
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
    expect(new Set(listener.heard.map(({ id }) => id)).size).toBe(1);
    expect(listener.heard.length).toBe(4);
    expect(await webhookView(house.world, crm)).toMatchObject({ fault: null, waiting: 0, delivered: 1 });
  });

  test('is not redirected: nothing goes to another address', async () => {
    await agreed('10%');
    listener.answer({ status: 307, headers: { location: listener.url.replace('/changes', '/elsewhere') } });
    expect(await call()).toEqual({ delivered: 0, failed: 1 });
    expect(listener.paths).toEqual(['/changes']);
    expect((await calls())[0]).toMatchObject({ state: 'waiting', fault: 'redirected' });
  });

  test('waits as long as the silo asks', async () => {
    await agreed('10%');
    listener.answer({ status: 429, headers: { 'retry-after': '500' } }, 204);
    await call();
    later(400);
    expect(await call()).toEqual({ delivered: 0, failed: 0 });
    later(120);
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
  });

  test('keeps the order of a person: what comes after a refused change waits behind it, other people do not', async () => {
    const one = await agreed('one-1');
    await changed(one.term, 'one-2');
    await agreed('two-1');
    listener.answer(422, 204);
    expect(await call()).toEqual({ delivered: 1, failed: 1 });
    expect(values()).toEqual(['one-1', 'two-1']);
    later(40);
    expect(await call()).toEqual({ delivered: 2, failed: 0 });
    expect(values()).toEqual(['one-1', 'two-1', 'one-1', 'one-2']);
  });

  test('that is never taken is given up, shown, and made again when somebody says so', async () => {
    await agreed('10%');
    listener.answer(422);
    for (let tried = 0; tried < TRIES; tried++) {
      expect(await call(), `try ${tried + 1}`).toEqual({ delivered: 0, failed: 1 });
      later(2 * 86_400);
    }
    expect(await call()).toEqual({ delivered: 0, failed: 0 });
    expect(await calls()).toMatchObject([{ state: 'dead', tries: TRIES, status: 422, fault: 'status-422' }]);
    listener.answer(204);
    expect(allowed(await replayCalls(house.world, house.other, { id: crm }))).toEqual({ replayed: 1 });
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
  });

  test('that was given up and that a later word replaced is passed over, not told late', async () => {
    const { term } = await agreed('old');
    listener.answer(422);
    for (let tried = 0; tried < TRIES; tried++) {
      await call();
      later(2 * 86_400);
    }
    listener.answer(204);
    await changed(term, 'new');
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
    expect(allowed(await replayCalls(house.world, house.other, { id: crm }))).toEqual({ replayed: 0 });
    expect(await call()).toEqual({ delivered: 0, failed: 0 });
    expect(values().at(-1)).toBe('new');
    expect((await calls()).map(({ state }) => state)).toEqual(['delivered', 'passed']);
  });

  test('to an address that says it is gone pauses, until somebody has looked', async () => {
    await agreed('10%');
    listener.answer(410, 204);
    expect(await call()).toEqual({ delivered: 0, failed: 1 });
    expect(await webhookView(house.world, crm)).toMatchObject({ state: 'paused', fault: 'status-410' });
    later(86_400);
    expect(await call()).toEqual({ delivered: 0, failed: 0 });
    allowed(await setCalls(house.world, house.other, crm, 'running'));
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
  });

  test('brings nothing of a person who was erased in between but that they were', async () => {
    const { id } = await agreed('secret-term');
    listener.answer(503, 204);
    await call();
    await eraseCustomer(
      house.world,
      house.writer,
      testActor({ role: 'privacy-officer', employeeId: house.other.employeeId }),
      { id, reason: 'asked', askedOn: '2026-02-20', password: 'right' },
      async () => true,
    );
    later(60);
    expect(await call()).toEqual({ delivered: 1, failed: 0 });
    expect(listener.heard.at(-1)).toMatchObject({
      signed: true,
      change: { type: 'customer.erased', value: null },
    });
    expect(JSON.stringify(listener.heard.slice(1))).not.toContain('secret-term');
  });

  test('carries both signatures for a day after the secret was changed', async () => {
    const { secret: next } = allowed(await changeCallSecret(house.world, house.other, crm));
    expect(next).not.toBe(secret);
    await agreed('10%');
    await call();
    listener.believe(next);
    await agreed('20%');
    await call();
    expect(listener.heard).toMatchObject([
      { signed: true, signatures: 2 },
      { signed: true, signatures: 2 },
    ]);
    later(90_000);
    await agreed('30%');
    await call();
    expect(listener.heard.at(-1)).toMatchObject({ signed: true, signatures: 1 });
  });

  test('is made for all that is kept when an address is entered late', async () => {
    allowed(await stopCalls(house.world, house.other, crm));
    await agreed('10%');
    await agreed('20%');
    const made = allowed(await callTo(house.world, house.other, { id: crm, url: listener.url }, egress));
    listener.believe(made.secret ?? '');
    expect(await call()).toEqual({ delivered: 2, failed: 0 });
    expect(values()).toEqual(['10%', '20%']);
  });
});

describe('an address to call', () => {
  const closed = openEgress({ permission: permissionOf([]), addressesOf: async () => ['10.0.0.7'] });
  test.each([
    ['http://127.0.0.1/x', 'not-encrypted'],
    ['https://127.0.0.1/x', 'private-address'],
    ['https://inner.example.test/x', 'private-address'],
    ['ftp://example.com/', 'bad-address'],
    ['https://example.com:22/', 'port-not-allowed'],
  ])('%s is refused: %s', async (url, refusal) => {
    expect(await callTo(house.world, house.other, { id: crm, url }, closed)).toEqual({ ok: false, refusal });
  });

  test('that was allowed and is not any more is not called', async () => {
    await agreed('10%');
    expect(await callSilosNow(house.world, closed)).toEqual({ delivered: 0, failed: 1 });
    expect(listener.heard).toEqual([]);
    expect((await calls())[0]).toMatchObject({ state: 'waiting', fault: 'not-encrypted' });
  });

  test('is entered by an owner who is real', async () => {
    for (const actor of [testActor({ role: 'cx-lead' }), testActor({ role: 'owner', sample: true })])
      expect(await callTo(house.world, actor, { id: crm, url: listener.url }, egress)).toEqual({
        ok: false,
        refusal: 'forbidden',
      });
  });
});

describe('the wait after a failure', () => {
  test('grows with every failure, is asked for by the silo, and is never longer than about a day', () => {
    const id = '019283ab-0000-7000-8000-00000000ffff';
    const waits = Array.from({ length: TRIES }, (_, at) => waitAfter(at + 1, id, null));
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.uuid(),
        fc.option(fc.integer({ min: 0, max: 1e9 })),
        (failures, name, asked) => {
          const wait = waitAfter(failures, name, asked);
          expect(wait).toBeGreaterThanOrEqual(Math.max(30, Math.min(asked ?? 0, 86_400)));
          expect(wait).toBeLessThanOrEqual(86_400 * 1.1);
        },
      ),
    );
  });

  test.each([
    [200, 'taken'],
    [204, 'taken'],
    [302, 'not-this'],
    [400, 'not-this'],
    [401, 'not-now'],
    [404, 'not-now'],
    [410, 'gone'],
    [422, 'not-this'],
    [429, 'not-now'],
    [500, 'not-now'],
  ] as const)('an answer of %i means %s', (status, meaning) => expect(meaningOf(status)).toBe(meaning));
});
