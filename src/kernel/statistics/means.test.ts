import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedT, relativeLift, welch } from './compare-means.ts';
import { covarianceOf, type Moments, momentsOf } from './moments.ts';
import { netPromoterDetectable } from './net-promoter.ts';

const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

function moments(values: readonly number[]): Moments {
  const found = momentsOf(values);
  if (!found) throw new Error('nothing to take moments of');
  return found;
}

describe('comparing means', () => {
  it('Welch on the sleep data is what R prints, and so is the paired test of the same people', () => {
    const apart = welch(moments(FIRST), moments(SECOND));
    expect(apart?.t).toBeCloseTo(-1.86081, 5);
    expect(apart?.df).toBeCloseTo(17.7765, 4);
    expect(apart?.p).toBeCloseTo(0.079394, 6);
    expect(apart?.low).toBeCloseTo(-3.36548, 5);
    expect(apart?.high).toBeCloseTo(0.20548, 5);
    const paired = pairedT(FIRST, SECOND);
    expect(paired?.t).toBeCloseTo(-4.06213, 5);
    expect(paired?.df).toBe(9);
    expect(paired?.p).toBeCloseTo(0.0028329, 7);
    expect(paired?.point).toBeCloseTo(apart?.point ?? 0, 12);
  });

  it('a difference and a lift of the same two groups may disagree, as published', () => {
    const control = { count: 3407, mean: 0.41, variance: 3.9 ** 2 };
    const treated = { count: 3461, mean: 0.7, variance: 6.2 ** 2 };
    const absolute = welch(treated, control);
    expect(absolute?.low).toBeCloseTo(0.04538, 5);
    expect(absolute?.high).toBeCloseTo(0.53462, 5);
    expect(absolute?.p).toBeCloseTo(0.02016, 5);
    const lift = relativeLift(treated, control);
    expect(lift?.point).toBeCloseTo(0.70732, 5);
    expect(lift?.standardError).toBeCloseTo(0.37879, 5);
    expect(lift?.low).toBeCloseTo(-0.03526, 4);
    expect(lift?.high).toBeCloseTo(1.44989, 4);
    expect(lift?.p).toBeCloseTo(0.06191, 4);
  });

  it('one answer, or answers that are all alike, are compared with nothing', () => {
    expect(welch(moments([1]), moments(SECOND))).toBeNull();
    expect(welch(moments([1, 1]), moments([2, 2]))).toBeNull();
    expect(pairedT([1, 2, 3], [0, 1, 2])).toBeNull();
    expect(relativeLift(moments([1, 2]), moments([-1, 1]))).toBeNull();
    expect(momentsOf([])).toBeNull();
    expect(() => momentsOf([1, Number.NaN])).toThrow(RangeError);
    expect(() => pairedT([1], [1, 2])).toThrow(RangeError);
  });

  it('exchanging the groups turns the sign and nothing else; a covariance with itself is the variance', () => {
    const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const there = welch(moments(a), moments(b));
        const back = welch(moments(b), moments(a));
        expect(covarianceOf(a, a)).toBeCloseTo(moments(a).variance, 10);
        if (!there || !back) return;
        expect(back.point).toBeCloseTo(-there.point, 12);
        expect(back.low).toBeCloseTo(-there.high, 9);
        expect(back.p).toBeCloseTo(there.p, 12);
      }),
    );
  });

  it.each([
    [100, 31],
    [400, 15.5],
    [1000, 9.8],
  ])(
    'with %i people a side, only a change of %f points would be seen four times in five',
    (count, points) => {
      expect(netPromoterDetectable({ promoters: 0.5, detractors: 0.2 }, count)).toBeCloseTo(points, 0);
      expect(
        Math.abs(netPromoterDetectable({ promoters: 0.5, detractors: 0.2 }, count) - points),
      ).toBeLessThan(0.07);
    },
  );
});
