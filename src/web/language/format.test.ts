import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatChance,
  formatDay,
  formatDuration,
  formatInstant,
  formatMoney,
  formatMonth,
  formatNumber,
  formatShare,
} from './format.ts';

const plain = (text: string): string =>
  text.replace(/[\u200e\u200f\u00a0\u202f]/gu, (sign) => (/\s/u.test(sign) ? ' ' : ''));
const noon = Date.parse('2026-11-18T12:00:00Z');

describe('dates, numbers and money as the reader writes them', () => {
  it('a day is a day, wherever the browser stands', () => {
    expect(plain(formatDay('2026-11-18', 'he'))).toBe('18.11.2026');
    expect(formatDay('2026-11-18', 'en')).toBe('18/11/2026');
  });

  it('an instant is told in the time of the organization, also across midnight and summer time', () => {
    expect(plain(formatInstant('2026-11-18T22:30:00Z', 'he'))).toBe('19.11.2026, 00:30');
    expect(plain(formatInstant('2026-07-18T22:30:00Z', 'he'))).toBe('19.07.2026, 01:30');
    expect(plain(formatDay('2026-11-18T22:30:00Z', 'he'))).toBe('19.11.2026');
  });

  it('months have names in both languages', () => {
    expect(formatMonth('2026-11-01', 'he')).toBe('נובמבר 2026');
    expect(formatMonth('2026-11-01', 'en')).toBe('November 2026');
  });

  it('says how long ago, in the largest unit that fits', () => {
    expect(formatAgo('2026-11-15T12:00:00Z', noon, 'he')).toBe('לפני 3 ימים');
    expect(formatAgo('2026-11-16T12:00:00Z', noon, 'he')).toBe('שלשום');
    expect(formatAgo('2026-11-18T11:00:00Z', noon, 'he')).toBe('לפני שעה');
    expect(formatAgo('2026-11-18T11:58:00Z', noon, 'he')).toBe('לפני 2 דקות');
    expect(formatAgo('2026-11-18T14:00:00Z', noon, 'en')).toBe('in 2 hours');
  });

  it('money is agorot until somebody reads it', () => {
    expect(plain(formatMoney(138_800, 'ILS', 'he'))).toBe('1,388.00 ₪');
    expect(plain(formatMoney(138_800, 'ILS', 'en'))).toBe('₪1,388.00');
  });

  it('numbers, shares and sizes', () => {
    expect(formatNumber(1234.56, 'he', 1)).toBe('1,234.6');
    expect(plain(formatShare(0.273, 'he'))).toBe('27%');
    expect(plain(formatBytes(1_400_000, 'en'))).toBe('1.4 MB');
  });

  it('a wait is never told as nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
        const [amount = '0'] = /[\d,]+/u.exec(formatDuration(seconds, 'en')) ?? [];
        expect(Number(amount.replaceAll(',', ''))).toBeGreaterThan(0);
      }),
    );
  });

  it('a chance is never shown as none', () => {
    expect([0, 0.00004, 0.034].map((chance) => formatChance(chance, 'en'))).toEqual([
      '<0.0001',
      '<0.0001',
      '0.034',
    ]);
    expect([0, 0.034].map((chance) => formatChance(chance, 'he', 'share')).map(plain)).toEqual([
      '<0.01%',
      '3.4%',
    ]);
  });
});
