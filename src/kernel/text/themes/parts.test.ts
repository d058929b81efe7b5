import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf } from './agreement.ts';
import { assign } from './assignment.ts';
import { communities } from './communities.ts';
import { around, kMeans } from './k-means.ts';
import { type Dense, nearest, sharedNeighbours } from './neighbours.ts';

/** All orders of 0 … n − 1. */
function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => order.toSpliced(at, 0, n - 1)),
  );
}

describe('who goes with whom', () => {
  it('gains as much as the best of all orders, with more columns than rows and with fewer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (table) => {
          const gains = Float64Array.from(table.flat());
          const chosen = [...assign(gains, table.length, 5)];
          expect(new Set(chosen).size).toBe(table.length);
          const sum = (columns: readonly number[]): number =>
            table.reduce((total, row, at) => total + (row[columns[at] ?? -1] ?? 0), 0);
          expect(sum(chosen)).toBe(Math.max(...orders(5).map(sum)));
          const turned = Float64Array.from(
            [0, 1, 2, 3, 4].flatMap((column) => table.map((row) => row[column] ?? 0)),
          );
          const back = [...assign(turned, 5, table.length)];
          expect(sum(table.map((_, row) => back.indexOf(row)))).toBe(sum(chosen));
        },
      ),
    );
  });
});

describe('agreement with labels', () => {
  it('known values: scikit-learn’s documentation', () => {
    // adjusted_rand_score([0, 0, 1, 1], [0, 0, 1, 2]) = 0.57…, ([0, 0, 1, 2], [0, 0, 1, 1]) the same; split classes 0.
    expect(agreementOf([0, 0, 1, 2], [0, 0, 1, 1]).ari).toBeCloseTo(4 / 7, 12);
    expect(agreementOf([0, 1, 2, 3], [0, 0, 0, 0]).ari).toBe(0);
    expect(agreementOf([0, 0, 1, 1], [0, 1, 0, 1]).ari).toBeCloseTo(-0.5, 12);
    // normalized_mutual_info_score([0, 0, 0, 0], [0, 1, 2, 3]) = 0; two halves against thirds by hand.
    expect(agreementOf([0, 0, 0, 0], [0, 1, 2, 3]).nmi).toBe(0);
    expect(agreementOf([0, 0, 1, 2], [0, 0, 1, 1]).nmi).toBeCloseTo(
      (2 * Math.LN2) / (1.5 * Math.LN2 + Math.LN2),
      12,
    );
    expect(agreementOf([1, 1, 0, 0, 2], [0, 0, 1, 1, 1]).accuracy).toBe(0.8);
  });

  it('does not depend on the names of the groups, and is 1 for equal groups', () => {
    const groups = fc.array(fc.nat(5), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(groups, fc.nat(), (list, seed) => {
        const truth = list.map((_, at) => (at * 7 + seed) % 4);
        const one = agreementOf(list, truth);
        const other = agreementOf(
          list.map((group) => 5 - group),
          truth,
        );
        for (const name of ['nmi', 'ari', 'accuracy'] as const) expect(other[name]).toBeCloseTo(one[name], 9);
        expect(agreementOf(list, list)).toMatchObject({ accuracy: 1 });
        expect(agreementOf(list, list).nmi).toBeCloseTo(1, 9);
      }),
    );
    expect(() => agreementOf([], [])).toThrow(RangeError);
  });
});

/** Points on the unit circle at these angles. */
function circle(angles: readonly number[]): Dense {
  return {
    count: angles.length,
    size: 2,
    values: Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)])),
  };
}

const heaps = circle(
  [0, 1.5, 3].flatMap((middle) => [-0.06, -0.03, -0.01, 0.02, 0.04, 0.07].map((off) => middle + off)),
);
const truth = Array.from({ length: 18 }, (_, at) => Math.floor(at / 6));

