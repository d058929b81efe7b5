import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '#contract/api';
import { STREAM_ROUTES } from '#contract/imports';
import { ATTACHMENT_ROUTES } from '#contract/notes';
import { problemSchema } from '#contract/problem';
import { SILO_ROUTES } from '#contract/silos';
import { newId } from '#server/platform/ids';
import { type Answer, CALLERS, type Caller, openTestApp, type TestApp } from './app.fixture.ts';
import { MATRIX } from './rights-matrix.fixture.ts';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => house.close());

const addresses = new Map<string, { method?: string | undefined; path?: string | undefined }>([
  ...Object.entries(api).flatMap(([module, endpoints]) =>
    Object.entries(endpoints).map(
      ([name, procedure]) => [`${module}.${name}`, procedure['~orpc'].route] as const,
    ),
  ),
  ...[...STREAM_ROUTES, ...ATTACHMENT_ROUTES, ...SILO_ROUTES].map(
    (route) => [`stream ${route.method} ${route.path}`, route] as const,
  ),
]);

/** Asks for a thing that does not exist, with an empty body: whoever passes the door is told so. */
function knock(name: string, caller: Caller): Promise<Answer> {
  const { method = '', path = '' } = addresses.get(name) ?? {};
  const address = path
    .replace('{month}', '2026-01-01')
    .replace('{name}', 'file.csv')
    .replaceAll(/\{\w+\}/g, () => newId());
  if (method === 'PUT')
    return house.call(caller, method, address, '', { 'content-type': 'application/octet-stream' });
  return house.call(caller, method, address, method === 'GET' || method === 'DELETE' ? undefined : {});
}

const isNo = (answer: Answer): boolean => answer.status === 401 || answer.status === 403;

describe('the door', () => {
  test('the matrix has a line for every endpoint and none too many', () => {
    expect(Object.keys(MATRIX).sort()).toEqual([...addresses.keys()].sort());
    expect(CALLERS.length).toBe(15);
  });

  test('lets through exactly those of the matrix, and tells the others why as a problem', async () => {
    let asked = 0;
    const wrong: string[] = [];
    for (const [name, allowed] of Object.entries(MATRIX)) {
      if (allowed === 'everybody') continue;
      const answers = await Promise.all(
        CALLERS.map(async (caller) => ({ caller, answer: await knock(name, caller) })),
      );
      for (const { caller, answer } of answers) {
        asked++;
        if (answer.status >= 500 || isNo(answer) === allowed.includes(caller))
          wrong.push(`${name} as ${caller}: ${answer.status} ${answer.text.slice(0, 120)}`);
        if (answer.status < 400) continue;
        const problem = problemSchema.parse(answer.json);
        expect(answer.type, name).toMatch(/^application\/problem\+json/);
        expect(problem.status).toBe(answer.status);
        if (!allowed.includes(caller))
          expect(problem.code, `${name} as ${caller}`).toBe(
            caller === 'nobody' ? 'UNAUTHORIZED' : 'FORBIDDEN',
          );
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(900);
  }, 120_000);

  test('what is open to everybody asks nobody to sign in', async () => {
    const open = Object.entries(MATRIX).flatMap(([name, allowed]) => (allowed === 'everybody' ? [name] : []));
    expect(open.length).toBeGreaterThan(5);
    for (const name of open) {
      const answer = await knock(name, 'nobody');
      expect(answer.text, name).not.toContain('UNAUTHORIZED');
      expect(answer.status, name).toBeLessThan(500);
    }
  });
});
