import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules, fitness, fitnessOf } from './conformance.ts';
import { dropOff } from './drop-off.ts';
import { eventLog } from './event-log.ts';

/** "order@0 ship@5": one case each. */
function told(...cases: readonly string[]) {
  return eventLog(
    cases.flatMap((text, one) =>
      text.split(' ').map((word) => {
        const [activity = '', at] = word.split('@');
        return { case: `${one}`, activity, at: Number(at) };
      }),
    ),
  );
}

describe('drop-off', () => {
  it('counts who still may go on for as long as they had time, not as lost', () => {
    const log = told('offer@0 sign@2', 'offer@0 sign@4', 'offer@97', 'offer@0');
    const found = dropOff(log, { step: 'offer', until: 100, within: 10 });
    expect(found).toMatchObject({ reached: 4, wentOn: 2, notYet: 2 });
    // 1 − (3/4)(1/2): of four at risk one signs after 2; the one of moment 97 leaves after 3; of two at risk one after 4.
    expect(found.share?.value).toBeCloseTo(0.625, 12);
    expect(found.share?.low).toBeLessThan(0.625);
    expect(found.share?.high).toBeGreaterThan(0.625);
  });

  it('says nothing about a time that nobody had, and looks at nothing after the end', () => {
    const log = told('offer@0 sign@2', 'offer@0 sign@50', 'offer@99');
    expect(dropOff(log, { step: 'offer', until: 10, within: 20 })).toMatchObject({ reached: 2, share: null });
    expect(dropOff(log, { step: 'offer', next: 'pay', until: 100, within: 20 }).share?.value).toBe(0);
    expect(dropOff(log, { step: 'nowhere', until: 100, within: 20 })).toMatchObject({
      reached: 0,
      share: null,
    });
    expect(() => dropOff(log, { step: 'offer', until: 100, within: 0 })).toThrow(RangeError);
  });

  it('is the plain share when everybody had time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }), (waits) => {
        const log = told(...waits.map((wait) => (wait > 10 ? 'a@0' : `a@0 b@${wait}`)));
        const share = dropOff(log, { step: 'a', until: 1000, within: 10 }).share?.value;
        expect(share).toBeCloseTo(waits.filter((wait) => wait <= 10).length / waits.length, 12);
      }),
    );
  });
});

describe('a designed journey', () => {
  const log = told(
    'ask@0 answer@5',
    'ask@0 answer@50',
    'answer@1',
    'ask@95',
    'ask@0',
    'ask@0 answer@1 ask@2',
  );

  it('is checked rule by rule; who still has time is neither kept nor broken', () => {
    const [must, never, response, precedence] = checkRules(
      log,
      [
        { rule: 'must-happen', activity: 'answer' },
        { rule: 'must-not-happen', activity: 'answer' },
        { rule: 'response', activity: 'ask', answer: 'answer', within: 10 },
        { rule: 'precedence', first: 'ask', activity: 'answer' },
      ],
      100,
    );
    expect(must).toMatchObject({ cases: 6, kept: 4, share: 4 / 6, broken: ['3', '4'] });
    expect(never).toMatchObject({ kept: 2 });
    expect(response).toMatchObject({ cases: 4, kept: 1, undecided: 1, broken: ['1', '4', '5'] });
    expect(precedence).toMatchObject({ cases: 4, kept: 3, broken: ['2'] });
    expect(
      checkRules(told('a@1'), [{ rule: 'precedence', first: 'a', activity: 'b' }], 9)[0]?.share,
    ).toBeNull();
  });

  it('an observed path that is the designed one has fitness 1, and nothing in common 0', () => {
    expect(fitnessOf(['a', 'b', 'c'], [['x'], ['a', 'b', 'c']])).toBe(1);
    expect(fitnessOf(['a', 'b'], [['x', 'y']])).toBe(0);
    // One step too many: 1 − 1 / (4 + 3).
    expect(fitnessOf(['a', 'b', 'x', 'c'], [['a', 'b', 'c']])).toBeCloseTo(6 / 7, 12);
    expect(fitness(told('a@1 b@2', 'a@1'), [['a', 'b']])).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(() => fitnessOf(['a'], [])).toThrow(RangeError);
  });

  it('fitness is between 0 and 1 and the same from both sides', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        const there = fitnessOf(one, [other]);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        expect(there).toBe(fitnessOf(other, [one]));
        if (there === 1) expect(one).toEqual(other);
      }),
    );
  });
});
