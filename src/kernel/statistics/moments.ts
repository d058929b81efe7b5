/**
 * What a sample says of itself: how many, their mean and how far apart they lie.
 * The variance is that of a sample (n − 1) and is summed around the mean, so that large values lose no digits.
 */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared distances from the mean over n − 1; NaN for a single value. */
  readonly variance: number;
}

/** Moments of finite values; none at all gives null, anything not finite throws RangeError. */
export function momentsOf(values: ArrayLike<number>): Moments | null {
  const count = values.length;
  if (count === 0) return null;
  const mean = sumOf(values) / count;
  if (!Number.isFinite(mean)) throw new RangeError('momentsOf needs finite values');
  let squares = 0;
  for (let at = 0; at < count; at++) squares += ((values[at] ?? 0) - mean) ** 2;
  return { count, mean, variance: count > 1 ? squares / (count - 1) : Number.NaN };
}

export function sumOf(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] ?? 0;
  return total;
}

/** Sample covariance (n − 1) of two lists of one length, two values at least; RangeError otherwise. */
export function covarianceOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length || x.length < 2)
    throw new RangeError('covarianceOf needs two lists of one length >= 2');
  const xMean = sumOf(x) / x.length;
  const yMean = sumOf(y) / y.length;
  let total = 0;
  for (let at = 0; at < x.length; at++) total += ((x[at] ?? 0) - xMean) * ((y[at] ?? 0) - yMean);
  return total / (x.length - 1);
}
