import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '#contract/api';
import { healthContract, healthSchema } from '#contract/health';
import { STREAM_ROUTES } from '#contract/imports';
import { ATTACHMENT_ROUTES } from '#contract/notes';
import { problemSchema } from '#contract/problem';
import { SILO_ROUTES } from '#contract/silos';
import { newId } from '#server/platform/ids';
import { type Answer, type Caller, openTestApp, type TestApp, textAt } from './app.fixture.ts';
import { openDoor } from './platform/http/http.ts';
import { door, everyRouteHasRight } from './platform/http/serve.ts';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => house.close());

interface Endpoint {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

const ENDPOINTS: readonly Endpoint[] = Object.entries(api).flatMap(([module, endpoints]) =>
  Object.entries(endpoints).map(([name, procedure]) => {
    const { method, path } = procedure['~orpc'].route;
    return { name: `${module}.${name}`, method: method ?? '', path: path ?? '' };
  }),
);
const ALL: readonly Endpoint[] = [
  ...ENDPOINTS,
  ...[...STREAM_ROUTES, ...ATTACHMENT_ROUTES, ...SILO_ROUTES].map((route) => ({
    ...route,
    name: `stream ${route.method} ${route.path}`,
  })),
];

/** An address that exists of a thing that does not. */
const nowhere = (path: string): string =>
  path
    .replace('{month}', '2026-01-01')
    .replace('{name}', 'file.csv')
    .replaceAll(/\{\w+\}/g, () => newId());

function ask(endpoint: Endpoint, caller: Caller): Promise<Answer> {
  const body = endpoint.method === 'GET' || endpoint.method === 'DELETE' ? undefined : {};
  return endpoint.name.startsWith('stream PUT')
    ? house.call(caller, 'PUT', nowhere(endpoint.path), '', { 'content-type': 'application/octet-stream' })
    : house.call(caller, endpoint.method, nowhere(endpoint.path), body);
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.type).toMatch(/^application\/problem\+json/);
  expect(problemSchema.parse(answer.json)).toMatchObject({
    type: `urn:empty-chair:${code.toLowerCase().replaceAll('_', '-')}`,
    status,
    code,
  });
  expect(problemSchema.parse(answer.json).title).not.toBe('');
}

