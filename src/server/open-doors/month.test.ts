import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantsOf, monthBefore, monthUntil } from './month.ts';

const ZONE = 'Asia/Jerusalem';

describe('the month of a letter', () => {
  test('that has ended is held against the whole month before', () => {
    expect(monthUntil('2026-03-17', new Date('2026-04-10T09:00:00Z'), ZONE)).toEqual({
      month: '2026-03-01',
      from: '2026-03-01',
      to: '2026-03-31',
      before: { from: '2026-02-01', to: '2026-02-28' },
      running: false,
    });
  });

  test('that still runs is held against the same days of the month before', () => {
    const month = monthUntil('2026-03-01', new Date('2026-03-10T09:00:00Z'), ZONE);
    expect(month).toMatchObject({
      to: '2026-03-10',
      before: { from: '2026-02-01', to: '2026-02-10' },
      running: true,
    });
    const end = monthUntil('2026-03-01', new Date('2026-03-30T09:00:00Z'), ZONE);
    expect(end?.before).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  });

  test('begins and ends at the organization’s midnight, also when the clock is moved', () => {
    const march = instantsOf({ from: '2026-03-01', to: '2026-03-31' }, ZONE);
    expect(march.from.toISOString()).toBe('2026-02-28T22:00:00.000Z');
    expect(march.until.toISOString()).toBe('2026-03-31T21:00:00.000Z');
    expect(monthUntil('2026-04-01', new Date('2026-03-31T20:59:00Z'), ZONE)).toBeNull();
    expect(monthUntil('2026-04-01', new Date('2026-03-31T21:01:00Z'), ZONE)).not.toBeNull();
  });

  test('and the one before it leave no day out and share none', () => {
    let looked = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), (days) => {
        const day = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const now = new Date('2040-01-01T00:00:00Z');
        const month = monthUntil(day, now, ZONE);
        const earlier = monthUntil(monthBefore(day), now, ZONE);
        if (month === null || earlier === null) throw new Error('no month');
        looked++;
        expect(day >= month.from && day <= month.to).toBe(true);
        expect(instantsOf(earlier, ZONE).until).toEqual(instantsOf(month, ZONE).from);
        expect(month.before).toEqual({ from: earlier.from, to: earlier.to });
      }),
    );
    expect(looked).toBeGreaterThan(50);
  });
});
