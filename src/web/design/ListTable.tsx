import { Button, ScrollArea, Table, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { keepFile, toCsv } from './csv.ts';
import classes from './ListTable.module.css';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column says in a file. */
  readonly text: (row: Row) => string;
  readonly width?: string;
  /** Left out on narrow screens. */
  readonly wideOnly?: boolean;
  readonly numeric?: boolean;
};

type List<Row> = {
  /** What the list is; read aloud, not drawn. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly open?: (row: Row) => void;
  /** Of what more there is; drawn below the rows. */
  readonly total?: number;
  readonly more?: (() => void) | null;
  readonly loadingMore?: boolean;
  /** File name without ending; without it there is no file. */
  readonly file?: string;
  readonly beside?: ReactNode;
};

const ROW_HEIGHT = 45;
const DRAWN_WHOLE = 80;

/** A list: sticky header, j / k / Enter by physical key, a file of it, and only the rows in sight are drawn. */
export function ListTable<Row>(list: List<Row>): ReactElement {
  const { t, language } = useWords();
  const { columns, rows, rowKey, open } = list;
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    enabled: rows.length > DRAWN_WHOLE,
  });
  const whole = rows.length <= DRAWN_WHOLE;
  const drawn = virtual.getVirtualItems();
  const first = whole ? 0 : (drawn[0]?.index ?? 0);
  const last = whole ? rows.length : (drawn.at(-1)?.index ?? -1) + 1;
  const above = whole ? 0 : (drawn[0]?.start ?? 0);
  const below = whole ? 0 : Math.max(0, virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0));

  const step = (to: number): void => {
    const index = Math.min(rows.length - 1, Math.max(0, to));
    setAt(index);
    if (!whole) virtual.scrollToIndex(index);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`)?.focus(),
    );
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === 'KeyJ' || event.code === 'ArrowDown') step(at + 1);
    else if (event.code === 'KeyK' || event.code === 'ArrowUp') step(at - 1);
    else if (event.code === 'Home') step(0);
    else if (event.code === 'End') step(rows.length - 1);
    else if (event.code === 'Enter' && event.target instanceof HTMLTableRowElement) {
      const row = rows[at];
      if (row !== undefined) open?.(row);
    } else return;
    event.preventDefault();
  };
  const save = (): void =>
    keepFile(
      `${list.file ?? 'list'}.csv`,
      toCsv(
        columns.map((column) => column.header),
        rows.map((row) => columns.map((column) => column.text(row))),
      ),
    );

  return (
    <div>
      <div className={classes.above}>
        <span className={classes.count}>
          {list.total === undefined || list.total === rows.length
            ? t('shell:list.count', { count: rows.length, n: formatNumber(rows.length, language) })
            : t('shell:list.some', {
                shown: formatNumber(rows.length, language),
                total: formatNumber(list.total, language),
              })}
        </span>
        <span className={classes.acts}>
          {list.beside}
          {list.file === undefined ? null : (
            <UnstyledButton className={classes.file} onClick={save}>
              {t('shell:list.file')}
            </UnstyledButton>
          )}
        </span>
      </div>
      <ScrollArea.Autosize mah="70vh" viewportRef={frame} type="auto" scrollbars="y" scrollbarSize={6}>
        <Table
          aria-label={list.name}
          stickyHeader
          className={classes.table}
          onKeyDown={keys}
          verticalSpacing={9}
        >
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th
                  key={column.id}
                  w={column.width}
                  className={column.wideOnly ? classes.wideOnly : undefined}
                  data-numeric={column.numeric || undefined}
                >
                  {column.header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {above > 0 ? <Gap size={above} columns={columns.length} /> : null}
            {rows.slice(first, last).map((row, offset) => (
              <Table.Tr
                key={rowKey(row)}
                data-index={first + offset}
                tabIndex={first + offset === at ? 0 : -1}
                onFocus={(event) => {
                  if (event.target === event.currentTarget) setAt(first + offset);
                }}
                onClick={() => open?.(row)}
                data-opens={open ? true : undefined}
              >
                {columns.map((column) => (
                  <Table.Td
                    key={column.id}
                    className={column.wideOnly ? classes.wideOnly : undefined}
                    data-numeric={column.numeric || undefined}
                  >
                    {column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
            {below > 0 ? <Gap size={below} columns={columns.length} /> : null}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {list.more ? (
        <Button variant="subtle" mt="xs" loading={list.loadingMore ?? false} onClick={list.more}>
          {t('shell:list.more')}
        </Button>
      ) : null}
    </div>
  );
}

/** The rows that are not drawn, as empty space. */
function Gap({ size, columns }: { size: number; columns: number }): ReactElement {
  return (
    <tr>
      <td colSpan={columns} style={{ blockSize: size, padding: 0 }} />
    </tr>
  );
}
