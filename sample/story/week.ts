/**
 * The rhythm of an Israeli service week: Sunday the heaviest, Friday half a day, Saturday nearly silent.
 */
import { between, type Random } from '#sample/random';
import { DAY, weekday } from '#sample/wall-time';

const BUSY = [1, 0.95, 0.93, 0.9, 0.88, 0.4, 0.06];

/** A day from `first` to `last`, likelier on busy days; `last` at least `first`. */
export function busyDay(random: Random, first: number, last: number): number {
  for (let tries = 0; tries < 12; tries++) {
    const day = between(random, first, Math.max(first, last));
    if (random() < (BUSY[weekday(day)] ?? 1)) return day;
  }
  return first;
}

/** The next day on which people work, Sunday to Thursday, counting from `day` itself. */
export function workingDay(day: number): number {
  const week = weekday(day);
  return week === 5 ? day + 2 : week === 6 ? day + 1 : day;
}

/** A wall minute of that day between two hours; Fridays close at 13:00. */
export function hourOf(random: Random, day: number, opens = 8, closes = 20): number {
  const last = weekday(day) === 5 ? Math.max(opens + 1, Math.min(closes, 13)) : closes;
  return day * DAY + between(random, opens * 60, last * 60 - 1);
}
