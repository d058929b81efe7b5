import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBelow } from './beta.ts';
import { negativeBinomialAtLeast, poissonAtLeast } from './count-tails.ts';
import { gammaAbove, gammaBelow, logGamma } from './gamma.ts';
import { normalBelow, normalQuantile, normalTwoSided, Z95 } from './normal.ts';
import { studentQuantile, studentTwoSided } from './student.ts';

describe('distributions', () => {
  it('the gamma function is the factorial, and half a factorial where it must be', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(() => logGamma(0)).toThrow(RangeError);
  });

  it('a gamma distribution of shape one is the exponential', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (x) => {
        expect(gammaBelow(1, x)).toBeCloseTo(1 - Math.exp(-x), 12);
        expect(gammaAbove(1, x)).toBeCloseTo(Math.exp(-x), 12);
      }),
    );
  });

  it('a beta distribution of one and b is a power, and its mirror image adds to one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        (x, b) => {
          expect(betaBelow(x, 1, b)).toBeCloseTo(1 - (1 - x) ** b, 11);
          expect(betaBelow(x, 2.5, b) + betaBelow(1 - x, b, 2.5)).toBeCloseTo(1, 11);
        },
      ),
    );
  });

  it('the normal curve has its textbook points and its quantile leads back', () => {
    expect(normalBelow(0)).toBe(0.5);
    expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 13);
    expect(normalQuantile(0.975)).toBeCloseTo(Z95, 13);
    expect(normalTwoSided(2.5758293035489)).toBeCloseTo(0.01, 12);
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(normalBelow(normalQuantile(p)) / p).toBeCloseTo(1, 9);
      }),
    );
  });

  it('Student agrees with R on the sleep data and with the t tables', () => {
    expect(studentTwoSided(-1.86081, 17.7765)).toBeCloseTo(0.07939, 4);
    expect(studentTwoSided(-4.0621, 9)).toBeCloseTo(0.002833, 5);
    expect(studentQuantile(0.95, 9)).toBeCloseTo(2.262157163, 8);
    expect(studentQuantile(0.95, 1)).toBeCloseTo(12.7062047362, 7);
  });

  it('count tails are the sums that they stand for', () => {
    expect(poissonAtLeast(3, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), 13);
    expect(poissonAtLeast(0, 2)).toBe(1);
    // Size 1 is the geometric distribution: P(X >= k) = (mean / (1 + mean)) ** k.
    expect(negativeBinomialAtLeast(4, 3, 1)).toBeCloseTo(0.75 ** 4, 12);
    expect(negativeBinomialAtLeast(9, 4, 0)).toBe(poissonAtLeast(9, 4));
    expect(negativeBinomialAtLeast(9, 4, 1e-9)).toBeCloseTo(poissonAtLeast(9, 4), 6);
  });

  it('the more a theme clumps, the less a high count says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 60 }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (count, clump) => {
          expect(negativeBinomialAtLeast(count, 4, clump)).toBeGreaterThan(poissonAtLeast(count, 4));
        },
      ),
    );
  });
});
