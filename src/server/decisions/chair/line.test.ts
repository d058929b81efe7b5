import fc from 'fast-check';
import { expect, test } from 'vitest';
import { above, inLine, isAbove, type ReportsTo } from './line.ts';

const company: ReportsTo = new Map([
  ['chief', null],
  ['product', 'chief'],
  ['planner', 'product'],
  ['lead', 'chief'],
  ['representative', 'lead'],
]);

test('the chief is above everybody, a neighbour above nobody', () => {
  expect(above(company, 'planner')).toEqual(['product', 'chief']);
  expect(isAbove(company, 'chief', 'representative')).toBe(true);
  expect(isAbove(company, 'lead', 'planner')).toBe(false);
  expect(isAbove(company, 'planner', 'product')).toBe(false);
});

test('a representative of another branch is outside the line, those above and below are inside', () => {
  expect(inLine(company, 'representative', 'product')).toBe(false);
  expect(inLine(company, 'representative', 'lead')).toBe(true);
  expect(inLine(company, 'lead', 'representative')).toBe(true);
  expect(inLine(company, 'representative', 'chief')).toBe(true);
  expect(inLine(company, 'product', 'product')).toBe(true);
});

test('any chart ends, also one that turns in a circle, and standing in one line is mutual', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const chart = fc
    .array(fc.option(fc.constantFrom(...people)), { minLength: 5, maxLength: 5 })
    .map((reports): ReportsTo => new Map(people.map((person, at) => [person, reports[at] ?? null])));
  fc.assert(
    fc.property(chart, fc.constantFrom(...people), fc.constantFrom(...people), (line, one, other) => {
      expect(above(line, one).length).toBeLessThan(people.length);
      expect(above(line, one)).not.toContain(one);
      expect(inLine(line, one, other)).toBe(inLine(line, other, one));
    }),
    { numRuns: 500 },
  );
});
