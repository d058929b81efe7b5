import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Certificate } from '#contract/rights';
import { AskedPage } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { erasuresQuery } from './rights.queries.ts';

/** Every erasure with its certificate, newest first. */
export function ErasuresPage(): ReactElement {
  const { t } = useWords();
  const query = useQuery(erasuresQuery);
  const columns = useColumns();
  return (
    <AskedPage query={query}>
      {(list) => (
        <Page
          trail={<Link to="/organization">{t('shell:place.organization')}</Link>}
          title={t('rights:erasures')}
        >
          {list.length === 0 ? (
            <EmptyState title={t('rights:none.title')}>{t('rights:none.words')}</EmptyState>
          ) : (
            <ListTable
              name={t('rights:erasures')}
              columns={columns}
              rows={list}
              rowKey={(one) => one.id}
              file="erasures"
            />
          )}
        </Page>
      )}
    </AskedPage>
  );
}

function useColumns(): Column<Certificate>[] {
  const { t, language } = useWords();
  return [
    {
      id: 'number',
      header: t('rights:certificate.number'),
      text: (row) => String(row.number),
      cell: (row) => (
        <Link to="/erasures/$id" params={{ id: row.id }}>
          {row.number}
        </Link>
      ),
    },
    {
      id: 'asked',
      header: t('rights:erase.asked-on'),
      text: (row) => row.askedOn,
      cell: (row) => formatDay(row.askedOn, language),
    },
    {
      id: 'erased',
      header: t('rights:certificate.erased-at'),
      text: (row) => row.erasedAt,
      cell: (row) => formatInstant(row.erasedAt, language),
    },
    {
      id: 'reason',
      header: t('rights:erase.reason'),
      text: (row) => row.reason,
      cell: (row) => <Told>{row.reason}</Told>,
    },
  ];
}
