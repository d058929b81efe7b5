import { createHash } from 'node:crypto';
import type { Cell, Mapping } from '#contract/mapping';
import { readNumber } from '#server/customers/intake/numbers';
import { type DateOrder, parseWhen } from '#server/customers/intake/when';
import type { Row } from './rows.ts';

/** A silo's row becomes an item of intake, by the mapping alone; what the mapping cannot read is named, not guessed. */
export type MappedRow =
  | { readonly status: 'good'; readonly item: Record<string, unknown> }
  | { readonly status: 'quarantined' | 'rejected'; readonly reason: string };

const DATES: ReadonlySet<string> = new Set(['occurredAt', 'pledge.dueAt', 'pledge.resolvedAt']);
/** Breaks after which the row can still be put right by hand. */
const MENDABLE: ReadonlySet<string> = new Set(['mixed-encoding', 'unsafe-number', 'nul', 'lone-surrogate']);
const JOIN = '\u001f';
/** Joined identifiers longer than this are replaced by their SHA-256. */
const PLAIN_ID = 200;

export interface RowReader {
  readonly mapping: Mapping;
  readonly dateOrder: DateOrder;
}

export function mapRow(reader: RowReader, row: Row): MappedRow {
  if (row.broken !== null && row.broken !== 'fewer-cells-than-columns')
    return { status: MENDABLE.has(row.broken) ? 'quarantined' : 'rejected', reason: row.broken };
  const item: Record<string, unknown> = {};
  for (const [field, cell] of Object.entries(reader.mapping.fields)) {
    if (cell === undefined) continue;
    const text = translated(cell, untranslated(cell, row, field));
    if (text === null) return { status: 'quarantined', reason: `not-in-table:${field}` };
    if (text === '') continue;
    const value = readValue(reader, field, text);
    if (value === null)
      return {
        status: 'quarantined',
        reason: `${DATES.has(field) ? 'impossible-date' : 'bad-number'}:${field}`,
      };
    put(item, field, value);
  }
  const { pledge } = item;
  if (typeof pledge === 'object' && pledge !== null && !('reference' in pledge))
    Reflect.deleteProperty(item, 'pledge');
  return { status: 'good', item };
}

/** Columns that a mapping names and a file does not have. */
export function missingColumns(mapping: Mapping, columns: readonly string[]): string[] {
  const there = new Set(columns);
  const named = Object.values(mapping.fields).flatMap((cell) => (cell === undefined ? [] : columnsIn(cell)));
  return [...new Set(named)].filter((column) => !there.has(column));
}

/** The columns that a value is made of. */
export function columnsIn(cell: Cell): readonly string[] {
  return cell.columns ?? (cell.column === undefined ? [] : [cell.column]);
}

/** The value as the silo says it, before the table of values. */
export function untranslated(cell: Cell, row: Row, field: string): string {
  if (cell.constant !== undefined) return cell.constant;
  const whole =
    cell.columns === undefined
      ? (row.cells[cell.column ?? ''] ?? '').trim()
      : joined(
          cell.columns.map((column) => (row.cells[column] ?? '').trim()),
          cell.join ?? JOIN,
          field,
        );
  return found(cell.match, partOf(cell.split, whole));
}

/** Null when a table that must know every value does not know this one. An empty value is none, and is looked up all the same. */
function translated(cell: Cell, text: string): string | null {
  if (cell.table === undefined || cell.constant !== undefined) return text;
  // A cell may say "constructor": only what somebody wrote into the table is in it.
  if (Object.hasOwn(cell.table, text)) return cell.table[text] ?? text;
  if (cell.unlisted === 'error' && text !== '') return null;
  return cell.otherwise ?? text;
}

function partOf(split: Cell['split'], text: string): string {
  if (split === undefined) return text;
  return (text.split(split.by).at(split.part > 0 ? split.part - 1 : split.part) ?? '').trim();
}

/** A pattern that was admitted takes at most as many steps as the square of what it reads; so it reads no more than this. */
const MATCHED_AT_MOST = 500;
const patterns = new Map<string, RegExp>();

function found(match: Cell['match'], text: string): string {
  if (match === undefined) return text;
  let pattern = patterns.get(match.pattern);
  if (pattern === undefined) {
    if (patterns.size > 200) patterns.clear();
    pattern = new RegExp(match.pattern, 'u');
    patterns.set(match.pattern, pattern);
  }
  return (pattern.exec(text.slice(0, MATCHED_AT_MOST))?.[match.group] ?? '').trim();
}

function joined(parts: readonly string[], join: string, field: string): string {
  if (parts.every((part) => part === '')) return '';
  const text = parts.join(join);
  if (field !== 'externalId' || text.length <= PLAIN_ID) return field === 'externalId' ? text : text.trim();
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function readValue(reader: RowReader, field: string, text: string): string | number | null {
  const { dateOrder: order } = reader;
  const { timeZone, decimal: sign } = reader.mapping.file;
  if (DATES.has(field)) return parseWhen(text, order, timeZone)?.toISOString() ?? null;
  if (field === 'score') return readNumber(text, sign);
  if (field === 'amount') {
    const value = readNumber(text, sign);
    return value === null ? null : Math.round(value * 100);
  }
  if (field === 'customer.birthDate' || field === 'customer.customerSince') {
    // A date that cannot be read says nothing of the person; the row is good without it.
    const date = parseWhen(text, order, timeZone);
    return date === null ? '' : new Date(date.getTime() + 12 * 3_600_000).toISOString().slice(0, 10);
  }
  if (field === 'kind' || field === 'channel') return text.toLowerCase();
  return text;
}

function put(item: Record<string, unknown>, field: string, value: string | number): void {
  if (value === '') return;
  const at = field.indexOf('.');
  if (at < 0) {
    item[field] = value;
    return;
  }
  const group = field.slice(0, at);
  const held = item[group];
  const inner: Record<string, unknown> = typeof held === 'object' && held !== null ? { ...held } : {};
  inner[field.slice(at + 1)] = value;
  item[group] = inner;
}
