import type { ReactElement } from 'react';
import type { Segment } from '#contract/customers';
import { useWords } from '#web/language/language.ts';
import { useConditions } from './conditions.ts';
import classes from './Segments.module.css';

/** The conditions in words, in one quiet line. */
export function ConditionsLine({ segment }: { segment: Segment }): ReactElement {
  const { t } = useWords();
  const lines = useConditions([segment])(segment);
  return <p className={classes.quiet}>{lines.length === 0 ? t('segments:everybody') : lines.join(' · ')}</p>;
}

/** The same one below the other, where there is room. */
export function ConditionsList({ segment }: { segment: Segment }): ReactElement {
  const { t } = useWords();
  const lines = useConditions([segment])(segment);
  if (lines.length === 0) return <p className={classes.quiet}>{t('segments:everybody')}</p>;
  return (
    <ul className={classes.conditions}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
