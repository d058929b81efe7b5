import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from './clock.ts';
import { hebrewHolidays } from './hebrew-holidays.ts';
import { readIcs } from './ics.ts';

describe('the holidays of rest', () => {
  it('fall where they fell', () => {
    const year = hebrewHolidays('2026-01-01', '2026-12-31');
    const closed = year.filter(({ kind }) => kind === 'closed').map(({ day, name }) => `${day} ${name.en}`);
    expect(closed).toEqual([
      '2026-04-02 Passover',
      '2026-04-08 Seventh day of Passover',
      '2026-04-22 Independence Day',
      '2026-05-22 Shavuot',
      '2026-09-12 Rosh Hashanah',
      '2026-09-13 Rosh Hashanah, second day',
      '2026-09-21 Yom Kippur',
      '2026-09-26 Sukkot',
      '2026-10-03 Shemini Atzeret and Simchat Torah',
    ]);
    expect(year.filter(({ kind }) => kind === 'eve').map(({ day }) => day)).toContain('2026-09-20');
  });

  it('keep Independence Day away from the Sabbath: a day or two before it, or a day after a Monday', () => {
    const on = (year: number) =>
      hebrewHolidays(`${year}-04-01`, `${year}-05-31`).find(({ name }) => name.en === 'Independence Day')
        ?.day;
    // The fifth of Iyar was a Saturday, a Wednesday, a Monday and a Friday.
    expect([on(2025), on(2023), on(2024), on(2022)]).toEqual([
      '2025-05-01',
      '2023-04-26',
      '2024-05-14',
      '2022-05-05',
    ]);
    for (let year = 2005; year < 2060; year++) expect([2, 3, 4]).toContain(weekdayOf(on(year) ?? ''));
  });

  it('are nine in every year of the calendar, and no day twice', () => {
    for (let year = 2000; year < 2040; year++) {
      const found = hebrewHolidays(`${year}-01-01`, `${year}-12-31`);
      expect(found.filter(({ kind }) => kind === 'closed').length).toBe(9);
      expect(new Set(found.map(({ day }) => day)).size).toBe(found.length);
    }
  });
});

describe('a calendar file', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const file = (...events: string[]) => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');

  it('gives its whole days with their names, many days as each of them, in their order', () => {
    const { days, skipped } = readIcs(
      file(
        event('DTSTART;VALUE=DATE:20261225', 'SUMMARY;LANGUAGE=en:Closed\\, all', ' of us'),
        event('DTSTART;VALUE=DATE:20260702', 'DTEND;VALUE=DATE:20260704', 'SUMMARY:יום הפתעה'),
        event('DTSTART:20260301T090000Z', 'SUMMARY:בוקר'),
      ),
    );
    expect(skipped).toBe(0);
    expect(days).toEqual([
      { day: '2026-03-01', name: 'בוקר' },
      { day: '2026-07-02', name: 'יום הפתעה' },
      { day: '2026-07-03', name: 'יום הפתעה' },
      { day: '2026-12-25', name: 'Closed, allof us' },
    ]);
  });

  it('counts what repeats by a rule and what says no day, and takes nothing from them', () => {
    const { days, skipped } = readIcs(
      file(event('DTSTART:20260101', 'RRULE:FREQ=YEARLY'), event('DTSTART:20261399'), event('SUMMARY:x')),
    );
    expect({ days, skipped }).toEqual({ days: [], skipped: 3 });
  });

  it('of any letters whatever is read without a fault and within bounds', () => {
    let looked = 0;
    const line = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:20260101',
      'DTEND:99991231',
      'SUMMARY:a',
      ':',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 40 }), (lines) => {
        const { days } = readIcs(lines.join('\n'));
        expect(days.length).toBeLessThanOrEqual(40 * 31);
        looked += days.length;
      }),
      { numRuns: 500, seed: 2 },
    );
    expect(looked).toBeGreaterThan(0);
  });
});
