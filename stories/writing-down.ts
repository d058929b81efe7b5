import { button, exactly, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import { comeInAs, oneCalled } from './people.ts';
import type { Step } from './run.ts';

/**
 * Writing down: what an agent hears goes on the record without leaving the page, and every act shows on it. What is
 * `later` needs a minute of the product's own clock: other steps are walked in between, and nobody waits for nothing.
 */
export function writingDown(visitor: Visitor): { readonly now: Step[]; readonly later: Step[] } {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  const dialog = () => page.getByRole('dialog');
  const field = (name: string) => dialog().getByRole('textbox', { name }).first();
  let customerId = '';
  let dueAt = 0;
  const words = say('נחזור אליך עם תשובה על החיוב', 'We will be back to you about the bill');
  const now: Step[] = [
    [
      'a promise is written down by hand and stands on the record',
      async () => {
        await comeInAs(page, 'agent');
        customerId = await oneCalled(page, 'Cohen');
        await page.goto(`/customers/${customerId}`);
        await button(page, t('customers:act.promise')).click();
        await field(t('customers:promise.text')).fill(words);
        // The next minute but far enough from now that the form is filled in before it begins.
        dueAt = Math.floor((Date.now() + 75_000) / 60_000) * 60_000;
        const parts = new Intl.DateTimeFormat('sv-SE', {
          timeZone: 'Asia/Jerusalem',
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(dueAt);
        const [day = '', time = ''] = parts.split(' ');
        await dialog().getByLabel(t('customers:promise.day')).fill(day);
        await dialog().getByLabel(t('customers:promise.time'), { exact: true }).fill(time);
        await dialog().getByLabel(t('customers:promise.by')).first().click();
        await page
          .getByRole('option', { name: exactly(say('אגף שירות', 'Service')) })
          .or(page.getByRole('option', { name: /שירות|Service/ }))
          .first()
          .click();
        await dialog().getByLabel(t('customers:promise.performer')).first().click();
        await page
          .getByRole('option', { name: /תפעול|Operations/ })
          .first()
          .click();
        await button(dialog(), t('customers:promise.do')).click();
        await page.getByText(t('customers:promise.made')).first().waitFor();
        await page.getByText(words).first().waitFor();
      },
    ],
    [
      'a value is corrected with a reason, wins over the sources, and the sources speak again when it is withdrawn',
      async () => {
        await page.goto(`/customers/${customerId}`);
        await page.getByRole('heading', { name: exactly(t('customers:timeline.title')) }).waitFor();
        await page.keyboard.press('e');
        const value = say('נווה הגפן', 'Vine Village');
        await field(t('customers:correct.value')).fill(value);
        await field(t('customers:reason')).fill(say('אמרה בטלפון', 'Said so on the phone'));
        await button(dialog(), t('customers:correct.do')).click();
        const person = page.getByRole('region', { name: t('customers:person') });
        await person.getByText(value).first().waitFor();
        await page.getByText(t('customers:event.correction')).first().waitFor();
        // While it fades away, keys still go to the dialog.
        await dialog().waitFor({ state: 'hidden' });
        await page.keyboard.press('e');
        await button(dialog(), t('customers:correct.withdraw')).click();
        await dialog().getByText(t('customers:correct.withdrawn')).first().waitFor();
        await page.keyboard.press('Escape');
        await person.getByText(value).first().waitFor({ state: 'hidden' });
      },
    ],
    [
      'a consent is withdrawn, holds at once, and stands among what not to do',
      async () => {
        await page.goto(`/customers/${customerId}`);
        await button(page, t('customers:act.consent')).click();
        await dialog()
          .getByRole('checkbox', { name: exactly(t('words:channel.sms')) })
          .check();
        await field(t('customers:consent.proof')).fill(
          say('ביקשה בטלפון להפסיק', 'Asked on the phone to stop'),
        );
        await button(dialog(), t('customers:consent.do')).click();
        await dialog().getByText(t('customers:event.consent-withdrawn')).first().waitFor();
        await page.keyboard.press('Escape');
        await page
          .getByText(within(t('customers:advice.no-advertising', { value: '' }).trim()))
          .first()
          .waitFor();
        const standing: { standing: { purpose: string; channel: string; answer: string }[] } =
          await page.evaluate(
            async (id) => (await fetch(`/api/v1/customers/${id}/consent`)).json(),
            customerId,
          );
        const sms = standing.standing.find((one) => one.purpose === 'advertising' && one.channel === 'sms');
        equal(sms?.answer, 'no');
      },
    ],
  ];
  const later: Step[] = [
    [
      'the promise comes due in its minute, shows as overdue, and then as broken',
      async () => {
        // The clock of the product: the minute passes, nobody does anything.
        await page.waitForTimeout(Math.max(0, dueAt + 1_000 - Date.now()));
        await comeInAs(page, 'agent');
        await page.goto(`/customers/${customerId}`);
        const line = page.locator('main li').filter({ hasText: words }).first();
        await line.getByText(t('words:pledge-state.overdue')).waitFor();
        await line.getByRole('button').first().click();
        await field(t('customers:reason')).fill(say('לא חזרנו בזמן', 'We were not back in time'));
        await button(dialog(), t('customers:promise.broken')).click();
        await dialog().getByText(t('customers:event.promise-broken')).first().waitFor();
        await page.keyboard.press('Escape');
        await line.getByText(t('words:pledge-state.broken')).waitFor();
      },
    ],
  ];
  return { now, later };
}