describe('groups', () => {
  it('three heaps are three groups, by shared neighbours and by middles', () => {
    const near = nearest(heaps, 4, 0);
    expect([...near.places.slice(0, 2)]).toEqual([1, 2]);
    expect([...communities(sharedNeighbours(18, near, 2), 1, 1)]).toEqual(truth);
    const { groups, tightness } = kMeans(heaps, 3, { starts: 5, seed: 1 });
    expect(agreementOf(groups, truth).ari).toBe(1);
    expect(tightness).toBeGreaterThan(17.9);
    expect(() => kMeans(heaps, 19, { starts: 1, seed: 1 })).toThrow(RangeError);
  });

  it('the karate club falls into the four groups of highest modularity', () => {
    // Zachary (1977); the best modularity known is .4198 (Brandes et al. 2008).
    const ties =
      '0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33'
        .split(' ')
        .map((tie) => tie.split('-').map(Number));
    expect(ties).toHaveLength(78);
    const ends = Array.from({ length: 34 }, (_, node) =>
      ties.filter((tie) => tie.includes(node)).map(([a = 0, b = 0]) => (a === node ? b : a)),
    );
    const starts = new Int32Array(35);
    for (const [node, own] of ends.entries()) starts[node + 1] = (starts[node] ?? 0) + own.length;
    const graph = {
      count: 34,
      starts,
      ends: Int32Array.from(ends.flat()),
      weights: new Float64Array(156).fill(1),
    };
    const best = Math.max(
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
        const groups = communities(graph, 1, seed);
        return (
          ties.reduce((sum, [a = 0, b = 0]) => sum + (groups[a] === groups[b] ? 1 / 78 : 0), 0) -
          [0, 1, 2, 3, 4, 5].reduce((sum, group) => {
            const strength = ends.reduce(
              (total, own, node) => total + (groups[node] === group ? own.length : 0),
              0,
            );
            return sum + (strength / 156) ** 2;
          }, 0)
        );
      }),
    );
    expect(best).toBeGreaterThan(0.418);
    expect(best).toBeLessThan(0.4199);
  });

  it('thirty cliques in a ring are joined in pairs at resolution 1, and stand alone at 1.5', () => {
    // Fortunato & Barthélemy (2007), figure 3: cliques of five; by their formula pairs gain up to a resolution of 1.36.
    const ends = Array.from({ length: 150 }, (_, node) => {
      const first = node - (node % 5);
      const own = [0, 1, 2, 3, 4].map((at) => first + at).filter((other) => other !== node);
      if (node === first) own.push((node + 146) % 150);
      if (node === first + 1) own.push((node + 4) % 150);
      return own;
    });
    const starts = new Int32Array(151);
    for (const [node, own] of ends.entries()) starts[node + 1] = (starts[node] ?? 0) + own.length;
    const ring = {
      count: 150,
      starts,
      ends: Int32Array.from(ends.flat()),
      weights: new Float64Array(660).fill(1),
    };
    expect(ring.ends.length).toBe(660);
    expect(new Set(communities(ring, 1, 1)).size).toBeLessThanOrEqual(20);
    expect(new Set(communities(ring, 1.5, 1)).size).toBe(30);
  });

  it('a graph without ties leaves everybody alone, and nothing at all is nothing', () => {
    const alone = {
      count: 3,
      starts: new Int32Array(4),
      ends: new Int32Array(0),
      weights: new Float64Array(0),
    };
    expect([...communities(alone, 1, 1)]).toEqual([0, 1, 2]);
    expect(nearest(circle([]), 3, 0).places.length).toBe(0);
  });

  it('nobody is nearer to another middle than to the own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { minLength: 4, maxLength: 30 }),
        (angles) => {
          const dense = circle(angles);
          const { groups, centres } = around(dense, kMeans(dense, 3, { starts: 1, seed: 2 }).centres);
          for (const [row, angle] of angles.entries()) {
            const alike = [0, 1, 2].map(
              (group) =>
                (centres[group * 2] ?? 0) * Math.cos(angle) + (centres[group * 2 + 1] ?? 0) * Math.sin(angle),
            );
            expect(alike[groups[row] ?? 0]).toBeGreaterThanOrEqual(Math.max(...alike) - 1e-4);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
