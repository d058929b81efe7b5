import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

const DAYS = { min: 1, max: 3650, whole: true };
const SCORE = { min: -1000, max: 1000 };

describe('a number in a condition', () => {
  it('is read with spaces around it and with a point, where a broken number fits', () => {
    expect(readNumber(' 30 ', DAYS)).toBe(30);
    expect(readNumber('4.5', SCORE)).toBe(4.5);
    expect(readNumber('-3', SCORE)).toBe(-3);
  });

  it('is none while it is half typed, out of bounds, or broken where days are counted', () => {
    for (const typed of ['', ' ', '-', '4.', '1e3', '0x10', '30 days', '0', '3651', '1.5'])
      expect([typed, readNumber(typed, DAYS)]).toEqual([typed, null]);
  });

  it('is the same number that was written down, within the bounds and only there', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), (n) => {
        expect(readNumber(String(n), SCORE)).toBe(n >= -1000 && n <= 1000 ? n : null);
      }),
    );
  });
});
