import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { Language, Words } from './words.ts';

/** A person at a browser: goes to a room, presses what is named, and notices when the page asks anybody else. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly language: Language;
  readonly t: Words;
  /** Addresses outside the product that the pages asked for. */
  readonly outside: readonly string[];
  /** Faults that the pages threw. */
  readonly faults: readonly string[];
}

export async function visit(
  browser: Browser,
  url: string,
  language: Language,
  t: Words,
  look: { width?: number; height?: number; dark?: boolean } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1366, height: look.height ?? 768 },
    locale: language === 'he' ? 'he-IL' : 'en-GB',
    timezoneId: 'Asia/Jerusalem',
    colorScheme: look.dark ? 'dark' : 'light',
    baseURL: url,
  });
  // The runner that strips the types leaves calls to this name in functions that are sent to the page.
  await context.addInitScript({ content: 'globalThis.__name ??= (value) => value;' });
  const page = await context.newPage();
  // A page that is just being led elsewhere (to the door, when somebody else took the seat) may cut a visit short, each of its
  // questions once; a person would go there again.
  const visitOnce = page.goto.bind(page);
  page.goto = async (address, options) => {
    for (let again = 3; ; again--) {
      try {
        return await visitOnce(address, options);
      } catch (fault) {
        if (again === 0) throw fault;
        await page.waitForLoadState().catch(() => undefined);
      }
    }
  };
  page.setDefaultTimeout(Number(process.env.EMPTY_CHAIR_STORY_TIMEOUT ?? 20_000));
  const outside: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !/^(data|blob|about):/.test(asked)) outside.push(asked);
  });
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('response', (answer) => {
    if (answer.status() >= 500)
      faults.push(`${answer.status()} ${answer.request().method()} ${new URL(answer.url()).pathname}`);
  });
  return { page, context, language, t, outside, faults };
}

export function button(scope: Page | Locator, name: string): Locator {
  return scope.getByRole('button', { name: exactly(name) }).first();
}

/** Invisible marks keep values apart from the words around them; a match looks through them. */
const MARKS = '[\\u2066-\\u2069\\u200e\\u200f]*';

/** The whole name, whatever spaces and direction marks stand in it. */
export function exactly(name: string): RegExp {
  return new RegExp(`^\\s*${through(name)}\\s*$`, 'u');
}

/** These words somewhere in a text. */
export function within(words: string): RegExp {
  return new RegExp(through(words), 'u');
}

function through(words: string): string {
  const letters = [...words.trim()].map((letter) =>
    /\s/.test(letter) ? '\\s+' : letter.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'),
  );
  return MARKS + letters.join(MARKS) + MARKS;
}
