import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Decision } from '#contract/decisions';
import { formatDay, formatMoney } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Decisions.module.css';

/** The question and the real motives; this quarter and the trust over the years side by side. */
export function Question({ decision }: { decision: Decision }): ReactElement {
  const { t, language } = useWords();
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  const later = [
    decision.targetServed ? { id: 'target', words: decision.targetServed } : null,
    decision.prediction ? { id: 'prediction', words: decision.prediction } : null,
  ].filter((line) => line !== null);
  return (
    <>
      <p className={classes.question} dir="auto">
        {decision.question}
      </p>
      <Words title={t('decisions:field.motives')} words={decision.motives} />
      <div className={classes.sides}>
        <div>
          <Words title={t('decisions:field.gain')} words={decision.gain} />
          {decision.benefitMinor === null ? null : (
            <p className={classes.amount}>{formatMoney(decision.benefitMinor, currency, language)}</p>
          )}
        </div>
        <Words title={t('decisions:field.trust')} words={decision.trust} />
      </div>
      {later.map((line) => (
        <Words key={line.id} title={t(`decisions:field.${line.id}`)} words={line.words} />
      ))}
      {decision.reviewOn ? (
        <p className={classes.quiet}>
          {t('decisions:review-on', { day: formatDay(decision.reviewOn, language) })}
        </p>
      ) : null}
    </>
  );
}

export function Words({ title, words }: { title: string; words: string }): ReactElement {
  const { t } = useWords();
  return (
    <section className={classes.said}>
      <h2 className={classes.saidTitle}>{title}</h2>
      {words.trim() === '' ? (
        <p className={classes.quiet}>{t('decisions:unsaid')}</p>
      ) : (
        <p className={classes.saidWords} dir="auto">
          {words}
        </p>
      )}
    </section>
  );
}
