import { readFileSync } from 'node:fs';
import { button, exactly, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import { importFile } from './import-file.ts';
import { comeInAs } from './people.ts';
import type { Step } from './run.ts';

/** Being one: rows that did not fit, two cards that are one person and then are not, and a person who is forgotten. */
export function beingOne(visitor: Visitor): Step[] {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  const dialog = () => page.getByRole('dialog');
  const read = async (path: string): Promise<unknown> =>
    (await page.context().request.get(`/api/v1${path}`)).json();
  // Two people whom no key joins, both named so that nobody of the sample is found instead.
  const first = say('תכלת אגוזי', 'Hyacinth Walnut');
  const second = say('תכלת אגוזית', 'Hyacinthe Walnutt');
  const head = 'ticket_id,created_at,customer_id,customer_name,city,message';
  const words = say('החשבון הגיע פעמיים', 'The bill came twice');
  const good = [
    `B-1,2026-11-02 09:00,B-1,${first},${say('חיפה', 'Haifa')},${words}`,
    `B-2,2026-11-03 09:00,B-2,${second},${say('אילת', 'Eilat')},${words}`,
  ];
  const file = (rows: readonly string[]) => ({
    name: `letters-${language}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${[head, ...rows].join('\n')}\n`),
  });
  const find = async (name: string): Promise<readonly string[]> => {
    const answer = await page
      .context()
      .request.post('/api/v1/customers/search', { data: { query: name, limit: 20 } });
    const list: { items: { id: string; name: string | null }[] } = await answer.json();
    return list.items.filter((one) => one.name === name).map((one) => one.id);
  };
  const recordsOf = async (id: string): Promise<number> =>
    listOf(await read(`/customers/${id}`), 'records').length;
  let customerId = '';
  return [
    [
      'rows that do not fit are counted, named in a file, tried again, and come in once they are mended',
      async () => {
        await comeInAs(page, 'cx-lead');
        const bad = (day: string) => `B-3,${day} 09:00,B-2,${second},${say('אילת', 'Eilat')},${words}`;
        await importFile(visitor, file([...good, bad('31/02/2026')]));
        const id = page.url().split('/imports/')[1] ?? '';
        equal(countersOf(await read(`/imports/${id}`)), 'received 3, stored 2, quarantined 1, rejected 0');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('main a[download]').first().click(),
        ]);
        const lines = readFileSync((await download.path()) ?? '', 'utf8')
          .trim()
          .split(/\r?\n/u);
        equal(lines.length, 2);
        for (const part of ['impossible-date', 'B-3', '31/02/2026'])
          if (!lines[1]?.includes(part)) throw new Error(`${part} is not in the file of errors: ${lines[1]}`);

        await page.goto('/imports');
        await page.getByRole('heading', { name: exactly(t('imports:put-aside.title')) }).waitFor();
        await button(page.locator('main li').first(), t('imports:try-again')).click();
        await page
          .getByText(within(t('imports:put-aside.quarantined')))
          .first()
          .waitFor();

        await importFile(visitor, file([...good, bad('28/02/2026')]));
        const mended = page.url().split('/imports/')[1] ?? '';
        equal(
          countersOf(await read(`/imports/${mended}`)),
          'received 3, stored 1, quarantined 0, rejected 0',
        );
      },
    ],
    [
      'two cards are compared, merged with what moves said before, split again, and each ruling is taken back',
      async () => {
        await comeInAs(page, 'agent');
        const [one = '', ...more] = await find(first);
        equal(more.length, 0);
        customerId = one;
        await page.goto(`/customers/${customerId}`);
        await page.getByRole('heading', { name: exactly(t('customers:timeline.title')) }).waitFor();
        await page.keyboard.press('i');
        await findIn(t('identity:not.choose'), second);
        await dialog()
          .getByText(exactly(t('identity:why.sum')))
          .waitFor();
        await dialog()
          .getByText(within(t('identity:why.probability', { share: '' }).trim()))
          .first()
          .waitFor();
        await page.keyboard.press('Escape');

        await rule('merge');
        await findIn(t('customers:merge.find'), second);
        const preview = dialog().getByRole('region', { name: t('identity:preview.title') });
        await preview
          .getByText(within(second))
          .or(preview.getByText(within(first)))
          .first()
          .waitFor();
        await preview
          .getByText(exactly(t('identity:preview.records_one')))
          .nth(1)
          .waitFor();
        await because(say('אותה אישה, לפי השיחה', 'The same woman, from the call'));
        await button(dialog(), t('customers:merge.act')).click();
        await page
          .getByText(within(t('customers:merge.done')))
          .first()
          .waitFor();
        await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
        customerId = page.url().split('/customers/')[1] ?? '';
        equal(await recordsOf(customerId), 2);

        await rule('split');
        await dialog().getByRole('checkbox').first().check();
        await dialog()
          .getByText(within(t('identity:preview.leaves')))
          .waitFor();
        await because(say('שתי אחיות', 'Two sisters'));
        await button(dialog(), t('customers:split.do_one')).click();
        await page
          .getByText(within(t('customers:split.done')))
          .first()
          .waitFor();
        equal(await recordsOf(customerId), 1);

        for (const records of [2, 1]) {
          await page.goto(`/customers/${customerId}`);
          await page.getByRole('heading', { name: exactly(t('customers:timeline.title')) }).waitFor();
          await page.keyboard.press('i');
          await dialog()
            .getByRole('heading', { name: exactly(t('customers:identity.rulings')) })
            .waitFor();
          await button(dialog(), t('customers:identity.undo')).click();
          await because(say('נקבע בטעות', 'Ruled by mistake'));
          const asked = dialog()
            .locator('li')
            .filter({ has: page.locator('textarea') });
          await asked.getByRole('button').last().click();
          await page
            .getByText(within(t('customers:identity.undone')))
            .first()
            .waitFor();
          equal(await recordsOf(customerId), records);
        }
        const [again = '', ...others] = await find(first);
        equal(others.length, 0);
        equal((await find(second)).length, 1);
        customerId = again;
      },
    ],
    [
      'a pair that may be one person is answered with one key, the next one is there, and the answer is taken back',
      async () => {
        await comeInAs(page, 'agent');
        await page.goto('/identity/reviews');
        await page.locator('thead th').first().waitFor();
        const waiting = async () => numberOf(await read('/identity/reviews?limit=1'), 'waiting');
        const before = await waiting();
        equal(before > 1, true);
        await page.keyboard.press('2');
        await page
          .getByRole('status')
          .getByText(within(t('identity:reviews.said.different')))
          .waitFor();
        await page.locator('thead th').first().waitFor();
        await until(async () => (await waiting()) < before);
        await page.keyboard.press('u');
        await page
          .getByRole('status')
          .getByText(within(t('identity:reviews.taken-back')))
          .waitFor();
        await until(async () => (await waiting()) === before);
      },
    ],
    [
      'a person is forgotten: what goes and what stays is said before, a certificate stands, and no file brings them back',
      async () => {
        await comeInAs(page, 'privacy-officer');
        await page.goto(`/customers/${customerId}`);
        await button(page, t('rights:menu')).click();
        await page.getByRole('menuitem', { name: exactly(t('rights:erase.act')) }).click();
        await dialog()
          .getByRole('heading', { name: exactly(t('rights:erase.goes')) })
          .waitFor();
        await dialog()
          .getByRole('textbox', { name: t('rights:erase.reason') })
          .fill(say('ביקשה במכתב', 'Asked in a letter'));
        await dialog().getByLabel(t('rights:erase.asked-on')).fill(say('20.11.2026', '20/11/2026'));
        await button(dialog(), t('rights:erase.do')).click();
        await page.waitForURL(/\/erasures\/[0-9a-f-]{36}/);
        await page.getByRole('heading', { level: 1 }).waitFor();
        equal((await find(first)).length, 0);
        equal((await page.context().request.get(`/api/v1/customers/${customerId}`)).status(), 404);
        await comeInAs(page, 'cx-lead');
        await importFile(visitor, file(good));
        equal((await find(first)).length, 0);
        equal((await find(second)).length, 1);
      },
    ],
  ];

  async function findIn(field: string, name: string): Promise<void> {
    await dialog().getByRole('searchbox', { name: field }).fill(name);
    await dialog().locator('li button').filter({ hasText: name }).first().click();
  }

  async function rule(act: 'merge' | 'split'): Promise<void> {
    await button(page, t('customers:who-is-who')).click();
    await page.getByRole('menuitem', { name: exactly(t(`customers:${act}.act`)) }).click();
    await dialog().waitFor();
  }

  async function because(reason: string): Promise<void> {
    await dialog()
      .getByRole('textbox', { name: t('customers:reason') })
      .last()
      .fill(reason);
  }
}

/** Asks until it holds: what the screen shows at once, the server knows a moment later. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not become so in ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function numberOf(answer: unknown, key: string): number {
  return Number(Reflect.get(Object(answer), key));
}

function listOf(answer: unknown, key: string): readonly unknown[] {
  const list: unknown = Reflect.get(Object(answer), key);
  return Array.isArray(list) ? list : [];
}

function countersOf(answer: unknown): string {
  return ['received', 'stored', 'quarantined', 'rejected']
    .map((name) => `${name} ${numberOf(answer, name)}`)
    .join(', ');
}
