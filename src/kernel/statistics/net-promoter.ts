import { clip, type Interval } from './interval.ts';
import { normalQuantile, normalTwoSided, Z95 } from './normal.ts';

/**
 * Willingness to recommend, in points from -100 to 100: the share of 9–10 less the share of 0–6.
 * The point shown is the raw score; the interval is the adjusted Wald (+3/4, +3/4, +3), which Rocks (The American
 * Statistician, 2016) finds the best of six: the plain one has no width at all when everybody is a promoter.
 */
export type Recommendations = {
  readonly promoters: number;
  readonly detractors: number;
  readonly count: number;
};

/** The score in points with its 95 % interval, clipped to ±100. Nobody asked gives null. */
export function netPromoter(promoters: number, detractors: number, count: number): Interval | null {
  if (promoters < 0 || detractors < 0 || promoters + detractors > count) {
    throw new RangeError('netPromoter needs promoters + detractors <= count');
  }
  if (count === 0) return null;
  const { centre, error } = adjusted({ promoters, detractors, count });
  return {
    point: (100 * (promoters - detractors)) / count,
    low: clip(100 * (centre - Z95 * error), -100, 100),
    high: clip(100 * (centre + Z95 * error), -100, 100),
    count,
  };
}

/** Later minus earlier, in points, with interval and two-sided p (both sides adjusted). */
export function netPromoterChange(
  later: Recommendations,
  earlier: Recommendations,
): (Interval & { readonly p: number }) | null {
  if (later.count === 0 || earlier.count === 0) return null;
  const after = adjusted(later);
  const before = adjusted(earlier);
  const raw = (of: Recommendations): number => (100 * (of.promoters - of.detractors)) / of.count;
  const centre = 100 * (after.centre - before.centre);
  const error = 100 * Math.hypot(after.error, before.error);
  return {
    point: raw(later) - raw(earlier),
    low: clip(centre - Z95 * error, -200, 200),
    high: clip(centre + Z95 * error, -200, 200),
    count: later.count + earlier.count,
    p: normalTwoSided(centre / error),
  };
}

/**
 * The smallest change, in points, that two groups of `count` people each would show with that power (.8 unless told) at
 * a two-sided 5 %, when promoters and detractors are about these shares: to be said before a pilot, not after it.
 */
export function netPromoterDetectable(
  expected: { readonly promoters: number; readonly detractors: number },
  count: number,
  power: number = 0.8,
): number {
  const { promoters, detractors } = expected;
  if (!(promoters >= 0 && detractors >= 0 && promoters + detractors <= 1) || !(count > 0))
    throw new RangeError('netPromoterDetectable needs shares that add to at most 1 and count > 0');
  const variance = promoters + detractors - (promoters - detractors) ** 2;
  return 100 * (Z95 + normalQuantile(power)) * Math.sqrt((2 * variance) / count);
}

function adjusted({ promoters, detractors, count }: Recommendations): { centre: number; error: number } {
  const size = count + 3;
  const up = (promoters + 0.75) / size;
  const down = (detractors + 0.75) / size;
  const centre = up - down;
  return { centre, error: Math.sqrt((up + down - centre * centre) / size) };
}
