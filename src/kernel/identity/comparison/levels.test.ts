import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_TYPES, type Schema } from '#kernel/identity/field';
import { createPool } from '#kernel/identity/record/pool';
import { makeComparer } from './levels.ts';

const PERSON: Schema = ['given-name', 'surname', 'birth-date', 'phone', 'email', 'city'];

function patternOf(schema: Schema, first: readonly string[], second: readonly string[]) {
  const pool = createPool(schema);
  const a = pool.read(first);
  const b = pool.read(second);
  pool.count(a, 1);
  pool.count(b, 1);
  const comparer = makeComparer(schema, pool, []);
  const { levels } = comparer.compare(a, b);
  return Object.fromEntries(
    comparer.comparisons.map(({ name, levels: names }, at) => [name, names[(levels[at] ?? 0) - 1] ?? null]),
  );
}

describe('how two records agree', () => {
  it.each([
    ['the same name', ['Dana', 'Levi'], ['dana', 'LEVI'], 'same', 'same', 'straight'],
    ['a nickname', ['יוסף', 'לוי'], ['יוסי', 'לוי'], 'alias', 'same', 'straight'],
    ['the other alphabet', ['שרה', 'כהן'], ['Sarah', 'Cohen'], 'alias', 'alias', 'straight'],
    ['a typing error', ['Theodore', 'Morris'], ['Theodore', 'Mosrir'], 'same', 'misspelt', 'straight'],
    ['an initial', ['D', 'Levi'], ['Dana', 'Levi'], 'faint', 'same', 'straight'],
    ['names exchanged', ['Caleb', 'Rowe'], ['Rowe', 'Caleb'], 'same', 'same', 'exchanged'],
    ['father and son', ['Moshe', 'Cohen'], ['Daniel', 'Cohen'], 'other', 'same', 'straight'],
    ['half a name', ['', 'Cohen'], ['Daniel', 'Cohen'], null, 'same', 'straight'],
  ])('%s', (_, first, second, given, surname, order) => {
    expect(patternOf(PERSON, first, second)).toMatchObject({
      'given-name': given,
      surname,
      'name-order': order,
    });
  });

  it.each([
    ['birth-date', '1980-05-12', '12/05/1980', 'same'],
    ['birth-date', '1980-05-12', '1980-12-05', 'one-error'],
    ['birth-date', '1980-05-12', '1979-05-12', 'near'],
    ['birth-date', '1980-05-12', '1951-11-30', 'other'],
    ['phone', '054-123-9876', '+972 54 123 9876', 'same'],
    ['phone', '310/246-1501', '310-246-1501', 'same'],
    ['phone', '0541239876', '0541239867', 'one-error'],
    ['national-id', '039337423', '39337423', 'same'],
    ['email', 'dana.levi@example.org', 'dana.levi@exmaple.org', 'same-mailbox'],
    ['email', 'info@a.example', 'info@b.example', 'other'],
    ['city', 'תל אביב', 'Tel Aviv', 'misspelt'],
    ['street', '12 Main St.', '12 main street', 'same'],
    ['company', 'Orange Ltd', 'orange', 'same'],
    ['full-name', 'Cohen, Sarah', 'Sarah Cohen', 'same-words'],
    ['full-name', 'Sarah Jane Cohen', 'Sarah Cohen', 'held'],
    ['full-name', 'Sarah Cohen', 'David Levi', 'other'],
  ] as const)('%s: %s and %s', (type, first, second, level) => {
    expect(patternOf([type], [first], [second])[type]).toBe(level);
  });

  it('what is missing on one side is no evidence', () => {
    for (const type of FIELD_TYPES)
      expect(Object.values(patternOf([type], ['12345678 dana'], ['-']))).toEqual([null]);
  });

  it('the order of the two records never matters', () => {
    const cell = fc.constantFrom(
      '',
      'Dana',
      'dnaa',
      'Levi',
      'דנה',
      'לוי',
      'Cohen',
      'Rowe',
      'Caleb',
      'כהן',
      'כהנ',
    );
    const record = fc.tuple(
      cell,
      cell,
      fc.constantFrom('', '1980-05-12', '1980-12-05', '1981-05-12'),
      fc.constantFrom('', '0541239876', '0541239867', '0521112222'),
      fc.constantFrom('', 'dana@a.example', 'dnaa@a.example', 'office@b.example'),
      fc.constantFrom('', 'חיפה', 'Haifa', 'Holon'),
    );
    let agreed = 0;
    fc.assert(
      fc.property(record, record, (first, second) => {
        const forth = patternOf(PERSON, first, second);
        expect(patternOf(PERSON, second, first)).toEqual(forth);
        if (Object.values(forth).includes('same')) agreed++;
      }),
      { numRuns: 500 },
    );
    expect(agreed).toBeGreaterThan(10);
  });
});
