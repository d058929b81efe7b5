import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Case } from '#contract/cases';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Cases.module.css';

/** Beside the story: how long each division held the customer, what was given, what may be given, what it belongs to. */
export function CaseSide({ case: one }: { case: Case }): ReactElement {
  const { t, pick } = useWords();
  return (
    <aside aria-label={t('cases:side')}>
      <Part title={t('cases:held-by')}>
        <HeldBy case={one} />
      </Part>
      <Part title={t('cases:given.title')}>
        <Given case={one} />
      </Part>
      {one.authority.length > 0 ? (
        <Part title={t('cases:authority.title')}>
          <Authority case={one} />
        </Part>
      ) : null}
      {one.pattern ? (
        <Part title={t('cases:pattern')}>
          <Link to="/listening/patterns/$id" params={{ id: one.pattern.id }}>
            {pick(one.pattern.name)}
          </Link>
        </Part>
      ) : null}
    </aside>
  );
}

function HeldBy({ case: one }: { case: Case }): ReactElement {
  const { t, language, pick } = useWords();
  const time = (minutes: number): string =>
    minutes < 90
      ? t('cases:business.minutes', { count: minutes, n: formatNumber(minutes, language) })
      : t('cases:business.hours', { n: formatNumber(minutes / 60, language, 1) });
  return (
    <ul className={classes.plain}>
      {one.heldBy.map((line) => (
        <li key={line.division.id} className={classes.pair}>
          <span>{pick(line.division.name)}</span>
          <span className={classes.quiet}>{time(line.businessMinutes)}</span>
        </li>
      ))}
    </ul>
  );
}

function Given({ case: one }: { case: Case }): ReactElement {
  const { t, language, pick } = useWords();
  if (one.compensations.length === 0) return <p className={classes.quiet}>{t('cases:given.none')}</p>;
  return (
    <ul className={classes.plain}>
      {one.compensations.map((gift) => (
        <li key={gift.id} className={classes.gift}>
          <span className={classes.pair}>
            <strong>{formatMoney(gift.amountMinor, gift.currency, language)}</strong>
            <span>{t(`cases:kind.${gift.kind}`)}</span>
          </span>
          <span className={classes.quiet}>
            {t(`cases:harm.${gift.harm}`)}
            {' · '}
            {pick(gift.words)}
          </span>
          <span className={classes.quiet}>
            <Told>{gift.by.name}</Told>
            {' · '}
            {formatInstant(gift.at, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Authority({ case: one }: { case: Case }): ReactElement {
  const { t, language } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  return (
    <ul className={classes.plain}>
      {one.authority.map((clause) => (
        <li key={`${clause.clause} ${clause.harm}`} className={classes.pair}>
          <span>{t(`cases:harm.${clause.harm}`)}</span>
          <span className={classes.quiet}>
            {t('cases:authority.left', {
              left: formatMoney(clause.leftMinor, currency, language),
              limit: formatMoney(clause.limitMinor, currency, language),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
