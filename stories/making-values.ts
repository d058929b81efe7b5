import { button, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import { comeInAs } from './people.ts';
import type { Step } from './run.ts';

/** How a value is made is written beside the file: a table from what stands there, a pattern, a part; and it comes again. */
export function makingValues({ page, t, language }: Visitor): Step[] {
  const header = 'מזהה,תאריך,מצב הפנייה,מספר לקוח,מלל חופשי';
  const sorts = ['תלונה', 'שאלה', 'תלונה', 'מוזר'];
  const rows = sorts.map(
    (sort, at) =>
      `m${at},0${at + 1}/02/2026,${sort},L-70${at}/9,הראוטר לא עובד כבר ${at + 2} ימים ואיש לא חזר אלינו`,
  );
  const file = {
    name: `making-${language}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...rows, ''].join('\n')),
  };
  const line = (field: string) => page.locator(`[data-field="${field}"]`);
  const bring = async (): Promise<void> => {
    await page.goto('/imports/new');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(t('imports:making.title')).first().waitFor();
  };
  return [
    [
      'how a value is made is written beside the file, answered by its rows, and taken back step by step',
      async () => {
        await comeInAs(page, 'cx-lead');
        await bring();
        if ((await line('kind').count()) === 0) {
          await page.getByLabel(t('imports:making.add-field')).first().click();
          await page.getByRole('option', { name: t('imports:field.kind'), exact: true }).click();
        } else await line('kind').click();
        await page.getByRole('radio', { name: t('imports:making.from-is.column') }).check();
        await page.locator(`input[aria-label="${t('imports:making.from-is.column')}"]`).click();
        await page.getByRole('option', { name: 'מצב הפנייה' }).click();
        // Begun anew, also where an earlier file of this shape left its table.
        await page.getByLabel(t('imports:making.table'), { exact: true }).uncheck();
        await page.getByLabel(t('imports:making.table'), { exact: true }).check();
        // What stands in the file is offered, with how often it does.
        await page
          .getByRole('button', { name: /3/ })
          .filter({ hasText: /ערכים|values/ })
          .click();
        const inTable = async (): Promise<number> =>
          page.getByRole('button', { name: /^(הסרת|Remove) .?(תלונה|שאלה|מוזר).?$/u }).count();
        await page.getByRole('button', { name: /^(הסרת|Remove) .?מוזר.?$/u }).waitFor();
        equal(await inTable(), 3);
        // One step back, by the keys, and one forth.
        await page.getByLabel(t('imports:making.table'), { exact: true }).focus();
        await page.keyboard.press('Control+KeyZ');
        equal(await inTable(), 0);
        await page.keyboard.press('Control+Shift+KeyZ');
        equal(await inTable(), 3);
        await button(page, t('imports:making.done')).click();
        await page.waitForFunction(() => document.activeElement?.getAttribute('data-field') === 'kind');
      },
    ],
    [
      'a pattern that some cell could make run for ever is told so before it is used',
      async () => {
        await line('customer.reference').click();
        await page.getByLabel(t('imports:making.match'), { exact: true }).check();
        const pattern = page.getByLabel(t('imports:making.pattern'), { exact: true });
        await pattern.fill('^(L+)+x$');
        await page
          .getByText(within(t('imports:making.pattern-is.stalls')))
          .or(page.getByText(within(t('imports:making.pattern-is.unsure'))))
          .first()
          .waitFor();
        await pattern.fill('L-\\d+');
        await page.getByText(t('imports:making.pattern-good')).waitFor();
        await page.getByRole('cell', { name: 'L-700', exact: true }).first().waitFor();
        await page.keyboard.press('Escape');
        await button(page, t('imports:begin')).click();
        await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
        await page
          .getByText(within(t('imports:told.done')))
          .first()
          .waitFor();
      },
    ],
    [
      'the next file of that name comes with all that was written',
      async () => {
        await bring();
        await page.getByText(t('imports:saved-used')).waitFor();
        equal((await line('kind').innerText()).includes('3'), true);
        equal((await line('customer.reference').innerText()).includes(t('imports:making.has-match')), true);
      },
    ],
  ];
}
