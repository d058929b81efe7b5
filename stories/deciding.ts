import { button, exactly, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import { comeInAs } from './people.ts';
import type { Step } from './run.ts';

/** Deciding: a price rise meets the empty chair. */
export function deciding(visitor: Visitor): Step[] {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  let decisionId = '';
  return [
    [
      'a price rise is brought to the empty chair, vetoed, cannot close, and is closed in the open by an executive’s signature',
      async () => {
        await comeInAs(page, 'division-manager', 'product');
        await page.goto('/decisions/new');
        const fill = (field: string, words: string) =>
          page
            .getByRole('textbox', { name: t(`decisions:field.${field}`) })
            .first()
            .fill(words);
        await fill('title', say('העלאת מחיר בחבילת 500', 'A price rise for the 500 plan'));
        await page
          .getByRole('textbox', { name: t('decisions:column.kind') })
          .or(page.getByRole('combobox', { name: t('decisions:column.kind') }))
          .first()
          .click();
        await page.getByRole('option', { name: exactly(t('decisions:kind.price')) }).click();
        await fill(
          'question',
          say('להעלות את המחיר בעשרה שקלים בינואר?', 'Raise the price by ten shekels in January?'),
        );
        await fill(
          'motives',
          say(
            'חסרים שני מיליון ליעד הרבעון, והמתחרים העלו',
            'Two million are missing for the quarter, and others have raised',
          ),
        );
        await fill('gain', say('שני מיליון ברבעון', 'Two million this quarter'));
        await fill('trust', say('לקוחות ותיקים ירגישו מרומים', 'Old customers will feel cheated'));
        await page
          .getByRole('textbox', { name: t('segments:line.theme') })
          .or(page.getByRole('combobox', { name: t('segments:line.theme') }))
          .first()
          .click();
        await page
          .getByRole('option', { name: exactly(say('מחיר', 'Price')) })
          .first()
          .click();
        await page.keyboard.press('Escape');
        await page
          .getByText(within(t('segments:people_other', { n: '1' }).replace('1', '').trim()))
          .first()
          .waitFor();
        await button(page, t('decisions:form.propose')).click();
        await page.waitForURL(/\/decisions\/[0-9a-f-]{36}/);
        decisionId = page.url().split('/decisions/')[1] ?? '';
        await button(page, t('decisions:scenarios.draw-hardest-hit')).click();
        await page
          .getByText(within(t('decisions:scenarios.by-hardest-hit')))
          .first()
          .waitFor();
        await button(page, t('decisions:act.bring')).click();
        await button(page.getByRole('dialog'), t('decisions:do.bring')).click();
        await page
          .getByText(/[0-9a-f]{16,}/)
          .first()
          .waitFor();

        equal(
          await page.evaluate(
            async (id) => (await (await fetch(`/api/v1/decisions/${id}`)).json()).kind,
            decisionId,
          ),
          'price',
        );
        await comeInAs(page, 'customer-representative');
        await page.goto(`/decisions/${decisionId}`);
        await button(page, t('decisions:act.vote')).click();
        await page
          .getByRole('dialog')
          .getByRole('radio', { name: exactly(t('decisions:vote.vetoed')) })
          .check();
        await page
          .getByRole('dialog')
          .getByRole('textbox')
          .last()
          .fill(
            say(
              'הובטח להם מחיר לשנה; זו הפרת הבטחה',
              'They were promised this price for a year; this breaks it',
            ),
          );
        await button(page.getByRole('dialog'), t('decisions:do.veto')).click();
        await page
          .getByText(within(t('decisions:standing.ways')))
          .first()
          .waitFor();

        await comeInAs(page, 'division-manager', 'product');
        const refusal = await page.evaluate(async (id) => {
          const answer = await fetch(`/api/v1/decisions/${id}/closing`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}',
          });
          const problem: { code: string } = await answer.json();
          return `${answer.status} ${problem.code}`;
        }, decisionId);
        equal(refusal, '409 VETO_STANDS');

        await comeInAs(page, 'executive');
        await page.goto(`/decisions/${decisionId}`);
        await button(page, t('decisions:act.override')).click();
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name: t('decisions:override-reason') })
          .fill(
            say(
              'ההחלטה שלי ובשמי: בלי זה נבטל את הרחבת הרשת. נבדוק באביב.',
              'My decision and in my name: without it the network does not grow. We review in spring.',
            ),
          );
        await page.getByRole('dialog').getByLabel(t('decisions:field.review')).fill(monthsAhead(3));
        await button(page.getByRole('dialog'), t('decisions:do.override')).click();
        await page
          .getByText(within(t('decisions:standing.overridden', { name: '' })))
          .first()
          .waitFor();
        const close = button(page, t('decisions:act.close'));
        if (!(await close.isVisible().catch(() => false))) {
          await comeInAs(page, 'division-manager', 'product');
          await page.goto(`/decisions/${decisionId}`);
        }
        await close.click();
        await page
          .getByText(within(t('decisions:event.closed')))
          .first()
          .waitFor();
      },
    ],
  ];
}

function monthsAhead(months: number): string {
  return new Date(Date.now() + months * 30 * 86_400_000).toISOString().slice(0, 10);
}
