import type { Vault } from '#server/platform/vault/vault';
import type { Row } from './access-file.store.ts';

/**
 * A person's rows as the person may read them: what is sealed is opened, keys and hashes of our own are left out, and
 * times are written as ISO. A sealed column that no rule here opens is a fault, not a gap in the file.
 */
type Place = (row: Row) => string;

const text = (value: unknown): string => String(value);
const hex = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('hex') : '');

/** Where each sealed column belongs; the same words that sealed it. */
export const SEALED: Readonly<Record<string, Place>> = {
  'source_record.profile_cipher': (row) => `record:${text(row.id)}`,
  'source_record_version.profile_cipher': (row) => `record:${text(row.record_id)}`,
  'interaction.item_cipher': (row) => `interaction:${text(row.id)}`,
  'interaction_past.item_cipher': (row) => `interaction:${text(row.id)}`,
  'pledge.text_cipher': (row) => `pledge:${text(row.record_id)}:${hex(row.reference_hash)}`,
  'pledge_event.words_cipher': (row) => `pledge.event:${text(row.id)}`,
  'correction.value_cipher': (row) => `correction:${text(row.id)}`,
  'correction.reason_cipher': (row) => `correction.reason:${text(row.id)}`,
  'consent.proof_cipher': (row) => `consent:${text(row.id)}`,
  'preference.value_cipher': (row) => `preference:${text(row.id)}`,
  'term.value_cipher': (row) => `term:${text(row.id)}`,
  'term.reason_cipher': (row) => `term.reason:${text(row.id)}`,
  'outward_change.body_cipher': (row) => `outward:${text(row.id)}`,
  'silo_conflict.ours_cipher': (row) => `conflict.ours:${text(row.id)}`,
  'silo_conflict.theirs_cipher': (row) => `conflict.theirs:${text(row.id)}`,
  'record_note.words_cipher': (row) => `note:${text(row.id)}`,
  'attachment.name_cipher': (row) => `attachment.name:${text(row.id)}`,
  'attachment.content_cipher': (row) => `attachment:${text(row.id)}`,
  'case_file.subject_cipher': (row) => `case.subject:${text(row.id)}`,
  'case_event.body_cipher': (row) => `case_event.words:${text(row.case_id)}:${text(row.seq)}`,
};

/** Ours, not the person's: hashes, search terms, key slots, analysis bookkeeping. */
const OURS = /(_hash|^terms|^contents|^key_slot|^analysed_with)$/;

export function opened(vault: Vault, table: string, row: Row): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (column.endsWith('_cipher')) {
      const place = SEALED[`${table}.${column}`];
      if (place === undefined) throw new Error(`nothing opens ${table}.${column}`);
      const plain = Buffer.isBuffer(value) ? vault.read(place(row), value) : null;
      told[column.slice(0, -'_cipher'.length)] = plain === null ? null : parsed(plain);
    } else if (!OURS.test(column)) told[column] = value instanceof Date ? value.toISOString() : value;
  }
  return told;
}

function parsed(plain: string): unknown {
  if (!plain.startsWith('{')) return plain;
  try {
    return JSON.parse(plain);
  } catch {
    return plain;
  }
}

/** RFC 4180 with a byte-order mark; nested values as JSON; a cell that a spreadsheet would run is shown as text. */
export function csvOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  cell: (text: string) => string,
): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;
  return `\uFEFF${line(columns)}${rows.map((row) => line(columns.map((column) => written(row[column])))).join('')}`;
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
