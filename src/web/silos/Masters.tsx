import { Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import type { SiloPage } from '#contract/silos';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Silos.module.css';
import { useSetMaster } from './silos.queries.ts';

/** Where the master of each kind of thing is. Only the owner moves it; for everybody else it is read. */
export function Masters({ silo }: { silo: SiloPage }): ReactElement {
  const { t, language } = useWords();
  const may = useMay()('silo.choose-master');
  const set = useSetMaster();
  const choose = (thing: SiloPage['masters'][number]['thing'], master: 'here' | 'silo'): void =>
    set.mutate(
      { id: silo.id, thing, master },
      {
        onError: refusalToast,
        onSuccess: () =>
          undoToast({
            words: say(master === 'here' ? 'silos:masters.on' : 'silos:masters.off', {
              thing: say(`silos:thing.${thing}`),
            }),
            undo: () => set.mutateAsync({ id: silo.id, thing, master: master === 'here' ? 'silo' : 'here' }),
          }),
      },
    );
  return (
    <Part title={t('silos:masters.title')} beside={silo.filling ? t('silos:masters.filling') : null}>
      <p className={classes.quiet}>{t('silos:masters.words')}</p>
      <ul className={classes.list}>
        {silo.masters.map(({ thing, master, by, at, told }) => (
          <li key={thing} className={classes.item}>
            <Switch
              checked={master === 'here'}
              disabled={!may || set.isPending}
              label={t(`silos:thing.${thing}`)}
              description={t(`silos:masters.${master}`)}
              onChange={(event) => choose(thing, event.currentTarget.checked ? 'here' : 'silo')}
            />
            <p className={classes.quiet}>
              {told > 0 ? t('silos:masters.told', { count: told, n: formatNumber(told, language) }) : null}
              {by === null || at === null ? null : (
                <>
                  {told > 0 ? ' · ' : null}
                  {t('silos:masters.by')} <Told>{by.name}</Told>, {formatInstant(at, language)}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}
