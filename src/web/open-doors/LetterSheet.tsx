import type { ReactElement } from 'react';
import type { Letter } from '#contract/open-doors';
import { formatInstant, formatMonth } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { DecisionsOfMonth } from './DecisionsOfMonth.tsx';
import { FiguresOfMonth } from './FiguresOfMonth.tsx';
import classes from './OpenDoors.module.css';
import { PromisesOfMonth } from './PromisesOfMonth.tsx';
import { StoriesOfMonth } from './StoriesOfMonth.tsx';

/** The letter itself. Nobody chose what to show: it is a function of the month, and nothing can be left out by hand. */
export function LetterSheet({ letter }: { letter: Letter }): ReactElement {
  const { t, language } = useWords();
  return (
    <article className={classes.letter}>
      <h2 className={classes.title}>
        {t('open-doors:title', {
          organization: letter.organization,
          month: formatMonth(letter.month, language),
        })}
      </h2>
      <p className={classes.lead}>{t('open-doors:lead')}</p>
      <p className={classes.quiet}>
        {letter.sentAt
          ? t('open-doors:sent', { count: letter.sentTo, time: formatInstant(letter.sentAt, language) })
          : t('open-doors:written', { time: formatInstant(letter.writtenAt, language) })}
      </p>
      <FiguresOfMonth letter={letter} />
      <PromisesOfMonth letter={letter} />
      <Patterns letter={letter} />
      <DecisionsOfMonth letter={letter} />
      <StoriesOfMonth letter={letter} />
      <section>
        <h3 className={classes.heading}>{t('open-doors:ideas.title')}</h3>
        <p>{t('open-doors:ideas.line', { raised: letter.ideas.raised, assessed: letter.ideas.assessed })}</p>
      </section>
      <p className={classes.seal}>
        {t('open-doors:chain')} <bdi dir="ltr">{letter.chainHead}</bdi>
      </p>
    </article>
  );
}

function Patterns({ letter }: { letter: Letter }): ReactElement {
  const { t, pick } = useWords();
  return (
    <section>
      <h3 className={classes.heading}>{t('open-doors:patterns.title')}</h3>
      {letter.patterns.length === 0 ? <p>{t('open-doors:patterns.none')}</p> : null}
      <ul className={classes.plain}>
        {letter.patterns.map((pattern) => (
          <li key={pattern.name.en} className={classes.line}>
            <span>{pick(pattern.name)}</span>
            <span>
              {t('open-doors:patterns.figure', {
                observed: pattern.observed,
                expected: Math.round(pattern.expected * 10) / 10,
              })}{' '}
              <span className={classes.quiet}>
                {pattern.division ? pick(pattern.division.name) : t('open-doors:patterns.no-owner')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
