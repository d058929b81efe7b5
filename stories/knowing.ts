import type { Page } from 'playwright-core';
import { exactly, type Visitor } from './browser.ts';
import { equal } from './equal.ts';
import { importFile } from './import-file.ts';
import { comeInAs, everybodyReads } from './people.ts';
import type { Step } from './run.ts';
import { wordsOf } from './words.ts';

/** Knowing: a silo's file comes in, and customer, journey and voice are seen. */
export function knowing(visitor: Visitor): Step[] {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  return [
    [
      'a newcomer starts with one line and comes in as the CX lead, in their language',
      async () => {
        await page.goto('/door');
        // The door speaks the organization's language until somebody is known.
        await page
          .getByText(wordsOf('he')('session:door.sample'))
          .or(page.getByText(t('session:door.sample')))
          .first()
          .waitFor();
        await comeInAs(page, 'cx-lead');
        await page.goto('/');
        await everybodyReads(visitor);
        await comeInAs(page, 'cx-lead');
        await page.goto('/');
        await page.getByRole('heading', { name: exactly(t('shell:room.today.name')) }).waitFor();
        equal(await page.locator('html').getAttribute('dir'), language === 'he' ? 'rtl' : 'ltr');
        equal(await page.locator('html').getAttribute('lang'), language);
        await page
          .getByRole('link', { name: new RegExp(t('shell:room.journeys.name')) })
          .first()
          .waitFor();
      },
    ],
    [
      'a silo’s export is looked at, mapped, imported with exact counters, and changes nothing the second time',
      async () => {
        const rows = Array.from(
          { length: 40 },
          (_, n) =>
            `T-${language}-${n},2026-11-${String((n % 20) + 1).padStart(2, '0')} 10:00,R-${n % 25},${say(`בדיקה ${n % 25}`, `Tester ${n % 25}`)},${say('החיוב שגוי כבר חודש ואף אחד לא חוזר אליי', 'The bill is wrong for a month and nobody calls me back')}`,
        );
        const file = {
          name: `letters-${language}.csv`,
          mimeType: 'text/csv',
          buffer: Buffer.from(
            `ticket_id,created_at,customer_id,customer_name,message\n${rows.join('\n')}\nT-bad,31/02/2026,R-1,${say('בדיקה', 'Tester')},x\n`,
          ),
        };
        await importFile(visitor, file);
        await counters(page, { stored: 40, quarantined: 1 });
        await importFile(visitor, file);
        await counters(page, { duplicate: 40, quarantined: 1 });
      },
    ],
    [
      'a customer is found by a name in Latin letters and shown as one record out of several silos',
      async () => {
        await page.goto('/customers');
        await page
          .getByRole('textbox', { name: t('customers:search') })
          .or(page.getByRole('searchbox', { name: t('customers:search') }))
          .first()
          .fill('Cohen');
        await page.getByText(/כהן/).first().waitFor();
        await page.locator('table tbody tr, [role=row]').filter({ hasText: /כהן/ }).first().click();
        await page.getByText(t('customers:carer.question')).first().waitFor();
        await page
          .getByRole('heading', { name: exactly(t('customers:pledges.title')) })
          .first()
          .waitFor();
        await page
          .getByRole('heading', { name: exactly(t('customers:timeline.title')) })
          .first()
          .waitFor();
        const systems = await page.getByText(t('customers:one-person.title')).first().isVisible();
        equal(systems, true);
        await page.locator('article, li').filter({ hasText: /\d/ }).first().waitFor();
      },
    ],
    [
      'a journey shows stages and touchpoints with score, n and owner, and opens into its rows and words',
      async () => {
        await page.goto('/journeys');
        await page.getByText(say('מסע משק הבית', 'Household journey')).first().click();
        await page.getByText(say('לפני הרכישה', 'Before purchase')).first().waitFor();
        await page.getByText(say('קנייה חוזרת', 'Repurchase')).first().waitFor();
        await page.getByText(/n=/).first().waitFor();
        await openTouchpoint(visitor);
      },
    ],
    [
      'the voice inbox shows feeling, themes, the division suggested and the words that made it so; patterns grow faster than chance',
      async () => {
        await page.goto('/listening?sentiment=negative');
        await page
          .getByRole('region', { name: t('listening:list.title') })
          .locator('li')
          .first()
          .waitFor();
        await page
          .getByRole('region', { name: t('listening:list.title') })
          .locator('li button:has(time)')
          .first()
          .click();
        const verbatim = page.getByRole('region', { name: t('listening:verbatim') });
        await verbatim.locator('mark').first().waitFor();
        await page.goto('/listening/patterns');
        await page
          .getByText(/\d+[^\d]+\d+/)
          .first()
          .waitFor();
      },
    ],
  ];
}

/** The counters of the import on the screen, by the server's own answer beside it. */
async function counters(page: Page, expected: Readonly<Record<string, number>>): Promise<void> {
  const id = page.url().split('/imports/')[1];
  const seen: Record<string, number> = await page.evaluate(
    async (one) => (await fetch(`/api/v1/imports/${one}`)).json(),
    id,
  );
  for (const [name, value] of Object.entries(expected)) equal(`${name} ${seen[name]}`, `${name} ${value}`);
  equal(
    seen.received,
    (seen.stored ?? 0) + (seen.duplicate ?? 0) + (seen.quarantined ?? 0) + (seen.rejected ?? 0),
  );
  for (const value of Object.values(expected))
    await page
      .getByText(exactly(String(value)))
      .first()
      .waitFor();
}

async function openTouchpoint({ page }: Visitor): Promise<void> {
  await page
    .locator('main')
    .getByRole('button')
    .filter({ hasText: /n=/ })
    .or(page.locator('main').getByRole('link').filter({ hasText: /n=/ }))
    .first()
    .click();
  await page.getByRole('dialog').locator('canvas, svg').first().waitFor();
  await page.getByRole('dialog').locator('bdi').first().waitFor();
}
