import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, readClock, readDay, shiftMonth, weeksOf } from './day-typed.ts';
import { formatDay } from './format.ts';

const TODAY = '2026-11-22';

describe('a day that is typed', () => {
  it('has the day first, with any sign between, in both languages', () => {
    for (const typed of ['3.11.2026', '03/11/2026', '3-11-2026', '03 11 2026', '03112026', '2026-11-03'])
      expect([typed, readDay(typed, TODAY).whole]).toEqual([typed, '2026-11-03']);
  });

  it('is not finished while a year may still follow, and is read when the field is left', () => {
    expect(readDay('3.11.20', TODAY)).toEqual({ whole: null, short: '2020-11-03' });
    expect(readDay('3.11', TODAY)).toEqual({ whole: null, short: '2026-11-03' });
    expect(readDay('03.11.', TODAY)).toEqual({ whole: null, short: '2026-11-03' });
  });

  it('that no calendar holds is no day', () => {
    for (const typed of ['31.02.2026', '29.2.2025', '0.1.2026', '12.13.2026', '18', 'מחר', ''])
      expect([typed, readDay(typed, TODAY)]).toEqual([typed, { whole: null, short: null }]);
  });

  it('is read back from how both languages write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(readDay(formatDay(day, 'he'), TODAY).whole).toBe(day);
        expect(readDay(formatDay(day, 'en'), TODAY).whole).toBe(day);
      }),
    );
  });
});

describe('a time that is typed', () => {
  it('is read with and without its colon, and a lone hour is that hour', () => {
    expect(['14:05', '14.05', '1405', '9:30', '9', '00:00'].map(readClock)).toEqual([
      845, 845, 845, 570, 540, 0,
    ]);
    expect(['24:00', '9:60', '9:5', 'noon', ''].map(readClock)).toEqual([null, null, null, null, null]);
  });

  it('is written as the clock shows it', () => {
    expect([0, 845, 1439].map(clockOf)).toEqual(['00:00', '14:05', '23:59']);
  });
});

describe('the month that is shown', () => {
  it('goes by weeks from Sunday and holds each of its days once', () => {
    const weeks = weeksOf('2026-11-22');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0]?.[0]).toBe('2026-11-01');
    expect(weeks.flat().filter((day) => day.startsWith('2026-11'))).toHaveLength(30);
    expect(weeksOf('2026-08-15').flat()[0]).toBe('2026-07-26');
  });

  it('a month further is the same day, or the last that month has', () => {
    expect(shiftMonth('2026-01-31', 1)).toBe('2026-02-28');
    expect(shiftMonth('2028-01-31', 1)).toBe('2028-02-29');
    expect(shiftMonth('2026-01-15', -1)).toBe('2025-12-15');
    expect(shiftMonth('2026-11-30', 13)).toBe('2027-12-30');
  });
});
