import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilityOf } from '#kernel/identity/model/score';
import { chanceBy, stakeOf } from './worth.ts';

describe('the chance of one person', () => {
  it('is the model’s own before anybody has answered', () => {
    const chance = chanceBy([]);
    for (const bits of [-1, 0, 3, 6.5]) expect(chance(bits)).toBeCloseTo(probabilityOf(bits), 12);
  });

  it('follows what people answer: where one of nine is one person, about one of nine is said', () => {
    const answers = Array.from({ length: 180 }, (_, at) => ({ bits: 6.5, same: at % 9 === 0 }));
    expect(chanceBy(answers)(6.5)).toBeGreaterThan(0.08);
    expect(chanceBy(answers)(6.5)).toBeLessThan(0.2);
  });

  it('moves a little with few answers, and not at all away from those that agree with the model', () => {
    const few = chanceBy([{ bits: 6.5, same: false }])(6.5);
    expect(few).toBeLessThan(probabilityOf(6.5));
    expect(few).toBeGreaterThan(0.5);
    const agreeing = chanceBy(Array.from({ length: 200 }, (_, at) => ({ bits: 0, same: at % 2 === 0 })));
    expect(agreeing(0)).toBeCloseTo(0.5, 2);
  });

  it('never falls with more bits, and stays between none and all, whatever was answered', () => {
    const answered = fc.record({
      bits: fc.double({ min: -20, max: 20, noNaN: true }),
      same: fc.boolean(),
    });
    let looked = 0;
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 60 }), (answers) => {
        const chance = chanceBy(answers);
        let before = 0;
        for (let bits = -20; bits <= 20; bits += 0.5) {
          const now = chance(bits);
          expect(now).toBeGreaterThanOrEqual(before - 1e-12);
          expect(now).toBeLessThanOrEqual(1);
          before = now;
          looked++;
        }
      }),
      { numRuns: 200, seed: 3 },
    );
    expect(looked).toBeGreaterThan(10_000);
  });
});

describe('what hangs on an answer', () => {
  it('is more where somebody works for the customer, or owes them, than where they called once', () => {
    const calls = stakeOf({ openCases: 0, openPromises: 0, interactions: 7 });
    expect(stakeOf({ openCases: 1, openPromises: 0, interactions: 0 })).toBeGreaterThan(calls);
    expect(stakeOf({ openCases: 0, openPromises: 1, interactions: 7 })).toBeGreaterThan(calls);
    expect(stakeOf({ openCases: 0, openPromises: 0, interactions: 0 })).toBe(1);
  });
});
