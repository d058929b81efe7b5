import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { CaseRow } from '#contract/cases';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatAgo, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { byHolder } from './by-holder.ts';
import { CaseSubject } from './CaseSubject.tsx';
import classes from './Cases.module.css';

type Given = {
  readonly rows: readonly CaseRow[];
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
};

/** One column for each division that holds something, and before them the batons that nobody caught yet. */
export function Board({ rows, more, loadingMore }: Given): ReactElement {
  const { t, pick } = useWords();
  const { ringing, columns } = byHolder(rows);
  return (
    <>
      <div className={classes.board}>
        {ringing.length > 0 ? (
          <Column name={t('cases:in-the-air')} n={ringing.length} ringing>
            {ringing.map((row) => (
              <Card key={row.id} row={row} />
            ))}
          </Column>
        ) : null}
        {columns.map((column) => (
          <Column key={column.division.id} name={pick(column.division.name)} n={column.rows.length}>
            {column.rows.map((row) => (
              <Card key={row.id} row={row} />
            ))}
          </Column>
        ))}
      </div>
      {more ? (
        <Button variant="subtle" loading={loadingMore} onClick={more}>
          {t('shell:list.more')}
        </Button>
      ) : null}
    </>
  );
}

function Column({
  name,
  n,
  ringing,
  children,
}: {
  name: string;
  n: number;
  ringing?: boolean;
  children: ReactNode;
}): ReactElement {
  const { language } = useWords();
  return (
    <section className={classes.column} data-ringing={ringing || undefined} aria-label={name}>
      <h2 className={classes.columnName}>
        {name} <span className={classes.quiet}>{formatNumber(n, language)}</span>
      </h2>
      <ul className={classes.plain}>{children}</ul>
    </section>
  );
}

function Card({ row }: { row: CaseRow }): ReactElement {
  const { t, language, pick } = useWords();
  const late = row.nextWordAt !== null && Date.parse(row.nextWordAt) < Date.now();
  return (
    <li>
      <Link
        to="/cases/$id"
        params={{ id: row.id }}
        className={classes.card}
        data-ringing={row.offeredTo !== null || undefined}
      >
        <span className={classes.subject}>
          <bdi dir="ltr">{`#${String(row.number)}`}</bdi> <CaseSubject subject={row.subject} />
        </span>
        <span className={classes.quiet}>
          <Told>{row.customerName ?? t('cases:nameless')}</Told>
        </span>
        {row.offeredTo ? (
          <Mark tone="attention">
            {t('cases:offered', { from: pick(row.holder.name), to: pick(row.offeredTo.name) })}
          </Mark>
        ) : null}
        <span className={classes.quiet}>
          {t('cases:held', { ago: formatAgo(row.heldSince, Date.now(), language) })}
          {row.handOvers > 0 ? ` · ${t('cases:hand-overs', { count: row.handOvers })}` : ''}
        </span>
        {row.nextWordAt ? (
          <span>
            <Mark tone={late ? 'alarm' : 'plain'}>
              {t(late ? 'cases:word-late' : 'cases:word-by', {
                time: formatInstant(row.nextWordAt, language),
              })}
            </Mark>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
