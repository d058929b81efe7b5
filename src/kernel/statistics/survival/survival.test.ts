import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublished, publishedRows } from '#kernel/statistics/published.fixture';
import { kaplanMeier, medianStay, type Stay, stayingAt } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';

const stays = (times: string): Stay[] =>
  times.split(' ').map((word) => ({ time: Number.parseFloat(word), left: !word.endsWith('+') }));
const shares = (all: readonly Stay[], times: readonly number[], digits: number): number[] =>
  times.map((time) => Number(stayingAt(kaplanMeier(all), time).staying.toFixed(digits)));

const MAINTAINED = stays('9 13 13+ 18 23 28+ 31 34 45+ 48 161+');
const NONMAINTAINED = stays('5 5 8 8 12 16+ 23 27 30 33 43 45');

describe('how long customers stay', () => {
  it('the 6-MP patients of Freireich', () => {
    const treated = stays('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
    expect(shares(treated, [6, 7, 10, 13, 16, 22, 23], 3)).toEqual([
      0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448,
    ]);
  });

  it('the leukemia patients with and without upkeep, and whether they differ', () => {
    expect(shares(MAINTAINED, [9, 13, 18, 23, 31, 34, 48], 4)).toEqual([
      0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841,
    ]);
    expect(shares(NONMAINTAINED, [5, 8, 12, 23, 27, 30, 33, 43, 45], 4)).toEqual([
      0.8333, 0.6667, 0.5833, 0.4861, 0.3889, 0.2917, 0.1944, 0.0972, 0,
    ]);
    const found = logRank([MAINTAINED, NONMAINTAINED]);
    expect(found?.chiSquare).toBeCloseTo(3.4, 1);
    expect(found?.p).toBeCloseTo(0.065, 3);
    expect(found?.df).toBe(1);
    expect(logRank([NONMAINTAINED, [], MAINTAINED])?.chiSquare).toBeCloseTo(found?.chiSquare ?? 0, 12);
  });

  it("gives the interval that R's log-log scale gives", () => {
    const control = kaplanMeier(stays('34 32 9 19 50+ 48+'));
    const low = [0.2731, 0.1946, 0.1109, 0.0461];
    const high = [0.975, 0.904, 0.804, 0.676];
    expect(control).toHaveLength(4);
    for (const [at, step] of control.entries()) {
      expect(step.low).toBeCloseTo(low[at] ?? 0, 4);
      expect(step.high).toBeCloseTo(high[at] ?? 0, 3);
    }
  });

  it('who came late under observation is at risk from then on only', () => {
    const steps = kaplanMeier([
      { time: 2, left: true },
      { time: 5, left: true, since: 3 },
      { time: 6, left: false },
    ]);
    expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [2, 2],
      [5, 2],
    ]);
    expect(() => kaplanMeier([{ time: 1, left: true, since: 2 }])).toThrow(RangeError);
    expect(() => kaplanMeier([{ time: -1, left: true }])).toThrow(RangeError);
  });

  it('with nobody gone there is no step, no median and no test', () => {
    const here = stays('3+ 4+');
    expect(kaplanMeier(here)).toEqual([]);
    expect(stayingAt([], 3).staying).toBe(1);
    expect(medianStay(kaplanMeier(here))).toEqual({ point: null, low: null, high: null });
    expect(logRank([here, here])).toBeNull();
    expect(logRank([here])).toBeNull();
  });

  it('with nobody censored it is the plain share, it never rises, and its interval holds it', () => {
    const one = fc.record({ time: fc.integer({ min: 1, max: 20 }), left: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (all) => {
        let last = 1;
        for (const step of kaplanMeier(all)) {
          expect(step.staying).toBeLessThanOrEqual(last);
          expect(step.low).toBeLessThanOrEqual(step.staying + 1e-12);
          expect(step.high).toBeGreaterThanOrEqual(step.staying - 1e-12);
          last = step.staying;
        }
        const gone = all.map(({ time }) => ({ time, left: true }));
        for (const step of kaplanMeier(gone))
          expect(step.staying).toBeCloseTo(
            gone.filter(({ time }) => time > step.time).length / gone.length,
            9,
          );
      }),
    );
  });
});

describe.skipIf(!isPublished('survival/lung.csv'))('published sets, where they lie beside', () => {
  it('lung: median 310 (285 to 363), by sex 270 and 426, and they differ', () => {
    const rows = publishedRows('survival/lung.csv');
    expect(rows).toHaveLength(228);
    const of = (sex?: string): Stay[] =>
      rows
        .filter((row) => sex === undefined || row.sex === sex)
        .map((row) => ({ time: Number(row.time), left: row.status === '1' }));
    expect(shares(of(), [100, 180, 365, 730], 4)).toEqual([0.864, 0.7217, 0.4092, 0.1157]);
    expect(medianStay(kaplanMeier(of(), { scale: 'log' }))).toEqual({ point: 310, low: 285, high: 363 });
    expect(medianStay(kaplanMeier(of('1'))).point).toBe(270);
    expect(medianStay(kaplanMeier(of('2'))).point).toBe(426);
    const found = logRank([of('1'), of('2')]);
    expect(found?.chiSquare).toBeCloseTo(10.3, 1);
    expect(found?.p).toBeCloseTo(0.0013, 4);
  });

  it('lymphoma: 6.70971', () => {
    const rows = publishedRows('survival/lymphoma.csv');
    const of = (stage: string): Stay[] =>
      rows
        .filter((row) => row.Stage_group === stage)
        .map((row) => ({ time: Number(row.Time), left: row.Censor === '1' }));
    expect(of('1').length + of('2').length).toBe(80);
    expect(logRank([of('1'), of('2')])?.chiSquare).toBeCloseTo(6.70971, 5);
    expect(logRank([of('1'), of('2')])?.p).toBeCloseTo(0.0096, 4);
  });

  it('telco: a month-to-month contract lasts 35 months, and contracts differ', () => {
    const rows = publishedRows('telco_churn/Telco-Customer-Churn.csv');
    expect(rows).toHaveLength(7043);
    const of = (contract?: string): Stay[] =>
      rows
        .filter((row) => contract === undefined || row.Contract === contract)
        .map((row) => ({ time: Number(row.tenure), left: row.Churn === 'Yes' }));
    expect(shares(of(), [1, 6, 12, 24, 36, 48, 60, 72], 4)).toEqual([
      0.946, 0.8848, 0.8432, 0.7887, 0.7485, 0.7088, 0.6644, 0.5928,
    ]);
    expect(medianStay(kaplanMeier(of())).point).toBeNull();
    expect(medianStay(kaplanMeier(of('Month-to-month')))).toEqual({ point: 35, low: 32, high: 38 });
    const found = logRank([of('Month-to-month'), of('One year'), of('Two year')]);
    expect(found?.df).toBe(2);
    expect(found?.chiSquare).toBeCloseTo(2353, -1);
  });
});
