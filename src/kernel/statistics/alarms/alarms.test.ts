import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing } from '#kernel/drawing';
import { pastOf, pooled, shrunk } from './dispersion.ts';
import { type EmergingQuestion, emerging, type Slice, simes } from './emerging.ts';
import { clumped } from './invented-weeks.ts';
import { likelihoodRatio, slowGrowth } from './slow-growth.ts';
import { emergingTrial, slowTrial } from './wolf.ts';

const WEEKS = 29;
const exposure = Array.from({ length: WEEKS }, () => 100);
const steady = Array.from({ length: WEEKS }, (_, week) => 4 + (week % 3));

function slice(key: string, last: readonly number[], customers?: readonly number[]): Slice {
  const counts = [...steady.slice(0, WEEKS - last.length), ...last];
  const own = [1, 2, 4].map((window) => counts.slice(-window).reduce((sum, count) => sum + count, 0));
  return { key, counts, customers: customers ?? own };
}

function asked(slices: readonly Slice[], more: Partial<EmergingQuestion> = {}) {
  const report = emerging({ slices, exposure, ...more });
  if (!report.ok) throw new Error(report.refusal);
  return report.value;
}

const calm = Array.from({ length: 30 }, (_, n) => slice(`calm ${n}`, []));

describe('what emerges faster than chance', () => {
  it('a theme of which five times as many speak this week is seen, and the calm ones are not', () => {
    const { tested } = asked([...calm, slice('outage', [25])]);
    expect(tested.filter((one) => one.emerging).map(({ key, window }) => [key, window])).toEqual([
      ['outage', 1],
    ]);
    expect(tested).toHaveLength(31);
  });

  it('what grows little but for four weeks is seen over four weeks', () => {
    const found = asked([...calm, slice('parking', [10, 11, 10, 12])]).tested.at(-1);
    expect(found).toMatchObject({ window: 4, observed: 43, emerging: true });
    expect(found?.expected).toBeCloseTo(20, 0);
  });

  it('a busy week alarms nobody', () => {
    const busy = exposure.map((received, week) => (week === WEEKS - 1 ? received * 5 : received));
    expect(
      asked([...calm, slice('outage', [25])], { exposure: busy }).tested.some((one) => one.emerging),
    ).toBe(false);
  });

  it('many mentions by two angry customers are two customers', () => {
    const found = asked([...calm, slice('letter writers', [40], [2, 2, 2])]).tested.at(-1);
    expect(found).toMatchObject({ observed: 40, customers: 2, p: 1, emerging: false });
  });

  it('a theme that always came in clumps needs more to be news', () => {
    const wild = steady.map((_, week) => [0, 1, 14, 2, 0, 12][week % 6] ?? 0);
    const swinging = (last: number): Slice => ({
      key: 'snow',
      counts: [...wild.slice(0, -1), last],
      customers: [20, 20, 20],
    });
    expect(asked([swinging(20)]).tested[0]?.p).toBeGreaterThan(0.01);
    expect(asked([slice('calm', [20])]).tested[0]?.p).toBeLessThan(0.001);
  });

  it('what pulls against each other is corrected more dearly', () => {
    const slices = [...calm, slice('outage', [14])];
    const [together, any] = (['together', 'any'] as const).map(
      (dependence) => asked(slices, { dependence }).tested.at(-1)?.q ?? 0,
    );
    // 1 + 1/2 + … + 1/31
    expect((any ?? 0) / (together ?? 1)).toBeCloseTo(4.0272, 3);
  });

  it('says that there is not enough history, and refuses lists that do not fit', () => {
    expect(emerging({ slices: [], exposure: [1, 2, 3] })).toEqual({
      ok: false,
      refusal: 'not-enough-history',
    });
    expect(() => asked([{ key: 'short', counts: [1], customers: [1, 1, 1] }])).toThrow(RangeError);
    expect(() => asked([{ key: 'no customers', counts: steady, customers: [] }])).toThrow(RangeError);
    expect(asked([]).tested).toEqual([]);
  });

  it('several looks at one thing cost less than as many things, and more than one look', () => {
    // Simes (1986): the least of 3 × .04 / 1, 3 × .05 / 2, 3 × .06 / 3.
    expect(simes([0.05, 0.04, 0.06])).toBeCloseTo(0.06, 12);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (chances) => {
        const least = Math.min(...chances);
        expect(simes(chances)).toBeGreaterThanOrEqual(least);
        expect(simes(chances)).toBeLessThanOrEqual(Math.min(1, least * chances.length) + 1e-12);
      }),
    );
  });

  it('more mentions are never less surprising', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (one, other) => {
        const p = (last: number): number => asked([...calm, slice('x', [last])]).tested.at(-1)?.p ?? 0;
        expect(p(Math.max(one, other))).toBeLessThanOrEqual(p(Math.min(one, other)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('clumps', () => {
  it('the dispersion of invented counts is found again', () => {
    const draw = drawing(5);
    for (const dispersion of [0, 0.1, 0.3]) {
      const pasts = Array.from({ length: 80 }, () =>
        pastOf(
          exposure.map(() => clumped(8, dispersion, draw)),
          exposure,
        ),
      );
      expect(Math.abs(pooled(pasts) - dispersion)).toBeLessThan(0.05);
      expect(shrunk(pasts[0] ?? pastOf([1], [1]), pooled(pasts))).toBeGreaterThanOrEqual(pooled(pasts));
    }
  });
});

describe('slow decline', () => {
  it('adds up the likelihood ratio of the counts', () => {
    // Poisson: 7 ln 1.3 − 5 × .3; negative binomial by its own probabilities.
    expect(likelihoodRatio(7, 5, 1.3, 0)).toBeCloseTo(7 * Math.log(1.3) - 1.5, 12);
    const size = 4;
    const logChance = (count: number, mean: number): number =>
      count * Math.log(mean / (mean + size)) + size * Math.log(size / (mean + size));
    expect(likelihoodRatio(7, 5, 1.3, 1 / size)).toBeCloseTo(logChance(7, 6.5) - logChance(7, 5), 12);
    expect(likelihoodRatio(7, 5, 1.3, 1e-8)).toBeCloseTo(likelihoodRatio(7, 5, 1.3, 0), 5);
  });

  it('sees what no single week shows, and since when', () => {
    const long = Array.from({ length: 44 }, () => 100);
    const flat = long.map((_, week) => 9 + (week % 3));
    const worse = flat.map((count, week) => (week >= 32 ? Math.round(count * 1.6) : count));
    const found = slowGrowth({
      exposure: long,
      slices: [
        { key: 'worse', counts: worse },
        { key: 'flat', counts: flat },
      ],
    });
    expect(found.map(({ key, growing }) => [key, growing])).toEqual([
      ['worse', true],
      ['flat', false],
    ]);
    expect(found[0]?.since).toBeGreaterThanOrEqual(31);
    expect(found[0]?.since).toBeLessThanOrEqual(33);
  });

  it('refuses lists that do not fit and says nothing where nothing was ever received', () => {
    expect(() => slowGrowth({ slices: [{ key: 'a', counts: [1] }], exposure: [1, 2] })).toThrow(RangeError);
    expect(() => slowGrowth({ slices: [], exposure: [], growth: 1 })).toThrow(RangeError);
    expect(slowGrowth({ slices: [{ key: 'a', counts: [0, 0] }], exposure: [0, 0] })).toMatchObject([
      { p: 1, growing: false },
    ]);
  });
});

describe('how often the alarms cry wolf', () => {
  it.each([
    [0, 3],
    [0.1, 3],
    [0.3, 3],
  ])('with clumps of %d and bursts of %d times, one alarm in ten at most is false', (dispersion, burst) => {
    const trial = emergingTrial({ dispersion, burst, weeks: 1 }, { runs: 150, seed: 4 });
    expect(trial.falseDiscoveryRate).toBeLessThanOrEqual(0.1);
    expect(trial.power).toBeGreaterThan(0.05);
    expect(emergingTrial({ dispersion, burst, weeks: 1 }, { runs: 150, seed: 4 })).toEqual(trial);
  });

  it('a quiet night alarms one night in ten at most, and a slow one as seldom', () => {
    const quiet = { dispersion: 0.1, burst: 1, weeks: 1 };
    expect(emergingTrial(quiet, { runs: 150, seed: 6 })).toMatchObject({ power: null });
    expect(emergingTrial(quiet, { runs: 150, seed: 6 }).falseDiscoveryRate).toBeLessThanOrEqual(0.12);
    expect(slowTrial(quiet, { runs: 60, seed: 6 }).falseDiscoveryRate).toBeLessThanOrEqual(0.1);
  });
});