describe('what is served is what the contract says', () => {
  test('every endpoint of the contract answers at its address', async () => {
    expect(ALL.length).toBeGreaterThan(70);
    for (const endpoint of ALL) {
      const answer = await ask(endpoint, 'nobody');
      expect(answer.text, endpoint.name).not.toContain('There is no such endpoint');
      expect(answer.status, endpoint.name).toBeLessThan(500);
    }
  });

  test('beside the one door there are only the streams, the intake and the description of the door', () => {
    const { server } = house.app;
    const tree = server.printRoutes({ commonPrefix: false, includeHooks: false });
    const served = [...tree.matchAll(/(\/?\S*) \([A-Z]/g)]
      .map(([, path]) => path ?? '')
      .map((path) => (path === '*' ? '/api/v1/*' : path))
      .sort();
    expect(server.hasRoute({ method: 'GET', url: '/api/v1/*' })).toBe(true);
    expect(served).toEqual(
      [
        '/api/v1/*',
        '/api/v1/docs',
        '/api/v1/openapi.json',
        '/api/v1/interactions',
        ...[...STREAM_ROUTES, ...ATTACHMENT_ROUTES, ...SILO_ROUTES].map(
          ({ path }) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        ),
      ].sort(),
    );
  });

  test('an address that the contract does not have is refused as a problem', async () => {
    for (const [method, path] of [
      ['GET', '/secrets'],
      ['GET', '/customers'],
      ['DELETE', '/customers/search'],
      ['PATCH', '/health'],
    ] as const)
      expectProblem(await house.call('owner', method, path), 404, 'NOT_FOUND');
  });

  test('the description is OpenAPI 3.1, holds every endpoint, and can be read by a person', async () => {
    const { json } = await house.call('nobody', 'GET', '/openapi.json');
    expect(textAt(json, 'openapi')).toMatch(/^3\.1\./);
    const page = await house.call('nobody', 'GET', '/docs');
    expect(page.type).toContain('text/html');
    expect(page.text).not.toMatch(/<script|https?:\/\//);
    for (const { method, path } of ALL) {
      expect(json).toHaveProperty(['paths', path, method.toLowerCase()]);
      expect(page.text).toContain(`<code>${path}</code>`);
    }
  });

  test('health tells three things and nothing else', async () => {
    const { status, json } = await house.call('nobody', 'GET', '/health');
    expect(status).toBe(200);
    expect(Object.keys(healthSchema.parse(json)).sort()).toEqual(['sample', 'status', 'version']);
    expect(json).toEqual(healthSchema.parse(json));
  });
});

describe('a route without a right', () => {
  const publicEverywhere = Object.fromEntries(
    Object.entries(api).map(([module, endpoints]) => [
      module,
      Object.fromEntries(Object.keys(endpoints).map((name) => [name, 'public'])),
    ]),
  );

  test('keeps the product from starting', () => {
    expect(everyRouteHasRight(api, publicEverywhere)).toBe(ENDPOINTS.length);
    const { close: _, ...casesWithoutOne } = publicEverywhere.cases ?? {};
    expect(() => everyRouteHasRight(api, { ...publicEverywhere, cases: casesWithoutOne })).toThrow(
      'cases.close',
    );
    const oneTooMany = { ...publicEverywhere.today, burn: 'public' };
    expect(() => everyRouteHasRight(api, { ...publicEverywhere, today: oneTooMany })).toThrow('today.burn');
    expect(() => everyRouteHasRight({}, {})).toThrow('nothing was checked');
  });

  test('would answer nothing, should it ever be served', async () => {
    const router = {
      health: {
        read: door(healthContract).read.handler(() => ({ status: 'ready', sample: 'none', version: '0' })),
      },
    };
    const facts = {
      log: () => undefined,
      readActor: async () => null,
      pages: null,
      outageOf: () => null,
      trustProxy: null,
      streams: () => undefined,
    };
    const open = await openDoor({ ...facts, router, rights: { health: { read: 'public' } } });
    const shut = await openDoor({ ...facts, router, rights: {} });
    expect((await open.inject('/api/v1/health')).statusCode).toBe(200);
    expect((await shut.inject('/api/v1/health')).statusCode).toBe(500);
    await Promise.all([open.close(), shut.close()]);
  });
});

describe('the door', () => {
  test('refuses a call that another site makes in the name of somebody here, and changes nothing', async () => {
    const body = { code: 'foreign', he: 'זרים', en: 'Foreign' };
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expectProblem(await house.call('owner', 'POST', '/divisions', body, headers), 403, 'FOREIGN_ORIGIN');
    const { text } = await house.call('owner', 'GET', '/divisions');
    expect(text).not.toContain('foreign');
    expect(text).toContain('service');
  });

  test('takes JSON alone, of at most one mebibyte, in good UTF-8', async () => {
    const search = (body: unknown, headers = {}) =>
      house.call('owner', 'POST', '/customers/search', body, headers);
    expect((await search({ query: '' })).status).toBe(200);
    expectProblem(await search('query=a', { 'content-type': 'text/plain' }), 415, 'JSON_ONLY');
    expectProblem(
      await search('query=a', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'JSON_ONLY',
    );
    expectProblem(await search(JSON.stringify({ query: 'a'.repeat(1024 * 1024) })), 413, 'TOO_LARGE');
    expectProblem(await search(Buffer.from('{"query":"\xff\xfe"}', 'latin1')), 400, 'BAD_REQUEST');
    expectProblem(await search('{"query":'), 400, 'BAD_REQUEST');
    expectProblem(await search({ query: '', limit: 10_000 }), 400, 'BAD_REQUEST');
    expectProblem(await search({ query: '', surprise: true }), 400, 'BAD_REQUEST');
  });

  test('lets nobody frame, sniff or script what it serves', async () => {
    const { headers } = await house.call('nobody', 'GET', '/health');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect((await house.call('owner', 'GET', '/today')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('live intake', () => {
  const item = (externalId: string, text = 'The bill is wrong again') => ({
    externalId,
    occurredAt: '2026-02-01T10:00:00Z',
    kind: 'mail',
    channel: 'mail',
    customer: { reference: `r-${externalId}`, name: 'Noa Example' },
    text,
  });
  const send = (body: unknown, caller: Caller = 'ingest-key') =>
    house.call(caller, 'POST', '/interactions', body);

  test('answers 200 with what became of every item, also when it is sent again', async () => {
    const first = await send({ interactions: [item('a'), item('b'), { ...item('c'), externalId: '' }] });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({ received: 3, stored: 2, duplicate: 0, quarantined: 0, rejected: 1 });
    const again = await send({ interactions: [item('a'), item('b')] });
    expect(again.json).toMatchObject({ received: 2, stored: 0, duplicate: 2 });
    expect(textAt(again.json, 'items', 0, 'status')).toBe('duplicate');
  });

  test('one poisoned item of 500 is kept aside and holds up nobody', async () => {
    const batch = Array.from({ length: 500 }, (_, at) => item(`p${at}`));
    batch[250] = item('p250', 'before\u0000after');
    const first = await send({ interactions: batch });
    expect(first.json).toMatchObject({ received: 500, stored: 499, quarantined: 1, rejected: 0 });
    const again = await send({ interactions: batch });
    expect(again.json).toMatchObject({ received: 500, stored: 0, duplicate: 499 });
  });

  test('answers 400 to what is not UTF-8 JSON of the described shape', async () => {
    for (const body of [
      Buffer.from('{"interactions":["\xff"]}', 'latin1'),
      '{"interactions":[',
      '[]',
      { interaction: [] },
      'interactions=1',
    ])
      expectProblem(await send(body), 400, 'BAD_REQUEST');
  });

  test('answers 401 without a good key, and also to a key that was ended', async () => {
    expectProblem(await send({ interactions: [] }, 'nobody'), 401, 'UNAUTHORIZED');
    const made = await house.call('owner', 'POST', '/keys', { kind: 'ingest', name: 'Brief' });
    const authorization = `Bearer ${textAt(made.json, 'key')}`;
    const sendWith = (key: string) =>
      house.call('nobody', 'POST', '/interactions', { interactions: [] }, { authorization: key });
    expect((await sendWith(authorization)).status).toBe(200);
    expectProblem(await sendWith(`${authorization.slice(0, -1)}!`), 401, 'UNAUTHORIZED');
    await house.call('owner', 'DELETE', `/keys/${textAt(made.json, 'id')}`);
    expectProblem(await sendWith(authorization), 401, 'UNAUTHORIZED');
  });

  test('answers 403 to a key that only reads, and to people', async () => {
    for (const caller of ['read-key', 'owner', 'machine'] as const)
      expectProblem(await send({ interactions: [item('d')] }, caller), 403, 'FORBIDDEN');
  });

  test('answers 413 to more than 500 items and to more than 32 MiB', async () => {
    const many = Array.from({ length: 501 }, (_, at) => item(`m${at}`));
    expectProblem(await send({ interactions: many }), 413, 'TOO_LARGE');
    const heavy = Buffer.alloc(32 * 1024 * 1024 + 1, 0x20);
    expectProblem(await send(heavy), 413, 'TOO_LARGE');
  });
});
