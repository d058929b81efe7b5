import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { kindWords, languageWords } from '#web/language/vocabulary.ts';
import { facetsQuery } from '#web/listening/listening.queries.ts';
import { useMay } from '#web/session/session.queries.ts';
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
        {t('decisions:customers', {
          count: affected.customers,
          n: formatNumber(affected.customers, language),
        })}
      </p>
      <p className={classes.quiet}>
        {t('decisions:affected-facts', {
          pledges: formatNumber(affected.openPledges, language),
          unhappy: formatNumber(affected.unhappy, language),
        })}
        {affected.monthlyAmountMinor === null
          ? ''
          : ` · ${t('decisions:monthly', { amount: formatMoney(affected.monthlyAmountMinor, currency, language) })}`}
      </p>
      <Conditions segment={decision.segment} />
    </>
  );
}

function Conditions({ segment }: { segment: Decision['segment'] }): ReactElement {
  const { t, pick } = useWords();
  const may = useMay();
  const facets = useQuery({ ...facetsQuery, enabled: may('voice.hear') }).data;
  const named = [...(facets?.themes ?? []), ...(facets?.signals ?? [])];
  const nameOf = (field: string, id: string): string => {
    if (field === 'hadKind') return kindWords(id);
    if (field === 'language') return languageWords(id);
    const found = named.find((one) => one.id === id);
    return found ? pick(found.name) : id;
  };
  const lines = Object.entries(segment).map(([field, value]) => {
    const words = t(`decisions:segment.${field}`);
    if (!Array.isArray(value)) return words;
    return t('decisions:condition', {
      field: words,
      values: value.map((one) => nameOf(field, one)).join(', '),
    });
  });
  return (
    <p className={classes.quiet}>
      {lines.length === 0 ? t('decisions:segment.everybody') : lines.join(' · ')}
    </p>
  );
}
