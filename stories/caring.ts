import { button, exactly, type Visitor, within } from './browser.ts';
import { comeInAs } from './people.ts';
import type { Step } from './run.ts';

/** Caring: one case from a customer's words to its end, through two divisions' hands. */
export function caring(visitor: Visitor): Step[] {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  let caseId = '';
  return [
    [
      'a case is opened from a verbatim, handed over, accepted, compensated within the policy and closed',
      async () => {
        await comeInAs(page, 'agent');
        await page.goto('/listening?sentiment=negative');
        await openVerbatimWithoutCase(visitor);
        await button(page, t('listening:case.open')).click();
        const open = page.getByRole('dialog');
        await open
          .getByRole('textbox', { name: t('listening:case.subject') })
          .fill(say('חיוב שגוי שחוזר', 'A wrong bill that comes back'));
        await divisionIn(visitor, /שירות|Service/);
        await button(open, t('listening:case.do')).click();
        await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
        caseId = page.url().split('/cases/')[1] ?? '';
        await button(page, t('cases:act.hand-over')).click();
        await divisionIn(visitor, /תפעול|Operations/);
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name: t('cases:hand-over-reason') })
          .fill(say('הטכנאי לא הגיע, כבר התנצלנו', 'The technician did not come; we said we are sorry'));
        await button(page.getByRole('dialog'), t('cases:do.hand-over')).click();
        await page.getByText(t('cases:event.offered')).first().waitFor();
        await comeInAs(page, 'division-manager', 'operations');
        await page.goto(`/cases/${caseId}`);
        await button(page, t('cases:act.accept')).click();
        await page.getByText(t('cases:event.accepted')).first().waitFor();
        await button(page, t('cases:act.compensate')).click();
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name: within(t('cases:amount', { currency: 'ILS' })) })
          .fill('99999');
        await button(page.getByRole('dialog'), t('cases:do.compensate')).click();
        await page.getByRole('dialog').getByRole('alert').waitFor();
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name: within(t('cases:amount', { currency: 'ILS' })) })
          .fill('40');
        await button(page.getByRole('dialog'), t('cases:do.compensate')).click();
        await page.getByText(t('cases:event.compensated')).first().waitFor();
        await button(page, t('cases:act.close')).click();
        await page
          .getByRole('dialog')
          .getByRole('radio', { name: exactly(t('cases:outcome.saved')) })
          .check();
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name: t('cases:closing-words') })
          .fill(say('תוקן, והלקוח נשאר', 'Mended, and the customer stayed'));
        await button(page.getByRole('dialog'), t('cases:do.close')).click();
        await page.getByText(t('cases:event.closed')).first().waitFor();
      },
    ],
  ];
}

/** The first verbatim of the list that no case was opened from. */
async function openVerbatimWithoutCase({ page, t }: Visitor): Promise<void> {
  const lines = page.getByRole('region', { name: t('listening:list.title') }).locator('li button:has(time)');
  await lines.first().waitFor();
  for (let at = 0; at < Math.min(10, await lines.count()); at++) {
    await lines.nth(at).click();
    const open = button(page, t('listening:case.open'));
    if (
      await open.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error('every verbatim has a case already');
}

async function divisionIn({ page }: Visitor, name: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[aria-haspopup=listbox], input[role=combobox]').first().click();
  await page.getByRole('option', { name }).first().click();
}
