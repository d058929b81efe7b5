import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Import } from '#contract/imports';
import { AskedPage } from '#web/design/Asked.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { formatBytes, formatDuration, formatNumber, formatShare } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Imports.module.css';
import { importQuery, useCancel } from './imports.queries.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';

const COUNTERS = ['received', 'stored', 'duplicate', 'quarantined', 'rejected'] as const;

const ENDED: ReadonlySet<string> = new Set(['done', 'cancelled', 'failed']);

const WAITS_FOR = { 'disk-full': 'DISK_FULL', 'database-away': 'DATABASE_AWAY' } as const;

/** One import: how far, how long still, and where every single row went. */
export function ImportPage(): ReactElement {
  const { id } = useParams({ from: '/inside/imports/$id' });
  const query = useQuery(importQuery(id));
  return <AskedPage query={query}>{(one) => <One one={one} />}</AskedPage>;
}

function One({ one }: { one: Import }): ReactElement {
  const { t, language, pick } = useWords();
  const may = useMay();
  const cancel = useCancel();
  const [taking, setTaking] = useState(false);
  const moving = one.state === 'running' || one.state === 'waiting';
  return (
    <Page
      trail={<Link to="/imports">{t('shell:place.imports')}</Link>}
      title={pick(one.source.name)}
      subtitle={
        <>
          <Told>{one.fileName}</Told>
          {' · '}
          <bdi>{formatBytes(one.fileBytes, language)}</bdi>
        </>
      }
      acts={
        moving && may('import.run') ? (
          <Button
            variant="default"
            size="sm"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(one.id, { onError: refusalToast })}
          >
            {t('imports:cancel')}
          </Button>
        ) : ENDED.has(one.state) && may('import.take-back') ? (
          <Button variant="default" size="sm" onClick={() => setTaking(true)}>
            {t('imports:take-back')}
          </Button>
        ) : null
      }
    >
      {taking ? <TakeBackDialog one={one} close={() => setTaking(false)} /> : null}
      <p className={classes.state} role="status" data-failed={one.state === 'failed' || undefined}>
        {t(`imports:told.${one.state}`)}
        {one.state === 'running' && one.secondsLeft !== null ? (
          <> {t('imports:left', { time: formatDuration(one.secondsLeft, language) })}</>
        ) : null}
        {one.state === 'done' && one.seconds !== null ? (
          <> {t('imports:took', { time: formatDuration(one.seconds, language) })}</>
        ) : null}
      </p>
      {one.waitsFor ? (
        <p className={classes.failure}>{t(`words:refusal.${WAITS_FOR[one.waitsFor]}`)}</p>
      ) : one.failure ? (
        <p className={classes.failure}>
          <Told>{one.failure}</Told>
        </p>
      ) : null}
      {moving ? (
        <div className={classes.progress}>
          <Progress value={100 * one.share} size="md" aria-label={t('imports:progress')} />
          <span>{formatShare(one.share, language)}</span>
        </div>
      ) : null}
      <dl className={classes.counters}>
        {COUNTERS.map((counter) => (
          <div key={counter} className={classes.counter} data-aside={isAside(counter, one) || undefined}>
            <dd>{formatNumber(one[counter], language)}</dd>
            <dt>{t(`imports:counter.${counter}`)}</dt>
          </div>
        ))}
      </dl>
      <p className={classes.sum}>{t('imports:sum')}</p>
      {one.errors > 0 ? (
        <p>
          <a className={classes.link} href={`/api/v1/imports/${one.id}/errors.csv`} download>
            {t('imports:errors', { count: one.errors, n: formatNumber(one.errors, language) })}
          </a>
        </p>
      ) : null}
      {one.state === 'done' ? (
        <p className={classes.onward}>
          <Link className={classes.link} to="/customers">
            {t('imports:to-customers')}
          </Link>
          <Link className={classes.link} to="/imports/new">
            {t('imports:another')}
          </Link>
        </p>
      ) : null}
    </Page>
  );
}

function isAside(counter: (typeof COUNTERS)[number], one: Import): boolean {
  return (counter === 'quarantined' || counter === 'rejected') && one[counter] > 0;
}
