import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officeHours } from '#kernel/business-time';
import {
  accept,
  type Baton,
  type BatonEvent,
  close,
  giveBack,
  holdings,
  offer,
  reopen,
  take,
} from './baton.ts';
import { minutesHeld } from './office-hours.ts';

const T0 = new Date('2026-03-01T07:00:00Z');
const later = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);

describe('the baton', () => {
  const held = take('service', 'dana', T0);

  test('is still held by the division that offers it, until another accepts', () => {
    const offered = offer(held, 'operations');
    expect(offered).toMatchObject({ ok: true, value: { holder: 'service', offeredTo: 'operations' } });
    if (!offered.ok) return;
    expect(accept(offered.value, 'erez', later(5))).toEqual({
      ok: true,
      value: take('operations', 'erez', later(5)),
    });
    expect(giveBack(offered.value)).toEqual({ ok: true, value: held });
  });

  test('is not offered twice, nor to whoever holds it, nor taken when nobody offers', () => {
    expect(offer(held, 'service')).toEqual({ ok: false, refusal: 'same-division' });
    expect(accept(held, 'erez', T0)).toEqual({ ok: false, refusal: 'not-offered' });
    expect(giveBack(held)).toEqual({ ok: false, refusal: 'not-offered' });
    expect(offer({ ...held, offeredTo: 'sales' }, 'operations')).toEqual({
      ok: false,
      refusal: 'in-the-air',
    });
    expect(close({ ...held, offeredTo: 'sales' })).toEqual({ ok: false, refusal: 'in-the-air' });
  });

  test('of a closed case moves nowhere, and reopening gives it back to the last holder', () => {
    const closed: Baton = { ...held, state: 'closed' };
    expect(offer(closed, 'sales')).toEqual({ ok: false, refusal: 'case-closed' });
    expect(accept(closed, 'x', T0)).toEqual({ ok: false, refusal: 'case-closed' });
    expect(giveBack(closed)).toEqual({ ok: false, refusal: 'case-closed' });
    expect(close(closed)).toEqual({ ok: false, refusal: 'case-closed' });
    expect(reopen(closed, later(9))).toEqual({ ok: true, value: { ...held, heldSince: later(9) } });
    expect(reopen(held, T0)).toEqual({ ok: false, refusal: 'case-open' });
  });
});

type Step = {
  readonly act: 'offer' | 'accept' | 'give-back' | 'close' | 'reopen';
  readonly to: string;
  readonly wait: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('offer', 'accept', 'give-back', 'close', 'reopen'),
  to: fc.constantFrom('service', 'sales', 'operations'),
  wait: fc.integer({ min: 1, max: 3_000 }),
});

/** Plays random acts and writes the history that the actions would write. */
function play(steps: readonly Step[]): { baton: Baton; events: BatonEvent[]; end: Date; open: number } {
  let baton = take('service', null, T0);
  let now = T0;
  let open = 0;
  const events: BatonEvent[] = [{ type: 'opened', to: 'service', at: T0 }];
  for (const { act, to, wait } of steps) {
    const then = now;
    now = new Date(now.getTime() + wait * 1_000);
    if (baton.state === 'open') open += now.getTime() - then.getTime();
    const after =
      act === 'offer'
        ? offer(baton, to)
        : act === 'accept'
          ? accept(baton, 'somebody', now)
          : act === 'give-back'
            ? giveBack(baton)
            : act === 'close'
              ? close(baton)
              : reopen(baton, now);
    if (!after.ok) continue;
    const type = {
      offer: 'offered',
      accept: 'accepted',
      'give-back': 'returned',
      close: 'closed',
      reopen: 'reopened',
    }[act];
    events.push({ type, to: act === 'close' ? null : act === 'offer' ? to : after.value.holder, at: now });
    baton = after.value;
  }
  return { baton, events, end: now, open };
}

test('whatever people do, exactly one division holds an open case at each moment and none a closed one', () => {
  let moved = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const { baton, events, end, open } = play(steps);
      const spans = holdings(events, end);
      spans.forEach((span, at) => {
        const before = spans[at - 1];
        if (before !== undefined) expect(before.to.getTime()).toBeLessThanOrEqual(span.from.getTime());
      });
      const held = spans.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
      expect(held).toBe(open);
      if (baton.state === 'open') expect(spans.at(-1)?.holder).toBe(baton.holder);
      moved += events.filter(({ type }) => type === 'accepted').length;
    }),
    { numRuns: 500 },
  );
  expect(moved).toBeGreaterThan(100);
});

test('the time of each division counts while the organization is open, over the weekend and the change of clocks', () => {
  const calendar = officeHours({ country: 'IL', timeZone: 'Asia/Jerusalem' });
  const thursday = new Date('2026-03-26T14:00:00Z'); // 16:00 by the wall clock there
  const sunday = new Date('2026-03-29T07:00:00Z'); // 10:00, summer time began on Friday
  const minutes = minutesHeld(calendar, [
    { holder: 'service', from: thursday, to: sunday },
    { holder: 'sales', from: sunday, to: new Date(sunday.getTime() + 90 * 60_000) },
    {
      holder: 'service',
      from: new Date(sunday.getTime() + 90 * 60_000),
      to: new Date(sunday.getTime() + 100 * 60_000),
    },
  ]);
  expect(minutes).toEqual([
    { holder: 'service', businessMinutes: 60 + 60 + 10 },
    { holder: 'sales', businessMinutes: 90 },
  ]);
});

test('elsewhere the week begins on Monday', () => {
  const calendar = officeHours({ country: 'GB', timeZone: 'Europe/London' });
  const [held] = minutesHeld(calendar, [
    { holder: 'service', from: new Date('2026-01-16T16:00:00Z'), to: new Date('2026-01-19T10:00:00Z') },
  ]);
  expect(held?.businessMinutes).toBe(120);
});
