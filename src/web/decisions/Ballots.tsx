import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { Mark, type Tone } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import classes from './Decisions.module.css';
import type { Vote } from './decisions.queries.ts';

const TONES: Readonly<Record<Vote, Tone>> = {
  agreed: 'voice',
  'agreed-on-conditions': 'attention',
  vetoed: 'alarm',
  'veto-withdrawn': 'plain',
};

/** Who sits in the chair, what each said, and everything that was done with the decision. */
export function Ballots({ decision }: { decision: Decision }): ReactElement {
  const { t, language } = useWords();
  return (
    <>
      <ul className={classes.seats} aria-label={t('decisions:ballots.seats')}>
        {decision.seats.map((seat) => (
          <li key={seat.id}>
            <Told>{seat.name}</Told>{' '}
            <span className={classes.quiet}>
              {seat.voted ? t('decisions:ballots.spoke') : t('decisions:ballots.silent')}
            </span>
          </li>
        ))}
      </ul>
      {decision.seats.length === 0 ? (
        <p className={classes.quiet}>
          <Mark tone="alarm">{t('words:refusal.NO_SEAT')}</Mark>
        </p>
      ) : null}
      <ol className={classes.plain}>
        {decision.ballots.map((ballot) => (
          <li key={ballot.seq} className={classes.ballot}>
            <span className={classes.ballotHead}>
              <Mark tone={TONES[ballot.vote]}>{t(`decisions:vote.${ballot.vote}`)}</Mark>
              <Told>{ballot.by.name}</Told>
              <span className={classes.quiet}>{formatInstant(ballot.at, language)}</span>
            </span>
            <p className={classes.saidWords} dir="auto">
              {ballot.words}
            </p>
          </li>
        ))}
      </ol>
      <details className={classes.history}>
        <summary>{t('decisions:history')}</summary>
        <ol className={classes.plain}>
          {decision.events.map((event) => (
            <li key={event.seq} className={classes.ballotHead}>
              <span>{sayOr(`decisions:event.${event.type}`, event.type)}</span>
              <Told>{event.by.name}</Told>
              <span className={classes.quiet}>{formatInstant(event.at, language)}</span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
