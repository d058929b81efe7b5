import { describe, expect, it } from 'vitest';
import type { Rows } from '#kernel/text/classify/rows';
import { eigen } from './eigen.ts';
import { strongest } from './singular.ts';
import { embed, learnSpace } from './space.ts';

describe('the space of an organization’s own texts', () => {
  it('finds the eigenvalues of a known matrix', () => {
    const { values, vectors } = eigen(Float64Array.of(2, 1, 1, 2), 2);
    expect([...values].map((value) => value.toFixed(9))).toEqual(['3.000000000', '1.000000000']);
    expect(Math.abs(vectors[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 9);
  });

  it('finds the singular values of a known matrix', () => {
    // Rows (3, 0), (0, 4), (0, 0): singular values 4 and 3.
    const rows: Rows = {
      count: 3,
      width: 2,
      starts: Int32Array.of(0, 1, 2, 2),
      columns: Int32Array.of(0, 1),
      values: Float32Array.of(3, 4),
    };
    const { strengths } = strongest(rows, 2, 1);
    expect(strengths[0]).toBeCloseTo(4, 4);
    expect(strengths[1]).toBeCloseTo(3, 4);
  });

  it('texts of one matter stand nearer to each other than to another matter', () => {
    const texts = Array.from({ length: 8 }, (_, n) => [
      `my card payment was declined ${n % 3}`,
      `the card was declined in the shop ${n % 2}`,
      `the parcel came late and broken ${n % 3}`,
      `a late parcel and a broken box ${n % 2}`,
    ]).flat();
    const space = learnSpace(texts, 1);
    const { dense, size } = embed(space, [
      'card payment declined',
      'card declined in shop',
      'late broken parcel',
    ]);
    const near = (one: number, other: number): number => {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (dense[one * size + k] ?? 0) * (dense[other * size + k] ?? 0);
      return sum;
    };
    expect(near(0, 1)).toBeGreaterThan(near(0, 2) + 0.2);
  });
});
