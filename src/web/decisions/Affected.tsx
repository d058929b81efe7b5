import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { ConditionsLine } from '#web/customers/segments/Conditions.tsx';
import { formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Decisions.module.css';

/** How many people it touches, and by which conditions that was counted. */
export function Affected({ decision }: { decision: Decision }): ReactElement {
  const { t, language } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  const { affected } = decision.evidence;
  return (
    <>
      <p className={classes.count}>
        {t('segments:people', {
          count: affected.customers,
          n: formatNumber(affected.customers, language),
        })}
      </p>
      <p className={classes.quiet}>
        {t('segments:facts', {
          pledges: formatNumber(affected.openPledges, language),
          unhappy: formatNumber(affected.unhappy, language),
        })}
        {affected.monthlyAmountMinor === null
          ? ''
          : ` · ${t('segments:monthly', { amount: formatMoney(affected.monthlyAmountMinor, currency, language) })}`}
      </p>
      <ConditionsLine segment={decision.segment} />
    </>
  );
}
