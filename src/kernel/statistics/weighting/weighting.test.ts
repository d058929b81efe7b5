import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublished, publishedRows } from '#kernel/statistics/published.fixture';
import { weightedMean, weightedTotal } from './weighted-mean.ts';
import { postStratify, precisionOf, rake, silentBounds, trimWeights } from './weights.ts';

const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('weights', () => {
  it('equal weights lose nothing, unequal ones do, and the scale does not matter', () => {
    expect(precisionOf([2, 2, 2])).toEqual({ effective: 3, designEffect: 1 });
    fc.assert(
      fc.property(weights, (all) => {
        const { effective, designEffect } = precisionOf(all);
        expect(effective).toBeLessThanOrEqual(all.length + 1e-9);
        expect(effective).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(precisionOf(all.map((weight) => weight * 7)).designEffect).toBeCloseTo(designEffect, 9);
      }),
    );
    expect(() => precisionOf([])).toThrow(RangeError);
    expect(() => precisionOf([1, 0])).toThrow(RangeError);
  });

  it('no weight stands above five times the median, and the sum stays', () => {
    const trimmed = trimWeights([1, 1, 1, 1, 40]);
    for (const [at, share] of [1, 1, 1, 1, 5].entries())
      expect(trimmed[at]).toBeCloseTo((share * 44) / 9, 12);
    expect(trimWeights([1, 2, 3])).toEqual([1, 2, 3]);
    fc.assert(
      fc.property(weights, (all) => {
        const cut = trimWeights(all);
        const sorted = [...cut].sort((a, b) => a - b);
        const half = sorted.length / 2;
        const median = ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
        expect(Math.max(...cut)).toBeLessThanOrEqual(5 * median * (1 + 1e-9));
        const sum = (of: readonly number[]): number => of.reduce((total, weight) => total + weight, 0);
        expect(sum(cut) / sum(all)).toBeCloseTo(1, 9);
      }),
    );
    expect(() => trimWeights([1], 0.5)).toThrow(RangeError);
  });

  it('meets the margins exactly, and says which cell cannot be met', () => {
    const margin = { cells: ['he', 'he', 'ar'], people: { he: 60, ar: 40 } };
    expect(postStratify([1, 1, 1], margin)).toEqual([30, 30, 40]);
    expect(() => postStratify([1, 1, 1], { ...margin, people: { he: 60, ar: 30, ru: 10 } })).toThrow(/"ru"/);
    expect(() => postStratify([1, 1, 1], { ...margin, people: { he: 60 } })).toThrow(/"ar"/);
    const sexes = { cells: ['f', 'm', 'f'], people: { f: 50, m: 50 } };
    const { weights: both, converged } = rake([1, 1, 1], [margin, { ...sexes, people: { f: 75, m: 25 } }]);
    expect(converged).toBe(true);
    expect((both[0] ?? 0) + (both[1] ?? 0)).toBeCloseTo(60, 6);
    expect(both[1]).toBeCloseTo(25, 6);
    // Only Hebrew men, but more men than Hebrew speakers: no weights can do that.
    expect(rake([1, 1, 1], [margin, { ...sexes, people: { f: 30, m: 70 } }]).converged).toBe(false);
  });

  it('the silent could turn the figure as far as the lowest or the highest third', () => {
    expect(silentBounds([0, 5, 10], 6)).toEqual({ low: 2.5, high: 7.5 });
    expect(silentBounds([3, 3], 2)).toEqual({ low: 3, high: 3 });
    expect(() => silentBounds([], 3)).toThrow(RangeError);
  });

  it('with equal weights it is the plain mean with the plain standard error', () => {
    const found = weightedMean([1, 2, 3, 4], [2, 2, 2, 2]);
    expect(found?.point).toBe(2.5);
    expect(found?.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect(found?.df).toBe(3);
    expect(weightedMean([], [])).toBeNull();
    expect(weightedMean([1, 2], [1, 1], { clusters: ['a', 'a'] })).toBeNull();
    expect(weightedMean([1, 2], [1, 1], { unitsInAll: [2, 2] })?.standardError).toBe(0);
    expect(() => weightedMean([1], [0])).toThrow(RangeError);
  });
});

describe.skipIf(!isPublished('survey_weighting/apistrat.csv'))("the schools of R's survey package", () => {
  const read = (name: string) => {
    const rows = publishedRows(`survey_weighting/${name}.csv`);
    const column = (of: string): string[] => rows.map((row) => row[of] ?? '');
    const numbers = (of: string): number[] => column(of).map(Number);
    return {
      column,
      api: numbers('api00'),
      enroll: numbers('enroll'),
      weights: numbers('pw'),
      all: numbers('fpc'),
    };
  };

  it('stratified: 662.29 with 9.4089; simple: 656.58 with 9.2497', () => {
    const strat = read('apistrat');
    const design = { strata: strat.column('stype'), unitsInAll: strat.all };
    const found = weightedMean(strat.api, strat.weights, design);
    expect(found?.count).toBe(200);
    expect(found?.point).toBeCloseTo(662.29, 2);
    expect(found?.standardError).toBeCloseTo(9.4089, 4);
    expect(
      weightedMean(
        strat.api,
        strat.api.map(() => 1),
      )?.point,
    ).toBeCloseTo(652.82, 2);
    expect(precisionOf(strat.weights).effective).toBeCloseTo(168.58, 2);
    const simple = read('apisrs');
    const plain = weightedMean(simple.api, simple.weights, { unitsInAll: simple.all });
    expect(plain?.point).toBeCloseTo(656.58, 1);
    expect(plain?.standardError).toBeCloseTo(9.2497, 4);
  });

  it('by districts: 644.17 with 23.542, post-stratified 642.31 with 23.921, raked 641.23 with 23.704', () => {
    const { column, api, enroll, weights: base, all } = read('apiclus1');
    const drawn = { clusters: column('dnum'), unitsInAll: all };
    const plain = weightedMean(api, base, drawn);
    expect(plain?.point).toBeCloseTo(644.17, 2);
    expect(plain?.standardError).toBeCloseTo(23.542, 3);
    expect(plain?.df).toBe(14);
    const types = { cells: column('stype'), people: { E: 4421, H: 755, M: 1018 } };
    const post = postStratify(base, types);
    const fitted = { ...drawn, fitted: { margins: [types.cells], base } };
    const stratified = weightedMean(api, post, fitted);
    expect(stratified?.point).toBeCloseTo(642.31, 2);
    // 23.92049: a hair from the rounding of what R prints.
    expect(Math.abs((stratified?.standardError ?? 0) - 23.921)).toBeLessThan(0.001);
    const pupils = weightedTotal(enroll, post, fitted);
    expect(pupils?.point).toBeCloseTo(3_680_893, 0);
    expect(pupils?.standardError).toBeCloseTo(406_293, 0);
    const wide = { cells: column('sch.wide'), people: { No: 1072, Yes: 5122 } };
    const raked = rake(base, [types, wide]);
    expect(raked.converged).toBe(true);
    const cell = (type: string, met: string): number =>
      raked.weights.find((_, at) => types.cells[at] === type && wide.cells[at] === met) ?? Number.NaN;
    const published = [
      ['E', 'No', 39.83851],
      ['E', 'Yes', 29.87046],
      ['H', 'No', 67.12578],
      ['H', 'Yes', 50.33015],
      ['M', 'No', 49.07007],
      ['M', 'Yes', 36.79218],
    ] as const;
    // R stops raking when a margin is met to one in a million people; we go on.
    for (const [type, met, weight] of published)
      expect(Math.abs(cell(type, met) - weight)).toBeLessThan(0.01);
    const both = { ...drawn, fitted: { margins: [types.cells, wide.cells], base } };
    const mean = weightedMean(api, raked.weights, both);
    expect(mean?.point).toBeCloseTo(641.23, 2);
    expect(mean?.standardError).toBeCloseTo(23.704, 2);
    const total = weightedTotal(enroll, raked.weights, both);
    expect(Math.abs((total?.point ?? 0) / 3_647_300 - 1)).toBeLessThan(1e-4);
    expect(Math.abs((total?.standardError ?? 0) / 400_603 - 1)).toBeLessThan(1e-3);
  });
});
