import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { IdentityModel, Shadow } from '#contract/identity';
import { Asked } from '#web/design/Asked.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, toldToast } from '#web/design/undo-toast.tsx';
import { formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { shadowQuery, useSwitchOn } from './identity.queries.ts';
import { signed } from './Waterfall.tsx';

/** What a version would decide otherwise than the one in force, counted and by example, before it decides anything. */
export function ModelDifference({
  model,
  maySwitch,
  close,
}: {
  model: IdentityModel;
  maySwitch: boolean;
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const switchOn = useSwitchOn();
  const { version } = model;
  return (
    <Part title={t('identity:models.difference', { version })}>
      <Asked query={useQuery(shadowQuery(version))} lines={5}>
        {(shadow) => <Changes shadow={shadow} />}
      </Asked>
      {maySwitch ? (
        <>
          <p className={classes.note}>{t('identity:models.switch-words')}</p>
          <Button
            size="sm"
            loading={switchOn.isPending}
            onClick={() =>
              switchOn.mutate(version, {
                onSuccess: () => {
                  close();
                  toldToast(say('identity:models.switched', { version }));
                },
                onError: refusalToast,
              })
            }
          >
            {t('identity:models.switch')}
          </Button>
        </>
      ) : null}
    </Part>
  );
}

function Changes({ shadow }: { shadow: Shadow }): ReactElement {
  const { t, language } = useWords();
  const band = (name: string): string => t(`identity:models.band.${name}`);
  return (
    <>
      <p className={classes.note}>
        {t('identity:models.pairs', { count: shadow.pairs, n: formatNumber(shadow.pairs, language) })}
        {shadow.changes.length === 0 ? ` · ${t('identity:models.nothing')}` : null}
      </p>
      <ul className={classes.rows}>
        {shadow.changes.map((change) => (
          <li key={`${change.before} ${change.after}`} className={classes.row}>
            <span>
              {t('identity:models.change', { before: band(change.before), after: band(change.after) })}
            </span>
            <span>
              {t('identity:models.change-pairs', {
                count: change.pairs,
                n: formatNumber(change.pairs, language),
              })}
            </span>
          </li>
        ))}
      </ul>
      {shadow.examples.length === 0 ? null : <h3>{t('identity:models.examples')}</h3>}
      <ul className={classes.rows}>
        {shadow.examples.map(({ left, right, before, after }) => (
          <li key={`${left.recordId} ${right.recordId}`} className={classes.row}>
            <span>
              <Told>{left.name ?? t('customers:nameless')}</Told> ↔{' '}
              <Told>{right.name ?? t('customers:nameless')}</Told>
            </span>
            <span className={classes.quiet}>
              {t('identity:models.change', {
                before: `${band(before.band)} (${signed(before.bits, language)})`,
                after: `${band(after.band)} (${signed(after.bits, language)})`,
              })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
