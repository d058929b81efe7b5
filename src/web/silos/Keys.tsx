import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { SiloPage } from '#contract/silos';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatInstant } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import type { Shown } from './Calls.tsx';
import classes from './Silos.module.css';
import { SureDialog } from './SureDialog.tsx';
import { useEndKey, useMakeKey } from './silos.queries.ts';

/** Keys of this system: those that write for it, and those with which it asks what it is to be told. */
export function Keys({ silo, show }: { silo: SiloPage; show: (shown: Shown) => void }): ReactElement {
  const { t, language, pick } = useWords();
  const may = useMay()('operations.run');
  const make = useMakeKey();
  const end = useEndKey();
  const [ending, setEnding] = useState<string | null>(null);
  const name = `${pick(silo.name)} · outward`.slice(0, 120);
  return (
    <>
      <p className={classes.quiet}>{t('silos:out.key-words')}</p>
      {silo.keys.length === 0 ? <p className={classes.quiet}>{t('silos:out.key-none')}</p> : null}
      <ul className={classes.list}>
        {silo.keys.map((key) => (
          <li key={key.id} className={classes.item}>
            <span>
              <Told>{key.name}</Told>{' '}
              {key.kind === 'ingest' ? <Mark>{t('silos:out.key-ingest')}</Mark> : null}
              <span className={classes.quiet}>
                {' '}
                {key.lastUsedAt === null
                  ? t('silos:out.key-unused')
                  : t('silos:out.key-used', { when: formatInstant(key.lastUsedAt, language) })}
              </span>
            </span>
            {may && key.kind === 'outward' ? (
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => setEnding(key.id)}>
                {t('silos:out.end-key')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {ending === null ? null : (
        <SureDialog
          act={t('silos:out.end-key')}
          words={t('silos:out.end-key-words')}
          does={end}
          submit={() =>
            end.mutate(ending, {
              onSuccess: () => {
                setEnding(null);
                toldToast(say('silos:out.key-ended'));
              },
            })
          }
          close={() => setEnding(null)}
        />
      )}
      {may ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={make.isPending}
          onClick={() =>
            make.mutate(
              { code: silo.code, name },
              {
                onError: refusalToast,
                onSuccess: ({ key }) =>
                  show({
                    title: say('silos:out.key-made'),
                    words: say('silos:out.key-secret-words'),
                    secret: key,
                  }),
              },
            )
          }
        >
          {t('silos:out.make-key')}
        </Button>
      ) : null}
    </>
  );
}
