import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import type { Pattern } from '#contract/listening';
import { AskedPage } from '#web/design/Asked.tsx';
import { Chart } from '#web/design/Chart.tsx';
import { LinkButton } from '#web/design/LinkButton.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Why } from '#web/design/Why.tsx';
import { formatChance, formatDay, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { patternQuery } from './listening.queries.ts';
import { OwnPatternDialog } from './OwnPatternDialog.tsx';
import classes from './Patterns.module.css';

/** One pattern: how much beyond chance, since when, among how many customers, and who mends it. */
export function PatternPage(): ReactElement {
  const { id } = useParams({ from: '/inside/listening/patterns/$id' });
  return <AskedPage query={useQuery(patternQuery(id))}>{(pattern) => <One pattern={pattern} />}</AskedPage>;
}

function One({ pattern }: { pattern: Pattern }): ReactElement {
  const { t, language, pick } = useWords();
  const may = useMay();
  const [owning, setOwning] = useState(false);
  return (
    <Page
      trail={
        <>
          <Link to="/listening">{t('shell:room.listening.name')}</Link>
          {' / '}
          <Link to="/listening/patterns">{t('listening:patterns.title')}</Link>
        </>
      }
      title={pick(pattern.name)}
      subtitle={t('listening:pattern.figure', {
        observed: formatNumber(pattern.observed, language),
        expected: formatNumber(pattern.expected, language, 1),
      })}
      acts={
        <>
          {pattern.may.includes('pattern.own') ? (
            <Button variant={pattern.division ? 'default' : 'filled'} onClick={() => setOwning(true)}>
              {t('listening:pattern.own')}
            </Button>
          ) : null}
          {may('idea.raise') ? (
            <LinkButton variant="default" to="/improvements" search={{ pattern: pattern.id }}>
              {t('listening:pattern.raise')}
            </LinkButton>
          ) : null}
          {may('voice.hear') ? (
            <LinkButton
              variant="default"
              to="/listening"
              search={pattern.sliceKind === 'theme' ? { theme: pattern.slice } : { signal: pattern.slice }}
            >
              {t('listening:pattern.words')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Series pattern={pattern} />
      <Part title={t('listening:pattern.plainly')}>
        <p className={classes.plainly}>
          {t(
            pattern.manner === 'slow'
              ? 'listening:pattern.sentence-slow'
              : `listening:pattern.sentence-${pattern.bucket}`,
            {
              count: pattern.buckets,
              n: formatNumber(pattern.buckets, language),
              day: formatDay(pattern.bucketStart, language),
              observed: formatNumber(pattern.observed, language),
              expected: formatNumber(pattern.expected, language, 1),
            },
          )}{' '}
          <Why>
            {t('listening:pattern.why', {
              count: pattern.tested,
              n: formatNumber(pattern.tested, language),
              q: formatChance(pattern.q, language, 'share'),
            })}
          </Why>
        </p>
        {pattern.shortHistory ? (
          <p className={classes.note}>
            <Mark tone="attention">{t('listening:pattern.short')}</Mark> {t('listening:pattern.short-words')}
          </p>
        ) : null}
        <Facts pattern={pattern} />
      </Part>
      {owning ? <OwnPatternDialog pattern={pattern} close={() => setOwning(false)} /> : null}
    </Page>
  );
}

function Series({ pattern }: { pattern: Pattern }): ReactElement {
  const { t, language } = useWords();
  const labels = useMemo(
    () => pattern.series.map((point) => formatDay(point.start, language).slice(0, 5)),
    [pattern, language],
  );
  const series = useMemo(
    () => [
      {
        name: t('listening:pattern.observed'),
        type: 'bar' as const,
        values: pattern.series.map((point) => point.observed),
      },
      {
        name: t('listening:pattern.expected'),
        type: 'line' as const,
        dashed: true,
        tone: 'quiet' as const,
        values: pattern.series.map((point) => point.expected),
      },
    ],
    [pattern, t],
  );
  return (
    <Chart
      title={t(`listening:pattern.chart-${pattern.bucket}`)}
      labels={labels}
      series={series}
      height={260}
    />
  );
}

function Facts({ pattern }: { pattern: Pattern }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <dl className={classes.facts}>
      <Fact name={t('listening:pattern.column.customers')}>{formatNumber(pattern.customers, language)}</Fact>
      <Fact name={t('listening:pattern.column.owner')}>
        {pattern.division ? (
          pick(pattern.division.name)
        ) : (
          <Mark tone="alarm">{t('listening:pattern.no-owner')}</Mark>
        )}
      </Fact>
      <Fact name={t('listening:pattern.status-name')}>{t(`listening:pattern.status.${pattern.status}`)}</Fact>
      <Fact name={t('listening:pattern.ideas')}>
        {pattern.ideas > 0 ? (
          <Link to="/improvements" search={{}}>
            {formatNumber(pattern.ideas, language)}
          </Link>
        ) : (
          '0'
        )}
      </Fact>
      <Fact name={t('listening:pattern.found')}>{formatInstant(pattern.foundAt, language)}</Fact>
      <Fact name="q">
        <bdi dir="ltr">{formatChance(pattern.q, language)}</bdi>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
