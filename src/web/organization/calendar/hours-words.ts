import type { Hours } from '#contract/calendar';
import { clockOf } from '#web/language/day-typed.ts';
import { formatWeekday } from '#web/language/format.ts';
import { say } from '#web/language/language.ts';

type Reader = Parameters<typeof formatWeekday>[1];

/** "09:00–13:00", or that it is closed; isolated, because a range of figures has a direction of its own. */
export function hoursWords(hours: Hours | null): string {
  return hours === null
    ? say('organization:calendar.closed')
    : `\u2066${clockOf(hours.from)}–${clockOf(hours.to)}\u2069`;
}

/** The first of March 2026 was a Sunday. */
export function weekdayName(weekday: number, reader: Reader): string {
  return formatWeekday(`2026-03-0${weekday + 1}`, reader);
}

/** Weekdays with the same hours together, in their order. */
export function weekWords(week: readonly (Hours | null)[], reader: Reader): string {
  const groups: { hours: Hours | null; days: number[] }[] = [];
  week.forEach((hours, weekday) => {
    const last = groups.at(-1);
    if (last !== undefined && last.hours?.from === hours?.from && last.hours?.to === hours?.to)
      last.days.push(weekday);
    else groups.push({ hours, days: [weekday] });
  });
  return groups
    .map(({ hours, days }) => {
      const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
      const names =
        first === last
          ? weekdayName(first, reader)
          : say('organization:calendar.from-to', {
              from: weekdayName(first, reader),
              to: weekdayName(last, reader),
            });
      return `${names}: ${hoursWords(hours)}`;
    })
    .join(' · ');
}
