import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { LedgerRow } from '#contract/promises';
import { DayField } from '#web/design/DayField.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { pledgeStateWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import { divisionsQuery } from '#web/shell/shell.queries.ts';
import { ViewsMenu } from '#web/views/ViewsMenu.tsx';
import classes from './Customer.module.css';
import { KeptRates } from './KeptRates.tsx';
import { ledgerFile, ledgerQuery, PLEDGE_STATES } from './ledger.queries.ts';
import { PledgeDrawer } from './PledgeDrawer.tsx';
import { PLEDGE_TONES } from './pledges-in-order.ts';

/** Every promise of the organization: who gave it, who keeps it, by when; and how many were kept. */
export function LedgerPage(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const view = useSearch({ from: '/inside/promises' });
  const found = useInfiniteQuery(ledgerQuery(view));
  const [opened, setOpened] = useState<string | null>(null);
  const columns = useColumns();
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      wide
      title={t('customers:book.title')}
      subtitle={t('customers:book.subtitle')}
      trail={<Link to="/customers">{t('shell:room.customers.name')}</Link>}
      acts={
        <>
          <ViewsMenu place="/promises" />
          <Button size="xs" variant="default" component="a" href={ledgerFile(view)} download>
            {t('customers:book.file')}
          </Button>
        </>
      }
    >
      <Filters />
      <KeptRates from={view.dueFrom} to={view.dueTo} />
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isError && rows.length === 0 ? (
        <LoadFault error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isSuccess && rows.length === 0 ? <EmptyState title={t('customers:book.none')} /> : null}
      {rows.length > 0 ? (
        <ListTable
          name={t('customers:book.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          open={(row) => setOpened(row.id)}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          loadingMore={found.isFetchingNextPage}
        />
      ) : null}
      {opened === null ? null : (
        <PledgeDrawer id={opened} mayWrite={may('customer.write')} close={() => setOpened(null)} />
      )}
    </Page>
  );
}

function Filters(): ReactElement {
  const { t, pick } = useWords();
  const view = useSearch({ from: '/inside/promises' });
  const navigate = useNavigate({ from: '/promises' });
  const divisions = useQuery(divisionsQuery).data ?? [];
  const set = (name: keyof typeof view, value: string | null): void =>
    void navigate({
      search: ({ [name]: _, ...rest }) =>
        value === null || value === '' ? rest : { ...rest, [name]: value },
      replace: true,
    });
  return (
    <div className={classes.ledgerFilters}>
      <Select
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': t('customers:book.all-states') }}
        aria-label={t('customers:book.all-states')}
        placeholder={t('customers:book.all-states')}
        value={view.state ?? null}
        data={PLEDGE_STATES.map((value) => ({ value, label: pledgeStateWords(value) }))}
        onChange={(value) => set('state', value)}
      />
      <Select
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': t('customers:book.all-divisions') }}
        aria-label={t('customers:book.all-divisions')}
        placeholder={t('customers:book.all-divisions')}
        value={view.division ?? null}
        data={divisions.map((one) => ({ value: one.id, label: pick(one.name) }))}
        onChange={(value) => set('division', value)}
      />
      <Select
        size="xs"
        disabled={view.division === undefined}
        allowDeselect={false}
        aria-label={t('customers:book.as')}
        value={view.as ?? 'either'}
        data={(['either', 'promiser', 'performer'] as const).map((value) => ({
          value,
          label: t(`customers:book.as-${value}`),
        }))}
        onChange={(value) => set('as', value === 'either' ? null : value)}
      />
      {(['dueFrom', 'dueTo'] as const).map((end) => (
        <DayField
          key={end}
          keeps
          size="xs"
          name={t(end === 'dueFrom' ? 'customers:book.from' : 'customers:book.to')}
          value={view[end] ?? ''}
          change={(day) => set(end, day)}
        />
      ))}
    </div>
  );
}

function useColumns(): Column<LedgerRow>[] {
  const { t, language, pick } = useWords();
  const instant = (at: string | null): string => (at === null ? '' : formatInstant(at, language));
  return [
    {
      id: 'text',
      header: t('customers:book.column-text'),
      text: (row) => row.text,
      cell: (row) => <Told>{row.text}</Told>,
    },
    {
      id: 'customer',
      header: t('customers:book.column-customer'),
      text: (row) => row.customer.name ?? '',
      cell: (row) => (
        <Link
          to="/customers/$id"
          params={{ id: row.customer.id }}
          className={classes.rowName}
          onClick={(event) => event.stopPropagation()}
        >
          <Told>{row.customer.name ?? t('customers:nameless')}</Told>
        </Link>
      ),
    },
    {
      id: 'due',
      header: t('customers:book.column-due'),
      text: (row) => instant(row.dueAt),
      cell: (row) => instant(row.dueAt),
    },
    {
      id: 'by',
      header: t('customers:promise.by'),
      text: (row) => (row.promisedBy ? pick(row.promisedBy.name) : ''),
      cell: (row) => (row.promisedBy ? pick(row.promisedBy.name) : ''),
      wideOnly: true,
    },
    {
      id: 'performer',
      header: t('customers:promise.performer'),
      text: (row) => (row.performedBy ? pick(row.performedBy.name) : ''),
      cell: (row) => (row.performedBy ? pick(row.performedBy.name) : ''),
      wideOnly: true,
    },
    {
      id: 'state',
      header: t('customers:book.column-state'),
      text: (row) => pledgeStateWords(row.state),
      cell: (row) => <Mark tone={PLEDGE_TONES[row.state]}>{pledgeStateWords(row.state)}</Mark>,
    },
  ];
}
