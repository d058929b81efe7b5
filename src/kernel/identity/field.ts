/**
 * What a column of records can say about a person or a company. The kind of a column decides how its cells are written
 * in one way, how two of them are compared and under which keys records meet.
 */
export const FIELD_TYPES = [
  'given-name',
  'surname',
  'full-name',
  'birth-date',
  'national-id',
  'phone',
  'email',
  'street',
  'street-number',
  'city',
  'postcode',
  'region',
  'company',
  'category',
  'text',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Which columns a record has, in the order of its cells. */
export type Schema = readonly FieldType[];

export function isFieldType(word: string): word is FieldType {
  return FIELD_TYPES.some((type) => type === word);
}
