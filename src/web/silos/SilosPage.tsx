import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { SiloRow } from '#contract/silos';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark, type Tone } from '#web/design/Mark.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Silos.module.css';
import { silosQuery } from './silos.queries.ts';

/** Every system, both ways: what it brings, what lives only in it, what it is told. */
export function SilosPage(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const query = useQuery(silosQuery);
  const columns = useColumns();
  return (
    <Page
      wide
      trail={<Link to="/imports">{t('shell:place.imports')}</Link>}
      title={t('shell:place.silos')}
      subtitle={t('silos:subtitle')}
    >
      <Asked query={query} lines={8}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              title={t('silos:none.title')}
              offer={<Link to="/imports">{t('shell:place.imports')}</Link>}
            >
              {t('silos:none.words')}
            </EmptyState>
          ) : (
            <ListTable
              name={t('shell:place.silos')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              open={(row) => void navigate({ to: '/silos/$id', params: { id: row.id } })}
              file="silos"
            />
          )
        }
      </Asked>
    </Page>
  );
}

const TONES: Readonly<Record<SiloRow['delivery'], Tone>> = {
  none: 'plain',
  well: 'voice',
  waiting: 'plain',
  failing: 'alarm',
  paused: 'attention',
};

function useColumns(): Column<SiloRow>[] {
  const { t, language, pick } = useWords();
  const number = (n: number): string => formatNumber(n, language);
  const mastered = (row: SiloRow): string =>
    row.mastered.map((thing) => t(`silos:thing.${thing}`)).join(', ');
  return [
    {
      id: 'name',
      header: t('silos:column.name'),
      text: (row) => pick(row.name),
      cell: (row) => (
        <Link to="/silos/$id" params={{ id: row.id }} tabIndex={-1} className={classes.rowName}>
          <Told>{pick(row.name)}</Told>
        </Link>
      ),
    },
    {
      id: 'records',
      header: t('silos:column.records'),
      numeric: true,
      text: (row) => String(row.records),
      cell: (row) => number(row.records),
      wideOnly: true,
    },
    {
      id: 'only-there',
      header: t('silos:column.only-there'),
      text: (row) => String(row.onlyThere),
      cell: (row) => (
        <>
          {number(row.onlyThere)}{' '}
          {row.unmoved > 0 ? (
            <Mark tone="attention">{t('silos:unmoved', { count: row.unmoved, n: number(row.unmoved) })}</Mark>
          ) : null}
        </>
      ),
    },
    {
      id: 'mastered',
      header: t('silos:column.mastered'),
      text: mastered,
      cell: mastered,
      wideOnly: true,
    },
    {
      id: 'conflicts',
      header: t('silos:column.conflicts'),
      numeric: true,
      text: (row) => String(row.conflicts),
      cell: (row) => (row.conflicts > 0 ? <Mark tone="attention">{number(row.conflicts)}</Mark> : number(0)),
    },
    {
      id: 'delivery',
      header: t('silos:column.delivery'),
      text: (row) => t(`silos:delivery.${row.delivery}`),
      cell: (row) => <Mark tone={TONES[row.delivery]}>{t(`silos:delivery.${row.delivery}`)}</Mark>,
      wideOnly: true,
    },
    {
      id: 'last',
      header: t('silos:column.last'),
      text: (row) => (row.lastWordAt === null ? '' : formatInstant(row.lastWordAt, language)),
      cell: (row) => (row.lastWordAt === null ? '–' : formatInstant(row.lastWordAt, language)),
      wideOnly: true,
    },
  ];
}
