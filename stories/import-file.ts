import { button, type Visitor, within } from './browser.ts';

/** Brings one file as a person does: choose it, look at what was understood, begin, and wait until it is done. */
export async function importFile(
  { page, t }: Visitor,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto('/imports/new');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(t('imports:columns')).first().waitFor();
  await button(page, t('imports:begin')).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page
    .getByText(within(t('imports:told.done')))
    .first()
    .waitFor();
}
