import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessMinutes, businessMinutesBetween, isOpen, israeliWeek } from './business-time.ts';
import {
  dayIn,
  formatInstant,
  type Instant,
  instant,
  instantAt,
  minuteOfDayIn,
  parseInstant,
} from './clock.ts';
import { formatMoney, parseMinor } from './money.ts';

const ZONE = 'Asia/Jerusalem';
const at = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

describe('moments and days', () => {
  it('a moment without a zone is refused', () => {
    expect(parseInstant('2026-03-27T10:00:00')).toBeNull();
    expect(parseInstant('yesterday')).toBeNull();
    expect(formatInstant(at('2026-03-27T10:00:00+03:00'))).toBe('2026-03-27T07:00:00.000Z');
  });

  it('ten at night in London is already tomorrow in Jerusalem', () => {
    expect(dayIn(ZONE, at('2026-01-31T22:30:00Z'))).toBe('2026-02-01');
    expect(dayIn('Europe/London', at('2026-01-31T22:30:00Z'))).toBe('2026-01-31');
    expect(dayIn(ZONE, at('2026-01-31T22:00:00Z'))).toBe('2026-02-01');
  });

  it('clocks that change do not lose the hour of an appointment', () => {
    // Israel moves to summer time on Friday 27 March 2026 at two and back on Sunday 25 October at two.
    expect(formatInstant(instantAt(ZONE, '2026-03-26', 600))).toBe('2026-03-26T08:00:00.000Z');
    expect(formatInstant(instantAt(ZONE, '2026-03-27', 600))).toBe('2026-03-27T07:00:00.000Z');
    expect(formatInstant(instantAt(ZONE, '2026-03-27', 150))).toBe('2026-03-27T00:30:00.000Z');
    expect(formatInstant(instantAt(ZONE, '2026-10-25', 90))).toBe('2026-10-24T22:30:00.000Z');
    expect(formatInstant(instantAt(ZONE, '2026-10-25', 600))).toBe('2026-10-25T08:00:00.000Z');
  });

  it('any minute of any day leads to a moment and back, unless the clock skipped it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 180, max: 1439 }), (days, minute) => {
        const day = new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10);
        const moment = instantAt(ZONE, day, minute);
        expect(dayIn(ZONE, moment)).toBe(day);
        expect(minuteOfDayIn(ZONE, moment)).toBe(minute);
      }),
    );
  });
});

describe('business time', () => {
  const calendar = israeliWeek(['2026-04-02']);

  it('four hours from Thursday at three end on Sunday at eleven', () => {
    expect(formatInstant(addBusinessMinutes(calendar, at('2026-01-15T15:00:00+02:00'), 240))).toBe(
      formatInstant(at('2026-01-18T11:00:00+02:00')),
    );
  });

  it('a holiday does not count, and a clock started at night starts in the morning', () => {
    // Passover eve is Wednesday 1 April 2026, the holiday Thursday; Friday and Saturday are the week's end.
    expect(addBusinessMinutes(calendar, at('2026-04-01T16:30:00+03:00'), 60)).toBe(
      at('2026-04-05T09:30:00+03:00'),
    );
    expect(addBusinessMinutes(calendar, at('2026-01-13T22:00:00+02:00'), 0)).toBe(
      at('2026-01-14T09:00:00+02:00'),
    );
    expect(isOpen(calendar, at('2026-04-02T10:00:00+03:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-04-01T10:00:00+03:00'))).toBe(true);
  });

  it('the night in which the clock changes is no business time, so a working day stays eight hours', () => {
    const spring = businessMinutesBetween(
      calendar,
      at('2026-03-26T00:00:00+02:00'),
      at('2026-03-30T00:00:00+03:00'),
    );
    expect(spring).toBe(2 * 480);
    const always = { ...calendar, week: new Array(7).fill({ from: 0, to: 1440 }) };
    expect(
      businessMinutesBetween(always, at('2026-03-27T00:00:00+02:00'), at('2026-03-28T00:00:00+03:00')),
    ).toBe(1380);
    expect(
      businessMinutesBetween(always, at('2026-10-25T00:00:00+03:00'), at('2026-10-26T00:00:00+02:00')),
    ).toBe(1500);
  });

  it('what is added is what is found between', () => {
    const start = at('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (offset, minutes) => {
          const from = instant(start + offset * 60_000);
          const to = addBusinessMinutes(calendar, from, minutes);
          expect(businessMinutesBetween(calendar, from, to)).toBeCloseTo(minutes, 6);
          expect(businessMinutesBetween(calendar, to, from)).toBeCloseTo(-minutes, 6);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a calendar that never opens is an error and not an endless search', () => {
    const shut = { ...calendar, week: [] };
    expect(() => addBusinessMinutes(shut, at('2026-01-01T00:00:00Z'), 1)).toThrow(RangeError);
  });
});

describe('money', () => {
  it.each([
    ['1,234.50', 123_450],
    ['₪ 1234.5', 123_450],
    ['1.234,50', 123_450],
    ['1,234', 123_400],
    ['12,50', 1_250],
    ['-99', -9_900],
    ['99-', -9_900],
    ['(99.90)', -9_990],
    ['129.90 ש"ח', 12_990],
    ['\u200f1,234,567.00', 123_456_700],
    ['0.1', 10],
    ['.5', 50],
    ['10.5000', 1_050],
  ])('%s is %i agorot', (text, minor) => {
    expect(parseMinor(text)).toBe(minor);
  });

  it.each(['', 'abc', '1,23,4', '12.345', '1.2.3', '--5', '1 2 a', '.', '999999999999999999'])(
    '"%s" is no amount',
    (text) => {
      expect(parseMinor(text)).toBeNull();
    },
  );

  it('what is shown can be read again, in both languages', () => {
    expect(formatMoney({ minor: 123_450, currency: 'ILS' }, 'en')).toBe('₪1,234.50');
    expect(formatMoney({ minor: 123_450, currency: 'ILS' }, 'he')).toContain('1,234.50');
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom('he' as const, 'en' as const),
        (minor, language) => {
          expect(parseMinor(formatMoney({ minor, currency: 'ILS' }, language))).toBe(minor === 0 ? 0 : minor);
        },
      ),
    );
  });
});
