import type { HARMS } from '#contract/cases';
import { formatMoney, minorDigits } from '#kernel/money';
import type { Clause } from './compensation.ts';

/**
 * The compensation policy an organization starts with: an agent mends small harm without asking, a manager five times
 * that, whoever leads the experience ten times. It is version 1 and a proposal: the organization writes its own next.
 */
export type WordedClause = Clause & { readonly words: { readonly he: string; readonly en: string } };

type Harm = (typeof HARMS)[number];
/** What an agent may give on one case, in whole units of the currency. */
const BY_HARM: Readonly<Record<Harm, { readonly agent: number; readonly he: string; readonly en: string }>> =
  {
    delay: { agent: 60, he: 'על עיכוב', en: 'For a delay' },
    fault: { agent: 100, he: 'על תקלה', en: 'For a fault' },
    'wrong-bill': { agent: 300, he: 'על חיוב שגוי', en: 'For a wrong bill' },
    'broken-promise': { agent: 150, he: 'על הבטחה שהופרה', en: 'For a broken promise' },
    'long-wait': { agent: 40, he: 'על המתנה ארוכה', en: 'For a long wait' },
    'rude-treatment': { agent: 80, he: 'על יחס לא ראוי', en: 'For rude treatment' },
  };
const BY_ROLE = [
  { role: 'agent', times: 1, he: 'שירות ומכירה', en: 'service and sales' },
  { role: 'division-manager', times: 5, he: 'ניהול אגף', en: 'division managers' },
  { role: 'cx-lead', times: 10, he: 'ניהול חוויית לקוח', en: 'the CX lead' },
  { role: 'owner', times: 10, he: 'ניהול המערכת', en: 'the owner of the installation' },
] as const;

export function firstPolicy(currency: string): WordedClause[] {
  return BY_ROLE.flatMap(({ role, times, he, en }) =>
    Object.entries(BY_HARM).map(([harm, by]) => {
      const limitMinor = by.agent * times * 10 ** minorDigits(currency);
      const upTo = (language: 'he' | 'en') => formatMoney({ minor: limitMinor, currency }, language);
      return {
        version: 1,
        clause: `${role}-${harm}`,
        role,
        harm,
        limitMinor,
        words: {
          he: `${by.he}: עד ${upTo('he')} לפנייה, בלי לשאול (${he})`,
          en: `${by.en}: up to ${upTo('en')} a case, without asking (${en})`,
        },
      };
    }),
  );
}
