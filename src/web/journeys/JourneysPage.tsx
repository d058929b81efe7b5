import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { BilingualName } from '#contract/figure';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Page } from '#web/design/Page.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { journeysQuery } from './journeys.queries.ts';

type Row = {
  readonly id: string;
  readonly name: BilingualName;
  readonly stages: number;
  readonly touchpoints: number;
  readonly lastDay: string | null;
};

/** The journeys of the organization: each leads to its map. */
export function JourneysPage(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    <Page title={t('shell:room.journeys.name')} subtitle={t('shell:room.journeys.subtitle')}>
      <Asked query={useQuery(journeysQuery)}>
        {(journeys) =>
          journeys.length === 0 ? (
            <EmptyState
              title={t('journeys:none.title')}
              offer={<Link to="/imports/new">{t('shell:act.new-import')}</Link>}
            >
              {t('journeys:none.words')}
            </EmptyState>
          ) : (
            <ListTable
              name={t('shell:room.journeys.name')}
              columns={columns}
              rows={journeys}
              rowKey={(journey) => journey.id}
              open={(journey) => void navigate({ to: '/journeys/$id', params: { id: journey.id } })}
              file="journeys"
            />
          )
        }
      </Asked>
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t, language, pick } = useWords();
  return [
    {
      id: 'name',
      header: t('journeys:column.name'),
      text: (row) => pick(row.name),
      cell: (row) => (
        <Link to="/journeys/$id" params={{ id: row.id }}>
          {pick(row.name)}
        </Link>
      ),
    },
    {
      id: 'stages',
      header: t('journeys:column.stages'),
      text: (row) => String(row.stages),
      cell: (row) => formatNumber(row.stages, language),
      numeric: true,
    },
    {
      id: 'touchpoints',
      header: t('journeys:column.touchpoints'),
      text: (row) => String(row.touchpoints),
      cell: (row) => formatNumber(row.touchpoints, language),
      numeric: true,
    },
    {
      id: 'last',
      header: t('journeys:column.last'),
      text: (row) => row.lastDay ?? '',
      cell: (row) => (row.lastDay ? formatDay(row.lastDay, language) : t('journeys:silent')),
    },
  ];
}
