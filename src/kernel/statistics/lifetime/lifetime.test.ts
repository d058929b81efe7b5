import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypergeometric } from '#kernel/statistics/hypergeometric';
import { lowest } from '#kernel/statistics/nelder-mead';
import { isPublished, publishedRows } from '#kernel/statistics/published.fixture';
import {
  bgNbdAlive,
  bgNbdExpected,
  bgNbdExpectedOfNew,
  bgNbdLikelihood,
  bgNbdProbability,
  fitBgNbd,
} from './bg-nbd.ts';
import { expectedValue } from './customer-value.ts';
import { expectedSpend, fitGammaGamma } from './gamma-gamma.ts';
import { fitParetoNbd, paretoNbdAlive, paretoNbdExpected } from './pareto-nbd.ts';
import { alike, type Buyer, buyersOf } from './repeat-buying.ts';
import { fitShiftedBeta, remainingRenewals, renewalRate, stillThere } from './shifted-beta.ts';

const PUBLISHED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const FITTED = { r: 0.2426, alpha: 4.4137, a: 0.7929, b: 2.4259 };

describe('repeat buying', () => {
  it('purchases of one day are one, time runs from the first, and who came later is not there yet', () => {
    const buyers = buyersOf(
      [
        { customer: 'a', day: 14, amount: 30 },
        { customer: 'a', day: 0, amount: 5 },
        { customer: 'a', day: 14, amount: 10 },
        { customer: 'a', day: 35, amount: 100 },
        { customer: 'b', day: 7, amount: 8 },
        { customer: 'late', day: 29, amount: 8 },
      ],
      28,
    );
    expect(buyers).toEqual([
      { customer: 'a', repeats: 1, recency: 2, age: 4, spend: 40, later: 1 },
      { customer: 'b', repeats: 0, recency: 0, age: 3, spend: 0, later: 0 },
    ]);
    expect(() => buyersOf([{ customer: 'a', day: 1, amount: -1 }], 2)).toThrow(RangeError);
    expect(() => alike([{ repeats: 1, recency: 5, age: 4 }])).toThrow(RangeError);
    expect(alike([...buyers, ...buyers]).number).toEqual(new Float64Array([2, 2]));
  });

  it('a customer of the published example is expected back 1.226 times in 39 weeks', () => {
    expect(bgNbdExpected(FITTED, { repeats: 2, recency: 30.43, age: 38.86 }, 39)).toBeCloseTo(1.226, 3);
    const published = [
      [0.1429, 0.0078],
      [1, 0.0532],
      [3, 0.1506],
      [31.8571, 1.0405],
      [32, 1.0437],
      [78, 1.8576],
    ];
    for (const [weeks = 0, expected = 0] of published)
      expect(Math.abs(bgNbdExpectedOfNew(FITTED, weeks) - expected)).toBeLessThan(0.0006);
    expect(bgNbdProbability(PUBLISHED, 0, 39)).toBeCloseTo(0.5737864, 7);
    expect(bgNbdProbability(PUBLISHED, 10, 2) / 1.07869e-7).toBeCloseTo(1, 4);
  });

  it('chances of all numbers of purchases add to one, and their mean is what is expected', () => {
    let total = 0;
    let mean = 0;
    for (let x = 0; x < 400; x++) {
      const chance = bgNbdProbability(PUBLISHED, x, 20);
      total += chance;
      mean += x * chance;
    }
    expect(total).toBeCloseTo(1, 9);
    expect(mean).toBeCloseTo(bgNbdExpectedOfNew(PUBLISHED, 20), 6);
  });

  it('longer silence never makes a customer likelier to be alive, more time never brings fewer purchases', () => {
    const positive = fc.double({ min: 0.2, max: 6, noNaN: true });
    const weeks = fc.double({ min: 0, max: 60, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(positive, positive, positive, positive),
        fc.nat(12),
        weeks,
        weeks,
        ([r, alpha, a, b], repeats, recency, silence) => {
          const seen = { repeats, recency: repeats === 0 ? 0 : recency };
          const now = { ...seen, age: seen.recency + silence };
          const later = { ...now, age: now.age + 5 };
          const pareto = { r, alpha, s: a, beta: b };
          expect(bgNbdAlive({ r, alpha, a, b }, later)).toBeLessThanOrEqual(
            bgNbdAlive({ r, alpha, a, b }, now) + 1e-12,
          );
          expect(paretoNbdAlive(pareto, later)).toBeLessThanOrEqual(paretoNbdAlive(pareto, now) + 1e-9);
          const soon = bgNbdExpected({ r, alpha, a, b }, now, 4);
          expect(soon).toBeGreaterThanOrEqual(0);
          expect(bgNbdExpected({ r, alpha, a, b }, now, 9)).toBeGreaterThanOrEqual(soon - 1e-9);
          expect(paretoNbdExpected(pareto, now, 9)).toBeGreaterThanOrEqual(paretoNbdExpected(pareto, now, 4));
        },
      ),
    );
    // Around a = 1, where the formula is nought over nought, nothing leaps.
    const buyer = { repeats: 3, recency: 20, age: 30 };
    const at = (a: number): number => bgNbdExpected({ ...PUBLISHED, a }, buyer, 20);
    expect(at(1)).toBeCloseTo((at(1.001) + at(0.999)) / 2, 5);
    // Nor where a + b = 1 for somebody new.
    const fresh = (b: number): number => bgNbdExpectedOfNew({ ...PUBLISHED, a: 0.4, b }, 20);
    expect(fresh(0.6)).toBeCloseTo((fresh(0.601) + fresh(0.599)) / 2, 5);
  });

  it('three customers tell little, but the search ends and says so by finite parameters', () => {
    const few = [
      { repeats: 1, recency: 4, age: 8.3 },
      { repeats: 1, recency: 6.6, age: 7.9 },
      { repeats: 0, recency: 0, age: 4 },
    ];
    const { logLikelihood, ...pareto } = fitParetoNbd(few);
    expect(Number.isFinite(logLikelihood)).toBe(true);
    expect(paretoNbdExpected(pareto, few[0] ?? none(), 4)).toBeGreaterThan(0);
  });

  it('without anybody who came back there is nothing to fit', () => {
    expect(() => fitBgNbd([{ repeats: 0, recency: 0, age: 9 }])).toThrow(RangeError);
    expect(() => fitParetoNbd([{ repeats: 0, recency: 0, age: 9 }])).toThrow(RangeError);
    expect(() => fitGammaGamma([{ repeats: 2, spend: 8 }])).toThrow(RangeError);
  });
});

