import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outwardChangeSchema } from '#contract/silos';
import { callSilosNow } from '#server/customers/outward/deliver.actions';
import { egress, tellAll } from '#server/customers/outward/outward.fixture';
import { callTo } from '#server/customers/outward/webhook-out.actions';
import { testActor } from '#server/platform/world.fixture';
import { openTestApp, type TestApp, textAt } from './app.fixture.ts';

let house: TestApp;
let silo = '';
let customer = '';
beforeAll(async () => {
  house = await openTestApp();
  // The key of the fixture hears for this silo; a second key writes for it.
  const made = await house.call('owner', 'POST', '/keys', {
    kind: 'ingest',
    name: 'Writer',
    source: 'live-outward',
  });
  const authorization = `Bearer ${textAt(made.json, 'key')}`;
  const sent = await house.call(
    'nobody',
    'POST',
    '/interactions',
    {
      interactions: [1, 2, 3].map((n) => ({
        ...{ externalId: `${n}`, occurredAt: '2026-02-01T10:00:00Z', kind: 'mail', channel: 'mail' },
        customer: { reference: `R-${n}`, name: ['Noa Example', 'Ben Sample', 'Ori Instance'][n - 1] },
      })),
    },
    { authorization },
  );
  expect(sent.json).toMatchObject({ stored: 3 });
  const silos = (await house.call('owner', 'GET', '/silos')).json as { id: string; code: string }[];
  silo = silos.find(({ code }) => code === 'live-outward')?.id ?? '';
  const found = await house.call('owner', 'POST', '/customers/search', { query: 'Noa' });
  customer = textAt(found.json, 'items', 0, 'id');
});
afterAll(() => house.close());

const feed = (query = '', headers: object = {}) =>
  house.call('outward-key', 'GET', `/outward/changes${query}`, undefined, headers);
const items = (json: unknown) => outwardChangeSchema.array().parse((json as { items: unknown }).items);

async function agree(value: string): Promise<void> {
  const { status } = await house.call('agent', 'POST', `/customers/${customer}/terms`, {
    ...{ kind: 'price', value, validFrom: '2026-03-01', validTo: null },
    ...{ divisionId: house.divisions.mine, reason: 'agreed by phone' },
  });
  expect(status).toBe(200);
}

/** What was announced has become changes. */
async function changes(count: number): Promise<void> {
  await tellAll(house.app);
  expect(items((await feed()).json).length).toBe(count);
}

describe('the changes for a silo, by a key of its own', () => {
  test('are none until the owner says that the master is here', async () => {
    await agree('49');
    expect((await feed()).json).toEqual({ items: [], next: 0, more: false });
    const denied = await house.call('cx-lead', 'PUT', `/silos/${silo}/masters/terms`, { master: 'here' });
    expect(denied.status).toBe(403);
    const page = await house.call('owner', 'PUT', `/silos/${silo}/masters/terms`, { master: 'here' });
    expect(page.json).toMatchObject({
      masters: expect.arrayContaining([expect.objectContaining({ thing: 'terms', master: 'here' })]),
    });
    await changes(1);
  });

  test('come page by page after a number, whole, and end', async () => {
    await agree('59');
    await agree('69');
    await changes(3);
    const first = await feed('?limit=2');
    expect(items(first.json).map(({ value }) => value?.value)).toEqual(['49', '59']);
    expect(first.json).toMatchObject({ more: true });
    const rest = await feed(`?limit=2&after=${(first.json as { next: number }).next}`);
    expect(items(rest.json)).toMatchObject([{ customer: { reference: 'R-1' }, value: { value: '69' } }]);
    expect(rest.json).toMatchObject({ more: false });
  });

  test('are not sent again while nothing has changed', async () => {
    const answer = await feed();
    const tag = answer.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const same = await feed('', { 'if-none-match': tag });
    expect([same.status, same.text]).toEqual([304, '']);
    await agree('79');
    await changes(4);
    expect((await feed('', { 'if-none-match': tag })).status).toBe(200);
  });

  test('are for this key alone, which reads nothing else', async () => {
    for (const caller of ['nobody', 'ingest-key', 'read-key', 'owner', 'machine'] as const)
      expect((await house.call(caller, 'GET', '/outward/changes')).status, caller).toBe(
        caller === 'nobody' ? 401 : 403,
      );
    for (const path of [
      '/silos',
      `/customers/${customer}`,
      `/customers/${customer}/terms`,
      '/promises',
      '/journeys',
    ])
      expect((await house.call('outward-key', 'GET', path)).status, path).toBe(403);
    expect((await house.call('outward-key', 'POST', '/interactions', { interactions: [] })).status).toBe(403);
  });

  test('nonsense in the address is answered as if nothing had been said', async () => {
    for (const query of ['?after=-1', '?after=x', '?after=1e9', '?limit=0', '?limit=99999', '?limit='])
      expect((await feed(query)).status, query).toBe(200);
  });
});

test('a file is for those who may carry it, and names nobody in its address', async () => {
  const file = await house.call('cx-lead', 'GET', `/silos/${silo}/changes.csv?after=0`);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="changes.csv"');
  expect(file.text.split('\r\n').length).toBe(6);
  expect((await house.call('agent', 'GET', `/silos/${silo}/changes.csv`)).status).toBe(403);
  expect((await house.call('owner', 'GET', '/silos/nonsense/changes.csv')).status).toBe(404);
});

test('an address in the own network is refused over HTTP', async () => {
  for (const url of ['https://127.0.0.1/x', 'https://169.254.169.254/latest', 'http://example.com/'])
    expect((await house.call('owner', 'PUT', `/silos/${silo}/webhook`, { url })).status, url).toBe(422);
});

test('a call that fails is told in the log without a word of a person', async () => {
  const { world } = house.app;
  const owner = testActor({ role: 'owner', employeeId: house.employees.owner });
  expect((await callTo(world, owner, { id: silo, url: 'http://127.0.0.1:1/secret-path' }, egress)).ok).toBe(
    true,
  );
  expect(await callSilosNow(world, egress)).toMatchObject({ failed: 1 });
  expect(house.lines).toContainEqual(
    expect.objectContaining({ event: 'outward.not-taken', fault: 'no-connection' }),
  );
  const shown = async (caller: 'owner' | 'employee') =>
    textAt((await house.call(caller, 'GET', `/silos/${silo}`)).json, 'webhook', 'url');
  expect(await shown('owner')).toBe('http://127.0.0.1:1/secret-path');
  expect(await shown('employee')).toBe('http://127.0.0.1:1/…');
  const log = JSON.stringify(house.lines);
  for (const word of ['Noa', 'R-1', '"49"', 'agreed by phone']) expect(log).not.toContain(word);
});
