import type { ReactElement } from 'react';
import type { Made } from '#contract/imports';
import { Told } from '#web/design/Told.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Making.module.css';
import { reasonWords } from './reason-words.ts';

/** What went in and what comes out, for the first rows; a row that would be set aside says why. */
export function MadeRows({
  made,
  columns,
  busy,
}: {
  made: Made;
  columns: readonly string[];
  busy: boolean;
}): ReactElement | null {
  const { t, language } = useWords();
  const number = (n: number): string => formatNumber(n, language);
  if (made.pattern !== null) return null;
  return (
    <div className={classes.made} aria-busy={busy}>
      <p role="status">
        {t('imports:making.sum', {
          tried: number(made.tried),
          filled: number(made.filled),
          empty: number(made.empty),
        })}{' '}
        {made.failed > 0 ? (
          <strong className={classes.failed}>
            {t('imports:making.failed', { count: made.failed, n: number(made.failed) })}
          </strong>
        ) : null}
      </p>
      <div className={classes.lines}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('imports:making.row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <Told>{column}</Told>
                </th>
              ))}
              <th scope="col">{t('imports:making.comes-out')}</th>
            </tr>
          </thead>
          <tbody>
            {made.rows.map((row) => (
              <tr key={row.row} data-failed={row.error !== null || undefined}>
                <td className={classes.count}>{number(row.row)}</td>
                {row.given.map((given, at) => (
                  <td key={columns[at] ?? at}>
                    <Told>{given}</Told>
                  </td>
                ))}
                <td>
                  {row.error === null ? (
                    row.made === '' ? (
                      <span className={classes.quiet}>{t('imports:making.nothing')}</span>
                    ) : (
                      <Told>{row.made}</Told>
                    )
                  ) : (
                    <span className={classes.failed}>{reasonWords(row.error)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
