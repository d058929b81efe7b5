import { describe, expect, it } from 'vitest';
import { dayOf, detectDateOrder, parseWhen } from './when.ts';

const ZONE = 'Asia/Jerusalem';
const at = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy') =>
  parseWhen(text, order, ZONE)?.toISOString() ?? null;

describe('dates as silos write them', () => {
  it('are read in every usual spelling', () => {
    expect(at('24-02-2015 11:35')).toBe('2015-02-24T09:35:00.000Z');
    expect(at('24/02/2015')).toBe('2015-02-23T22:00:00.000Z');
    expect(at('02/24/2015 3:05 PM', 'mdy')).toBe('2015-02-24T13:05:00.000Z');
    expect(at('2026-07-01T10:00:00+03:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('2011-10-01T00:38:44.546+02:00')).toBe('2011-09-30T22:38:44.546Z');
    expect(at('2026-07-01 10:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('1.7.26 10:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('2026-11-01T10:00:00Z')).toBe('2026-11-01T10:00:00.000Z');
  });

  it('that no calendar has are refused', () => {
    for (const text of [
      '30/02/2026',
      '2026-02-30T10:00:00Z',
      '2026-13-01',
      '31.4.2026',
      '25:00',
      'yesterday',
      '',
      '99999999999999',
      '2026-01-01T25:99:00Z',
    ])
      expect(at(text), text).toBeNull();
  });

  it('keep their day in Israel on both nights of the year when the clock moves', () => {
    expect(at('2026-03-27 01:30')).toBe('2026-03-26T23:30:00.000Z');
    expect(at('2026-03-27 03:30')).toBe('2026-03-27T00:30:00.000Z');
    expect(at('2026-10-25 00:30')).toBe('2026-10-24T21:30:00.000Z');
    expect(at('2026-10-25 03:30')).toBe('2026-10-25T01:30:00.000Z');
    expect(dayOf(new Date('2026-03-26T22:30:00Z'), ZONE)).toBe('2026-03-27');
    expect(dayOf(new Date('2026-10-24T20:59:00Z'), ZONE)).toBe('2026-10-24');
  });

  it('may name their month, in English or Hebrew, with a weekday, a time or half of a year', () => {
    for (const text of [
      '03-Apr-26',
      '3 April 2026',
      '3.Apr.2026',
      'Apr 3, 2026',
      'Fri, 03 Apr 2026',
      '3 באפריל 2026',
      '3 אפריל 2026',
      'יום ו׳ 3 באפריל 2026',
    ])
      expect(at(text), text).toBe('2026-04-02T21:00:00.000Z');
    expect(at('03-APR-2026 02:15:30 PM')).toBe('2026-04-03T11:15:30.000Z');
    expect(at('1 במרס 2026')).toBe('2026-02-28T22:00:00.000Z');
    for (const text of [
      '31-Feb-26',
      '3-Foo-2026',
      'April 2026',
      '3 בשבט תשפ״ו',
      `${'x '.repeat(40)}3 Apr 2026`,
    ])
      expect(at(text), text).toBe(null);
  });

  it('tell their own order when one example settles it', () => {
    expect(detectDateOrder(['01-02-2015 10:00', '24-02-2015 11:35'])).toBe('dmy');
    expect(detectDateOrder(['01/02/2015', '02/24/2015'])).toBe('mdy');
    expect(detectDateOrder(['2015-02-24'])).toBe('ymd');
    expect(detectDateOrder(['24/02/2015', '02/24/2015'])).toBeNull();
    expect(detectDateOrder(['hello'])).toBeNull();
  });
});
