import { button, type Visitor } from './browser.ts';
import { equal } from './equal.ts';
import { comeInAs, oneCalled } from './people.ts';
import type { Step } from './run.ts';

/** Not a patch: a term is mastered here and told to the system that bills; the owner decides, and can take it back. */
export function telling(visitor: Visitor): { readonly now: Step[]; readonly owned: Step[] } {
  const { page, t, language } = visitor;
  const say = (he: string, en: string) => (language === 'he' ? he : en);
  const dialog = () => page.getByRole('dialog');
  const words = say('15% הנחה לשנה', '15% off for a year');
  let silo = '';
  const now: Step[] = [
    [
      'an agent writes down what was agreed, and it stands on the record with its division',
      async () => {
        await comeInAs(page, 'agent');
        const id = await oneCalled(page, 'Cohen');
        await page.goto(`/customers/${id}`);
        await button(page, t('silos:term.add')).click();
        await dialog().getByLabel(t('silos:term.value')).fill(words);
        await dialog().getByLabel(t('silos:term.reason')).fill(say('נסגר בשיחה', 'agreed by phone'));
        await dialog().getByLabel(t('silos:term.division')).first().click();
        await page
          .getByRole('option', { name: /שירות|Service/ })
          .first()
          .click();
        await button(dialog(), t('silos:term.do')).click();
        await page.getByText(t('silos:term.agreed')).first().waitFor();
        await page.getByText(words).first().waitFor();
      },
    ],
    [
      'each system says what lives only there, and an agent cannot say that the master is here',
      async () => {
        await page.goto('/silos');
        await page.getByRole('row').nth(1).waitFor();
        silo = await page.evaluate(async () => {
          const list: { id: string; onlyThere: number }[] = await (await fetch('/api/v1/silos')).json();
          return list.find(({ onlyThere }) => onlyThere > 0)?.id ?? '';
        });
        await page.goto(`/silos/${silo}`);
        await page.getByRole('heading', { name: t('silos:only.title') }).waitFor();
        equal(await page.getByRole('switch').first().isDisabled(), true);
      },
    ],
  ];
  const owned: Step[] = [
    [
      'the owner says that the master of terms is here, and takes it back',
      async () => {
        await page.goto(`/silos/${silo}`);
        const terms = page.getByRole('switch', { name: t('silos:thing.terms') });
        await terms.waitFor();
        equal(await terms.isChecked(), false);
        await terms.click();
        await button(page, t('shell:undo')).click();
        await page.getByText(t('shell:undone')).first().waitFor();
        equal(await terms.isChecked(), false);
      },
    ],
  ];
  return { now, owned };
}
