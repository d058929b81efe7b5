import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing } from '#kernel/drawing';
import { eigenOf } from '#kernel/statistics/eigen';
import { isPublished, publishedRows } from '#kernel/statistics/published.fixture';
import { correlationsOf } from './correlations.ts';
import { exactImportance, relativeWeights } from './importance.ts';
import { keyDrivers } from './key-drivers.ts';

const values = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 10 }), { minLength: length, maxLength: length });

describe('key drivers', () => {
  it('uncorrelated drivers explain their own squared correlation, by both ways', () => {
    const found = correlationsOf(
      [3, 1, 1, -1],
      [
        [1, 1, -1, -1],
        [1, -1, 1, -1],
      ],
    );
    if (!found) throw new Error('everything varies');
    for (const importance of [exactImportance(found), relativeWeights(found)]) {
      expect(importance[0]).toBeCloseTo(0.5, 12);
      expect(importance[1]).toBeCloseTo(0.5, 12);
    }
  });

  it('shares never fall below nought and add up alike by both ways; the order of drivers does not matter', () => {
    fc.assert(
      fc.property(values(12), fc.array(values(12), { minLength: 2, maxLength: 4 }), (outcome, drivers) => {
        const found = correlationsOf(outcome, drivers);
        const turned = correlationsOf(outcome, drivers.toReversed());
        if (!found || !turned) return;
        const exact = exactImportance(found);
        const sum = exact.reduce((total, part) => total + part, 0);
        expect(exact.every((part) => part > -1e-9)).toBe(true);
        expect(sum).toBeLessThanOrEqual(1 + 1e-9);
        const back = exactImportance(turned).toReversed();
        for (const [at, part] of exact.entries()) expect(back[at]).toBeCloseTo(part, 6);
        const smallest = Math.min(...eigenOf(found.drivers, found.size).values);
        if (smallest > 1e-6)
          expect(relativeWeights(found).reduce((total, part) => total + part, 0)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('a driver that is another one again shares with it, and one that never varies gives nothing', () => {
    const one = [1, 2, 3, 4, 5, 7];
    const found = correlationsOf([1, 3, 2, 5, 4, 8], [one, one]);
    if (!found) throw new Error('everything varies');
    const [first = 0, second = 1] = exactImportance(found);
    expect(first).toBeCloseTo(second, 12);
    expect(keyDrivers({ outcome: [1, 2, 3], drivers: [[4, 4, 4]], random: drawing(1) })).toBeNull();
    expect(keyDrivers({ outcome: [1, 2], drivers: [[4, 5]], random: drawing(1) })).toBeNull();
    expect(() => keyDrivers({ outcome: [1, 2, 3], drivers: [], random: drawing(1) })).toThrow(RangeError);
  });

  it('sixteen drivers are weighed by relative weights; fifteen exactly', () => {
    const random = drawing(5);
    const column = (): number[] => Array.from({ length: 60 }, () => random());
    const drivers = Array.from({ length: 16 }, column);
    const outcome = (drivers[0] ?? []).map((value) => value + random() * 0.2);
    const many = keyDrivers({ outcome, drivers, random, draws: 5 });
    expect(many?.method).toBe('relative-weights');
    expect(many?.enough).toBe(false);
    const fewer = keyDrivers({ outcome, drivers: drivers.slice(0, 15), random, draws: 1 });
    expect(fewer?.method).toBe('exact');
    expect(fewer?.drivers[0]?.share).toBeGreaterThan(0.7);
  });
});

describe.skipIf(!isPublished('keydriver/attitude.csv'))('published sets, where they lie beside', () => {
  const read = (name: string, outcome: string, drivers: readonly string[]) => {
    const rows = publishedRows(`keydriver/${name}.csv`);
    const column = (of: string): number[] => rows.map((row) => Number(row[of]));
    return { outcome: column(outcome), drivers: drivers.map(column) };
  };
  const ATTITUDE = ['complaints', 'privileges', 'learning', 'raises', 'critical', 'advance'];
  it.each([
    [
      'attitude',
      'rating',
      ATTITUDE,
      [0.37081619, 0.05090379, 0.15576599, 0.12034508, 0.00658872, 0.02818221],
      [0.3627602, 0.05600228, 0.16361091, 0.1217804, 0.00825547, 0.02019274],
    ],
    [
      'swiss',
      'Fertility',
      ['Agriculture', 'Examination', 'Education', 'Catholic', 'Infant.Mortality'],
      [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592],
      [0.0484169, 0.15470825, 0.2719641, 0.11468003, 0.11696572],
    ],
    ['mtcars', 'mpg', ['cyl', 'disp', 'hp', 'gear'], null, [0.22847973, 0.22214687, 0.23217444, 0.0963886]],
  ])('%s: exact and relative weights are the published ones', (name, outcome, drivers, exact, relative) => {
    const data = read(name, outcome, drivers);
    expect(data.outcome.length).toBeGreaterThan(29);
    const found = correlationsOf(data.outcome, data.drivers);
    if (!found) throw new Error('everything varies');
    const parts = exactImportance(found);
    for (const [at, value] of (exact ?? []).entries()) expect(parts[at]).toBeCloseTo(value, 8);
    const weights = relativeWeights(found);
    for (const [at, value] of relative.entries())
      expect(Math.abs((weights[at] ?? 0) - value)).toBeLessThan(2e-8);
  });

  it('complaints lead in attitude with .50 (.27 to .61), first in 96 draws of 100, and advance has two signs', () => {
    const found = keyDrivers({ ...read('attitude', 'rating', ATTITUDE), random: drawing(1) });
    expect(found?.explained).toBeCloseTo(0.73260199, 8);
    expect(found?.enough).toBe(false);
    const [complaints] = found?.drivers ?? [];
    expect(complaints?.share).toBeCloseTo(0.5062, 4);
    expect(Math.abs((complaints?.low ?? 0) - 0.265)).toBeLessThan(0.03);
    expect(Math.abs((complaints?.high ?? 0) - 0.607)).toBeLessThan(0.02);
    expect(Math.abs((complaints?.first ?? 0) - 0.962)).toBeLessThan(0.015);
    expect(found?.drivers[5]?.correlation).toBeCloseTo(0.155, 3);
    expect(found?.drivers[5]?.slope).toBeCloseTo(-0.217, 3);
    expect(found?.drivers.reduce((sum, { first }) => sum + first, 0)).toBeCloseTo(1, 12);
  });
});
