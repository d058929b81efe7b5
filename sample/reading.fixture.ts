/**
 * Reads a written export by its mapping, for the tests of the sample only: enough to see what each cell says.
 * The product's own import is tested elsewhere, on these same files.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Cell, Mapping, TouchpointRule } from '#contract/mapping';

export type Row = Record<string, string>;
export type Told = Partial<Record<string, string>>;

export function readRows(path: string, mapping: Mapping): Row[] {
  const { encoding, format, delimiter } = mapping.file;
  const text = new TextDecoder(encoding === 'auto' ? 'utf-8' : encoding).decode(readFileSync(path));
  if (format === 'jsonl') {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => cellsOf(JSON.parse(line)));
  }
  if (format === 'json') return (JSON.parse(text) as unknown[]).map(cellsOf); // the shape is checked cell by cell
  const rows: Row[] = parse(text, { columns: true, bom: true, delimiter });
  return rows;
}

function cellsOf(record: unknown): Row {
  if (typeof record !== 'object' || record === null) throw new TypeError('a row is an object');
  return Object.fromEntries(
    Object.entries(record).map(([key, cell]) => [key, cell === null ? '' : `${cell}`]),
  );
}

export function columnsOf(cell: Cell): string[] {
  return cell.columns ?? (cell.column === undefined ? [] : [cell.column]);
}

export function readCell(cell: Cell, row: Row): string {
  if (cell.constant !== undefined) return cell.constant;
  const raw = columnsOf(cell)
    .map((column) => row[column] ?? '')
    .join(cell.join ?? '|');
  return cell.table?.[raw] ?? (cell.table && raw !== '' ? (cell.otherwise ?? raw) : raw);
}

export function told(mapping: Mapping, row: Row): Told {
  const facts: Told = {};
  for (const [field, cell] of Object.entries(mapping.fields)) {
    if (cell === undefined) continue;
    const value = readCell(cell, row);
    if (value !== '') facts[field] = value;
  }
  return facts;
}

export function catches(rule: TouchpointRule, facts: Told): boolean {
  const oneOf = (list: string[] | undefined, value: string | undefined) =>
    list === undefined || (value !== undefined && list.includes(value));
  return (
    oneOf(rule.kind, facts.kind) &&
    oneOf(rule.channel, facts.channel) &&
    Object.entries(rule.attributes ?? {}).every(([name, list]) => oneOf(list, facts[`attributes.${name}`]))
  );
}
