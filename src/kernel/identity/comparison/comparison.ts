import type { FieldType, Schema } from '#kernel/identity/field';
import { DATE_LEVELS, MAIL_LEVELS, NUMBER_LEVELS, PLACE_LEVELS, WORDS_LEVELS } from './field-levels.ts';
import { FULL_NAME_LEVELS } from './full-name-level.ts';
import { NAME_LEVELS } from './name-level.ts';

/**
 * What is compared of two records, given the columns there are. Given name and surname are compared together, because
 * forms exchange them; several phones, mail addresses and identity numbers are one comparison, any with any.
 */
export type ComparisonKind =
  | 'given-name'
  | 'surname'
  | 'name-order'
  | 'full-name'
  | 'birth-date'
  | 'national-id'
  | 'phone'
  | 'email'
  | 'street'
  | 'street-number'
  | 'city'
  | 'postcode'
  | 'region'
  | 'company'
  | 'category'
  | 'text';

export interface Comparison {
  /** The kind, and a number when there are several of it: street, street-2. */
  readonly name: string;
  readonly kind: ComparisonKind;
  /** The column that it compares; of several that count together the first. */
  readonly column: number;
  readonly columns: readonly number[];
  readonly levels: readonly string[];
}

export const ORDER_LEVELS = ['straight', 'exchanged'] as const;
/** Level numbers are below this. */
export const LEVELS_AT_MOST = 12;

const LEVELS: Readonly<Record<ComparisonKind, readonly string[]>> = {
  'given-name': NAME_LEVELS,
  surname: NAME_LEVELS,
  'name-order': ORDER_LEVELS,
  'full-name': FULL_NAME_LEVELS,
  'birth-date': DATE_LEVELS,
  'national-id': NUMBER_LEVELS,
  phone: NUMBER_LEVELS,
  email: MAIL_LEVELS,
  street: WORDS_LEVELS,
  'street-number': NUMBER_LEVELS,
  city: PLACE_LEVELS,
  postcode: NUMBER_LEVELS,
  region: PLACE_LEVELS,
  company: WORDS_LEVELS,
  category: PLACE_LEVELS,
  text: WORDS_LEVELS,
};
/** Any of one record's with any of the other's: which phone is "the second" says nothing. */
const ANY_WITH_ANY: ReadonlySet<FieldType> = new Set(['phone', 'email', 'national-id']);

/** Evidence that speaks of the same place is not independent. */
export function isAddress(kind: ComparisonKind): boolean {
  return (
    kind === 'street' ||
    kind === 'street-number' ||
    kind === 'city' ||
    kind === 'postcode' ||
    kind === 'region'
  );
}

export function comparisonsOf(schema: Schema): Comparison[] {
  const comparisons: Comparison[] = [];
  const add = (kind: ComparisonKind, columns: readonly number[]): void => {
    const before = comparisons.filter((one) => one.kind === kind).length;
    comparisons.push({
      name: before === 0 ? kind : `${kind}-${before + 1}`,
      kind,
      column: columns[0] ?? -1,
      columns,
      levels: LEVELS[kind],
    });
  };
  const seen = new Set<FieldType>();
  for (const [column, type] of schema.entries()) {
    if (ANY_WITH_ANY.has(type)) {
      if (!seen.has(type)) add(type, columnsOf(schema, type));
    } else add(type, [column]);
    seen.add(type);
  }
  if (seen.has('given-name') && seen.has('surname'))
    add('name-order', [schema.indexOf('given-name'), schema.indexOf('surname')]);
  return comparisons;
}

export function columnsOf(schema: Schema, type: FieldType): number[] {
  return [...schema.entries()].flatMap(([column, one]) => (one === type ? [column] : []));
}
