import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, survivingAt } from './kaplan-meier.ts';

describe('how many are still without the event', () => {
  // Freireich et al. 1963, remission under 6-MP in weeks, + still in remission; survival as printed in Kaplan-Meier texts.
  const remission = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
    .split(' ')
    .map((word) => ({ time: Number.parseInt(word, 10), happened: !word.endsWith('+') }));

  it('is as published for the 21 children on 6-MP', () => {
    const steps = kaplanMeier(remission);
    expect(steps.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(steps.map(({ surviving }) => surviving.toFixed(3))).toEqual(
      '0.857 0.807 0.753 0.690 0.627 0.538 0.448'.split(' '),
    );
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(survivingAt(steps, 5.9)).toBe(1);
    expect(survivingAt(steps, 40)).toBeCloseTo(0.448, 3);
  });

  it('is the plain share when everybody was watched to the end, and never rises', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), fc.nat(20), (times, at) => {
        const steps = kaplanMeier(times.map((time) => ({ time, happened: true })));
        expect(survivingAt(steps, at)).toBeCloseTo(
          times.filter((time) => time > at).length / times.length,
          12,
        );
        for (const [place, step] of steps.entries()) {
          expect(step.surviving).toBeLessThanOrEqual(steps[place - 1]?.surviving ?? 1);
          expect(step.low).toBeLessThanOrEqual(step.surviving);
          expect(step.high).toBeGreaterThanOrEqual(step.surviving);
        }
      }),
    );
  });

  it('refuses times that cannot be', () => {
    for (const time of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => kaplanMeier([{ time, happened: true }])).toThrow(RangeError);
  });
});
