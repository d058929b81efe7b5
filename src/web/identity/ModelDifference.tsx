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
import { Did } from './Runs.tsx';
import { foreseenQuery, useStartRun } from './resolution.queries.ts';
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
  const goOver = useStartRun();
  const { version } = model;
  const turnOn = (then: () => void): void =>
    switchOn.mutate(version, {
      onSuccess: () => {
        then();
        close();
        toldToast(say('identity:models.switched', { version }));
      },
      onError: refusalToast,
    });
  return (
    <Part title={t('identity:models.difference', { version })}>
      <Asked query={useQuery(shadowQuery(version))} lines={5}>
        {(shadow) => (
          <>
            <Changes shadow={shadow} />
            {maySwitch ? <ForeseenRun version={version} /> : null}
            {maySwitch ? (
              <div className={classes.switch}>
                <Button
                  size="sm"
                  loading={switchOn.isPending || goOver.isPending}
                  onClick={() => turnOn(() => goOver.mutate(undefined, { onError: refusalToast }))}
                >
                  {t('identity:models.switch-over')}
                </Button>
                <Button
                  size="sm"
                  variant="default"
                  loading={switchOn.isPending}
                  onClick={() => turnOn(() => undefined)}
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

/** What going over every record would do, counted before anybody decides. */
function ForeseenRun({ version }: { version: string }): ReactElement {
  const { t, language } = useWords();
  return (
    <section aria-label={t('identity:models.foreseen')}>
      <h3 className={classes.previewTitle}>{t('identity:models.foreseen')}</h3>
      <Asked query={useQuery(foreseenQuery(version))} lines={2}>
        {(foreseen) => (
          <>
            <p className={classes.note}>
              {foreseen.joined + foreseen.parted + foreseen.asked === 0 ? (
                t('identity:models.foreseen-none')
              ) : (
                <Did run={foreseen} />
              )}
            </p>
            <p className={classes.quiet}>
              {t(`identity:models.foreseen-${foreseen.looked === foreseen.of ? 'all' : 'some'}`, {
                n: formatNumber(foreseen.looked, language),
                of: formatNumber(foreseen.of, language),
              })}
            </p>
          </>
        )}
      </Asked>
    </section>
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
