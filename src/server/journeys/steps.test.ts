import { describe, expect, it } from 'vitest';
import { stepsOf } from './steps.ts';

describe('the steps between touchpoints', () => {
  const HOUR = 3_600_000;
  const walk = (text: string, hours: readonly number[]): { walk: string } => ({
    walk: text
      .split('')
      .map((place, at) => `${place}:${1_700_000_000_000 + (hours[at] ?? 0) * HOUR}`)
      .join(' '),
  });

  it('count people, not visits, and tell the median of the hours between', () => {
    const five = [1, 2, 3, 4, 9].map((hours) => walk('12', [0, hours]));
    expect(stepsOf([...five, walk('1212', [0, 5, 6, 11])], ['a', 'b'])).toEqual([
      { fromId: 'a', toId: 'b', people: 6, medianHours: 4 },
    ]);
  });

  it('leave out what fewer than five went, and staying', () => {
    const four = [1, 2, 3, 4].map((hours) => walk('12', [0, hours]));
    expect(stepsOf(four, ['a', 'b'])).toEqual([]);
    const stayed = [1, 2, 3, 4, 5].map((hours) => walk('112', [0, 1, hours + 1]));
    expect(stepsOf(stayed, ['a', 'b'])).toEqual([{ fromId: 'a', toId: 'b', people: 5, medianHours: 3 }]);
  });
});
