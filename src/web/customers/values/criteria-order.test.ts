import { describe, expect, it } from 'vitest';
import { moved, toggled } from './criteria-order.ts';

describe('the order in which reasons are asked', () => {
  it('changes by one place at a time, and not beyond its ends', () => {
    expect(moved(['trust', 'recency'], 'recency', -1)).toEqual(['recency', 'trust']);
    expect(moved(['trust', 'recency'], 'trust', -1)).toEqual(['trust', 'recency']);
    expect(moved(['trust', 'recency'], 'recency', 1)).toEqual(['trust', 'recency']);
  });

  it('takes a reason in at its end and out again', () => {
    expect(toggled(['trust'], 'frequency')).toEqual(['trust', 'frequency']);
    expect(toggled(['trust', 'frequency'], 'trust')).toEqual(['frequency']);
  });
});
