import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing } from '#kernel/drawing';
import { relativeLift } from '#kernel/statistics/compare-means';
import { momentsOf } from '#kernel/statistics/moments';
import { normalQuantile } from '#kernel/statistics/normal';
import { isPublished, publishedRows } from '#kernel/statistics/published.fixture';
import { adjustByBefore, type Measured } from './adjust-by-before.ts';
import { alwaysValid, alwaysValidP, mixtureRatio } from './always-valid.ts';
import { differenceInDifferences, fourMeans, placebo, type Unit } from './difference-in-differences.ts';
import { meansNeed, meansPower, sharesNeed } from './power.ts';
import { RATIO_ALARM, sampleRatio } from './sample-ratio.ts';

describe('before a pilot', () => {
  it('says how many people it needs, as R does', () => {
    expect(sharesNeed(0.5, 0.75, 0.9)).toBeCloseTo(76.70693, 3);
    expect(sharesNeed(0.1, 0.12, 0.8)).toBeCloseTo(3840.8475, 2);
    expect(meansPower(20, 1)).toBeCloseTo(0.8689528, 6);
    expect(meansNeed(1, 0.9)).toBeCloseTo(22.021098, 4);
    expect(sharesNeed(0.5, 0.5, 0.8)).toBe(Number.POSITIVE_INFINITY);
    expect(() => sharesNeed(0, 0.5, 0.8)).toThrow(RangeError);
    expect(() => meansNeed(0, 0.8)).toThrow(RangeError);
    expect(() => meansPower(1, 1)).toThrow(RangeError);
  });

  it('more people never see less, and no effect is seen one time in forty on that side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (n, effect) => {
          expect(meansPower(n + 1, effect)).toBeGreaterThan(meansPower(n, effect) - 1e-9);
          expect(meansPower(n, 0)).toBeCloseTo(0.025, 6);
        },
      ),
    );
  });
});

describe('while it runs', () => {
  it('821,588 against 815,482 is no fair draw', () => {
    const p = sampleRatio([821_588, 815_482]);
    expect(p).toBeCloseTo(1.821793e-6, 11);
    expect(p).toBeLessThan(RATIO_ALARM);
    expect(sampleRatio([900, 100], [9, 1])).toBe(1);
    expect(sampleRatio([0, 0])).toBe(1);
    expect(() => sampleRatio([5])).toThrow(RangeError);
  });

  it('the interval that may be read daily is the published one', () => {
    const side = (sum: number, squares: number, count: number) => ({
      count,
      mean: sum / count,
      variance: (squares - (sum * sum) / count) / (count - 1),
    });
    const lift = relativeLift(side(2422.7, 134_698.29, 3461), side(1396.87, 52_377.9767, 3000));
    if (!lift) throw new Error('both sides have values');
    expect(lift.point).toBeCloseTo(0.50336, 5);
    expect(lift.standardError).toBeCloseTo(0.33341, 5);
    const daily = alwaysValid(lift, { tunedFor: 1000 });
    expect(daily.low).toBeCloseTo(-0.55844, 4);
    expect(daily.high).toBeCloseTo(1.56516, 4);
    expect(daily.low).toBeLessThan(lift.low);
    const share = (hits: number, count: number) => ({
      count,
      mean: hits / count,
      variance: (hits / count) * (1 - hits / count),
    });
    const shares = relativeLift(share(2422, 3461), share(1396, 3000));
    if (!shares) throw new Error('both sides have values');
    expect(shares.standardError).toBeCloseTo(0.03386, 5);
    expect(alwaysValid(shares).low).toBeCloseTo(0.40098, 4);
    expect(alwaysValid(shares).high).toBeCloseTo(0.60675, 4);
    expect(() => alwaysValid(shares, { error: 0 })).toThrow(RangeError);
  });

  it('the mixture ratio is that of the formula, and its p never rises again', () => {
    const ratio = mixtureRatio({ difference: 0.1, pairs: 1000, variance: 2, spread: 0.01 });
    expect(ratio).toBeCloseTo(3.278721627526389, 12);
    expect(alwaysValidP([ratio])[0]).toBeCloseTo(0.3049969206304482, 12);
    expect(alwaysValidP([0.5, 4, 2, 8])).toEqual([1, 0.25, 0.25, 0.125]);
    expect(mixtureRatio({ difference: 0.1, pairs: 0, variance: 2, spread: 0.01 })).toBe(1);
  });

  it('looking two hundred times at nothing alarms at most one pilot in twenty; an ordinary interval far more', () => {
    const random = drawing(7);
    const runs = 300;
    let wrong = 0;
    let ordinary = 0;
    for (let run = 0; run < runs; run++) {
      let sum = 0;
      let daily = false;
      let fixed = false;
      for (let day = 1; day <= 200; day++) {
        // Ten people a day, as one draw of their sum.
        sum += normalQuantile(Math.max(1e-12, random())) * Math.sqrt(10);
        const count = day * 10;
        const estimate = { point: sum / count, standardError: 1 / Math.sqrt(count), count };
        const { low, high } = alwaysValid(estimate, { tunedFor: 1000 });
        daily ||= count >= 100 && (low > 0 || high < 0);
        fixed ||= count >= 100 && Math.abs(estimate.point) > 1.96 * estimate.standardError;
      }
      if (daily) wrong++;
      if (fixed) ordinary++;
    }
    expect(wrong / runs).toBeLessThanOrEqual(0.05);
    expect(ordinary / runs).toBeGreaterThan(0.2);
  });
});

