import { describe, expect, it } from 'vitest';
import { inOrderOfCare, type Member } from './household-order.ts';

const member = (customerId: string, openCases: number, word?: 'same' | 'different'): Member => ({
  customerId,
  name: null,
  via: [],
  openCases,
  said:
    word === undefined
      ? null
      : { id: customerId, word, reason: null, by: null, at: '2026-11-22T08:00:00.000Z' },
});

describe('people of one household', () => {
  it('stand with the most open cases first, and those ruled out last whatever is open with them', () => {
    const before = [
      member('quiet', 0),
      member('stranger', 5, 'different'),
      member('one', 1, 'same'),
      member('three', 3),
      member('silent', 0, 'same'),
    ];
    const told = before.map(({ customerId }) => customerId);
    expect(inOrderOfCare(before).map(({ customerId }) => customerId)).toEqual([
      'three',
      'one',
      'quiet',
      'silent',
      'stranger',
    ]);
    expect(before.map(({ customerId }) => customerId)).toEqual(told);
  });
});
