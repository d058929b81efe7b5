import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { type Visitor, visit } from './browser.ts';
import { equal } from './equal.ts';
import type { Product } from './product.ts';
import type { Step } from './run.ts';

/** What must hold on every main screen: axe finds nothing, no sideways scroll on a phone, nobody else is asked. */
const ROOMS = [
  '/',
  '/customers',
  '/segments',
  '/companies',
  '/identity/reviews',
  '/identity/models',
  '/promises',
  '/journeys',
  '/listening',
  '/listening/patterns',
  '/listening/models',
  '/cases',
  '/proactive',
  '/decisions',
  '/improvements',
  '/measures',
  '/open-doors',
  '/one-language',
  '/imports',
  '/imports/new',
  '/silos',
  '/organization',
  '/audit',
  '/erasures',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function screens(browser: Browser, product: Product, visitor: Visitor): Step[] {
  // Each room is visited once and looked at three ways; the first step walks, the others say what was found on that walk.
  let walked: Promise<Readonly<Record<Look, readonly string[]>>> | undefined;
  const found = async (look: Look): Promise<void> => {
    walked ??= walkRooms(browser, product, visitor);
    const faults = (await walked)[look];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  return [
    ['axe finds nothing on the main screens, in light', () => found('light')],
    ['axe finds nothing on the main screens, in dark', () => found('dark')],
    ['no screen scrolls sideways at 390 pixels', () => found('phone')],
    [
      'axe finds nothing in dialogs and menus, and each gives the keyboard back',
      async () => {
        const { page, t } = visitor;
        const opened = async (room: string, name: string, open: () => Promise<void>): Promise<void> => {
          await open();
          await page.locator('[role=dialog], [role=menu]').first().waitFor();
          await axe(page, `${room}, ${name}`);
          await page.keyboard.press('Escape');
          await page.locator('[role=dialog], [role=menu]').first().waitFor({ state: 'detached' });
          await page.waitForFunction(() => document.activeElement !== document.body);
        };
        const byKeyboard = (thing: Locator) => async () => {
          await thing.focus();
          await page.keyboard.press('Enter');
        };
        await page.goto('/customers');
        await page.locator('tbody tr').first().waitFor();
        const menus = page.locator('header button[aria-haspopup=menu]');
        equal(await menus.count(), 2);
        await opened('/customers', 'what waits', byKeyboard(menus.first()));
        await opened('/customers', 'the person', byKeyboard(menus.last()));
        await opened('/customers', 'the palette', () => page.keyboard.press('Control+KeyK'));
        await page.locator('tbody tr').first().focus();
        await page.keyboard.press('Enter');
        const one = page.getByText(t('customers:one-person.title')).first();
        await one.waitFor();
        await opened('a customer', 'one person', byKeyboard(one.locator('xpath=ancestor-or-self::button')));
        await page.goto('/journeys');
        await page.locator('tbody tr').first().focus();
        await page.keyboard.press('Enter');
        const touchpoint = page.locator('main button').filter({ hasText: /n=/ }).first();
        await touchpoint.waitFor();
        await opened('a journey', 'a touchpoint', byKeyboard(touchpoint));
      },
    ],
    [
      'no page asked anybody but the product, and none threw',
      async () => {
        equal(visitor.outside.join('; '), '');
        equal(visitor.faults.join('; '), '');
      },
    ],
  ];
}

type Look = 'light' | 'dark' | 'phone';
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

/** What is wrong with the rooms, by the way of looking at them. */
async function walkRooms(
  browser: Browser,
  product: Product,
  visitor: Visitor,
): Promise<Readonly<Record<Look, readonly string[]>>> {
  const other = await visit(browser, product.url, visitor.language, visitor.t);
  const found = { light: [] as string[], dark: [] as string[], phone: [] as string[] };
  const look = async (way: Look, check: () => Promise<void>): Promise<void> => {
    await check().catch((fault: Error) => found[way].push(fault.message));
  };
  try {
    const { page } = other;
    await other.context.addCookies(await visitor.context.cookies());
    const rooms = await roomsOf(page);
    equal(rooms.length >= ROOMS.length, true);
    for (const room of rooms) {
      await page.goto(room);
      await page.locator('h1').first().waitFor();
      await settled(page);
      await look('light', () => axe(page, room));
      await page.emulateMedia({ colorScheme: 'dark' });
      await atRest(page);
      await look('dark', () => axe(page, `${room}, dark`));
      await page.setViewportSize(PHONE);
      await atRest(page);
      await look('phone', () => fits(page, room));
      await page.setViewportSize(DESK);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    found.light.push(...other.faults, ...other.outside);
    return found;
  } finally {
    await other.context.close();
  }
}

/** What a change of light or width sets in motion has come to rest. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

const REST_MS = 2_000;

async function fits(page: Page, room: string): Promise<void> {
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, null, {
      timeout: REST_MS,
    })
    .catch(async () => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      throw new Error(`${room} is ${wide} wide`);
    });
}

/** The rooms, and one thing inside each. */
async function roomsOf(page: Page): Promise<string[]> {
  await page.goto('/');
  const inside = await page.evaluate(async () => {
    const read = async (path: string, body?: unknown): Promise<unknown> => {
      const answer = await fetch(
        `/api/v1${path}`,
        body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      );
      return answer.ok ? answer.json() : null;
    };
    const firstOf = (list: unknown, key?: string): string | null => {
      const items: unknown = key === undefined ? list : Reflect.get(Object(list), key);
      return Array.isArray(items) && items.length > 0 ? String(Reflect.get(Object(items[0]), 'id')) : null;
    };
    return {
      customers: firstOf(await read('/customers/search', { query: '', limit: 1 }), 'items'),
      journeys: firstOf(await read('/journeys')),
      'listening/patterns': firstOf(await read('/patterns'), 'patterns'),
      cases: firstOf(await read('/cases?state=all'), 'items'),
      decisions: firstOf(await read('/decisions')),
      improvements: firstOf(await read('/ideas')),
      silos: firstOf(await read('/silos')),
    };
  });
  return [
    ...ROOMS,
    ...Object.entries(inside).flatMap(([room, id]) => (id === null ? [] : [`/${room}/${id}`])),
  ];
}

async function axe(page: Page, room: string): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const result: { violations: { id: string; nodes: { target: unknown }[] }[]; passes: unknown[] } =
      await Reflect.get(window, 'axe').run(document, { resultTypes: ['violations'] });
    return {
      passes: result.passes.length,
      violations: result.violations.map(
        (one) =>
          `${one.id}: ${one.nodes
            .map((node) => String(node.target))
            .slice(0, 3)
            .join(', ')}`,
      ),
    };
  });
  if (found.passes === 0) throw new Error(`axe saw nothing on ${room}`);
  if (found.violations.length > 0) throw new Error(`${room}: ${found.violations.join(' | ')}`);
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
}
