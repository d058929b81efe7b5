import type { Cell } from '#contract/mapping';

/**
 * How one value is made, as somebody is writing it: where it comes from, then a part of it, then what a pattern finds,
 * then a table. A recipe that is not whole yet names what it lacks; until then the mapping keeps the one before.
 */
export interface Recipe {
  readonly from: 'column' | 'columns' | 'constant';
  readonly column: string;
  readonly columns: readonly string[];
  /** Between joined columns; null is the sign that no file writes, by which identifiers are joined. */
  readonly join: string | null;
  readonly constant: string;
  readonly split: { readonly by: string; readonly part: number } | null;
  readonly match: { readonly pattern: string; readonly group: number } | null;
  readonly table: readonly Line[] | null;
  readonly rest: Rest;
  /** What everything else becomes, where `rest` says so. */
  readonly other: string;
}
export interface Line {
  readonly from: string;
  readonly to: string;
}
/** A value that the table does not have: stays as it is, is left out, becomes one other value, or sets the row aside. */
export type Rest = 'keep' | 'drop' | 'other' | 'error';
export const RESTS = ['keep', 'drop', 'other', 'error'] as const satisfies readonly Rest[];

export type Lack =
  | 'column'
  | 'columns'
  | 'constant'
  | 'separator'
  | 'part'
  | 'pattern'
  | 'repeated'
  | 'other'
  | 'too-long';

const EMPTY: Recipe = {
  from: 'column',
  column: '',
  columns: [],
  join: null,
  constant: '',
  split: null,
  match: null,
  table: null,
  rest: 'keep',
  other: '',
};

/** The recipe of a cell of a mapping; the empty one, joined as the field is usually joined, without a cell. */
export function recipeOf(cell: Cell | undefined, field: string): Recipe {
  if (cell === undefined) return { ...EMPTY, join: isIdentifier(field) ? null : ' ' };
  const { otherwise } = cell;
  return {
    from: cell.constant !== undefined ? 'constant' : cell.columns !== undefined ? 'columns' : 'column',
    column: cell.column ?? cell.columns?.[0] ?? '',
    columns: cell.columns ?? (cell.column === undefined ? [] : [cell.column]),
    join: cell.join ?? (cell.columns === undefined && !isIdentifier(field) ? ' ' : null),
    constant: cell.constant ?? '',
    split: cell.split ?? null,
    match: cell.match ?? null,
    table: cell.table === undefined ? null : Object.entries(cell.table).map(([from, to]) => ({ from, to })),
    rest:
      cell.unlisted === 'error'
        ? 'error'
        : otherwise === undefined
          ? 'keep'
          : otherwise === ''
            ? 'drop'
            : 'other',
    other: otherwise ?? '',
  };
}

export function isIdentifier(field: string): boolean {
  return field === 'externalId' || field.endsWith('.reference');
}

export type Made =
  | { readonly cell: Cell; readonly lacks: null }
  | { readonly cell: null; readonly lacks: Lack };

export function cellOf(recipe: Recipe): Made {
  const lacks = lackOf(recipe);
  if (lacks !== null) return { cell: null, lacks };
  return {
    cell: { ...sourceOf(recipe), ...(recipe.from === 'constant' ? {} : stepsOf(recipe)) },
    lacks: null,
  };
}

/** What the contract bears of signs between parts, and of patterns. */
const LONGEST_SIGN = 8;
export const LONGEST_PATTERN = 200;
export const PARTS = 50;
export const GROUPS = 9;

function lackOf({
  from,
  column,
  columns,
  join,
  constant,
  split,
  match,
  table,
  rest,
  other,
}: Recipe): Lack | null {
  if (from === 'constant') return constant === '' ? 'constant' : null;
  if (from === 'column' && column === '') return 'column';
  if (from === 'columns' && columns.length < 2) return 'columns';
  if (from === 'columns' && (join ?? '').length > LONGEST_SIGN) return 'too-long';
  if (split !== null && split.by === '') return 'separator';
  if (split !== null && split.by.length > LONGEST_SIGN) return 'too-long';
  if (split !== null && !(Number.isInteger(split.part) && split.part !== 0 && Math.abs(split.part) <= PARTS))
    return 'part';
  if (match !== null && match.pattern === '') return 'pattern';
  if (match !== null && match.pattern.length > LONGEST_PATTERN) return 'too-long';
  if (table === null) return null;
  const listed = table.map((line) => line.from).filter((value) => value !== '');
  if (new Set(listed).size < listed.length) return 'repeated';
  return rest === 'other' && other === '' ? 'other' : null;
}

function sourceOf({ from, column, columns, join, constant }: Recipe): Cell {
  if (from === 'constant') return { constant };
  if (from === 'column') return { column };
  return { columns: [...columns], ...(join === null ? {} : { join }) };
}

function stepsOf({ split, match, table, rest, other }: Recipe): Partial<Cell> {
  return {
    ...(split === null ? {} : { split }),
    ...(match === null ? {} : { match }),
    ...(table === null
      ? {}
      : {
          table: Object.fromEntries(
            table.filter(({ from }) => from !== '').map(({ from, to }) => [from, to]),
          ),
          ...(rest === 'error' ? { unlisted: 'error' as const } : {}),
          ...(rest === 'drop' ? { otherwise: '' } : {}),
          ...(rest === 'other' ? { otherwise: other } : {}),
        }),
  };
}

/** The table with every value that stands in the file; one that is new stays what it is until somebody says otherwise. */
export function withSeen(table: readonly Line[], seen: readonly string[]): Line[] {
  const listed = new Set(table.map(({ from }) => from));
  return [
    ...table.filter(({ from, to }) => from !== '' || to !== ''),
    ...seen.filter((value) => !listed.has(value)).map((value) => ({ from: value, to: value })),
  ];
}
