import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CaseRow } from '#contract/cases';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatAgo, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { caseStateWords } from '#web/language/vocabulary.ts';
import { CaseSubject } from './CaseSubject.tsx';

type Given = {
  readonly rows: readonly CaseRow[];
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
};

/** The same cases as rows: keyboard, and a file of them. */
export function CaseList({ rows, more, loadingMore }: Given): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    <ListTable
      name={t('shell:room.cases.name')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      open={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
      more={more}
      loadingMore={loadingMore}
      file="cases"
    />
  );
}

function useColumns(): Column<CaseRow>[] {
  const { t, language, pick } = useWords();
  const state = (row: CaseRow): string =>
    row.outcome ? t(`cases:outcome.${row.outcome}`) : caseStateWords(row.state);
  return [
    {
      id: 'number',
      header: t('cases:column.number'),
      text: (row) => String(row.number),
      cell: (row) => <bdi dir="ltr">{`#${String(row.number)}`}</bdi>,
      width: '5rem',
    },
    {
      id: 'subject',
      header: t('cases:column.subject'),
      text: (row) => row.subject,
      cell: (row) => (
        <Link to="/cases/$id" params={{ id: row.id }}>
          <CaseSubject subject={row.subject} />
        </Link>
      ),
    },
    {
      id: 'customer',
      header: t('cases:column.customer'),
      text: (row) => row.customerName ?? '',
      cell: (row) => <Told>{row.customerName ?? t('cases:nameless')}</Told>,
      wideOnly: true,
    },
    {
      id: 'holder',
      header: t('cases:column.holder'),
      text: (row) => pick(row.holder.name),
      cell: (row) =>
        row.offeredTo ? (
          <Mark tone="attention">
            {t('cases:offered', { from: pick(row.holder.name), to: pick(row.offeredTo.name) })}
          </Mark>
        ) : (
          pick(row.holder.name)
        ),
    },
    {
      id: 'since',
      header: t('cases:column.since'),
      text: (row) => row.heldSince,
      cell: (row) => formatAgo(row.heldSince, Date.now(), language),
      wideOnly: true,
    },
    {
      id: 'state',
      header: t('cases:column.state'),
      text: state,
      cell: (row) => <Mark tone={row.state === 'open' ? 'attention' : 'plain'}>{state(row)}</Mark>,
    },
    {
      id: 'next',
      header: t('cases:column.next'),
      text: (row) => row.nextWordAt ?? '',
      cell: (row) => (row.nextWordAt ? formatInstant(row.nextWordAt, language) : '–'),
      wideOnly: true,
    },
  ];
}
