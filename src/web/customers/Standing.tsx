import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Customer } from '#contract/customers';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { Why } from '#web/design/Why.tsx';
import { formatDay, formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { measureWords, sentimentWords } from '#web/language/vocabulary.ts';
import { Advice } from './Advice.tsx';
import classes from './Customer.module.css';
import { timelineQuery } from './customers.queries.ts';

const MOODS = ['positive', 'mixed', 'neutral', 'negative'] as const;

/** How things stand between us: mood with its evidence, value both ways, how long and how often. */
export function Standing({ customer, consent }: { customer: Customer; consent: () => void }): ReactElement {
  const { t, language } = useWords();
  const { value } = customer;
  return (
    <aside className={classes.standing} aria-label={t('customers:standing')}>
      <Advice customer={customer} consent={consent} />
      <Mood customer={customer} />
      <Part title={t('customers:value.title')}>
        <dl className={classes.pairs}>
          <dt>{t('customers:value.from')}</dt>
          <dd>{formatMoney(value.fromMinor, value.currency, language)}</dd>
          <dt>{t('customers:value.to')}</dt>
          <dd>{formatMoney(value.toMinor, value.currency, language)}</dd>
        </dl>
      </Part>
      <Part title={t('customers:contact.title')}>
        <dl className={classes.pairs}>
          <dt>{t('customers:contact.count')}</dt>
          <dd>{formatNumber(customer.interactions, language)}</dd>
          <dt>{t('customers:contact.first')}</dt>
          <dd>{customer.firstContactAt ? formatDay(customer.firstContactAt, language) : '–'}</dd>
          <dt>{t('customers:contact.last')}</dt>
          <dd>{customer.lastContactAt ? formatDay(customer.lastContactAt, language) : '–'}</dd>
        </dl>
      </Part>
    </aside>
  );
}

function Mood({ customer }: { customer: Customer }): ReactElement {
  const { t, language } = useWords();
  const { mood } = customer;
  const n = MOODS.reduce((sum, kind) => sum + mood[kind], 0);
  return (
    <Part
      title={t('customers:mood.title')}
      beside={n > 0 ? <bdi dir="ltr">{`n=${formatNumber(n, language)}`}</bdi> : null}
    >
      {n === 0 ? <p className={classes.none}>{t('customers:mood.none')}</p> : null}
      {n > 0 ? (
        <div className={classes.moodBar} aria-hidden="true">
          {MOODS.map((kind) => (
            <span key={kind} data-mood={kind} style={{ flexGrow: mood[kind] }} />
          ))}
        </div>
      ) : null}
      {n > 0 ? (
        <dl className={classes.pairs}>
          {MOODS.filter((kind) => mood[kind] > 0).map((kind) => (
            <div key={kind} className={classes.pair}>
              <dt>{sentimentWords(kind)}</dt>
              <dd>{formatNumber(mood[kind], language)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {mood.lastScore === null ? null : (
        <p className={classes.quiet}>
          {t('customers:mood.last', {
            measure: mood.lastMeasure ? measureWords(mood.lastMeasure) : t('customers:timeline.score'),
            score: formatNumber(mood.lastScore, language, 1),
          })}
        </p>
      )}
      {n > 0 ? <Evidence customerId={customer.id} /> : null}
    </Part>
  );
}

/** The words that the mood was read from, out of what the timeline shows. */
function Evidence({ customerId }: { customerId: string }): ReactElement | null {
  const { t, language } = useWords();
  const view = useSearch({ from: '/inside/customers/$id' });
  const timeline = useInfiniteQuery(timelineQuery(customerId, view));
  const spoken = (timeline.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (item) => item.sentiment !== null && item.text !== null,
  );
  if (spoken.length === 0) return null;
  return (
    <Why>
      <ul className={classes.others}>
        {spoken.slice(0, 5).map((item) => (
          <li key={item.id}>
            <Told>{(item.text ?? '').slice(0, 180)}</Told>
            <span className={classes.quiet}>
              {sentimentWords(item.sentiment ?? '')}
              {' · '}
              {formatDay(item.at, language)}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>{t('customers:mood.from')}</p>
    </Why>
  );
}