describe('after a pilot', () => {
  it('what was before taken off, the effect stays and its interval shrinks', () => {
    const random = drawing(3);
    const person = (effect: number): Measured => {
      const before = random() * 10;
      return { before, during: before + effect + random() };
    };
    const treated = Array.from({ length: 80 }, () => person(1));
    const control = Array.from({ length: 80 }, () => person(0));
    const found = adjustByBefore([...treated, { before: null, during: 6.5 }], control);
    expect(found?.slope).toBeCloseTo(1, 1);
    expect(found?.newcomers).toBeCloseTo(1 / 161, 12);
    expect(found?.comparison?.low).toBeGreaterThan(0.7);
    expect(found?.comparison?.high).toBeLessThan(1.3);
    expect(adjustByBefore([{ before: 1, during: 2 }], [{ before: 1, during: 2 }])).toBeNull();
    expect(
      adjustByBefore(
        treated.map(({ during }) => ({ during, before: 4 })),
        control.slice(0, 0),
      ),
    ).toBeNull();
  });

  it('one treated branch is held against each other branch in its place', () => {
    const still = Array.from({ length: 19 }, (_, at) => ({ before: 10, after: 10 + (at % 3) * 0.1 }));
    expect(placebo({ before: 10, after: 15 }, still)?.p).toBeCloseTo(1 / 20, 12);
    expect(placebo({ before: 10, after: 10.1 }, still)?.p).toBeGreaterThan(0.3);
    expect(placebo({ before: 1, after: 2 }, [])).toBeNull();
    expect(differenceInDifferences([{ before: 1, after: 2 }], still)).toBeNull();
  });
});

describe.skipIf(!isPublished('card_krueger/card-krueger.csv'))(
  'Card and Krueger, where they lie beside',
  () => {
    const stores = () => {
      const rows = publishedRows('card_krueger/card-krueger.csv').map((row) => ({
        id: row.id ?? '',
        treated: row.nj === '1',
        after: row.d === '1',
        fte: row.fte === 'NA' || row.fte === '' ? null : Number(row.fte),
      }));
      expect(rows).toHaveLength(820);
      const units = new Map<string, { treated: boolean; before: number | null; after: number | null }>();
      for (const { id, treated, after, fte } of rows) {
        const unit = units.get(id) ?? { treated, before: null, after: null };
        units.set(id, after ? { ...unit, after: fte } : { ...unit, before: fte });
      }
      const both = [...units.values()].flatMap(({ treated, before, after }) =>
        before === null || after === null ? [] : [{ treated, before, after }],
      );
      return { rows, both };
    };

    it('by each store the change is 2.750 with a standard error of 1.342, by the four means 2.754', () => {
      const { rows, both } = stores();
      const side = (treated: boolean): Unit[] => both.filter((unit) => unit.treated === treated);
      const found = differenceInDifferences(side(true), side(false));
      expect(found?.count).toBe(384);
      expect(found?.point).toBeCloseTo(2.75, 4);
      expect(found?.standardError).toBeCloseTo(1.342341, 5);
      const mean = (treated: boolean, after: boolean): number =>
        momentsOf(
          rows.flatMap((row) =>
            row.treated === treated && row.after === after && row.fte !== null ? [row.fte] : [],
          ),
        )?.mean ?? Number.NaN;
      expect(
        fourMeans({
          treatedBefore: mean(true, false),
          treatedAfter: mean(true, true),
          controlBefore: mean(false, false),
          controlAfter: mean(false, true),
        }),
      ).toBeCloseTo(2.7536, 4);
    });

    it('the first wave explains the second by .5538: the variance shrinks to .6933', () => {
      const measured = stores().both.map(({ before, after }) => ({ before, during: after }));
      const found = adjustByBefore(measured, []);
      expect(found?.slope).toBeCloseTo(0.5150582, 6);
      expect(found?.correlation).toBeCloseTo(0.5537823, 6);
      expect(1 - (found?.correlation ?? 0) ** 2).toBeCloseTo(0.6933252, 6);
    });
  },
);
