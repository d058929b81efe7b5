import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** Corpora of inputs that were made to break readers, beside the project; tests that need them skip visibly without. */
export const HOSTILE = join(import.meta.dirname, '../../../../../shared/data/hostile');
export const here: boolean = existsSync(HOSTILE);

export function hostile(file: string): Buffer {
  return readFileSync(join(HOSTILE, file));
}

export function hostileJson<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(hostile(file).toString('utf8')));
}

/** As a cell of a table. */
export function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** What is JSON and yet cannot be stored as it is: why, typed by us. Every other `y_` file is stored. */
export const JSON_KEPT_ASIDE: Readonly<Record<string, string>> = {
  'y_object_duplicated_key.json': 'rejected',
  'y_object_duplicated_key_and_value.json': 'rejected',
  'y_object_escaped_null_in_key.json': 'quarantined',
  'y_string_null_escape.json': 'quarantined',
  'y_number.json': 'quarantined',
  'y_number_real_capital_e.json': 'quarantined',
  'y_number_real_exponent.json': 'quarantined',
  'y_number_real_fraction_exponent.json': 'quarantined',
  'y_object_extreme_numbers.json': 'quarantined',
};
/** The suite leaves these to us. Numbers that would lose digits and broken letters are set aside; bytes that are no text, and nesting past all sense, refuse the file. */
export const JSON_OURS: Readonly<Record<string, readonly string[]>> = {
  stored: ['number_double_huge_neg_exp', 'number_real_underflow'],
  quarantined: [
    'number_huge_exp',
    'number_neg_int_huge_exp',
    'number_pos_double_huge_exp',
    'number_real_neg_overflow',
    'number_real_pos_overflow',
    'number_too_big_neg_int',
    'number_too_big_pos_int',
    'number_very_big_negative_int',
    'object_key_lone_2nd_surrogate',
    'string_1st_surrogate_but_2nd_missing',
    'string_1st_valid_surrogate_2nd_invalid',
    'string_incomplete_surrogate_and_escape_valid',
    'string_incomplete_surrogate_pair',
    'string_incomplete_surrogates_escape_valid',
    'string_invalid_lonely_surrogate',
    'string_invalid_surrogate',
    'string_inverted_surrogates_U+1D11E',
    'string_lone_second_surrogate',
  ],
  refused: [
    'string_UTF-16LE_with_BOM',
    'string_UTF-8_invalid_sequence',
    'string_UTF8_surrogate_U+D800',
    'string_invalid_utf-8',
    'string_iso_latin_1',
    'string_lone_utf8_continuation_byte',
    'string_not_in_unicode_range',
    'string_overlong_sequence_2_bytes',
    'string_overlong_sequence_6_bytes',
    'string_overlong_sequence_6_bytes_null',
    'string_truncated-utf-8',
    'string_utf16BE_no_BOM',
    'string_utf16LE_no_BOM',
    'structure_500_nested_arrays',
    'structure_UTF-8_BOM_empty_object',
  ],
};
