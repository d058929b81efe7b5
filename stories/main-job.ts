import type { Page } from 'playwright-core';
import { button, exactly, type Visitor, within } from './browser.ts';
import type { Product } from './product.ts';
import type { Step } from './run.ts';
import { wordsOf } from './words.ts';

/** The main job, from ten silos' files to a customer's veto, as one person walks it through many hands. */
interface Met {
  caseId: string;
  decisionId: string;
  ideaId: string;
}

export function mainJob(product: Product, visitor: Visitor): Step[] {
  const { page, t, language } = visitor;
  const met: Met = { caseId: '', decisionId: '', ideaId: '' };
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
          .locator('li button, li a')
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
        met.caseId = page.url().split('/cases/')[1] ?? '';
        await button(page, t('cases:act.hand-over')).click();
        await divisionIn(visitor, /תפעול|Operations/);
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name: t('cases:hand-over-reason') })
          .fill(say('הטכנאי לא הגיע, כבר התנצלנו', 'The technician did not come; we said we are sorry'));
        await button(page.getByRole('dialog'), t('cases:do.hand-over')).click();
        await page.getByText(t('cases:event.offered')).first().waitFor();
        await comeInAs(page, 'division-manager', 'operations');
        await page.goto(`/cases/${met.caseId}`);
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
          .getByRole('textbox', { name: t('decisions:segment.theme') })
          .or(page.getByRole('combobox', { name: t('decisions:segment.theme') }))
          .first()
          .click();
        await page
          .getByRole('option', { name: exactly(say('מחיר', 'Price')) })
          .first()
          .click();
        await page.keyboard.press('Escape');
        await page
          .getByText(within(t('decisions:customers_other', { n: '1' }).replace('1', '').trim()))
          .first()
          .waitFor();
        await button(page, t('decisions:form.propose')).click();
        await page.waitForURL(/\/decisions\/[0-9a-f-]{36}/);
        met.decisionId = page.url().split('/decisions/')[1] ?? '';
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

        await comeInAs(page, 'customer-representative');
        await page.goto(`/decisions/${met.decisionId}`);
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
        }, met.decisionId);
        equal(refusal, '409 VETO_STANDS');

        await comeInAs(page, 'executive');
        await page.goto(`/decisions/${met.decisionId}`);
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
          await page.goto(`/decisions/${met.decisionId}`);
        }
        await close.click();
        await page
          .getByText(within(t('decisions:event.closed')))
          .first()
          .waitFor();
      },
    ],
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
        met.ideaId = page.url().split('/improvements/')[1]?.split('?')[0] ?? '';
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
          await page.goto(`/improvements/${met.ideaId}`);
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

const OWNER = { name: 'Rotem Adler', email: 'owner@or-net.example', password: 'one calm morning by the sea' };

/** Opens the one-time link that the first start printed; it serves once. */
async function becomeOwner({ page, t, language }: Visitor, product: Product): Promise<void> {
  await page.goto('about:blank');
  await page.goto(product.ownerLink);
  await page.getByRole('textbox', { name: t('session:welcome.name') }).fill(OWNER.name);
  await page.getByRole('textbox', { name: t('session:email') }).fill(OWNER.email);
  await page.getByLabel(t('session:welcome.password'), { exact: true }).fill(OWNER.password);
  await page.getByLabel(t('session:welcome.again'), { exact: true }).fill(OWNER.password);
  await button(page, t('session:welcome.enter')).click();
  await page
    .getByRole('heading', { name: exactly(t('shell:room.today.name')) })
    .or(page.getByRole('link', { name: within(wordsOf('he')('shell:room.journeys.name')) }))
    .first()
    .waitFor();
  equal(page.url().includes('#'), false);
  equal(
    (await page.context().request.patch('/api/v1/session/preferences', { data: { language } })).status(),
    200,
  );
}

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
        equal(codes.join(','), `letters-${visitor.language}`);
        const compared = await page
          .context()
          .request.post('/api/v1/operations/rebuild', { data: { compare: true } });
        equal(JSON.stringify(await compared.json()).includes('"equal":true'), true);
      },
    ],
  ];
}

interface SamplePerson {
  readonly id: string;
  readonly role: string;
  readonly division: { readonly code: string } | null;
}

async function peopleAtTheDoor(page: Page): Promise<readonly SamplePerson[]> {
  const door: { sample: SamplePerson[] } = await (
    await page.context().request.get('/api/v1/session/door')
  ).json();
  return door.sample;
}

async function take(page: Page, employeeId: string | undefined): Promise<void> {
  const answer = await page.context().request.post('/api/v1/session/sample', { data: { employeeId } });
  equal(answer.status(), 200);
}

/** Takes the place of one of the sample's people, as the role switch does. */
async function comeInAs(page: Page, role: string, division?: string): Promise<void> {
  const people = await peopleAtTheDoor(page);
  await take(
    page,
    people.find((one) => one.role === role && (division === undefined || one.division?.code === division))
      ?.id,
  );
}

/** Everybody of the sample who will be met reads the language of the story. */
async function everybodyReads({ page, language }: Visitor): Promise<void> {
  for (const person of await peopleAtTheDoor(page)) {
    await take(page, person.id);
    const answer = await page.context().request.patch('/api/v1/session/preferences', { data: { language } });
    equal(answer.status(), 200);
  }
}

async function importFile(
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

/** The first verbatim of the list that no case was opened from. */
async function openVerbatimWithoutCase({ page, t }: Visitor): Promise<void> {
  const lines = page.getByRole('region', { name: t('listening:list.title') }).locator('li button, li a');
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

async function pick(page: Page, field: string, option: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: field })
    .or(dialog.getByRole('combobox', { name: field }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
}

function monthsAhead(months: number): string {
  return new Date(Date.now() + months * 30 * 86_400_000).toISOString().slice(0, 10);
}

async function divisionIn({ page }: Visitor, name: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[aria-haspopup=listbox], input[role=combobox]').first().click();
  await page.getByRole('option', { name }).first().click();
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

export function equal<Value>(actual: Value, expected: Value): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, saw ${String(actual)}`);
}
