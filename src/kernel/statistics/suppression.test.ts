import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOWN_FROM, shownCells } from './suppression.ts';

describe('few people', () => {
  it('of twelve, nine and three: three is hidden and nine too, or it could be subtracted', () => {
    expect(shownCells([9, 3], 5)).toEqual([false, false]);
    expect(shownCells([120, 60, 4])).toEqual([true, false, false]);
    expect(shownCells([120, 60])).toEqual([true, true]);
    expect(shownCells([120, 60, 0])).toEqual([true, true, true]);
    expect(shownCells([])).toEqual([]);
  });

  it('nothing below the floor is shown, and what is hidden is never one cell alone beside others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 8 }), (counts) => {
        const shown = shownCells(counts);
        expect(counts.every((count, at) => !shown[at] || count === 0 || count >= SHOWN_FROM)).toBe(true);
        const hidden = counts.filter((_, at) => !shown[at]);
        const people = counts.filter((count) => count > 0);
        if (people.length > 1) expect(hidden.length).not.toBe(1);
      }),
    );
  });
});
