import type { Made } from '#contract/imports';
import type { Cell, Mapping } from '#contract/mapping';
import { done, type Result, refused } from '#kernel/result';
import { checkItem } from '#server/customers/intake/item';
import { type FileTrouble, troubled } from './file-trouble.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { lookAt } from './look.ts';
import { columnsIn, mapRow, untranslated } from './map-row.ts';
import { patternTrouble } from './pattern-safety.ts';
import { type Row, rowsOf } from './rows.ts';
import { spoolExists, spoolFile } from './spool.ts';
import { uploadedFile } from './upload.actions.ts';

/**
 * While somebody writes how a value is made, the first rows answer at once: what went in, what comes out, what would be
 * set aside, and which values stand there. The reading is the one that the import itself will do.
 */
const TRIED = 2_000;
const SHOWN = 8;
const VALUES = 200;
/** Letters of rows that are kept in mind between two keystrokes, and for how long. */
const KEPT_LETTERS = 8_000_000;
const KEPT_MS = 120_000;
const CELL_SHOWN = 300;

interface Kept {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly mapping: Mapping;
}
const lately = new WeakMap<ImportDesk, Kept>();

export async function tryValue(
  desk: ImportDesk,
  input: { readonly uploadId: string; readonly mapping: Mapping; readonly field: string },
): Promise<Result<Made, 'not-found' | FileTrouble>> {
  if (!(await spoolExists(spoolFile(desk.world.home, input.uploadId)))) return refused('not-found');
  const cell = Object.entries(input.mapping.fields).find(([field]) => field === input.field)?.[1];
  if (cell === undefined) return refused('not-found');
  try {
    const pattern = cell.match === undefined ? null : await patternTrouble(cell.match.pattern);
    if (pattern !== null) return done({ ...NOTHING, pattern });
    const { rows, mapping } = await firstRows(desk, input);
    return done(madeOf({ rows, mapping, cell, field: input.field }));
  } catch (fault) {
    return troubled(fault);
  }
}

const NOTHING: Made = {
  rows: [],
  tried: 0,
  filled: 0,
  empty: 0,
  failed: 0,
  values: [],
  moreValues: 0,
  pattern: null,
};

async function firstRows(
  desk: ImportDesk,
  { uploadId, mapping }: { readonly uploadId: string; readonly mapping: Mapping },
): Promise<Kept> {
  const key = JSON.stringify([uploadId, mapping.file]);
  const known = lately.get(desk);
  if (known?.key === key) return known;
  const file = uploadedFile(desk, uploadId);
  const looked = await lookAt(
    file,
    desk.uploads.get(uploadId) ?? 'file',
    // How dates and numbers are written is asked of the whole file, not of the columns that are mapped so far.
    { ...mapping, fields: {} },
    TRIED,
  );
  const rows: Row[] = [];
  let letters = 0;
  for await (const row of rowsOf(file, looked.sniffed)) {
    for (const cell of Object.values(row.cells)) letters += cell.length;
    if (rows.length >= TRIED || letters > KEPT_LETTERS) break;
    rows.push(row);
  }
  const { dateOrder, decimal } = looked;
  const kept = { key, rows, mapping: { ...mapping, file: { ...mapping.file, dateOrder, decimal } } };
  lately.set(desk, kept);
  // The rows are people's: they are not kept in mind longer than somebody types.
  setTimeout(() => {
    if (lately.get(desk) === kept) lately.delete(desk);
  }, KEPT_MS).unref();
  return kept;
}

function madeOf({
  rows,
  mapping,
  cell,
  field,
}: {
  readonly rows: readonly Row[];
  readonly mapping: Mapping;
  readonly cell: Cell;
  readonly field: string;
}): Made {
  const promise = field.startsWith('pledge.') ? { 'pledge.reference': { constant: 'x' } } : {};
  const alone = { ...mapping, fields: { ...promise, ...Object.fromEntries([[field, cell]]) } };
  const counted = new Map<string, number>();
  const made = { filled: 0, empty: 0, failed: 0 };
  const shown: Made['rows'] = [];
  const failing: Made['rows'] = [];
  for (const row of rows) {
    const before = untranslated(cell, row, field);
    if (before !== '') counted.set(before, (counted.get(before) ?? 0) + 1);
    const one = madeFrom(alone, row, field);
    if (one.error !== null) made.failed++;
    else if (one.made === '') made.empty++;
    else made.filled++;
    const line = {
      row: row.number,
      given: columnsIn(cell).map((column) => (row.cells[column] ?? '').slice(0, CELL_SHOWN)),
      ...one,
    };
    if (shown.length < SHOWN) shown.push(line);
    else if (one.error !== null && failing.length < SHOWN / 2) failing.push(line);
  }
  const values = [...counted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    ...made,
    tried: rows.length,
    rows: [...shown, ...failing],
    values: values.slice(0, VALUES).map(([value, count]) => ({ value: value.slice(0, CELL_SHOWN), count })),
    moreValues: Math.max(0, values.length - VALUES),
    pattern: null,
  };
}

const ELSE = { externalId: 'x', occurredAt: '2000-01-01', kind: 'other', channel: 'other' };

/** The field alone, on a row that is otherwise good: what stands against the row is then against this field. */
function madeFrom(mapping: Mapping, row: Row, field: string): { made: string; error: string | null } {
  const { dateOrder } = mapping.file;
  const mapped = mapRow({ mapping, dateOrder: dateOrder === 'auto' ? 'dmy' : dateOrder }, row);
  if (mapped.status !== 'good') return { made: '', error: mapped.reason };
  const checked = checkItem({ ...ELSE, ...mapped.item }, mapping.file.timeZone);
  return {
    made: wordsOf(field, valueAt(mapped.item, field)).slice(0, CELL_SHOWN),
    error: checked.status === 'good' ? null : checked.reason,
  };
}

function valueAt(item: Record<string, unknown>, field: string): unknown {
  const at = field.indexOf('.');
  if (at < 0) return item[field];
  const held = item[field.slice(0, at)];
  return typeof held === 'object' && held !== null ? Reflect.get(held, field.slice(at + 1)) : undefined;
}

/** Amounts are carried in minor units and shown in whole ones. */
function wordsOf(field: string, value: unknown): string {
  if (typeof value === 'number') return field === 'amount' ? (value / 100).toFixed(2) : String(value);
  return typeof value === 'string' ? value : '';
}
