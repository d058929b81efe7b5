import type { Field, Mapping } from '#contract/mapping';
import { type DecimalSign, detectDecimal } from '#server/customers/intake/numbers';
import { type DateOrder, dateOrderExample, detectDateOrder } from '#server/customers/intake/when';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { type Row, rowsOf } from './rows.ts';
import { detectEncoding, type EncodingEvidence, type Sniffed, sniff } from './sniff.ts';

/** Reads a file once, whole, before anything of it is stored: what it is, its columns, its first rows, its date order. */
export interface Looked {
  readonly sniffed: Sniffed;
  readonly columns: string[];
  readonly rows: Row[];
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalSign | 'auto';
  readonly evidence: Evidence;
  readonly total: number;
}

/** What decided how the file is read; null where nothing in the file did. */
export interface Evidence {
  readonly encoding: EncodingEvidence | null;
  readonly dateOrder: Seen | null;
  readonly decimal: Seen | null;
}

export interface Seen {
  readonly column: string;
  readonly example: string;
}

const HEAD = 256 * 1024;
const SHOWN = 20;
/** Rows that settle the date order: a file may begin with a run of days below thirteen. */
const DATED = 50_000;
/** Rows whose numbers are asked for their decimal sign. */
const NUMBERED = 5_000;

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
    decimal: 'auto' as const,
  };
  const head = await headOf(file.stream());
  const sniffed = sniff(head, fileName, told);
  const columns = new Map<string, true>();
  const rows: Row[] = [];
  const dates: Seen[] = [];
  const numbers: Seen[] = [];
  const numberColumns = mapping === undefined ? null : columnsOf(mapping, ['score', 'amount']);
  const dateColumns = mapping === undefined ? null : dateColumnsOf(mapping);
  let total = 0;
  for await (const row of rowsOf(file, sniffed)) {
    total++;
    if (total <= 1_000 || sniffed.format === 'jsonl' || sniffed.format === 'json' || sniffed.format === 'xes')
      for (const column of Object.keys(row.cells)) columns.set(column, true);
    if (rows.length < SHOWN) rows.push(row);
    if (total <= DATED) {
      for (const column of dateColumns ?? Object.keys(row.cells)) {
        const example = row.cells[column];
        if (looksDated(example)) dates.push({ column, example });
      }
    }
    if (total <= NUMBERED) {
      for (const column of numberColumns ?? Object.keys(row.cells)) {
        const example = row.cells[column];
        if (looksNumeric(example)) numbers.push({ column, example });
      }
    }
    if (total >= rowsAtMost) break;
  }
  if (total === 0) throw new FileRefusal('unreadable', 'The file has a header and no rows.');
  const dateOrder = orderOf(told.dateOrder, dates, dateColumns !== null);
  const decimal = decimalOf(numbers);
  return {
    sniffed,
    evidence: {
      encoding: told.encoding === 'auto' && sniffed.format !== 'xlsx' ? detectEncoding(head).because : null,
      dateOrder: told.dateOrder === 'auto' ? orderSeen(dates, dateOrder) : null,
      decimal: told.decimal === 'auto' ? (decimal?.seen ?? null) : null,
    },
    decimal: told.decimal === 'auto' ? (decimal?.sign ?? 'auto') : told.decimal,
    columns: [...columns.keys()],
    rows,
    total,
    dateOrder,
  };
}

function orderSeen(dates: readonly Seen[], order: DateOrder): Seen | null {
  const example = dateOrderExample(
    dates.map((date) => date.example),
    order,
  );
  return dates.find((date) => date.example === example) ?? null;
}

function decimalOf(numbers: readonly Seen[]): { sign: DecimalSign; seen: Seen } | null {
  const found = detectDecimal(numbers.map(({ example }) => example));
  const seen = numbers.find(({ example }) => example === found?.example);
  return found === null || seen === undefined ? null : { sign: found.sign, seen };
}

function orderOf(told: Mapping['file']['dateOrder'], dates: readonly Seen[], strict: boolean): DateOrder {
  if (told !== 'auto') return told;
  const order = detectDateOrder(dates.map(({ example }) => example));
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
  return columnsOf(mapping, [
    'occurredAt',
    'pledge.dueAt',
    'pledge.resolvedAt',
    'customer.birthDate',
    'customer.customerSince',
  ]);
}

function columnsOf(mapping: Mapping, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => mapping.fields[field]?.column ?? []);
}

function looksDated(cell: string | undefined): cell is string {
  return cell !== undefined && /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell);
}

function looksNumeric(cell: string | undefined): cell is string {
  return cell !== undefined && cell.length < 30 && /^[₪$€£\s]*[+-]?\d[\d.,]*[.,]\d+[₪$€£\s]*$/.test(cell);
}
