import { afterEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from './app.fixture.ts';

/** Twenty tries a minute from one address: behind a proxy that is believed, the address is the visitor's. */
let app: TestApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** One try for each account, so that only the limit of the address can be met. */
async function triesFrom(door: TestApp, addresses: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const [at, address] of addresses.entries()) {
    const from = { 'x-forwarded-for': address };
    const credentials = { email: `nobody-${at}@example.test`, password: 'not the password' };
    statuses.push((await door.call('nobody', 'POST', '/session', credentials, from)).status);
  }
  return statuses;
}
const MANY = Array.from({ length: 21 }, (_, at) => `203.0.113.${at}`);

describe('the limit on signing in', () => {
  test('counts each visitor behind a proxy that is believed', async () => {
    app = await openTestApp({ trustProxy: 1 });
    expect(await triesFrom(app, MANY)).toEqual(MANY.map(() => 401));
    expect(
      (
        await triesFrom(
          app,
          MANY.map(() => '203.0.113.99'),
        )
      ).at(-1),
    ).toBe(429);
  });

  test('does not let a visitor choose an address when no proxy is believed, or another one is', async () => {
    for (const trustProxy of [null, ['10.1.2.3']]) {
      app = await openTestApp({ trustProxy });
      expect((await triesFrom(app, MANY)).at(-1)).toBe(429);
      await app.close();
    }
    app = undefined;
  });

  test('believes the proxy alone, not what a visitor wrote before it', async () => {
    app = await openTestApp({ trustProxy: ['127.0.0.1'] });
    const forged = MANY.map((address) => `${address}, 198.51.100.7`);
    expect((await triesFrom(app, forged)).at(-1)).toBe(429);
  });
});
