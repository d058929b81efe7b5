import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtLeast, binomialAtMost, binomialProbability, binomialTwoSided } from './binomial.ts';
import { chiSquareAbove } from './chi-square.ts';
import { clumping, compareClumped, comparePoisson } from './compare-rates.ts';
import { negativeBinomialAtMost, poissonAtMost } from './count-tails.ts';
import { falseDiscovery, falseDiscoveryAnyDependence } from './false-discovery.ts';

describe('comparing rates', () => {
  it('11 in 800 against 21 in 3,011 is what R says of it', () => {
    const found = comparePoisson({ count: 11, exposure: 800 }, { count: 21, exposure: 3011 });
    expect(found?.point).toBeCloseTo(1.971488, 6);
    expect(found?.p).toBeCloseTo(0.07967, 5);
    expect(found?.low).toBeCloseTo(0.8584264, 6);
    expect(found?.high).toBeCloseTo(4.277266, 6);
  });

  it('no occurrence on one side still has an interval, none on either side has nothing', () => {
    const none = comparePoisson({ count: 0, exposure: 10 }, { count: 9, exposure: 10 });
    expect(none).toMatchObject({ point: 0, low: 0 });
    expect(none?.p).toBeCloseTo(2 * 0.5 ** 9, 12);
    expect(comparePoisson({ count: 9, exposure: 10 }, { count: 0, exposure: 10 })?.high).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(comparePoisson({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBeNull();
    expect(compareClumped({ count: 0, exposure: 1 }, { count: 0, exposure: 1 }, 0.1)).toBeNull();
    expect(() => comparePoisson({ count: 1, exposure: 0 }, { count: 1, exposure: 1 })).toThrow(RangeError);
    expect(() => comparePoisson({ count: 1.5, exposure: 1 }, { count: 1, exposure: 1 })).toThrow(RangeError);
  });

  it('the binomial is that of the tables, and its two-sided p that of R', () => {
    expect(binomialProbability(2, 4, 0.5)).toBeCloseTo(6 / 16, 12);
    expect(binomialAtMost(1, 4, 0.5)).toBeCloseTo(5 / 16, 12);
    expect(binomialAtLeast(3, 4, 0.5)).toBeCloseTo(5 / 16, 12);
    // R's own example: 682 of 925 against three quarters.
    expect(binomialTwoSided(682, 925, 0.75)).toBeCloseTo(0.3824916, 7);
    expect(binomialTwoSided(3, 20, 0.4)).toBeCloseTo(0.022427038, 8);
    expect(binomialTwoSided(15, 20, 0.4)).toBeCloseTo(0.002135574, 8);
    expect(chiSquareAbove(3.84, 1)).toBeCloseTo(0.05004352, 8);
  });

  it('the two-sided p is the sum of every outcome that is no likelier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (n, drawn, p) => {
          const k = Math.min(drawn, n);
          const seen = binomialProbability(k, n, p) * (1 + 1e-7);
          let total = 0;
          for (let x = 0; x <= n; x++) {
            const chance = binomialProbability(x, n, p);
            if (chance <= seen) total += chance;
          }
          expect(binomialTwoSided(k, n, p)).toBeCloseTo(Math.min(1, total), 9);
        },
      ),
    );
  });

  it('the more counts come in clumps, the less a difference says; exchanging the sides inverts the ratio', () => {
    const count = fc.integer({ min: 5, max: 300 });
    fc.assert(
      fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, dispersion) => {
        const first = { count: a, exposure: 2 };
        const second = { count: b, exposure: 3 };
        const found = compareClumped(first, second, dispersion);
        const wider = compareClumped(first, second, dispersion + 0.2);
        const back = compareClumped(second, first, dispersion);
        if (!found || !wider || !back) throw new Error('both sides were counted');
        expect(wider.p).toBeGreaterThanOrEqual(found.p);
        expect(wider.low).toBeLessThan(found.low);
        expect(back.low).toBeCloseTo(1 / found.high, 9);
        expect(back.p).toBeCloseTo(found.p, 12);
      }),
    );
    expect(() => compareClumped({ count: 1, exposure: 1 }, { count: 2, exposure: 1 }, -1)).toThrow(
      RangeError,
    );
  });

  it('tells clumps from plain chance', () => {
    expect(clumping([4, 6, 5, 5, 4, 6])?.dispersion).toBe(0);
    const clumps = clumping([0, 0, 20, 0, 0, 22]);
    expect(clumps?.index).toBeGreaterThan(10);
    expect(clumps?.p).toBeLessThan(1e-6);
    expect(clumping([0, 0])).toBeNull();
    expect(clumping([3])).toBeNull();
    expect(poissonAtMost(3, 2)).toBeCloseTo(0.857123460498547, 12);
    expect(negativeBinomialAtMost(5, 4, 0.4)).toBeCloseTo(0.738883234317461, 10);
    expect(poissonAtMost(-1, 2)).toBe(0);
  });
});

describe('many tests at once', () => {
  it('whatever hangs together, Benjamini and Yekutieli hold it, and are dearer', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const q = falseDiscoveryAnyDependence(p);
    const published = [0.00497734, 0.00995469, 0.03152318, 0.11821191, 0.20008921];
    for (const [at, value] of published.entries()) expect(q[at]).toBeCloseTo(value, 8);
    expect(q.filter((value) => value <= 0.05)).toHaveLength(3);
    expect(falseDiscoveryAnyDependence([0.04])).toEqual([0.04]);
    const plain = falseDiscovery(p);
    expect(q.every((value, at) => value >= (plain[at] ?? 1))).toBe(true);
    expect(falseDiscoveryAnyDependence([])).toEqual([]);
  });
});