describe.skipIf(!isPublished('cdnow/cdnow_customers_summary.csv'))('CDNOW, where it lies beside', () => {
  const customers = (): Buyer[] =>
    publishedRows('cdnow/cdnow_customers_summary_with_transactions.csv').map((row) => ({
      customer: row.ID ?? '',
      repeats: Number(row.x),
      recency: Number(row.t_x),
      age: Number(row.T),
      spend: Number(row.zbar),
      later: 0,
    }));

  it('BG/NBD, Pareto/NBD and Gamma-Gamma find the published parameters', () => {
    const buyers = customers();
    expect(buyers).toHaveLength(2357);
    const buying = fitBgNbd(buyers);
    expect(buying.converged).toBe(true);
    expect(buying.r).toBeCloseTo(0.243, 3);
    expect(buying.alpha).toBeCloseTo(4.414, 3);
    expect(buying.a).toBeCloseTo(0.793, 3);
    expect(buying.b).toBeCloseTo(2.426, 3);
    expect(buying.logLikelihood).toBeCloseTo(-9582.4256, 3);
    expect(bgNbdLikelihood(buying, buyers)).toBeCloseTo(buying.logLikelihood, 6);
    const pareto = fitParetoNbd(buyers);
    expect(pareto.r).toBeCloseTo(0.553, 3);
    expect(pareto.alpha).toBeCloseTo(10.578, 2);
    expect(pareto.s).toBeCloseTo(0.606, 3);
    expect(Math.abs(pareto.beta - 11.669)).toBeLessThan(0.005);
    expect(pareto.logLikelihood).toBeCloseTo(-9594.974, 2);
    const spending = fitGammaGamma(buyers);
    expect(spending.buyers).toBe(946);
    expect(spending.p).toBeCloseTo(6.249, 2);
    expect(spending.q).toBeCloseTo(3.745, 2);
    expect(spending.v).toBeCloseTo(15.448, 1);
    expect(spending.logLikelihood).toBeCloseTo(-4055.92, 1);
    const first = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    for (const [at, value] of first.entries())
      expect(Math.abs(expectedSpend(spending, buyers[at] ?? { repeats: 0, spend: 0 }) - value)).toBeLessThan(
        0.1,
      );
    const terms = { margin: 0.5, discount: 0.1 };
    const worth = expectedValue({ buying, spending }, buyers[5] ?? none(), terms);
    expect(worth).toBeGreaterThan(expectedValue({ buying, spending }, buyers[2] ?? none(), terms));
    expect(
      expectedValue({ buying, spending }, buyers[5] ?? none(), { ...terms, discount: 0.3 }),
    ).toBeLessThan(worth);
    // Without a discount it is the plain product.
    expect(
      expectedValue({ buying, spending }, buyers[0] ?? none(), { margin: 1, discount: 0, years: 1 }),
    ).toBeCloseTo(
      bgNbdExpected(buying, buyers[0] ?? none(), 365.25 / 7) * expectedSpend(spending, buyers[0] ?? none()),
      9,
    );
  });
});

