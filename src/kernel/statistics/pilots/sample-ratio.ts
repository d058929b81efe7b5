import { chiSquareAbove } from '#kernel/statistics/chi-square';
import { sumOf } from '#kernel/statistics/moments';

/**
 * Did the draw into groups work? When the groups' sizes are not what was drawn, something in the way loses people, and
 * no figure of the pilot means anything: stop, do not analyse (Kohavi, Tang & Xu 2020, ch. 21).
 */
/** Below this the pilot stops. */
export const RATIO_ALARM = 0.001;

/** p of these sizes under the shares drawn (equal unless told; any positive weights). Nobody drawn: 1. */
export function sampleRatio(
  counts: readonly number[],
  drawn: readonly number[] = counts.map(() => 1),
): number {
  if (counts.length < 2 || drawn.length !== counts.length || !drawn.every((share) => share > 0))
    throw new RangeError('sampleRatio needs two groups at least, each with a positive share');
  if (counts.some((count) => !(count >= 0))) throw new RangeError('sampleRatio needs counts >= 0');
  const people = sumOf(counts);
  if (people === 0) return 1;
  const whole = sumOf(drawn);
  let square = 0;
  for (const [at, count] of counts.entries()) {
    const expected = (people * (drawn[at] ?? 0)) / whole;
    square += (count - expected) ** 2 / expected;
  }
  return chiSquareAbove(square, counts.length - 1);
}
