import { type BusinessCalendar, businessMinutesBetween } from '#kernel/business-time';
import { instant } from '#kernel/clock';
import type { Holding } from './baton.ts';

/**
 * How long each division held the customer, in minutes while the organization is open: nobody is blamed for a night.
 */
/** Whole business minutes by holder, in the order in which each first held; rounded once, at the end. */
export function minutesHeld(
  calendar: BusinessCalendar,
  holdings: readonly Holding[],
): { readonly holder: string; readonly businessMinutes: number }[] {
  const minutes = new Map<string, number>();
  for (const { holder, from, to } of holdings) {
    const more = businessMinutesBetween(calendar, instant(from.getTime()), instant(to.getTime()));
    minutes.set(holder, (minutes.get(holder) ?? 0) + Math.max(0, more));
  }
  return [...minutes].map(([holder, sum]) => ({ holder, businessMinutes: Math.round(sum) }));
}
