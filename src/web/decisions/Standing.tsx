import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Decisions.module.css';

/** Where the decision stands, in a sentence: what stops it, who stopped it, who signed over it. */
export function Standing({ decision }: { decision: Decision }): ReactElement | null {
  const { t, language } = useWords();
  const { state, override, voteUntil } = decision;
  const veto = decision.ballots.filter((ballot) => ballot.vote === 'vetoed').at(-1);
  if (state === 'draft' && !override) return null;
  return (
    <div className={classes.standing} data-state={state} role="status">
      {state === 'vetoed' && veto ? (
        <>
          <strong>{t('decisions:standing.vetoed', { name: veto.by.name })}</strong>
          <p className={classes.vetoWords} dir="auto">
            {veto.words}
          </p>
          <p>
            {t('words:refusal.VETO_STANDS')} {t('decisions:standing.ways')}
          </p>
        </>
      ) : null}
      {state === 'voting' ? (
        <p>
          {voteUntil
            ? t('decisions:standing.voting', { time: formatInstant(voteUntil, language) })
            : t('decisions:standing.open')}{' '}
          {decision.ballots.length === 0 ? t('words:refusal.CHAIR_SILENT') : null}
        </p>
      ) : null}
      {state === 'cleared' ? (
        <p>{t(override ? 'decisions:standing.signed' : 'decisions:standing.cleared')}</p>
      ) : null}
      {state === 'closed' ? (
        <p>
          {t('decisions:standing.closed', {
            time: decision.closedAt ? formatInstant(decision.closedAt, language) : '',
          })}
        </p>
      ) : null}
      {state === 'withdrawn' ? <p>{t('decisions:standing.withdrawn')}</p> : null}
      {override ? (
        <div className={classes.override}>
          <strong>{t('decisions:standing.overridden', { name: override.by.name })}</strong>
          <p className={classes.vetoWords} dir="auto">
            {override.reason}
          </p>
          <p>
            <Told>{override.by.name}</Told>
            {' · '}
            {formatInstant(override.at, language)}
            {' · '}
            {t('decisions:review-on', { day: formatDay(override.reviewOn, language) })}
          </p>
        </div>
      ) : null}
    </div>
  );
}
