/**
 * Small changes that last are seen by charts with a memory: EWMA (Roberts 1959), an average that forgets slowly, and
 * CUSUM (Page 1954), which adds up what exceeds the expected and also tells when it began: at its last zero.
 */
export interface EwmaPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly out: 'low' | 'high' | null;
}

export interface EwmaTarget {
  /** Expected value, where the average starts. */
  readonly mean: number;
  /** Standard deviation of one value, > 0. */
  readonly deviation: number;
  /** Weight of the newest value, 0 < weight ≤ 1; .2 unless told (.2–.3 is usual). */
  readonly weight?: number;
  /** Width of the limits in standard deviations; 3 unless told. */
  readonly width?: number;
}

/**
 * In the order given. The limits are those of the long run, deviation × √(weight / (2 − weight)): the narrower ones of
 * the first few points would need a start that is known exactly.
 */
export function ewma(
  values: readonly number[],
  { mean, deviation, weight = 0.2, width = 3 }: EwmaTarget,
): EwmaPoint[] {
  if (!(deviation > 0) || !(weight > 0 && weight <= 1))
    throw new RangeError('ewma needs deviation > 0 and 0 < weight <= 1');
  const half = width * deviation * Math.sqrt(weight / (2 - weight));
  const low = mean - half;
  const high = mean + half;
  let value = mean;
  return values.map((observed) => {
    value = weight * observed + (1 - weight) * value;
    return { value, low, high, out: value > high ? 'high' : value < low ? 'low' : null };
  });
}

export interface CusumPoint {
  /** Sum of what exceeded target + slack, not below zero; and of what fell short of target − slack. */
  readonly up: number;
  readonly down: number;
  readonly out: 'up' | 'down' | null;
}
export interface Cusum {
  readonly points: readonly CusumPoint[];
  /** The first alarm, and the first value that counted towards it: when it probably began. Null without an alarm. */
  readonly alarm: { readonly at: number; readonly since: number; readonly direction: 'up' | 'down' } | null;
}

/** `slack` (k) and `limit` (h) are in the unit of the values; k is half the change worth seeing. Both ≥ 0. */
export function cusum(
  values: readonly number[],
  { target, slack, limit }: { readonly target: number; readonly slack: number; readonly limit: number },
): Cusum {
  if (!(slack >= 0) || !(limit >= 0)) throw new RangeError('cusum needs slack and limit >= 0');
  let up = 0;
  let down = 0;
  let upSince = 0;
  let downSince = 0;
  let alarm: Cusum['alarm'] = null;
  const points = values.map((value, at): CusumPoint => {
    if (up === 0) upSince = at;
    if (down === 0) downSince = at;
    up = Math.max(0, up + value - (target + slack));
    down = Math.max(0, down + (target - slack) - value);
    const out = up > limit ? 'up' : down > limit ? 'down' : null;
    if (out && !alarm) alarm = { at, since: out === 'up' ? upSince : downSince, direction: out };
    return { up, down, out };
  });
  return { points, alarm };
}
