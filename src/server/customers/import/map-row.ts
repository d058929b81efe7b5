import { createHash } from 'node:crypto';
import type { Cell, Mapping } from '#contract/mapping';
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
  const { timeZone } = reader.mapping.file;
  for (const [field, cell] of Object.entries(reader.mapping.fields)) {
    if (cell === undefined) continue;
    const text = cellText(cell, row, field);
    if (text === '') continue;
    const value = readValue(field, text, reader.dateOrder, timeZone);
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
  const named = Object.values(mapping.fields).flatMap((cell) =>
    cell === undefined ? [] : (cell.columns ?? (cell.column === undefined ? [] : [cell.column])),
  );
  return [...new Set(named)].filter((column) => !there.has(column));
}

function cellText(cell: Cell, row: Row, field: string): string {
  if (cell.constant !== undefined) return cell.constant;
  const text =
    cell.columns === undefined
      ? (row.cells[cell.column ?? ''] ?? '').trim()
      : joined(
          cell.columns.map((column) => (row.cells[column] ?? '').trim()),
          cell.join ?? JOIN,
          field,
        );
  if (cell.table === undefined) return text;
  return cell.table[text] ?? cell.otherwise ?? text;
}

function joined(parts: readonly string[], join: string, field: string): string {
  if (parts.every((part) => part === '')) return '';
  const text = parts.join(join);
  if (field !== 'externalId' || text.length <= PLAIN_ID) return field === 'externalId' ? text : text.trim();
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function readValue(field: string, text: string, order: DateOrder, timeZone: string): string | number | null {
  if (DATES.has(field)) return parseWhen(text, order, timeZone)?.toISOString() ?? null;
  if (field === 'score') return decimal(text);
  if (field === 'amount') {
    const value = decimal(text);
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

/** "1,234.50", "₪ 129.90", "-5", "3,5" (a single comma before one or two digits is a decimal comma). */
function decimal(text: string): number | null {
  const bare = text.replace(/[₪$€£\s\u200E\u200F]/g, '');
  const plain = /^-?\d+,\d{1,2}$/.test(bare) ? bare.replace(',', '.') : bare.replace(/,(?=\d{3}(\D|$))/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
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