function none(): never {
  throw new Error('no such buyer');
}

describe('contracts that are renewed', () => {
  it.each([
    [
      'high end',
      [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1],
      0.668,
      3.806,
      [0.46, 0.436, 0.414, 0.395, 0.378],
    ],
    [
      'regular',
      [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1],
      0.704,
      1.182,
      [0.22, 0.204, 0.191, 0.18, 0.17],
    ],
  ])('the %s cohort of the paper', (_, staying, alpha, beta, later) => {
    const fitted = fitShiftedBeta(staying);
    expect(fitted.alpha).toBeCloseTo(alpha, 3);
    expect(fitted.beta).toBeCloseTo(beta, 3);
    for (const [at, share] of later.entries())
      expect(stillThere({ alpha, beta }, 8 + at)).toBeCloseTo(share, 3);
  });

  it('retention rises by sorting alone, and 7.53 renewals are still to come of the high end', () => {
    const regular = { alpha: 0.704, beta: 1.182 };
    expect([1, 2, 3].map((n) => Number(renewalRate(regular, n).toFixed(3)))).toEqual([0.627, 0.756, 0.819]);
    expect(remainingRenewals({ alpha: 0.668, beta: 3.806 }, 7, 0.1)).toBeCloseTo(7.53, 3);
    expect(() => fitShiftedBeta([100, 110])).toThrow(RangeError);
    expect(() => fitShiftedBeta([100, 100])).toThrow(RangeError);
    expect(() => remainingRenewals(regular, 0, 0)).toThrow(RangeError);
  });
});

describe('what the fits stand on', () => {
  it('the hypergeometric function is the logarithm and the power that it contains', () => {
    for (const z of [0.01, 0.3, 0.9, 0.99]) {
      expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log1p(-z) / z, 10);
      expect(hypergeometric(2.5, 1.7, 1.7, z) / (1 - z) ** -2.5).toBeCloseTo(1, 10);
    }
    expect(() => hypergeometric(1, 1, 1, 1)).toThrow(RangeError);
  });

  it("the simplex finds the bottom of Rosenbrock's valley", () => {
    const found = lowest(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.at[0]).toBeCloseTo(1, 4);
    expect(found.at[1]).toBeCloseTo(1, 4);
    expect(() => lowest(() => Number.NaN, [0])).toThrow(RangeError);
  });
});
