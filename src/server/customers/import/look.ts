import type { Mapping } from '#contract/mapping';
import { type DateOrder, detectDateOrder } from '#server/customers/intake/when';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { type Row, rowsOf } from './rows.ts';
import { type Sniffed, sniff } from './sniff.ts';

/** Reads a file once, whole, before anything of it is stored: what it is, its columns, its first rows, its date order. */
export interface Looked {
  readonly sniffed: Sniffed;
  readonly columns: string[];
  readonly rows: Row[];
  readonly dateOrder: DateOrder;
  readonly total: number;
}

const HEAD = 256 * 1024;
const SHOWN = 20;
/** Rows that settle the date order: a file may begin with a run of days below thirteen. */
const DATED = 50_000;

export async function lookAt(
  file: FileBytes,
  fileName: string,
  mapping?: Mapping,
  rowsAtMost = Number.POSITIVE_INFINITY,
): Promise<Looked> {
  const told = mapping?.file ?? {
    format: 'auto' as const,
    encoding: 'auto' as const,
    delimiter: 'auto' as const,
    letters: 'auto' as const,
    dateOrder: 'auto' as const,
  };
  const sniffed = sniff(await headOf(file.stream()), fileName, told);
  const columns = new Map<string, true>();
  const rows: Row[] = [];
  const dates: string[] = [];
  const dateColumns = mapping === undefined ? null : dateColumnsOf(mapping);
  let total = 0;
  for await (const row of rowsOf(file, sniffed)) {
    total++;
    if (total <= 1_000 || sniffed.format === 'jsonl' || sniffed.format === 'json' || sniffed.format === 'xes')
      for (const column of Object.keys(row.cells)) columns.set(column, true);
    if (rows.length < SHOWN) rows.push(row);
    if (total <= DATED)
      for (const column of dateColumns ?? Object.keys(row.cells))
        if (looksDated(row.cells[column])) dates.push(row.cells[column] ?? '');
    if (total >= rowsAtMost) break;
  }
  if (total === 0) throw new FileRefusal('unreadable', 'The file has a header and no rows.');
  return {
    sniffed,
    columns: [...columns.keys()],
    rows,
    total,
    dateOrder: orderOf(told.dateOrder, dates, dateColumns !== null),
  };
}

function orderOf(told: Mapping['file']['dateOrder'], dates: readonly string[], strict: boolean): DateOrder {
  if (told !== 'auto') return told;
  const order = detectDateOrder(dates);
  if (order !== null) return order;
  if (!strict || dates.length === 0) return 'dmy';
  throw new FileRefusal(
    'bad-mapping',
    'The dates of this file fit neither day-first nor month-first throughout. Name their order in the mapping ("dateOrder"): rows that do not fit will be set aside.',
  );
}

async function headOf(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= HEAD) break;
  }
  return Buffer.concat(parts);
}

function dateColumnsOf(mapping: Mapping): string[] {
  return (
    [
      'occurredAt',
      'pledge.dueAt',
      'pledge.resolvedAt',
      'customer.birthDate',
      'customer.customerSince',
    ] as const
  ).flatMap((field) => mapping.fields[field]?.column ?? []);
}

function looksDated(cell: string | undefined): boolean {
  return cell !== undefined && /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell);
}
