import { describe, expect, it } from 'vitest';
import { dayIn, instant } from '#kernel/clock';
import { byMonth } from './by-month.ts';

const dayOf = (zone: string) => (at: string) => dayIn(zone, instant(Date.parse(at)));

describe('a timeline by months', () => {
  it("puts what happened in the first hours of a month in that month of the organization's calendar", () => {
    const items = [
      { at: '2026-11-02T09:00:00.000Z' },
      { at: '2026-10-31T22:00:00.000Z' },
      { at: '2026-10-31T21:59:00.000Z' },
    ];
    expect(byMonth(items, dayOf('Asia/Jerusalem'))).toEqual([
      { month: '2026-11-01', items: items.slice(0, 2) },
      { month: '2026-10-01', items: items.slice(2) },
    ]);
    expect(
      byMonth(items, dayOf('Europe/London')).map(({ month, items: { length } }) => [month, length]),
    ).toEqual([
      ['2026-11-01', 1],
      ['2026-10-01', 2],
    ]);
  });
});
