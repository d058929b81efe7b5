import { describe, expect, it } from 'vitest';
import { adjustedRand, pairsWithin, qualityOfGroups } from './quality.ts';

describe('how right a grouping is', () => {
  it('a person who was cut in two costs recall, strangers who were joined cost precision', () => {
    expect(qualityOfGroups([1, 1, 2, 2], ['a', 'a', 'a', 'a'], null)).toMatchObject({
      precision: 1,
      recall: 2 / 6,
    });
    expect(qualityOfGroups([1, 1, 1, 1], ['a', 'a', 'b', 'b'], null)).toMatchObject({
      precision: 2 / 6,
      recall: 1,
    });
  });

  it('between two files only pairs of both count', () => {
    expect(pairsWithin(['a', 'a', 'a'], [1, 2, 2])).toBe(2);
    expect(pairsWithin(['a', 'a', 'a'], null)).toBe(3);
  });

  it('two equal groupings agree wholly whatever their numbers, unrelated ones hardly', () => {
    expect(adjustedRand([1, 1, 2, 2], [7, 7, 3, 3])).toBe(1);
    expect(adjustedRand([1, 1, 2, 2], [1, 2, 1, 2])).toBeLessThan(0);
  });
});
