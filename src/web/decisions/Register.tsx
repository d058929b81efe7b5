import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Decision } from '#contract/decisions';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { decisionStateWords } from '#web/language/vocabulary.ts';
import { STATE_TONES } from './draft.ts';

type Row = Pick<Decision, 'id' | 'title' | 'kind' | 'state' | 'proposer' | 'createdAt' | 'voteUntil'> & {
  readonly overridden: boolean;
};

export function Register({ rows, beside }: { rows: readonly Row[]; beside: ReactNode }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    <ListTable
      name={t('shell:room.decisions.name')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      open={(row) => void navigate({ to: '/decisions/$id', params: { id: row.id } })}
      beside={beside}
      file="decisions"
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t, language } = useWords();
  const state = (row: Row): string =>
    row.overridden
      ? `${decisionStateWords(row.state)}, ${t('decisions:overridden')}`
      : decisionStateWords(row.state);
  return [
    {
      id: 'title',
      header: t('decisions:column.title'),
      text: (row) => row.title,
      cell: (row) => (
        <Link to="/decisions/$id" params={{ id: row.id }}>
          <Told>{row.title}</Told>
        </Link>
      ),
    },
    {
      id: 'kind',
      header: t('decisions:column.kind'),
      text: (row) => t(`decisions:kind.${row.kind}`),
      cell: (row) => t(`decisions:kind.${row.kind}`),
      wideOnly: true,
    },
    {
      id: 'state',
      header: t('decisions:column.state'),
      text: state,
      cell: (row) => (
        <>
          <Mark tone={STATE_TONES[row.state]}>{decisionStateWords(row.state)}</Mark>{' '}
          {row.overridden ? <Mark tone="alarm">{t('decisions:overridden')}</Mark> : null}
        </>
      ),
    },
    {
      id: 'proposer',
      header: t('decisions:column.proposer'),
      text: (row) => row.proposer.name,
      cell: (row) => <Told>{row.proposer.name}</Told>,
      wideOnly: true,
    },
    {
      id: 'created',
      header: t('decisions:column.created'),
      text: (row) => row.createdAt,
      cell: (row) => formatDay(row.createdAt, language),
      wideOnly: true,
    },
    {
      id: 'until',
      header: t('decisions:column.until'),
      text: (row) => row.voteUntil ?? '',
      cell: (row) => (row.voteUntil ? formatInstant(row.voteUntil, language) : '–'),
      wideOnly: true,
    },
  ];
}
