/**
 * A technician's window is a promise: booked, promised for a day, and kept, missed, moved, or still to come.
 * Truth of the sample: 79 of 100 windows are kept, 12 are moved by us, 9 are missed; a new window follows.
 */
import { between, pick, pickWeighted, type Random } from '#sample/random';
import { DAY, weekday } from '#sample/wall-time';
import type { Visit } from './happening.ts';
import type { Scene } from './scene.ts';
import { hourOf, workingDay } from './week.ts';

export function routerOf(random: Random): string {
  return pickWeighted(random, [
    ['OR-60', 45],
    ['OR-70', 40],
    ['OR-75', 15],
  ]);
}

export function visit(
  scene: Scene,
  order: { booked: number; job: Visit['job']; model: string },
): Visit | null {
  const { random, era, diary, person } = scene;
  const day = workingDay(order.booked + between(random, 2, order.job === 'installation' ? 9 : 4));
  const start = day * DAY + pick(random, [8, 10, 12, 14, 16]) * 60;
  const due = start + 240;
  const come = { person: person.index, salt: 3, job: order.job, model: order.model };
  if (order.booked > era.lastDay) return null;
  if (day > era.lastDay) {
    const planned: Visit = {
      ...come,
      at: hourOf(random, order.booked, 9, 18),
      window: { due, state: 'open', resolved: null },
      reason: '',
    };
    diary.scheduling.push(planned);
    return planned;
  }
  const state = pickWeighted(random, [
    ['kept' as const, 79],
    ['moved' as const, 12],
    ['broken' as const, 9],
  ]);
  const at = state === 'kept' ? start + between(random, 0, 235) : noticeBefore(random, day);
  const seen: Visit = {
    ...come,
    at: state === 'broken' ? due + between(random, 1, 90) : at,
    window: { due, state, resolved: null },
    reason: state === 'kept' ? '' : pick(random, ['overload', 'part', 'customer']),
  };
  seen.window.resolved = seen.at;
  diary.scheduling.push(seen);
  if (state !== 'kept') visit(scene, { booked: day, job: order.job, model: order.model });
  return seen;
}

/** The hour of the working day before, at which somebody was told that the window moves. */
export function noticeBefore(random: Random, day: number): number {
  const before = weekday(day) === 0 ? day - 3 : day - 1;
  return before * DAY + between(random, 9 * 60, 19 * 60);
}
