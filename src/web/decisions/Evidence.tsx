import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { Mark } from '#web/design/Mark.tsx';
import { formatDay, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { sentimentWords } from '#web/language/vocabulary.ts';
import classes from './Decisions.module.css';
import { Folded } from './Folded.tsx';

/** What customers of the segment said, with n; after the freeze with its seal, so that nobody can prettify it. */
export function Evidence({ decision }: { decision: Decision }): ReactElement {
  const { t, language, pick } = useWords();
  const { verbatims, patterns, frozenAt, hash } = decision.evidence;
  return (
    <>
      <p className={classes.quiet}>
        {frozenAt && hash ? (
          <>
            {t('decisions:evidence.frozen', { time: formatInstant(frozenAt, language) })}{' '}
            <bdi dir="ltr" className={classes.hash}>
              {hash}
            </bdi>
          </>
        ) : (
          t('decisions:evidence.live')
        )}
      </p>
      <p>
        {t('decisions:evidence.heard', {
          negative: formatNumber(verbatims.negative, language),
          n: formatNumber(verbatims.n, language),
        })}
      </p>
      <ul className={classes.quotes}>
        {verbatims.quotes.map((quote) => (
          <li key={`${quote.at} ${quote.words}`}>
            <blockquote className={classes.quote}>
              <Folded words={quote.words} />
            </blockquote>
            <span className={classes.quiet}>
              {t(`decisions:evidence.by-${quote.drawnBy}`)}
              {' · '}
              {sentimentWords(quote.sentiment)}
              {' · '}
              {formatDay(quote.at, language)}
            </span>
          </li>
        ))}
      </ul>
      {patterns.length > 0 ? (
        <ul className={classes.plain}>
          {patterns.map((pattern) => (
            <li key={pattern.id} className={classes.pair}>
              <Link to="/listening/patterns/$id" params={{ id: pattern.id }}>
                {pick(pattern.name)}
              </Link>
              <Mark>
                {t('decisions:evidence.pattern', {
                  observed: formatNumber(pattern.observed, language),
                  expected: formatNumber(pattern.expected, language, 1),
                })}
              </Mark>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
