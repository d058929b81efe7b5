import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLink, FORBIDDEN } from './average-link.ts';
import { type ClusterTask, cluster } from './cluster.ts';
import { addScored, type PairList, pairList } from './pairs.ts';

/** Groups are as alike as their pairs are in the mean. */
function meanOf(bits: (a: number, b: number) => number): ClusterTask['between'] {
  return (one, other) => {
    let sum = 0;
    for (const a of one) for (const b of other) sum += bits(a, b);
    return sum / (one.length * other.length);
  };
}

function tiesOf(count: number, bits: (a: number, b: number) => number, from = 0): PairList {
  const pairs = pairList();
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++)
      if (bits(a, b) > from) addScored(pairs, { a, b, bits: bits(a, b), home: 0 });
  return pairs;
}

/** Bits of all pairs from a table; what the table does not name speaks against. */
function task(count: number, table: Readonly<Record<string, number>>): ClusterTask {
  const bits = (a: number, b: number): number => table[a < b ? `${a}-${b}` : `${b}-${a}`] ?? -8;
  return { count, pairs: tiesOf(count, bits), between: meanOf(bits), contradict: () => false };
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

  it('who fits two people that contradict each other belongs to neither, unless to one far better', () => {
    const contradict: ClusterTask['contradict'] = (one, other) =>
      (one.includes(1) && other.includes(2)) || (one.includes(2) && other.includes(1));
    const even = cluster({ ...task(3, { '0-1': 3, '0-2': 2.9 }), contradict });
    expect(new Set(even).size).toBe(3);
    const plain = cluster({ ...task(3, { '0-1': 9, '0-2': 2 }), contradict });
    expect([...plain]).toEqual([0, 0, 2]);
  });

  it('a crowd of hundreds is grouped by the same rule', () => {
    const count = 700;
    const bits = (a: number, b: number): number => (a % 7 === b % 7 ? 9 : a + 1 === b ? 1 : -8);
    const groups = cluster({
      count,
      pairs: tiesOf(count, bits),
      between: meanOf(bits),
      contradict: () => false,
    });
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
        const few = averageLink({ count: 10, bits, threshold: 0.5 });
        const pairs = tiesOf(10, bits, -5);
        const all = cluster({ count: 10, pairs, between: meanOf(bits), contradict: () => false });
        expect([...all]).toEqual([...few]);
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
