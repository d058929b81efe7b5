import { Link } from '@tanstack/react-router';
import type { Column } from '#web/design/ListTable.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Segments.module.css';

type Somebody = {
  readonly id: string;
  readonly name: string | null;
  readonly city?: string | null;
  readonly plan?: string | null;
  readonly interactions: number;
};

/** People of a segment or a company, as far as the list tells of them. */
export function usePeopleColumns(told: 'all' | 'name' = 'all'): Column<Somebody>[] {
  const { t, language } = useWords();
  const words = (id: 'city' | 'plan'): Column<Somebody> => ({
    id,
    header: t(`segments:column.${id}`),
    text: (row) => row[id] ?? '',
    cell: (row) => (row[id] ? <Told>{row[id]}</Told> : ''),
    wideOnly: true,
  });
  return [
    {
      id: 'name',
      header: t('segments:column.name'),
      text: (row) => row.name ?? '',
      cell: (row) => (
        <Link to="/customers/$id" params={{ id: row.id }} tabIndex={-1} className={classes.rowName}>
          <Told>{row.name ?? t('customers:nameless')}</Told>
        </Link>
      ),
    },
    ...(told === 'all' ? [words('city'), words('plan')] : []),
    {
      id: 'interactions',
      header: t('segments:column.interactions'),
      numeric: true,
      text: (row) => String(row.interactions),
      cell: (row) => formatNumber(row.interactions, language),
    },
  ];
}
