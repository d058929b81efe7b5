import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOWN_FROM, shownAgain, shownCells, shownTable } from './suppression.ts';

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

  it('two reports that differ by three people tell about three people: the second one waits', () => {
    const steady = { count: 40, shownBefore: true, changed: 0 };
    const crept = { count: 43, shownBefore: true, changed: 3 };
    const grown = { count: 60, shownBefore: true, changed: 20 };
    expect(shownAgain([steady, grown])).toEqual([true, true]);
    // The cell that crept is held, and one more with it whose own change covers the three.
    expect(shownAgain([crept, grown, { ...grown, count: 80 }])).toEqual([false, false, true]);
    // A steady neighbour covers nobody: its change is nought, so the grown one must go as well.
    expect(shownAgain([crept, steady, grown])).toEqual([false, false, false]);
    expect(shownAgain([crept, steady])).toEqual([false, false]);
    expect(shownAgain([{ ...crept, shownBefore: false }, steady])).toEqual([true, true]);
  });

  it('what is held of a second report is never a difference of few people', () => {
    const cell = fc.record({ count: fc.nat(60), shownBefore: fc.boolean(), changed: fc.nat(30) });
    let held = 0;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 8 }), (cells) => {
        const shown = shownAgain(cells);
        for (const [at, { count, shownBefore, changed }] of cells.entries()) {
          if (!shown[at]) continue;
          expect(count === 0 || count >= SHOWN_FROM).toBe(true);
          if (shownBefore && changed > 0) expect(changed).toBeGreaterThanOrEqual(SHOWN_FROM);
        }
        const hidden = cells.filter((_, at) => !shown[at]);
        held += hidden.length;
        const changed = hidden.reduce((sum, { changed }) => sum + changed, 0);
        if (hidden.length < cells.length && hidden.length > 0 && hidden.every((one) => one.shownBefore))
          expect(changed === 0 || changed >= SHOWN_FROM).toBe(true);
      }),
    );
    expect(held).toBeGreaterThan(50);
  });

  it('in a table a hidden cell is alone neither in its row nor in its column', () => {
    expect(
      shownTable([
        [3, 40, 50],
        [60, 30, 45],
        [70, 55, 65],
      ]),
    ).toEqual([
      [false, false, true],
      [false, false, true],
      [true, true, true],
    ]);
    const row = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), (counts) => {
        const shown = shownTable(counts);
        const columns = [0, 1, 2].map((x) => shown.map((cells) => cells[x]));
        for (const line of [...shown, ...columns]) expect(line.filter((open) => !open).length).not.toBe(1);
        expect(counts.flat().every((count, at) => !shown.flat()[at] || count >= SHOWN_FROM)).toBe(true);
      }),
    );
    expect(() => shownTable([[1], [1, 2]])).toThrow(RangeError);
  });
});
