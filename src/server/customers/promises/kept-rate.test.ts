import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DuePledge, keptRates } from './kept-rate.ts';
import { stateAt } from './pledge-state.ts';

const ZONE = 'Asia/Jerusalem';
const NOW = new Date('2026-03-10T09:00:00Z');
const day = (of: number, hour = 15) => new Date(Date.UTC(2026, 2, of, hour));
const pledge = (facts: Partial<DuePledge>): DuePledge => ({
  state: 'kept',
  firstDueAt: day(2),
  dueAt: day(2),
  resolvedAt: day(2, 10),
  ...facts,
});
const rates = (...pledges: DuePledge[]) => keptRates(pledges, NOW, ZONE);

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
          const { strict, lenient } = keptRates(pledges, NOW, ZONE);
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
  expect(stateAt(open('2026-03-09T22:00:00Z'), NOW, ZONE)).toBe('open');
  expect(stateAt(open('2026-03-08T22:00:00Z'), NOW, ZONE)).toBe('overdue');
  expect(stateAt(open('2026-03-10T09:00:00Z'), NOW, ZONE)).toBe('overdue');
  expect(stateAt(open('2026-03-10T09:01:00Z'), NOW, ZONE)).toBe('open');
});
