import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { Mark } from '#web/design/Mark.tsx';
import { formatDay, formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords, sentimentWords } from '#web/language/vocabulary.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Decisions.module.css';
import { Folded } from './Folded.tsx';

const SHOWN = 7;
type Scenario = Decision['scenarios'][number];

/** One life told as a short timeline, oldest first, from its latest moments; how it was drawn is always said. */
export function Life({ scenario, moments = SHOWN }: { scenario: Scenario; moments?: number }): ReactElement {
  const { t, language } = useWords();
  const [whole, showWhole] = useState(false);
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  const name = t('decisions:household', { n: scenario.pseudonym.replace(/\D+/gu, '') });
  const story = [...scenario.story].sort((one, other) => one.at.localeCompare(other.at));
  const shown = whole ? story : story.slice(-moments);
  return (
    <article className={classes.life} aria-label={name}>
      <h3 className={classes.lifeName}>
        {name} <Mark>{t(`decisions:scenarios.by-${scenario.drawnBy}`)}</Mark>
      </h3>
      <p className={classes.quiet}>{useFacts(scenario).join(' · ')}</p>
      <ol className={classes.story}>
        {shown.map((moment) => (
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
              <div className={classes.momentWords}>
                <Folded words={moment.words} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {story.length > moments ? (
        <UnstyledButton className={classes.unfold} aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {whole ? t('decisions:life.fewer') : t('decisions:life.all', { count: story.length })}
        </UnstyledButton>
      ) : null}
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
