import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Company } from '#contract/ties';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatAgo, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Ties.module.css';
import { companiesQuery } from './ties.queries.ts';

/** Companies as the files name them, those with most people first. */
export function CompaniesPage(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const found = useInfiniteQuery(companiesQuery);
  const columns = useColumns();
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      trail={<Link to="/customers">{t('shell:room.customers.name')}</Link>}
      title={t('companies:title')}
      subtitle={t('companies:subtitle')}
    >
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError && rows.length === 0 ? (
        <LoadFault error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isSuccess && rows.length === 0 ? <None /> : null}
      {rows.length > 0 ? (
        <ListTable
          name={t('companies:title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          open={(row) => void navigate({ to: '/companies/$id', params: { id: row.id } })}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          loadingMore={found.isFetchingNextPage}
          file="companies"
        />
      ) : null}
    </Page>
  );
}

/** Says which field of a mapping brings companies. */
function None(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  return (
    <EmptyState
      title={t('companies:none.title')}
      {...(may('import.run') ? { offer: <Link to="/imports/new">{t('shell:act.new-import')}</Link> } : {})}
    >
      {t('companies:none.words', { field: t('imports:field.customer-company') })}
    </EmptyState>
  );
}

function useColumns(): Column<Company>[] {
  const { t, language } = useWords();
  const count = (id: 'people' | 'interactions' | 'openPromises'): Column<Company> => ({
    id,
    header: t(`companies:column.${id}`),
    numeric: true,
    text: (row) => String(row[id]),
    cell: (row) => formatNumber(row[id], language),
    ...(id === 'people' ? {} : { wideOnly: true }),
  });
  return [
    {
      id: 'name',
      header: t('companies:column.name'),
      text: (row) => row.name,
      cell: (row) => (
        <Link to="/companies/$id" params={{ id: row.id }} tabIndex={-1} className={classes.rowName}>
          <Told>{row.name === '' ? t('companies:nameless') : row.name}</Told>
        </Link>
      ),
    },
    count('people'),
    count('interactions'),
    {
      id: 'openCases',
      header: t('companies:column.openCases'),
      numeric: true,
      text: (row) => String(row.openCases),
      cell: (row) =>
        row.openCases > 0 ? <Mark tone="attention">{formatNumber(row.openCases, language)}</Mark> : '',
    },
    count('openPromises'),
    {
      id: 'last',
      header: t('companies:column.last'),
      text: (row) => (row.lastContactAt ? formatInstant(row.lastContactAt, language) : ''),
      cell: (row) =>
        row.lastContactAt ? (
          <span title={formatInstant(row.lastContactAt, language)}>
            {formatAgo(row.lastContactAt, Date.now(), language)}
          </span>
        ) : (
          ''
        ),
      wideOnly: true,
    },
  ];
}
