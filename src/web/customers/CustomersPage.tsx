import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { CustomerRow } from '#contract/customers';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatAgo, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Customer.module.css';
import { foundQuery } from './customers.queries.ts';

// What was last searched for, so that coming back from a customer shows the same list; memory only.
let lastTyped = '';

export function CustomersPage(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const [typed, setTyped] = useState(lastTyped);
  const [query] = useDebouncedValue(typed.trim(), 200);
  const found = useInfiniteQuery(foundQuery(query));
  const columns = useColumns();
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('shell:room.customers.name')}
      subtitle={t('shell:room.customers.subtitle')}
      acts={
        <>
          <Button variant="default" size="sm" component={Link} to="/promises">
            {t('customers:book.title')}
          </Button>
          <Button variant="default" size="sm" component={Link} to="/segments">
            {t('segments:title')}
          </Button>
          <Button variant="default" size="sm" component={Link} to="/companies">
            {t('companies:title')}
          </Button>
          {may('import.run') ? (
            <Button variant="default" size="sm" component={Link} to="/imports/new">
              {t('shell:act.new-import')}
            </Button>
          ) : null}
        </>
      }
    >
      <TextInput
        type="search"
        data-autofocus
        {...ownDirection}
        mb="md"
        maw={460}
        leftSection={<Icon name="search" size={16} />}
        aria-label={t('customers:search')}
        placeholder={t('customers:search')}
        value={typed}
        onChange={(event) => {
          lastTyped = event.currentTarget.value;
          setTyped(lastTyped);
        }}
      />
      {found.isError && rows.length === 0 ? (
        <LoadFault error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isSuccess && rows.length === 0 ? <Nothing searched={query !== ''} /> : null}
      {rows.length > 0 ? (
        <ListTable
          name={t('shell:room.customers.name')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          open={(row) => void navigate({ to: '/customers/$id', params: { id: row.id } })}
          {...(found.data?.pages[0] ? { total: found.data.pages[0].total } : {})}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          loadingMore={found.isFetchingNextPage}
          file="customers"
        />
      ) : null}
    </Page>
  );
}

function Nothing({ searched }: { searched: boolean }): ReactElement {
  const { t } = useWords();
  if (searched)
    return <EmptyState title={t('customers:nothing.title')}>{t('customers:nothing.words')}</EmptyState>;
  return (
    <EmptyState
      title={t('today:first.title')}
      offer={<Link to="/imports/new">{t('today:first.offer')}</Link>}
    >
      {t('today:first.words')}
    </EmptyState>
  );
}

function useColumns(): Column<CustomerRow>[] {
  const { t, language, pick } = useWords();
  return [
    {
      id: 'name',
      header: t('customers:column.name'),
      text: (row) => row.name ?? '',
      cell: (row) => (
        <>
          <Link to="/customers/$id" params={{ id: row.id }} tabIndex={-1} className={classes.rowName}>
            <Told>{row.name ?? t('customers:nameless')}</Told>
          </Link>
          {row.otherName ? (
            <span className={classes.rowOther}>
              <Told>{row.otherName}</Told>
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'phone',
      header: t('customers:column.phone'),
      text: (row) => row.phone ?? '',
      cell: (row) => (row.phone ? <bdi dir="ltr">{row.phone}</bdi> : ''),
      wideOnly: true,
    },
    {
      id: 'city',
      header: t('customers:column.city'),
      text: (row) => row.city ?? '',
      cell: (row) => (row.city ? <Told>{row.city}</Told> : ''),
      wideOnly: true,
    },
    {
      id: 'sources',
      header: t('customers:column.sources'),
      text: (row) => row.sources.map((source) => pick(source.name)).join(' · '),
      cell: (row) => (
        <span title={row.sources.map((source) => pick(source.name)).join(' · ')}>
          {t('customers:sources', { count: row.sources.length })}
        </span>
      ),
      wideOnly: true,
    },
    {
      id: 'last',
      header: t('customers:column.last'),
      text: (row) => (row.lastContactAt ? formatInstant(row.lastContactAt, language) : ''),
      cell: (row) =>
        row.lastContactAt ? (
          <span className={classes.ago} title={formatInstant(row.lastContactAt, language)}>
            {formatAgo(row.lastContactAt, Date.now(), language)}
          </span>
        ) : (
          ''
        ),
    },
    {
      id: 'cases',
      header: t('customers:column.cases'),
      numeric: true,
      text: (row) => String(row.openCases),
      cell: (row) =>
        row.openCases > 0 ? <Mark tone="attention">{formatNumber(row.openCases, language)}</Mark> : '',
    },
    {
      id: 'broken',
      header: t('customers:column.broken'),
      numeric: true,
      text: (row) => String(row.brokenPledges),
      cell: (row) =>
        row.brokenPledges > 0 ? <Mark tone="alarm">{formatNumber(row.brokenPledges, language)}</Mark> : '',
    },
  ];
}
