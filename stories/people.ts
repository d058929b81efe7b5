import type { Page } from 'playwright-core';
import { button, exactly, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import type { Product } from './product.ts';
import { wordsOf } from './words.ts';

/** Whose place one takes: the people of the sample, each in the language of the story, and the owner. */
interface SamplePerson {
  readonly id: string;
  readonly role: string;
  readonly division: { readonly code: string } | null;
}

/** Takes the place of one of the sample's people, as the role switch does. */
export async function comeInAs(page: Page, role: string, division?: string): Promise<void> {
  const people = await peopleAtTheDoor(page);
  await take(
    page,
    people.find((one) => one.role === role && (division === undefined || one.division?.code === division))
      ?.id,
  );
}

/** Everybody of the sample who will be met reads the language of the story. */
export async function everybodyReads({ page, language }: Visitor): Promise<void> {
  for (const person of await peopleAtTheDoor(page)) {
    await take(page, person.id);
    const answer = await page.context().request.patch('/api/v1/session/preferences', { data: { language } });
    equal(answer.status(), 200);
  }
}

/** Somebody of that name, as the page itself finds them. */
export async function oneCalled(page: Page, name: string): Promise<string> {
  return page.evaluate(async (query) => {
    const found = await fetch('/api/v1/customers/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, limit: 1 }),
    });
    const list: { items: { id: string }[] } = await found.json();
    return list.items[0]?.id ?? '';
  }, name);
}

const OWNER = { name: 'Rotem Adler', email: 'owner@or-net.example', password: 'one calm morning by the sea' };

/** Opens the one-time link that the first start printed; it serves once. */
export async function becomeOwner({ page, t, language }: Visitor, product: Product): Promise<void> {
  await page.goto('about:blank');
  await page.goto(product.ownerLink);
  await page.getByRole('textbox', { name: t('session:welcome.name') }).fill(OWNER.name);
  await page.getByRole('textbox', { name: t('session:email') }).fill(OWNER.email);
  await page.getByLabel(t('session:welcome.password'), { exact: true }).fill(OWNER.password);
  await page.getByLabel(t('session:welcome.again'), { exact: true }).fill(OWNER.password);
  await button(page, t('session:welcome.enter')).click();
  await page
    .getByRole('heading', { name: exactly(t('shell:room.today.name')) })
    .or(page.getByRole('link', { name: within(wordsOf('he')('shell:room.journeys.name')) }))
    .first()
    .waitFor();
  equal(page.url().includes('#'), false);
  equal(
    (await page.context().request.patch('/api/v1/session/preferences', { data: { language } })).status(),
    200,
  );
}

async function peopleAtTheDoor(page: Page): Promise<readonly SamplePerson[]> {
  const door: { sample: SamplePerson[] } = await (
    await page.context().request.get('/api/v1/session/door')
  ).json();
  return door.sample;
}

async function take(page: Page, employeeId: string | undefined): Promise<void> {
  const answer = await page.context().request.post('/api/v1/session/sample', { data: { employeeId } });
  equal(answer.status(), 200);
}
