import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixAndRate } from './mix-and-rate.ts';
import { shapley } from './shapley.ts';

/** Admissions to Berkeley by department, 1973: applicants and admitted. */
const MEN = [
  [825, 512],
  [560, 353],
  [325, 120],
  [417, 138],
  [191, 53],
  [373, 22],
];
const WOMEN = [
  [108, 89],
  [25, 17],
  [593, 202],
  [375, 131],
  [393, 94],
  [341, 24],
];
const groups = (rows: readonly number[][]) =>
  rows.map(([size = 0, admitted = 0]) => ({ size, score: (100 * admitted) / size }));

describe('why a figure changed', () => {
  it('Berkeley: 14.165 points are −3.603 of rate and 17.767 of mix', () => {
    const found = mixAndRate(groups(MEN), groups(WOMEN));
    expect(found?.change).toBeCloseTo(14.16454, 4);
    expect(found?.rate).toBeCloseTo(-3.602848, 5);
    expect(found?.mix).toBeCloseTo(17.76739, 4);
    const rates = [-3.718, -0.55, 0.635, -0.331, 0.546, -0.185];
    const mixes = [17.894, 12.742, -7.183, -1.68, -3.699, -0.305];
    for (const [at, group] of (found?.groups ?? []).entries()) {
      expect(Math.abs(group.rate - (rates[at] ?? 9))).toBeLessThan(0.0011);
      expect(Math.abs(group.mix - (mixes[at] ?? 9))).toBeLessThan(0.0011);
    }
    expect(found?.groups).toHaveLength(6);
  });

  it('is exact, turns its sign with the sides, and a constant on top of every score changes no part but the split of mix', () => {
    const side = fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 99 }),
        score: fc.double({ min: -9, max: 9, noNaN: true }),
      }),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(side, side, (after, before) => {
        const found = mixAndRate(after, before);
        const back = mixAndRate(before, after);
        const mean = (of: typeof after): number =>
          of.reduce((sum, { size, score }) => sum + size * score, 0) /
          of.reduce((sum, { size }) => sum + size, 0);
        expect(found?.change).toBeCloseTo(mean(after) - mean(before), 9);
        expect(back?.mix).toBeCloseTo(-(found?.mix ?? 0), 9);
        const lifted = mixAndRate(
          after.map((group) => ({ ...group, score: group.score + 5 })),
          before.map((group) => ({ ...group, score: group.score + 5 })),
        );
        for (const [at, group] of (found?.groups ?? []).entries())
          expect(lifted?.groups[at]?.mixAgainstAll).toBeCloseTo(group.mixAgainstAll, 9);
        expect(found?.groups.reduce((sum, group) => sum + group.mixAgainstAll, 0)).toBeCloseTo(
          found?.mix ?? 0,
          9,
        );
      }),
    );
    expect(mixAndRate([{ size: 0, score: 1 }], [{ size: 1, score: 1 }])).toBeNull();
    expect(() => mixAndRate([], [{ size: 1, score: 1 }])).toThrow(RangeError);
  });

  it('a group that was not there before is mix alone', () => {
    const found = mixAndRate(
      [
        { size: 5, score: 4 },
        { size: 5, score: 8 },
      ],
      [
        { size: 10, score: 4 },
        { size: 0, score: 0 },
      ],
    );
    expect(found).toMatchObject({ rate: 0, mix: 2 });
  });
});

describe('what each division contributed', () => {
  it('one left glove and two right ones: two thirds, a sixth, a sixth', () => {
    const found = shapley(3, (coalition) => ((coalition & 1) !== 0 && coalition > 1 ? 1 : 0));
    for (const [at, share] of [2 / 3, 1 / 6, 1 / 6].entries()) expect(found[at]).toBeCloseTo(share, 12);
  });

  it('an airport for planes that need 8, 11, 13 and 18: 2, 3, 4, 9', () => {
    const needs = [8, 11, 13, 18];
    const found = shapley(4, (coalition) =>
      Math.max(0, ...needs.filter((_, at) => (coalition & (1 << at)) !== 0)),
    );
    for (const [at, share] of [2, 3, 4, 9].entries()) expect(found[at]).toBeCloseTo(share, 12);
  });

  it('adds up to the whole; who adds nothing gets nothing; thirteen divisions are too many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (worth) => {
          // The fourth division adds nothing to any coalition.
          const found = shapley(4, (coalition) => worth[coalition & 7] ?? 0);
          expect(found.reduce((sum, one) => sum + one, 0)).toBeCloseTo((worth[7] ?? 0) - (worth[0] ?? 0), 9);
          expect(found[3]).toBeCloseTo(0, 12);
        },
      ),
    );
    expect(() => shapley(13, () => 0)).toThrow(RangeError);
    expect(() => shapley(0, () => 0)).toThrow(RangeError);
  });
});
