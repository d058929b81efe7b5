import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Import } from '#contract/imports';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Asked } from '#web/design/Asked.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Imports.module.css';
import { takeBackQuery, useTakeBack } from './imports.queries.ts';

const COUNTED = ['interactions', 'restored', 'records', 'customers', 'promises', 'consents'] as const;

/** What would go, and what stands against it, before an import is taken back. */
export function TakeBackDialog({ one, close }: { one: Import; close: () => void }): ReactElement {
  const { t, language } = useWords();
  const query = useQuery(takeBackQuery(one.id));
  const takeBack = useTakeBack();
  return (
    <ActDialog
      title={t('imports:take-back')}
      act={t('imports:take-back')}
      close={close}
      submit={() => takeBack.mutate(one.id, { onSuccess: close })}
      ready={query.data !== undefined && query.data.hanging.length === 0}
      pending={takeBack.isPending}
      error={takeBack.error}
      grave
    >
      <p className={classes.quiet}>{t('imports:take-back-words')}</p>
      <Asked query={query} lines={3}>
        {(brought) => (
          <>
            <dl className={classes.brought}>
              {COUNTED.map((what) => (
                <div key={what}>
                  <dt>{t(`imports:brought.${what}`)}</dt>
                  <dd>{formatNumber(brought[what], language)}</dd>
                </div>
              ))}
            </dl>
            {brought.hanging.length > 0 ? (
              <>
                <p className={classes.failure} role="status">
                  {t('imports:hangs')}
                </p>
                <ul className={classes.evidence}>
                  {brought.hanging.map(({ what, id, name }) => (
                    <li key={`${what}${id}${name}`}>
                      {t(`imports:hanging.${what}`)}{' '}
                      <Told>{what === 'ruling' || what === 'correction' ? id.slice(0, 8) : name}</Told>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        )}
      </Asked>
    </ActDialog>
  );
}
