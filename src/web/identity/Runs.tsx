import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ResolutionRun } from '#contract/resolution';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { Asked } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { formatDay, formatDuration, formatNumber, formatShare } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { runsQuery, useActOnRun } from './resolution.queries.ts';

/** When every record was gone over again, what each time did, and the one that goes on now with the time it needs still. */
export function Runs({ may }: { may: boolean }): ReactElement {
  const { t } = useWords();
  return (
    <Part title={t('identity:models.runs')}>
      <Asked query={useQuery(runsQuery)} lines={2}>
        {(runs) =>
          runs.length === 0 ? (
            <p className={classes.quiet}>{t('identity:models.runs-none')}</p>
          ) : (
            <ul className={classes.versions}>
              {runs.map((run) => (
                <Run key={run.id} run={run} may={may} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Part>
  );
}

function Run({ run, may }: { run: ResolutionRun; may: boolean }): ReactElement {
  const { t, language } = useWords();
  const act = useActOnRun();
  const [asking, setAsking] = useState(false);
  const going = run.state === 'running' || run.state === 'paused';
  return (
    <li className={classes.version}>
      <div className={classes.run}>
        <bdi dir="ltr">{run.version}</bdi>{' '}
        <Mark tone={run.state === 'done' ? 'voice' : 'plain'}>{t(`identity:models.run.${run.state}`)}</Mark>
        <div className={classes.quiet}>
          {formatDay(run.startedAt, language)}
          {run.by ? (
            <>
              {' · '}
              <Told>{run.by.name}</Told>
            </>
          ) : null}
        </div>
        {going ? (
          <div role="status">
            <Progress
              value={run.share * 100}
              aria-label={t('identity:models.run-share', { share: formatShare(run.share, language) })}
              mt={4}
            />
            <span className={classes.quiet}>
              {t('identity:models.run-share', { share: formatShare(run.share, language) })}
              {` · ${t(`identity:models.phase.${run.phase}`)}`}
              {run.secondsLeft === null
                ? null
                : ` · ${t('identity:models.run-left', { time: formatDuration(run.secondsLeft, language) })}`}
            </span>
          </div>
        ) : null}
        <div>
          <Did run={run} />
        </div>
      </div>
      {may ? (
        <div className={classes.acts}>
          {run.acts.map((what) => (
            <Button
              key={what}
              variant="default"
              size="xs"
              loading={act.isPending && act.variables.act === what}
              onClick={() =>
                what === 'undo'
                  ? setAsking(true)
                  : act.mutate({ id: run.id, act: what }, { onError: refusalToast })
              }
            >
              {t(`identity:models.act.${what}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {asking ? (
        <ActDialog
          title={t('identity:models.undo-sure')}
          act={t('identity:models.act.undo')}
          close={() => setAsking(false)}
          submit={() => act.mutate({ id: run.id, act: 'undo' }, { onSuccess: () => setAsking(false) })}
          ready
          pending={act.isPending}
          error={act.error}
          grave
        >
          {t('identity:models.undo-words')}
        </ActDialog>
      ) : null}
    </li>
  );
}

/** What was joined, taken apart and asked; also said of what is only foreseen. */
export function Did({
  run,
}: {
  run: Pick<ResolutionRun, 'joined' | 'parted' | 'asked' | 'spared'> & { readonly kept?: number };
}): ReactElement {
  const { t, language } = useWords();
  const said = (['joined', 'parted', 'asked', 'spared'] as const).flatMap((what) =>
    run[what] === 0
      ? []
      : [t(`identity:models.will.${what}`, { count: run[what], n: formatNumber(run[what], language) })],
  );
  const kept = run.kept ?? 0;
  if (kept > 0) said.push(t('identity:models.kept', { count: kept, n: formatNumber(kept, language) }));
  return <>{said.length === 0 ? t('identity:models.run-nothing') : said.join(' · ')}</>;
}
