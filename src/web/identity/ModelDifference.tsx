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
        {(shadow) => (
          <>
            <Changes shadow={shadow} />
            {maySwitch ? (
              <div className={classes.switch}>
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
                <p className={classes.quiet}>{t('identity:models.switch-words')}</p>
              </div>
            ) : null}
            <Examples examples={shadow.examples} />
          </>
        )}
      </Asked>
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
    </>
  );
}

const SHOWN = 8;

/** Pairs that would be decided otherwise, each with both answers. */
function Examples({ examples }: { examples: Shadow['examples'] }): ReactElement | null {
  const { t, language } = useWords();
  if (examples.length === 0) return null;
  const answer = ({ band, bits }: Shadow['examples'][number]['before']): string =>
    `${t(`identity:models.band.${band}`)} (${signed(bits, language)})`;
  return (
    <>
      <h3 className={classes.previewTitle}>{t('identity:models.examples')}</h3>
      <ul className={classes.rows}>
        {examples.slice(0, SHOWN).map(({ left, right, before, after }) => (
          <li key={`${left.recordId} ${right.recordId}`} className={classes.row}>
            <span>
              <Told>{left.name ?? t('customers:nameless')}</Told> ↔{' '}
              <Told>{right.name ?? t('customers:nameless')}</Told>
            </span>
            <span className={classes.quiet}>
              {t('identity:models.change', { before: answer(before), after: answer(after) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
