import type { Cell, Field, Mapping } from '#contract/mapping';

/**
 * The wizard asks one thing of each column: what is it? That a value is made of several columns, of a part of one or by a
 * table is said beside, field by field; a column may then feed more than one field.
 */

/** Fields for which the wizard offers one value for the whole file. */
export const FOR_ALL = ['kind', 'channel', 'direction', 'measure', 'division', 'currency'] as const;

/** The fields in the order that the wizard offers them; the compiler holds it to all that the contract knows. */
const OFFERED = {
  'customer.reference': 'customer',
  'customer.name': 'customer',
  'customer.givenName': 'customer',
  'customer.surname': 'customer',
  'customer.phone': 'customer',
  'customer.secondPhone': 'customer',
  'customer.email': 'customer',
  'customer.nationalId': 'customer',
  'customer.birthDate': 'customer',
  'customer.gender': 'customer',
  'customer.language': 'customer',
  'customer.street': 'customer',
  'customer.city': 'customer',
  'customer.company': 'customer',
  'customer.plan': 'customer',
  'customer.product': 'customer',
  'customer.customerSince': 'customer',
  externalId: 'contact',
  occurredAt: 'contact',
  kind: 'contact',
  channel: 'contact',
  direction: 'contact',
  subject: 'contact',
  text: 'contact',
  score: 'contact',
  measure: 'contact',
  amount: 'contact',
  currency: 'contact',
  division: 'contact',
  employee: 'contact',
  'pledge.reference': 'pledge',
  'pledge.text': 'pledge',
  'pledge.dueAt': 'pledge',
  'pledge.state': 'pledge',
  'pledge.resolvedAt': 'pledge',
  'pledge.promisedBy': 'pledge',
  'pledge.performedBy': 'pledge',
} as const satisfies Record<Field, 'customer' | 'contact' | 'pledge'>;

export type FieldGroup = 'customer' | 'contact' | 'pledge';

/** Every field, by what it is about. */
export function fieldGroups(): { group: FieldGroup; fields: string[] }[] {
  const all = Object.entries(OFFERED);
  return (['customer', 'contact', 'pledge'] as const).map((group) => ({
    group,
    fields: all.filter(([, of]) => of === group).map(([field]) => field),
  }));
}

/** Which field a column fills on its own; null when none. */
export function fieldOf(mapping: Mapping, column: string): string | null {
  const found = Object.entries(mapping.fields).find(([, cell]) => cell?.column === column);
  return found?.[0] ?? null;
}

/** Fields into whose making a column goes besides the one that it fills on its own. */
export function alsoIn(mapping: Mapping, column: string): string[] {
  const own = fieldOf(mapping, column);
  return Object.entries(mapping.fields).flatMap(([field, cell]) =>
    field !== own && (cell?.column === column || cell?.columns?.includes(column) === true) ? [field] : [],
  );
}

/** Filled fields in the order in which they are offered, details last; one value for the whole file is told elsewhere. */
export function madeFields(mapping: Mapping): FieldName[] {
  const forAll: readonly string[] = mapping.rows === 'interaction' ? FOR_ALL : [];
  const offered: readonly string[] = Object.keys(OFFERED);
  const filled = Object.entries(mapping.fields).flatMap(([field, cell]) =>
    cell === undefined || !isField(field) || (cell.constant !== undefined && forAll.includes(field))
      ? []
      : [field],
  );
  const place = (field: string): number => {
    const at = offered.indexOf(field);
    return at < 0 ? offered.length : at;
  };
  return filled.sort((a, b) => place(a) - place(b));
}

/** The mapping with this field made so; null takes it away. */
export function make(mapping: Mapping, field: string, cell: Cell | null): Mapping {
  const fields = { ...mapping.fields };
  if (cell === null) Reflect.deleteProperty(fields, field);
  else Reflect.set(fields, field, cell);
  return { ...mapping, fields };
}

type FieldName = keyof Mapping['fields'];
/** A name that the contract knows as one of a field. */
export function isField(name: string): name is FieldName {
  return name in OFFERED || (name.startsWith('attributes.') && name.length > 'attributes.'.length);
}

export function cellIn(mapping: Mapping, field: string): Cell | undefined {
  return read(mapping.fields, field);
}

/** The mapping with this column filling another field, or none; a field that another column filled moves over. */
export function assign(mapping: Mapping, column: string, field: string | null): Mapping {
  const before = fieldOf(mapping, column);
  const fields = { ...mapping.fields };
  const cell = before === null ? { column } : (read(fields, before) ?? { column });
  if (before !== null) Reflect.deleteProperty(fields, before);
  if (field === null) return { ...mapping, fields };
  Reflect.set(fields, field, field === before ? cell : { column });
  return { ...mapping, fields };
}

/** The mapping with the same value for every row of this field; an empty value takes the field away. */
export function assignConstant(mapping: Mapping, field: string, constant: string): Mapping {
  const fields = { ...mapping.fields };
  if (constant === '') Reflect.deleteProperty(fields, field);
  else Reflect.set(fields, field, { constant });
  return { ...mapping, fields };
}

/** What is still missing before rows can become something; names of fields. */
export function missing(mapping: Mapping): string[] {
  const has = (...names: string[]): boolean => names.some((name) => read(mapping.fields, name) !== undefined);
  if (mapping.rows === 'person') {
    return has('customer.reference', 'customer.nationalId', 'customer.phone', 'customer.email')
      ? []
      : ['customer.reference'];
  }
  return ['externalId', 'occurredAt', 'kind', 'channel'].filter((field) => !has(field));
}

function read(fields: Mapping['fields'], name: string): Mapping['fields'][Field] {
  return Object.entries(fields).find(([field]) => field === name)?.[1];
}
