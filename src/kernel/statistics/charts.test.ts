import { describe, expect, it } from 'vitest';
import { countChart, rateChart, shareChart } from './control-chart.ts';
import { poissonAtLeast, poissonAtMost } from './count-tails.ts';
import { cusum, ewma } from './drift-chart.ts';

/** Montgomery's printed circuit boards: nonconformities in 26 trial samples and 20 later ones. */
const CIRCUIT = [
  21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15, 16,
  18, 12, 15, 24, 21, 28, 20, 25, 19, 18, 21, 16, 22, 19, 12, 14, 9, 16, 21,
];
/** Orange juice cans of a trial of 30 samples of 50. */
const JUICE = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];

describe('control charts', () => {
  it('the circuit boards are out of control at samples 6 and 20, as in the textbook', () => {
    const chart = countChart(CIRCUIT, { trial: 26 });
    expect(chart?.centre).toBeCloseTo(19.8462, 4);
    expect(chart?.points).toHaveLength(46);
    expect(chart?.points[0]?.high).toBeCloseTo(33.2109, 4);
    expect(chart?.points[0]?.low).toBeCloseTo(6.4814, 4);
    const out = chart?.points.flatMap((point, at) => (point.out ? [[at + 1, point.out]] : []));
    expect(out).toEqual([
      [6, 'low'],
      [20, 'high'],
    ]);
  });

  it('the orange juice is out of control at samples 15 and 23', () => {
    const chart = shareChart(JUICE.map((hits) => ({ hits, count: 50 })));
    expect(chart?.centre).toBeCloseTo(0.2313, 4);
    expect(chart?.points[0]?.high).toBeCloseTo(0.4102, 4);
    expect(chart?.points[0]?.low).toBeCloseTo(0.0524, 4);
    expect(chart?.points.flatMap((point, at) => (point.out ? [at + 1] : []))).toEqual([15, 23]);
  });

  it('rates are judged by their own exposure: ten in a quiet week are many, in a busy one few', () => {
    const chart = rateChart([
      ...Array.from({ length: 20 }, () => ({ count: 20, exposure: 10 })),
      { count: 10, exposure: 1 },
      { count: 100, exposure: 50 },
    ]);
    expect(chart?.points[20]?.out).toBe('high');
    expect(chart?.points[21]?.out).toBeNull();
    expect(chart?.points[0]?.value).toBe(2);
  });

  it('where two are expected the limits are exact, and hold what they promise on either side', () => {
    const chart = countChart([2, 2, 2, 2]);
    const high = chart?.points[0]?.high ?? 0;
    expect(poissonAtLeast(high + 1, 2)).toBeLessThan(0.00135);
    expect(poissonAtLeast(high, 2)).toBeGreaterThan(0.00135);
    // Three standard deviations would be 6.24 and alarm three times as often.
    expect(high).toBe(7);
    expect(poissonAtLeast(7, 2)).toBeCloseTo(0.0045, 4);
    expect(chart?.points[0]?.low).toBe(0);
    const nine = countChart([9])?.points[0]?.low ?? 0;
    expect(poissonAtMost(nine - 1, 9)).toBeLessThan(0.00135);
    expect(poissonAtMost(nine, 9)).toBeGreaterThanOrEqual(0.00135);
  });

  it('counts that come in clumps need wider limits; shares close to one are judged exactly', () => {
    expect(countChart([4, 4, 14], { trial: 2 })?.points[2]?.out).toBe('high');
    expect(countChart([4, 4, 14], { trial: 2, dispersion: 0.5 })?.points[2]?.out).toBeNull();
    expect(countChart([20, 20, 40], { trial: 2, dispersion: 0.2 })?.points[2]?.out).toBeNull();
    const kept = shareChart([
      ...Array.from({ length: 9 }, () => ({ hits: 98, count: 100 })),
      { hits: 88, count: 100 },
    ]);
    expect(kept?.points.map((point) => point.out).at(-1)).toBe('low');
    expect(kept?.points[0]?.high).toBe(1);
    expect(countChart([])).toBeNull();
    expect(countChart([0, 0])?.points[0]).toEqual({ value: 0, low: 0, high: 0, out: null });
    expect(shareChart([{ hits: 5, count: 5 }])?.points[0]).toEqual({ value: 1, low: 1, high: 1, out: null });
    expect(() => rateChart([{ count: 1, exposure: 0 }])).toThrow(RangeError);
    expect(() => shareChart([{ hits: 2, count: 1 }])).toThrow(RangeError);
  });
});

describe('charts with a memory', () => {
  it("the handbook's weighted average ends at 51.23, 51.94, 51.99", () => {
    const values = [
      52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
      52.1,
    ];
    const points = ewma(values, { mean: 50, deviation: 2.0539, weight: 0.3 });
    expect(points[0]?.high).toBeCloseTo(52.5884, 4);
    expect(points[0]?.low).toBeCloseTo(47.4115, 3);
    const published = [
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
      49.92, 50.73, 51.23, 51.94, 51.99,
    ];
    for (const [at, value] of published.entries())
      expect(Math.abs((points[at]?.value ?? 0) - value)).toBeLessThan(0.0111);
    expect(points.at(-1)?.value).toBeCloseTo(51.99, 2);
    expect(points.every((point) => point.out === null)).toBe(true);
    expect(ewma([60, 60, 60], { mean: 50, deviation: 2 }).at(-1)?.out).toBe('high');
    expect(() => ewma([1], { mean: 0, deviation: 0 })).toThrow(RangeError);
  });

  it("the handbook's sums first signal at 14, and say that it began at 13", () => {
    const values = [
      324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15,
      328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
    ];
    const found = cusum(values, { target: 325, slack: 0.3175, limit: 4.1959 });
    expect(found.points[12]?.up).toBeCloseTo(3.01, 2);
    expect(found.points[13]?.up).toBeCloseTo(4.94, 2);
    expect(found.points[19]?.up).toBeCloseTo(19.04, 2);
    expect(found.alarm).toEqual({ at: 13, since: 12, direction: 'up' });
    const fall = cusum(
      values.map((value) => 650 - value),
      { target: 325, slack: 0.3175, limit: 4.1959 },
    );
    expect(fall.alarm).toEqual({ at: 13, since: 12, direction: 'down' });
    expect(cusum([1, 1], { target: 1, slack: 0, limit: 1 }).alarm).toBeNull();
  });
});
