import type { ReactElement } from 'react';
import type { Preview } from '#contract/imports';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Imports.module.css';

/** What in the file decided how it is read; where nothing did, that. */
export function FileEvidence({ preview }: { preview: Preview }): ReactElement {
  const { t } = useWords();
  const { encoding, dateOrder, decimal } = preview.evidence;
  return (
    <ul className={classes.evidence} aria-label={t('imports:evidence')}>
      {encoding ? <li>{t(`imports:because-encoding.${encoding}`)}</li> : null}
      {preview.letters === 'visual' ? <li>{t('imports:because-visual')}</li> : null}
      {dateOrder ? (
        <li>
          {t('imports:because-dates')} <Told>{dateOrder.example}</Told> (<Told>{dateOrder.column}</Told>)
        </li>
      ) : null}
      {decimal ? (
        <li>
          {t('imports:because-decimal')} <Told>{decimal.example}</Told> (<Told>{decimal.column}</Told>)
        </li>
      ) : null}
    </ul>
  );
}
