import { clip, type Interval } from './interval.ts';
import { Z95 } from './normal.ts';

/**
 * A share (satisfied, resolved at first contact, promise kept) with Wilson's score interval, 95 %, without
 * continuity correction (Wilson 1927; Newcombe 1998): honest also at 0 of 20, where the textbook interval has no width.
 */
/** `successes` of `count`, as shares in 0..1. Nothing asked gives null. */
export function proportion(successes: number, count: number): Interval | null {
  if (successes < 0 || successes > count) throw new RangeError('proportion needs 0 <= successes <= count');
  if (count === 0) return null;
  const share = successes / count;
  const z2 = Z95 * Z95;
  const centre = (successes + z2 / 2) / (count + z2);
  const half = (Z95 / (count + z2)) * Math.sqrt(count * share * (1 - share) + z2 / 4);
  const low = successes === 0 ? 0 : clip(centre - half, 0, 1);
  const high = successes === count ? 1 : clip(centre + half, 0, 1);
  return { point: share, low, high, count };
}

export type Share = { readonly successes: number; readonly count: number };

/** First minus second share: Newcombe's hybrid score interval (1998, method 10). `count` is both together. */
export function proportionDifference(first: Share, second: Share): Interval | null {
  const a = proportion(first.successes, first.count);
  const b = proportion(second.successes, second.count);
  if (!a || !b) return null;
  const point = a.point - b.point;
  const down = Math.hypot(a.point - a.low, b.high - b.point);
  const up = Math.hypot(a.high - a.point, b.point - b.low);
  return { point, low: point - down, high: point + up, count: a.count + b.count };
}
