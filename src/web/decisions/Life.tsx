import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { Mark } from '#web/design/Mark.tsx';
import { formatDay, formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords, sentimentWords } from '#web/language/vocabulary.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Decisions.module.css';

type Scenario = Decision['scenarios'][number];

/** One life told as a short timeline, oldest first; how it was drawn is always said. */
export function Life({ scenario }: { scenario: Scenario }): ReactElement {
  const { t, language } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  const name = t('decisions:household', { n: scenario.pseudonym.replace(/\D+/gu, '') });
  const story = [...scenario.story].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <article className={classes.life} aria-label={name}>
      <h3 className={classes.lifeName}>
        {name} <Mark>{t(`decisions:scenarios.by-${scenario.drawnBy}`)}</Mark>
      </h3>
      <p className={classes.quiet}>{useFacts(scenario).join(' · ')}</p>
      <ol className={classes.story}>
        {story.map((moment) => (
          <li key={`${moment.at} ${moment.kind} ${moment.words ?? ''}`}>
            <span className={classes.quiet}>
              {formatDay(moment.at, language)}
              {' · '}
              {kindWords(moment.kind)}, {channelWords(moment.channel)}
              {moment.amountMinor === null ? '' : ` · ${formatMoney(moment.amountMinor, currency, language)}`}{' '}
              {moment.sentiment === 'negative' ? (
                <Mark tone="attention">{sentimentWords(moment.sentiment)}</Mark>
              ) : null}
            </span>
            {moment.words ? (
              <p className={classes.momentWords} dir="auto">
                {moment.words}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </article>
  );
}

function useFacts({ facts }: Scenario): string[] {
  const { t, language } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  return [
    facts.customerSince ? t('decisions:life.since', { day: formatDay(facts.customerSince, language) }) : null,
    facts.plan,
    facts.city,
    facts.monthlyMinor === null
      ? null
      : t('decisions:life.monthly', { amount: formatMoney(facts.monthlyMinor, currency, language) }),
    t('decisions:life.contacts', {
      count: facts.interactions,
      n: formatNumber(facts.interactions, language),
    }),
    facts.brokenPledges > 0 ? t('decisions:life.broken', { count: facts.brokenPledges }) : null,
    facts.openPledges > 0 ? t('decisions:life.open', { count: facts.openPledges }) : null,
  ].filter((fact) => fact !== null);
}
