import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLink, FORBIDDEN } from './average-link.ts';
import { CLUSTER_RULES, cluster } from './cluster.ts';
import { addScored, pairList } from './pairs.ts';

/** Bits of all pairs from a table; what the table does not name speaks against. */
function task(count: number, table: Readonly<Record<string, number>>) {
  const bits = (a: number, b: number): number => table[a < b ? `${a}-${b}` : `${b}-${a}`] ?? -8;
  const pairs = pairList();
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++)
      if (bits(a, b) > 0) addScored(pairs, { a, b, bits: bits(a, b), home: 0 });
  return { count, pairs, bits };
}

describe('from pairs to people', () => {
  it('who agrees with each other is one person', () => {
    expect([...cluster(task(4, { '0-1': 9, '0-2': 8, '1-2': 9 }))]).toEqual([0, 0, 0, 3]);
  });

  it('a chain of half-likenesses does not join its ends', () => {
    const groups = cluster(task(5, { '0-1': 5, '1-2': 3, '2-3': 3, '3-4': 5 }));
    expect(groups[0]).toBe(groups[1]);
    expect(groups[3]).toBe(groups[4]);
    expect(groups[0]).not.toBe(groups[4]);
  });

  it('one forbidden pair keeps two groups apart for good', () => {
    const groups = cluster(
      task(4, { '0-1': 12, '1-2': 12, '2-3': 12, '0-2': 12, '1-3': 12, '0-3': FORBIDDEN }),
    );
    expect(groups[0]).not.toBe(groups[3]);
  });

  it('a crowd of hundreds is grouped by the same rule', () => {
    const count = 700;
    const bits = (a: number, b: number): number => (a % 7 === b % 7 ? 9 : a + 1 === b ? 1 : -8);
    const pairs = pairList();
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++)
        if (bits(a, b) > 0) addScored(pairs, { a, b, bits: bits(a, b), home: 0 });
    const groups = cluster({ count, pairs, bits });
    expect(new Set(groups).size).toBe(7);
    expect(new Set([...groups].filter((_, at) => at % 7 === 3)).size).toBe(1);
  });

  it('a whole collection is grouped as a handful is, though fewer of its pairs are scored', () => {
    const weights = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 45, maxLength: 45 });
    let joined = 0;
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 44 }), (numbers, never) => {
        const bits = (a: number, b: number): number => {
          const [i, j] = a < b ? [a, b] : [b, a];
          const at = (i * (19 - i)) / 2 + j - i - 1;
          return at === never ? FORBIDDEN : (numbers[at] ?? 0) / 128 + at / 2 ** 20;
        };
        const { threshold, mostFor, mostAgainst, best } = CLUSTER_RULES;
        const few = averageLink({
          count: 10,
          bits: (i, j) => {
            const value = bits(i, j);
            return value === FORBIDDEN ? value : Math.max(mostAgainst, Math.min(mostFor, value));
          },
          threshold,
          best,
        });
        const pairs = pairList();
        for (let a = 0; a < 10; a++)
          for (let b = a + 1; b < 10; b++)
            if (bits(a, b) > -5) addScored(pairs, { a, b, bits: bits(a, b), home: 0 });
        expect([...cluster({ count: 10, pairs, bits })]).toEqual([...few]);
        joined += 10 - new Set(few).size;
      }),
      { numRuns: process.env.EMPTY_CHAIR_NIGHTLY ? 5000 : 300 },
    );
    expect(joined).toBeGreaterThan(500);
  });

  it('the groups do not depend on the order of the records', () => {
    const weights = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 21, maxLength: 21 });
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
    let joined = 0;
    fc.assert(
      fc.property(weights, order, (numbers, places) => {
        // No two pairs weigh the same, so there are no ties to break.
        const bits = (i: number, j: number): number => {
          const [a, b] = i < j ? [i, j] : [j, i];
          const at = (a * (13 - a)) / 2 + b - a - 1;
          return (numbers[at] ?? 0) / 100 + at * 1e-5;
        };
        const plain = averageLink({ count: 7, bits, threshold: 0 });
        const moved = averageLink({
          count: 7,
          bits: (i, j) => bits(places[i] ?? 0, places[j] ?? 0),
          threshold: 0,
        });
        for (let i = 0; i < 7; i++)
          for (let j = i + 1; j < 7; j++) {
            const together = plain[places[i] ?? 0] === plain[places[j] ?? 0];
            expect(moved[i] === moved[j]).toBe(together);
            if (together) joined++;
          }
      }),
    );
    expect(joined).toBeGreaterThan(50);
  });
});
