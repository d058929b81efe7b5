import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Segment } from '#contract/customers';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Segments.module.css';
import { segmentQuery } from './segments.queries.ts';

/** How many people it is now, and what stands open with them. */
export function LiveCount({ segment }: { segment: Segment }): ReactElement {
  const { t, language } = useWords();
  const count = useQuery(segmentQuery(segment));
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  if (count.isError) return <LoadFault error={count.error} />;
  const found = count.data;
  return (
    <p className={classes.live} role="status" aria-busy={count.isFetching}>
      <strong>
        {found
          ? t('segments:people', {
              count: found.customers,
              n: formatNumber(found.customers, language),
            })
          : t('shell:loading')}
      </strong>
      {found ? (
        <span className={classes.quiet}>
          {t('segments:facts', {
            pledges: formatNumber(found.openPledges, language),
            unhappy: formatNumber(found.unhappy, language),
          })}
          {found.monthlyAmountMinor === null
            ? ''
            : ` · ${t('segments:monthly', { amount: formatMoney(found.monthlyAmountMinor, currency, language) })}`}
        </span>
      ) : null}
    </p>
  );
}
