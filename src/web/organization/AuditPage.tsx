import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import classes from './Organization.module.css';
import { auditQuery } from './organization.queries.ts';

type Line = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly outcome: 'done' | 'refused';
};

/** Who did or saw what, newest first, and whether the chain over it is whole. */
export function AuditPage(): ReactElement {
  const { t, language } = useWords();
  const audit = useInfiniteQuery(auditQuery);
  const columns = useColumns();
  const chain = audit.data?.pages[0]?.chain;
  const rows = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('shell:place.audit')} subtitle={t('organization:audit.subtitle')}>
      {audit.isPending ? <Loading lines={8} /> : null}
      {audit.isError && rows.length === 0 ? (
        <LoadFault error={audit.error} retry={() => void audit.refetch()} />
      ) : null}
      {chain ? (
        <p
          className={classes.chain}
          data-broken={!chain.intact || undefined}
          role={chain.intact ? undefined : 'alert'}
        >
          {chain.intact
            ? t('organization:audit.intact', {
                count: chain.checked,
                n: formatNumber(chain.checked, language),
              })
            : t('organization:audit.broken')}{' '}
          <bdi dir="ltr" className={classes.head}>
            {chain.head.slice(0, 16)}
          </bdi>
        </p>
      ) : null}
      {chain ? (
        <ListTable
          name={t('shell:place.audit')}
          columns={columns}
          rows={rows}
          rowKey={(line) => String(line.seq)}
          more={audit.hasNextPage ? () => void audit.fetchNextPage() : null}
          loadingMore={audit.isFetchingNextPage}
          file="audit"
        />
      ) : null}
    </Page>
  );
}

function useColumns(): Column<Line>[] {
  const { t, language } = useWords();
  const action = (line: Line): string =>
    sayOr(`organization:audit.action.${line.action.replaceAll('.', '-')}`, line.action);
  const actor = (line: Line): string =>
    line.actorName ?? sayOr(`organization:audit.by.${line.actor.replaceAll(':', '-')}`, line.actor);
  return [
    {
      id: 'at',
      header: t('organization:audit.at'),
      text: (line) => line.at,
      cell: (line) => formatInstant(line.at, language),
    },
    {
      id: 'actor',
      header: t('organization:audit.actor'),
      text: actor,
      cell: (line) => <Told>{actor(line)}</Told>,
    },
    {
      id: 'action',
      header: t('organization:audit.what'),
      text: action,
      cell: (line) => (
        <>
          {action(line)}{' '}
          {line.outcome === 'refused' ? (
            <Mark tone="attention">{t('organization:audit.refused')}</Mark>
          ) : null}
        </>
      ),
    },
    {
      id: 'object',
      header: t('organization:audit.object'),
      text: (line) => `${line.objectType} ${line.objectId ?? ''}`.trim(),
      cell: (line) => (
        <bdi dir="ltr" className={classes.object}>
          {`${line.objectType} ${line.objectId ?? ''}`.trim()}
        </bdi>
      ),
      wideOnly: true,
    },
  ];
}
