import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Today } from '#contract/today';
import { Part } from '#web/design/Page.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Today.module.css';

/** What changed on the last day heard, beside what is usual; and what is due. */
export function Changed({ today }: { today: Today }): ReactElement {
  const { t, language } = useWords();
  const usual = (value: number): string =>
    t('today:usual', { usual: formatNumber(value, language, value < 10 ? 1 : 0) });
  const all = [
    {
      id: 'heard',
      n: today.heard.lastDay,
      beside: usual(today.heard.usual),
      to: '/listening' as const,
      search: {},
    },
    {
      id: 'unhappy',
      n: today.unhappy.lastDay,
      beside: usual(today.unhappy.usual),
      to: '/listening' as const,
      search: { sentiment: 'negative' },
    },
    { id: 'due', n: today.pledgesDue, beside: null, to: '/customers' as const, search: {} },
    { id: 'overdue', n: today.pledgesOverdue, beside: null, to: '/customers' as const, search: {} },
  ];
  const lines = all.filter((line) => today.lastDayHeard !== null || line.beside === null);
  return (
    <Part title={t('today:changed')}>
      {today.lastDayHeard === null ? <p className={classes.none}>{t('today:nothing-heard')}</p> : null}
      <ul className={classes.figures}>
        {lines.map((line) => (
          <li key={line.id} className={classes.figure}>
            <Link to={line.to} search={line.search} className={classes.door}>
              <span className={classes.n} data-alarm={(line.id === 'overdue' && line.n > 0) || undefined}>
                {formatNumber(line.n, language)}
              </span>
              <span>{t(`today:line.${line.id}`, { count: line.n })}</span>
              {line.beside ? <span className={classes.usual}>{line.beside}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
