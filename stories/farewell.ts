import { button, type Visitor, within } from './browser.ts';
import { equal } from './equal.ts';
import type { Step } from './run.ts';

/** The last thing: the sample goes with one click and a yes, and nothing else does. */
export function farewell(visitor: Visitor): Step[] {
  const { page, t } = visitor;
  return [
    [
      'one click removes the sample company, and what one brought oneself stays',
      async () => {
        await page.goto('/');
        await button(page, t('shell:sample.remove')).click();
        await button(page.getByRole('dialog'), t('shell:sample.remove')).click();
        await page.getByText(within(t('shell:sample.loaded'))).waitFor({ state: 'hidden', timeout: 90_000 });
        const read = async (path: string): Promise<unknown> =>
          (await page.context().request.get(`/api/v1${path}`)).json();
        const health: unknown = await read('/health');
        equal(JSON.stringify(health).includes('"sample":"none"'), true);
        const sources: unknown = await read('/sources');
        const codes = Array.isArray(sources)
          ? sources.map((one) => String(Reflect.get(Object(one), 'code')))
          : [];
        equal(codes.join(','), `letters-${visitor.language},making-${visitor.language}`);
        const compared = await page
          .context()
          .request.post('/api/v1/operations/rebuild', { data: { compare: true } });
        equal(JSON.stringify(await compared.json()).includes('"equal":true'), true);
      },
    ],
  ];
}
