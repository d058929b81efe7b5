import type { Interval } from './interval.ts';
import { studentQuantile } from './student.ts';

/**
 * The mean of a scale (effort, stars) from what the day rollups keep: count, sum and sum of squares.
 * 95 % interval by Student's t; one answer has a mean but no interval.
 */
export function meanInterval(count: number, sum: number, sumSquares: number): Interval | null {
  if (count < 0) throw new RangeError('meanInterval needs count >= 0');
  if (count === 0) return null;
  const point = sum / count;
  if (count === 1) return { point, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, count };
  // Rounding can leave a hair below zero when all answers are equal.
  const variance = Math.max(0, (sumSquares - sum * point) / (count - 1));
  const half = studentQuantile(0.95, count - 1) * Math.sqrt(variance / count);
  return { point, low: point - half, high: point + half, count };
}
