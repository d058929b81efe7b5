import type { ReactElement } from 'react';
import type { Letter } from '#contract/open-doors';
import { Chair } from '#web/design/Chair.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { decisionStateWords } from '#web/language/vocabulary.ts';
import classes from './OpenDoors.module.css';

/** What was brought before the chair, who stopped it, and who signed over it: by name. */
export function DecisionsOfMonth({ letter }: { letter: Letter }): ReactElement {
  const { t, language } = useWords();
  return (
    <section className={classes.decisions}>
      <h3 className={classes.heading}>{t('open-doors:decisions.title')}</h3>
      <span className={classes.chair}>
        <Chair size={44} />
      </span>
      {letter.decisions.length === 0 ? <p>{t('open-doors:decisions.none')}</p> : null}
      <ul className={classes.plain}>
        {letter.decisions.map((decision) => (
          <li key={decision.title} className={classes.decision}>
            <strong>
              <Told>{decision.title}</Told>
            </strong>{' '}
            <Mark tone={decision.state === 'vetoed' ? 'alarm' : 'plain'}>
              {decisionStateWords(decision.state)}
            </Mark>
            {decision.vetoes.map((veto) => (
              <p key={`${veto.by} ${veto.words}`}>
                {t('open-doors:decisions.veto', { name: veto.by })} <Told>{veto.words}</Told>
              </p>
            ))}
            {decision.override ? (
              <p>
                {t('open-doors:decisions.override', { name: decision.override.by })}{' '}
                <Told>{decision.override.reason}</Told>{' '}
                <span className={classes.quiet}>
                  {t('open-doors:decisions.review', {
                    day: formatDay(decision.override.reviewOn, language),
                  })}
                </span>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
