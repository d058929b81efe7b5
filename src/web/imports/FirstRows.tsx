import type { ReactElement } from 'react';
import type { Preview } from '#contract/imports';
import { Part } from '#web/design/Page.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Imports.module.css';
import { reasonWords } from './reason-words.ts';

/** What would become of the first rows, before any of them is stored. */
export function FirstRows({ tried }: { tried: Preview['tried'] }): ReactElement {
  const { t, language } = useWords();
  const number = (n: number): string => formatNumber(n, language);
  return (
    <Part title={t('imports:tried')}>
      <p role="status">{t('imports:tried-good', { good: number(tried.good), rows: number(tried.rows) })}</p>
      {tried.errors.length > 0 ? (
        <ul className={classes.evidence}>
          {tried.errors.map(({ row, reason }) => (
            <li key={row}>
              {t('imports:row-number', { row: number(row) })}: {reasonWords(reason)}
            </li>
          ))}
        </ul>
      ) : null}
    </Part>
  );
}
