import type { Page } from 'playwright-core';
import { button, exactly, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import { becomeOwner, comeInAs } from './people.ts';
import type { Product } from './product.ts';
import type { Step } from './run.ts';

/** Mending: an idea from what hurts, the view of two professions, and the letter that tells everybody. */
export function mending(product: Product, visitor: Visitor): Step[] {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  let ideaId = '';
  return [
    [
      'an idea is raised from the pattern, and two professions give their perspective',
      async () => {
        await comeInAs(page, 'cx-lead');
        await page.goto('/listening/patterns');
        await page.locator('main').getByRole('link').filter({ hasText: /\S/ }).nth(1).waitFor();
        const pattern: string = await page.evaluate(async () => {
          const { patterns }: { patterns: { id: string }[] } = await (await fetch('/api/v1/patterns')).json();
          return patterns[0]?.id ?? '';
        });
        await page.goto(`/listening/patterns/${pattern}`);
        await page
          .getByRole('link', { name: exactly(t('listening:pattern.raise')) })
          .or(button(page, t('listening:pattern.raise')))
          .first()
          .click();
        const raise = page.getByRole('dialog');
        await raise
          .getByRole('textbox', { name: t('improvements:raise.title') })
          .fill(say('לומר את המחיר לפני שהוא עולה', 'Tell the price before it rises'));
        await raise
          .getByRole('textbox', { name: t('improvements:raise.body') })
          .fill(
            say(
              'הודעה אישית חודש מראש, עם החבילה הזולה ביותר שמתאימה',
              'A personal word a month ahead, with the cheapest plan that fits',
            ),
          );
        await button(raise, t('improvements:raise.do')).click();
        await page.waitForURL(/\/improvements\/[0-9a-f-]{36}/);
        ideaId = page.url().split('/improvements/')[1]?.split('?')[0] ?? '';
        for (const [profession, person] of [
          ['cost', /מיכל/],
          ['contracts-law', /איתן/],
        ] as const) {
          await button(page, t('improvements:ask.act')).click();
          const ask = page.getByRole('dialog');
          await pick(page, t('improvements:ask.profession'), exactly(t(`words:profession.${profession}`)));
          await pick(page, t('improvements:ask.person'), person);
          await ask
            .getByRole('textbox', { name: t('improvements:ask.question') })
            .last()
            .fill(say('מה זה עולה ומה זה חוסך?', 'What does it cost and what does it save?'));
          await button(ask, t('improvements:ask.do')).click();
          await ask.waitFor({ state: 'hidden' });
        }
        for (const division of ['finance', 'legal']) {
          await comeInAs(page, 'employee', division);
          await page.goto(`/improvements/${ideaId}`);
          await button(page, t('improvements:assess.act')).click();
          const assess = page.getByRole('dialog');
          await assess
            .getByRole('radio', { name: exactly(t('improvements:verdict.for-with-conditions')) })
            .check();
          await assess
            .getByRole('textbox', { name: t('improvements:assess.words') })
            .fill(
              say(
                'אפשר, אם ההודעה יוצאת רק בערוץ שהלקוח בחר',
                'Yes, if it goes by the channel the customer chose',
              ),
            );
          await button(assess, t('improvements:assess.do')).click();
          await assess.waitFor({ state: 'hidden' });
        }
        await page
          .getByText(within(t('improvements:verdict.for-with-conditions')))
          .nth(1)
          .waitFor();
      },
    ],
    [
      'the month’s letter is read as a page and received as a mail',
      async () => {
        await becomeOwner(visitor, product);
        await page.goto('/open-doors');
        for (const part of ['money', 'promises', 'decisions', 'stories'])
          await page
            .getByRole('heading', { name: exactly(t(`open-doors:${part}.title`)) })
            .first()
            .waitFor();
        await page
          .getByText(within(t('open-doors:decisions.veto', { name: '' }).replace(':', '').trim()))
          .first()
          .waitFor();
        await page
          .getByText(within(t('open-doors:decisions.override', { name: '' }).replace(':', '').trim()))
          .first()
          .waitFor();
        await button(page, t('open-doors:send')).click();
        await button(page.getByRole('dialog'), t('open-doors:send-do')).click();
        const until = Date.now() + 30_000;
        while (product.mailbox.length === 0 && Date.now() < until)
          await new Promise((done) => setTimeout(done, 200));
        const mail = product.mailbox[0];
        equal(mail?.to, 'owner@or-net.example');
        equal(mail?.html.includes(`dir="${language === 'he' ? 'rtl' : 'ltr'}"`), true);
        equal(mail?.text.includes(say('הובטח להם מחיר לשנה', 'They were promised this price')), true);
        equal(/<(script|img)/i.test(mail?.html ?? ''), false);
      },
    ],
  ];
}

async function pick(page: Page, field: string, option: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: field })
    .or(dialog.getByRole('combobox', { name: field }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
}
