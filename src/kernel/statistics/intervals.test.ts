import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseDiscovery } from './false-discovery.ts';
import { excludesZero } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { netPromoter, netPromoterChange } from './net-promoter.ts';
import { proportion, proportionDifference } from './proportion.ts';

describe('intervals', () => {
  // Newcombe (1998), recomputed with R prop.test(correct = FALSE).
  it.each([
    [81, 263, 0.25528852, 0.36620958],
    [15, 148, 0.0623864, 0.16048724],
    [0, 20, 0, 0.16112516],
    [1, 29, 0.0061132143, 0.1717552188],
    [6, 9, 0.354, 0.879],
  ])('%i of %i is a share with the published interval', (successes, count, low, high) => {
    const found = proportion(successes, count);
    const digits = count === 9 ? 3 : 7;
    expect(found?.low).toBeCloseTo(low, digits);
    expect(found?.high).toBeCloseTo(high, digits);
  });

  it('a share of nothing is not a figure, and an impossible share is refused', () => {
    expect(proportion(0, 0)).toBeNull();
    expect(() => proportion(3, 2)).toThrow(RangeError);
  });

  it('a share lies inside its own interval and the interval inside 0..1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (successes, others) => {
        fc.pre(successes + others > 0);
        const found = proportion(successes, successes + others);
        expect(found).not.toBeNull();
        if (!found) return;
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.low).toBeLessThanOrEqual(found.point);
        expect(found.high).toBeGreaterThanOrEqual(found.point);
        expect(found.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('56 of 70 against 48 of 80 differs by .05 to .33', () => {
    const found = proportionDifference({ successes: 56, count: 70 }, { successes: 48, count: 80 });
    expect(found?.low).toBeCloseTo(0.052431472, 8);
    expect(found?.high).toBeCloseTo(0.333872654, 8);
  });

  // P, D, n, score, low, high: the adjusted Wald formula, computed by hand.
  it.each([
    [16, 6, 36, 27.778, 2.646, 48.636],
    [5, 2, 10, 30, -19.051, 65.204],
    [10, 0, 10, 100, 47.504, 100],
    [250, 150, 500, 20, 12.269, 27.493],
    [60, 20, 100, 40, 23.38, 54.29],
    [0, 0, 5, 0, -30.006, 30.006],
  ])(
    '%i promoters and %i detractors of %i score with their interval',
    (promoters, detractors, count, score, low, high) => {
      const found = netPromoter(promoters, detractors, count);
      expect(found?.point).toBeCloseTo(score, 2);
      expect(found?.low).toBeCloseTo(low, 2);
      expect(found?.high).toBeCloseTo(high, 2);
    },
  );

  it('a change of score between two small weeks is not called a change', () => {
    const small = netPromoterChange(
      { promoters: 8, detractors: 2, count: 15 },
      { promoters: 6, detractors: 4, count: 15 },
    );
    const large = netPromoterChange(
      { promoters: 800, detractors: 200, count: 1500 },
      { promoters: 600, detractors: 400, count: 1500 },
    );
    expect(small && excludesZero(small)).toBe(false);
    expect(large && excludesZero(large)).toBe(true);
    expect(large?.point).toBeCloseTo(80 / 3, 9);
  });

  it('the mean of a scale is what R says of the sleep data', () => {
    const extra = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const total = extra.reduce((sum, value) => sum + value, 0);
    const squares = extra.reduce((sum, value) => sum + value * value, 0);
    const found = meanInterval(extra.length, total, squares);
    expect(found?.point).toBeCloseTo(0.75, 12);
    expect(found?.low).toBeCloseTo(-0.5297804, 6);
    expect(found?.high).toBeCloseTo(2.0297804, 6);
    expect(meanInterval(0, 0, 0)).toBeNull();
    expect(meanInterval(1, 4, 16)?.high).toBe(Number.POSITIVE_INFINITY);
  });

  it("of Benjamini and Hochberg's fifteen tests four are discoveries", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const published = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857143, 0.063857143, 0.0645, 0.0765, 0.486, 0.581181818,
      0.714875, 0.753230769, 0.813214286, 1,
    ];
    const q = falseDiscovery(p);
    expect(q).toHaveLength(15);
    for (const [at, value] of published.entries()) expect(q[at]).toBeCloseTo(value, 8);
    expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
    expect(falseDiscovery(p.toReversed())).toEqual(q.toReversed());
  });
});
