import { SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CaseRow } from '#contract/cases';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { unitWords } from '#web/language/vocabulary.ts';
import { divisionsQuery, organizationQuery } from '#web/shell/shell.queries.ts';
import { ViewsMenu } from '#web/views/ViewsMenu.tsx';
import { Board } from './Board.tsx';
import { CaseList } from './CaseList.tsx';
import { type CasesView, casesQuery } from './cases.queries.ts';

/** Who holds which baton, and for how long; the ones in the air ring first. */
export function CasesPage(): ReactElement {
  const { t } = useWords();
  const { state, division, view } = useSearch({ from: '/inside/cases' });
  const asked: CasesView = {
    state: state === 'closed' || state === 'all' ? state : 'open',
    ...(division ? { divisionId: division } : {}),
  };
  const found = useInfiniteQuery(casesQuery(asked));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const more = found.hasNextPage ? () => void found.fetchNextPage() : null;
  const asList = view === 'list' || asked.state !== 'open';
  return (
    <Page
      wide
      title={t('shell:room.cases.name')}
      subtitle={t('shell:room.cases.subtitle')}
      acts={
        <>
          <ViewsMenu place="/cases" />
          <Choices state={asked.state} list={asList} />
        </>
      }
    >
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isError && rows.length === 0 ? (
        <LoadFault error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isSuccess && rows.length === 0 ? <Nothing /> : null}
      {rows.length > 0 ? (
        <Found rows={rows} list={asList} more={more} loading={found.isFetchingNextPage} />
      ) : null}
    </Page>
  );
}

function Found({
  rows,
  list,
  more,
  loading,
}: {
  rows: readonly CaseRow[];
  list: boolean;
  more: (() => void) | null;
  loading: boolean;
}): ReactElement {
  if (list) return <CaseList rows={rows} more={more} loadingMore={loading} />;
  return <Board rows={rows} more={more} loadingMore={loading} />;
}

function Nothing(): ReactElement {
  const { t } = useWords();
  return (
    <EmptyState title={t('cases:none.title')} offer={<Link to="/listening">{t('cases:none.offer')}</Link>}>
      {t('cases:none.words')}
    </EmptyState>
  );
}

function Choices({ state, list }: { state: CasesView['state']; list: boolean }): ReactElement {
  const { t, pick } = useWords();
  const { division } = useSearch({ from: '/inside/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const divisions = useQuery(divisionsQuery).data ?? [];
  const unit = useQuery(organizationQuery).data?.unitWord ?? 'agaf';
  return (
    <>
      <Select
        size="xs"
        w={170}
        clearable
        clearButtonProps={{ 'aria-label': t('cases:all-divisions') }}
        aria-label={unitWords(unit)}
        placeholder={t('cases:all-divisions')}
        value={division ?? null}
        data={divisions.map((one) => ({ value: one.id, label: pick(one.name) }))}
        onChange={(value) =>
          void navigate({
            search: ({ division: _, ...rest }) => (value === null ? rest : { ...rest, division: value }),
            replace: true,
          })
        }
      />
      <SegmentedControl
        size="xs"
        aria-label={t('cases:which')}
        value={state}
        data={[
          { value: 'open', label: t('cases:state.open') },
          { value: 'closed', label: t('cases:state.closed') },
          { value: 'all', label: t('cases:state.all') },
        ]}
        onChange={(value) =>
          void navigate({
            search: ({ state: _, ...rest }) => (value === 'open' ? rest : { ...rest, state: value }),
            replace: true,
          })
        }
      />
      <SegmentedControl
        size="xs"
        aria-label={t('cases:view.name')}
        disabled={state !== 'open'}
        value={list ? 'list' : 'board'}
        data={[
          { value: 'board', label: t('cases:view.board') },
          { value: 'list', label: t('cases:view.list') },
        ]}
        onChange={(value) =>
          void navigate({
            search: ({ view: _, ...rest }) => (value === 'board' ? rest : { ...rest, view: value }),
            replace: true,
          })
        }
      />
    </>
  );
}
