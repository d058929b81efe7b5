import { describe, expect, it } from 'vitest';
import { FIELDS, mappingSchema } from '#contract/mapping';
import {
  alsoIn,
  assign,
  assignConstant,
  fieldGroups,
  fieldOf,
  madeFields,
  make,
  missing,
} from './column-fields.ts';

const mapping = mappingSchema.parse({
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  rows: 'interaction',
  fields: {
    externalId: { columns: ['a', 'b'] },
    kind: { column: 'סוג', table: { ת: 'complaint' } },
    channel: { constant: 'phone' },
  },
});

describe('telling what a column is', () => {
  it('every field of the contract is on offer', () => {
    expect(
      fieldGroups()
        .flatMap(({ fields }) => fields)
        .sort(),
    ).toEqual([...FIELDS].sort());
  });

  it('a column that becomes something else leaves its old field', () => {
    const after = assign(mapping, 'סוג', 'subject');
    expect(fieldOf(after, 'סוג')).toBe('subject');
    expect(after.fields.kind).toBeUndefined();
    expect(mappingSchema.safeParse(after).success).toBe(true);
  });

  it('a table of values survives when the column stays what it is', () => {
    expect(assign(mapping, 'סוג', 'kind').fields.kind).toEqual(mapping.fields.kind);
  });

  it('a field has one source: the later column wins', () => {
    const after = assign(mapping, 'אחר', 'kind');
    expect(fieldOf(after, 'סוג')).toBeNull();
    expect(fieldOf(after, 'אחר')).toBe('kind');
  });

  it('says what is still missing, and constants count', () => {
    expect(missing(mapping)).toEqual(['occurredAt']);
    expect(missing(assign(mapping, 'מתי', 'occurredAt'))).toEqual([]);
    expect(missing(assignConstant(mapping, 'channel', ''))).toEqual(['occurredAt', 'channel']);
    expect(missing({ ...mapping, rows: 'person' })).toEqual(['customer.reference']);
  });

  it('tells how each field is made, in the order of the fields, save what one value says of the whole file', () => {
    const after = make(make(mapping, 'attributes.דגם', { column: 'a' }), 'customer.name', { column: 'b' });
    expect(madeFields(after)).toEqual(['customer.name', 'externalId', 'kind', 'attributes.דגם']);
    expect(alsoIn(after, 'a')).toEqual(['externalId']);
    expect(alsoIn(after, 'b')).toEqual(['externalId']);
    expect(madeFields(make(after, 'customer.name', null))).not.toContain('customer.name');
  });

  it('a column can be kept as a detail of its own', () => {
    const after = assign(mapping, 'דגם נתב', 'attributes.דגם נתב');
    expect(fieldOf(after, 'דגם נתב')).toBe('attributes.דגם נתב');
    expect(mappingSchema.safeParse(after).success).toBe(true);
  });
});
