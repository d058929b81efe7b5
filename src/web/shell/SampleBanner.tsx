import { Progress, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense } from 'react';
import { formatDuration } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Shell.module.css';
import { organizationQuery, useSample } from './shell.queries.ts';

const RemoveSampleDialog = lazy(() =>
  import('./RemoveSampleDialog.tsx').then((module) => ({ default: module.RemoveSampleDialog })),
);

/** While the sample company comes or goes: how far. Once it is here: that it is one, and the way to be rid of it. */
export function SampleBanner(): ReactElement | null {
  const { t, language } = useWords();
  const organization = useQuery(organizationQuery).data;
  const progress = useSample().data;
  if (!organization || organization.sample === 'none' || !progress) return null;
  if (progress.stage === 'none') return null;
  if (progress.stage === 'loaded') return <LoadedBanner />;
  const share = progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <div className={classes.banner} role="status">
      <span>{t(`shell:sample.${progress.stage}`)}</span>
      <span className={classes.bannerBar}>
        <Progress value={share} size="sm" aria-label={t('shell:sample.progress')} />
      </span>
      {progress.secondsLeft === null ? null : (
        <span>{t('shell:sample.left', { time: formatDuration(progress.secondsLeft, language) })}</span>
      )}
    </div>
  );
}

function LoadedBanner(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const [asking, ask] = useDisclosure(false);
  return (
    <div className={classes.banner}>
      <span>{t('shell:sample.loaded')}</span>
      {may('organization.remove-sample') ? (
        <UnstyledButton c="var(--voice)" fz="inherit" onClick={ask.open}>
          {t('shell:sample.remove')}
        </UnstyledButton>
      ) : null}
      {asking ? (
        <Suspense fallback={null}>
          <RemoveSampleDialog close={ask.close} />
        </Suspense>
      ) : null}
    </div>
  );
}
