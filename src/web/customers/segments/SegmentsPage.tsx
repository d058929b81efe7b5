import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { SavedSegment } from '#contract/segments';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { LinkButton } from '#web/design/LinkButton.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { ViewsMenu } from '#web/views/ViewsMenu.tsx';
import { useConditions } from './conditions.ts';
import { SegmentDialog } from './SegmentDialog.tsx';
import classes from './Segments.module.css';
import { segmentsQuery } from './segments.queries.ts';

/** Conditions with a name: who is meant, how many people that is now, and who said so. */
export function SegmentsPage(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { archived } = useSearch({ from: '/inside/segments' });
  const away = archived === 'yes';
  const query = useQuery(segmentsQuery(away ? 'yes' : 'no'));
  const [naming, setNaming] = useState(false);
  const rows = query.data ?? [];
  const columns = useColumns(rows);
  const open = (one: SavedSegment): void => void navigate({ to: '/segments/$id', params: { id: one.id } });
  return (
    <Page
      trail={<Link to="/customers">{t('shell:room.customers.name')}</Link>}
      title={t('segments:title')}
      subtitle={t(away ? 'segments:away-subtitle' : 'segments:subtitle')}
      acts={
        <>
          <ViewsMenu place="/segments" />
          <LinkButton variant="default" size="sm" to="/segments" search={away ? {} : { archived: 'yes' }}>
            {t(away ? 'segments:show-used' : 'segments:show-away')}
          </LinkButton>
          {may(NAMES) ? (
            <Button size="sm" onClick={() => setNaming(true)}>
              {t('segments:new')}
            </Button>
          ) : null}
        </>
      }
    >
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError && query.data === undefined ? (
        <LoadFault error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <EmptyState title={t(away ? 'segments:none-away' : 'segments:none.title')}>
          {away ? null : t('segments:none.words')}
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <ListTable
          name={t('segments:title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          open={open}
          file="segments"
        />
      ) : null}
      {naming ? <SegmentDialog close={() => setNaming(false)} done={open} /> : null}
    </Page>
  );
}

/** The right to name, change and put away. */
export const NAMES = 'segment.name';

function useColumns(rows: readonly SavedSegment[]): Column<SavedSegment>[] {
  const { t, language } = useWords();
  const tell = useConditions(rows.map((row) => row.segment));
  const conditions = ({ segment }: SavedSegment): string =>
    tell(segment).join(' · ') || t('segments:everybody');
  return [
    {
      id: 'name',
      header: t('segments:name'),
      text: (row) => row.name,
      cell: (row) => (
        <Link to="/segments/$id" params={{ id: row.id }} tabIndex={-1} className={classes.rowName}>
          <Told>{row.name}</Told>
        </Link>
      ),
    },
    {
      id: 'conditions',
      header: t('segments:column.conditions'),
      text: conditions,
      cell: (row) => <span className={classes.quiet}>{conditions(row)}</span>,
      wideOnly: true,
    },
    {
      id: 'people',
      header: t('segments:column.people'),
      numeric: true,
      text: (row) => String(row.customers),
      cell: (row) => formatNumber(row.customers, language),
    },
    {
      id: 'by',
      header: t('segments:column.by'),
      text: (row) => row.by?.name ?? '',
      cell: (row) => (row.by === null ? '' : <Told>{row.by.name}</Told>),
      wideOnly: true,
    },
    {
      id: 'at',
      header: t('segments:column.at'),
      text: (row) => formatDay(row.at, language),
      cell: (row) => <span className={classes.day}>{formatDay(row.at, language)}</span>,
      wideOnly: true,
    },
  ];
}
