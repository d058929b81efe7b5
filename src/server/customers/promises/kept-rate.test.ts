import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { israeliWeek } from '#kernel/business-time';
import { type DuePledge, keptRates } from './kept-rate.ts';
import { daysNotOver, stateAt } from './pledge-state.ts';

const CALENDAR = israeliWeek();
const NOW = new Date('2026-03-10T09:00:00Z');
const day = (of: number, hour = 15) => new Date(Date.UTC(2026, 2, of, hour));
const pledge = (facts: Partial<DuePledge>): DuePledge => ({
  state: 'kept',
  firstDueAt: day(2),
  dueAt: day(2),
  resolvedAt: day(2, 10),
  ...facts,
});
const rates = (...pledges: DuePledge[]) => keptRates(pledges, NOW, CALENDAR);

describe('the share of promises kept', () => {
  test('strictly counts the first date only, leniently the last date that we gave', () => {
    const moved = pledge({ dueAt: day(5), resolvedAt: day(5) });
    expect(rates(moved)).toMatchObject({ strict: { value: 0, n: 1 }, lenient: { value: 1, n: 1 } });
  });

  test('is by the day: kept late in the evening of the due day is kept, a day later is not', () => {
    expect(rates(pledge({ resolvedAt: day(2, 20) })).strict).toMatchObject({ value: 1, n: 1 });
    expect(rates(pledge({ resolvedAt: day(3, 9) })).strict).toMatchObject({ value: 0, n: 1 });
  });

  test('counts an overdue one as not kept and one that is not due as nothing', () => {
    const open = { state: 'open', resolvedAt: null } as const;
    expect(rates(pledge(open)).strict).toMatchObject({ value: 0, n: 1 });
    expect(rates(pledge({ ...open, firstDueAt: day(20), dueAt: day(20) })).strict.n).toBe(0);
  });

  test('says nothing, leniently, of one that we moved and whose end nobody told', () => {
    const told = rates(pledge({ state: 'moved', resolvedAt: day(2) }));
    expect(told).toMatchObject({ strict: { value: 0, n: 1 }, lenient: { value: null, n: 0 } });
    const waits = rates(pledge({ state: 'moved', resolvedAt: null, dueAt: day(20) }));
    expect(waits).toMatchObject({ strict: { value: 0, n: 1 }, lenient: { n: 0 } });
  });

  test('carries Wilson’s interval: 8 of 10 is between 49 and 94 of a hundred', () => {
    const ten = [
      ...Array.from({ length: 8 }, () => pledge({})),
      pledge({ state: 'broken' }),
      pledge({ state: 'broken' }),
    ];
    const { strict } = rates(...ten);
    expect(strict.low).toBeCloseTo(0.4902, 3);
    expect(strict.high).toBeCloseTo(0.9433, 3);
    expect(strict.tooEarly).toBe(true);
  });

  test('never kept more strictly than leniently, whatever happened', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            state: fc.constantFrom('open', 'kept', 'broken', 'moved'),
            firstDueAt: fc.integer({ min: 1, max: 20 }).map((of) => day(of)),
            later: fc.integer({ min: 0, max: 6 }),
            resolved: fc.option(fc.integer({ min: 1, max: 9 })),
          }),
        ),
        (facts) => {
          const pledges = facts.map(({ state, firstDueAt, later, resolved }): DuePledge => {
            const dueAt = new Date(firstDueAt.getTime() + later * 86_400_000);
            return { state, firstDueAt, dueAt, resolvedAt: resolved === null ? null : day(resolved) };
          });
          const { strict, lenient } = keptRates(pledges, NOW, CALENDAR);
          seen += strict.n;
          expect((strict.value ?? 0) * strict.n).toBeLessThanOrEqual((lenient.value ?? 0) * lenient.n + 1e-9);
          expect(lenient.n).toBeLessThanOrEqual(strict.n);
        },
      ),
      { numRuns: 1_000, seed: 9 },
    );
    expect(seen).toBeGreaterThan(1_000);
  });
});

test('a date without a time lasts until the end of its day; one with a time is over in its minute', () => {
  const open = (due: string) => ({ state: 'open' as const, dueAt: new Date(due), resolvedAt: null });
  // Midnight in Jerusalem is 22:00 the evening before in UTC.
  expect(stateAt(open('2026-03-09T22:00:00Z'), NOW, CALENDAR)).toBe('open');
  expect(stateAt(open('2026-03-08T22:00:00Z'), NOW, CALENDAR)).toBe('overdue');
  expect(stateAt(open('2026-03-10T09:00:00Z'), NOW, CALENDAR)).toBe('overdue');
  expect(stateAt(open('2026-03-10T09:01:00Z'), NOW, CALENDAR)).toBe('open');
});

test('a date that a silo gave without a time on a closed day is in time until the end of the next open one', () => {
  const holiday = israeliWeek(['2026-03-09']);
  const at = (instant: string) => new Date(instant);
  // Monday the ninth is a holiday; the tenth is open.
  const due = { state: 'open' as const, dueAt: at('2026-03-08T22:00:00Z'), resolvedAt: null };
  expect(stateAt(due, at('2026-03-10T09:00:00Z'), CALENDAR)).toBe('overdue');
  expect(stateAt(due, at('2026-03-10T09:00:00Z'), holiday)).toBe('open');
  expect(stateAt(due, at('2026-03-10T22:00:00Z'), holiday)).toBe('overdue');
  const kept = pledge({
    firstDueAt: due.dueAt,
    dueAt: due.dueAt,
    resolvedAt: at('2026-03-10T10:00:00Z'),
  });
  expect(keptRates([kept], NOW, holiday).strict.value).toBe(1);
  expect(keptRates([kept], NOW, CALENDAR).strict.value).toBe(0);
  expect(daysNotOver(holiday, NOW)).toEqual(['2026-03-10', '2026-03-09']);
  // Friday and Saturday are made up for on Sunday.
  expect(daysNotOver(CALENDAR, at('2026-03-08T09:00:00Z'))).toEqual([
    '2026-03-08',
    '2026-03-07',
    '2026-03-06',
  ]);
});
