import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Segment } from '#contract/customers';
import type { SavedSegment } from '#contract/segments';
import { AskedPage } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { ListTable } from '#web/design/ListTable.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { ConditionsList } from './Conditions.tsx';
import { LiveCount } from './LiveCount.tsx';
import { usePeopleColumns } from './people-columns.tsx';
import { SegmentDialog } from './SegmentDialog.tsx';
import { NAMES } from './SegmentsPage.tsx';
import {
  namedSegmentQuery,
  segmentPeopleQuery,
  useArchiveSegment,
  useRestoreSegment,
} from './segments.queries.ts';

/** One named segment: whom it means in words, how many that is now, and who they are. */
export function SegmentPage(): ReactElement {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/segments/$id' });
  const query = useQuery(namedSegmentQuery(id));
  return (
    <AskedPage query={query} lines={8}>
      {(saved) =>
        saved === null ? (
          <EmptyState
            heading="h1"
            title={t('segments:lost')}
            offer={<Link to="/segments">{t('segments:title')}</Link>}
          />
        ) : (
          <Shown saved={saved} />
        )
      }
    </AskedPage>
  );
}

function Shown({ saved }: { saved: SavedSegment }): ReactElement {
  const { t, language } = useWords();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  return (
    <Page
      trail={<Link to="/segments">{t('segments:title')}</Link>}
      title={<Told>{saved.name}</Told>}
      subtitle={
        <>
          {saved.by === null ? null : (
            <>
              {t('segments:named-by')} <Told>{saved.by.name}</Told>
              {' · '}
            </>
          )}
          {formatDay(saved.at, language)}
          {saved.versions > 1
            ? ` · ${t('segments:versions', { n: formatNumber(saved.versions, language) })}`
            : null}{' '}
          {saved.archivedAt === null ? null : <Mark>{t('segments:away')}</Mark>}
        </>
      }
      acts={
        may(NAMES) ? (
          <>
            {saved.archivedAt === null ? (
              <Button size="sm" onClick={() => setChanging(true)}>
                {t('segments:change')}
              </Button>
            ) : null}
            <PutAway saved={saved} />
          </>
        ) : null
      }
    >
      <LiveCount segment={saved.segment} />
      <Part title={t('segments:conditions')}>
        <ConditionsList segment={saved.segment} />
      </Part>
      <Part title={t('segments:who')}>
        <People segment={saved.segment} total={saved.customers} />
      </Part>
      {changing ? <SegmentDialog saved={saved} close={() => setChanging(false)} /> : null}
    </Page>
  );
}

/** Puts it away or takes it out again; either can be taken back at once. */
function PutAway({ saved }: { saved: SavedSegment }): ReactElement {
  const { t } = useWords();
  const archive = useArchiveSegment();
  const restore = useRestoreSegment();
  const away = saved.archivedAt !== null;
  const [does, back] = away ? [restore, archive] : [archive, restore];
  return (
    <Button
      size="sm"
      variant="default"
      loading={does.isPending}
      onClick={() =>
        does.mutate(saved.id, {
          onSuccess: () =>
            undoToast({
              words: say(away ? 'segments:taken-out' : 'segments:put-away', { name: saved.name }),
              undo: () => back.mutateAsync(saved.id),
            }),
          onError: refusalToast,
        })
      }
    >
      {t(away ? 'segments:take-out' : 'segments:put')}
    </Button>
  );
}

function People({ segment, total }: { segment: Segment; total: number }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const found = useInfiniteQuery(segmentPeopleQuery(segment));
  const columns = usePeopleColumns();
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Loading lines={6} />;
  if (rows.length === 0 && found.isError)
    return <LoadFault error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <EmptyState title={t('segments:nobody')} />;
  return (
    <ListTable
      name={t('segments:who')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      open={(row) => void navigate({ to: '/customers/$id', params: { id: row.id } })}
      total={Math.max(total, rows.length)}
      more={found.hasNextPage ? () => void found.fetchNextPage() : null}
      loadingMore={found.isFetchingNextPage}
    />
  );
}
