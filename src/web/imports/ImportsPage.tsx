import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Import } from '#contract/imports';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { sourceKindWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import { Connections } from './Connections.tsx';
import { importsQuery, sourcesQuery } from './imports.queries.ts';
import { KeptAside } from './KeptAside.tsx';

/** What each silo gave, and every import with its exact counters. */
export function ImportsPage(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const imports = useQuery(importsQuery);
  const offer = may('import.run') ? (
    <Button component={Link} to="/imports/new" size="sm">
      {t('shell:act.new-import')}
    </Button>
  ) : null;
  return (
    <Page title={t('shell:place.imports')} subtitle={t('imports:subtitle')} acts={offer}>
      <Asked query={imports}>
        {(list) =>
          list.length === 0 ? (
            <>
              <EmptyState title={t('today:first.title')} offer={offer}>
                {t('today:first.words')}
              </EmptyState>
              <Connections />
            </>
          ) : (
            <>
              <Sources />
              <Connections />
              <KeptAside />
              <Part title={t('imports:list')}>
                <ImportList imports={list} />
              </Part>
            </>
          )
        }
      </Asked>
    </Page>
  );
}

function ImportList({ imports }: { imports: readonly Import[] }): ReactElement {
  const { t, language, pick } = useWords();
  const navigate = useNavigate();
  return (
    <ListTable
      name={t('imports:list')}
      rows={imports}
      rowKey={(one) => one.id}
      open={(one) => void navigate({ to: '/imports/$id', params: { id: one.id } })}
      file="imports"
      columns={[
        {
          id: 'source',
          header: t('imports:source'),
          text: (one) => pick(one.source.name),
          cell: (one) => (
            <Link
              to="/imports/$id"
              params={{ id: one.id }}
              tabIndex={-1}
              style={{ color: 'inherit', textDecoration: 'none' }}
            >
              {pick(one.source.name)}
            </Link>
          ),
        },
        {
          id: 'file',
          header: t('imports:file'),
          text: (one) => one.fileName,
          cell: (one) => <Told>{one.fileName}</Told>,
          wideOnly: true,
        },
        {
          id: 'state',
          header: t('imports:state-name'),
          text: (one) => t(`imports:state.${one.state}`),
          cell: (one) => (
            <Mark tone={one.state === 'failed' ? 'alarm' : one.state === 'running' ? 'voice' : 'plain'}>
              {t(`imports:state.${one.state}`)}
            </Mark>
          ),
        },
        {
          id: 'stored',
          header: t('imports:stored'),
          numeric: true,
          text: (one) => String(one.stored),
          cell: (one) => formatNumber(one.stored, language),
        },
        {
          id: 'aside',
          header: t('imports:aside'),
          numeric: true,
          text: (one) => String(one.quarantined + one.rejected),
          cell: (one) => formatNumber(one.quarantined + one.rejected, language),
          wideOnly: true,
        },
        {
          id: 'when',
          header: t('imports:when'),
          text: (one) => formatInstant(one.createdAt, language),
          cell: (one) => formatInstant(one.createdAt, language),
          wideOnly: true,
        },
      ]}
    />
  );
}

function Sources(): ReactElement {
  const { t, language, pick } = useWords();
  const navigate = useNavigate();
  const sources = useQuery(sourcesQuery);
  return (
    <Part title={t('imports:sources')} beside={<Link to="/silos">{t('silos:all')}</Link>}>
      <Asked query={sources}>
        {(list) => (
          <ListTable
            name={t('imports:sources')}
            rows={list}
            rowKey={(source) => source.id}
            open={(source) => void navigate({ to: '/silos/$id', params: { id: source.id } })}
            file="sources"
            columns={[
              {
                id: 'name',
                header: t('imports:source'),
                text: (source) => pick(source.name),
                cell: (source) => (
                  <Link
                    to="/silos/$id"
                    params={{ id: source.id }}
                    tabIndex={-1}
                    style={{ color: 'inherit', textDecoration: 'none' }}
                  >
                    {pick(source.name)}
                  </Link>
                ),
              },
              {
                id: 'kind',
                header: t('imports:kind'),
                text: (source) => sourceKindWords(source.kind),
                cell: (source) => sourceKindWords(source.kind),
                wideOnly: true,
              },
              {
                id: 'records',
                header: t('imports:records'),
                numeric: true,
                text: (source) => String(source.records),
                cell: (source) => formatNumber(source.records, language),
              },
              {
                id: 'interactions',
                header: t('imports:interactions'),
                numeric: true,
                text: (source) => String(source.interactions),
                cell: (source) => formatNumber(source.interactions, language),
              },
              {
                id: 'last',
                header: t('imports:last'),
                text: (source) => (source.lastImportAt ? formatInstant(source.lastImportAt, language) : ''),
                cell: (source) => (source.lastImportAt ? formatInstant(source.lastImportAt, language) : '–'),
                wideOnly: true,
              },
            ]}
          />
        )}
      </Asked>
    </Part>
  );
}
