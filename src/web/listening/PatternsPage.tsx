import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Pattern } from '#contract/listening';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { formatChance, formatDay, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { patternsQuery } from './listening.queries.ts';
import classes from './Patterns.module.css';
import { Spark } from './Spark.tsx';

/** A wall of small multiples, most surprising first: what is heard more than chance explains. */
export function PatternsPage(): ReactElement {
  const { t, language } = useWords();
  const patterns = useQuery(patternsQuery);
  return (
    <Page
      wide
      trail={<Link to="/listening">{t('shell:room.listening.name')}</Link>}
      title={t('listening:patterns.title')}
      subtitle={t('listening:patterns.subtitle')}
    >
      <Asked query={patterns}>
        {(found) =>
          found.patterns.length === 0 ? (
            <EmptyState title={t('listening:patterns.none')}>
              {found.enoughHistory
                ? t('listening:patterns.tested', {
                    count: found.tested,
                    n: formatNumber(found.tested, language),
                  })
                : t('listening:patterns.too-short')}
            </EmptyState>
          ) : (
            <>
              <p className={classes.note}>
                {t('listening:patterns.tested', {
                  count: found.tested,
                  n: formatNumber(found.tested, language),
                })}
                {found.lastLookAt
                  ? ` ${t('listening:patterns.looked', { time: formatInstant(found.lastLookAt, language) })}`
                  : ''}
              </p>
              <ul className={classes.wall}>
                {found.patterns.map((pattern) => (
                  <li key={pattern.id}>
                    <Card pattern={pattern} />
                  </li>
                ))}
              </ul>
              <Part title={t('listening:patterns.as-list')}>
                <PatternTable patterns={found.patterns} />
              </Part>
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function Card({ pattern }: { pattern: Pattern }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <Link to="/listening/patterns/$id" params={{ id: pattern.id }} className={classes.card}>
      <span className={classes.cardHead}>
        <strong>{pick(pattern.name)}</strong>
        {pattern.division ? (
          <Mark tone="voice">{pick(pattern.division.name)}</Mark>
        ) : (
          <Mark tone="alarm">{t('listening:pattern.no-owner')}</Mark>
        )}
      </span>
      <Spark series={pattern.series} />
      <span>
        {t('listening:pattern.figure', {
          observed: formatNumber(pattern.observed, language),
          expected: formatNumber(pattern.expected, language, 1),
        })}
      </span>
      <span className={classes.quiet}>
        {t(
          pattern.manner === 'slow' ? 'listening:pattern.slow' : `listening:pattern.bucket-${pattern.bucket}`,
          {
            count: pattern.buckets,
            n: formatNumber(pattern.buckets, language),
            day: formatDay(pattern.bucketStart, language),
          },
        )}
        {' · '}
        <bdi dir="ltr">{`q=${formatChance(pattern.q, language)}`.replace('=<', '<')}</bdi>
        {pattern.shortHistory ? ` · ${t('listening:pattern.short')}` : ''}
      </span>
    </Link>
  );
}

function PatternTable({ patterns }: { patterns: readonly Pattern[] }): ReactElement {
  const { t } = useWords();
  return (
    <ListTable
      name={t('listening:patterns.title')}
      columns={useColumns()}
      rows={patterns}
      rowKey={(pattern) => pattern.id}
      file="patterns"
    />
  );
}

function useColumns(): Column<Pattern>[] {
  const { t, language, pick } = useWords();
  const owner = (pattern: Pattern): string =>
    pattern.division ? pick(pattern.division.name) : t('listening:pattern.no-owner');
  return [
    {
      id: 'name',
      header: t('listening:pattern.column.name'),
      text: (one) => pick(one.name),
      cell: (one) => (
        <Link to="/listening/patterns/$id" params={{ id: one.id }}>
          {pick(one.name)}
        </Link>
      ),
    },
    {
      id: 'observed',
      header: t('listening:pattern.observed'),
      text: (one) => String(one.observed),
      cell: (one) => formatNumber(one.observed, language),
      numeric: true,
    },
    {
      id: 'expected',
      header: t('listening:pattern.expected'),
      text: (one) => String(one.expected),
      cell: (one) => formatNumber(one.expected, language, 1),
      numeric: true,
    },
    {
      id: 'q',
      header: 'q',
      text: (one) => String(one.q),
      cell: (one) => <bdi dir="ltr">{formatChance(one.q, language)}</bdi>,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'customers',
      header: t('listening:pattern.column.customers'),
      text: (one) => String(one.customers),
      cell: (one) => formatNumber(one.customers, language),
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'owner',
      header: t('listening:pattern.column.owner'),
      text: owner,
      cell: (one) => (one.division ? owner(one) : <Mark tone="alarm">{owner(one)}</Mark>),
    },
  ];
}
