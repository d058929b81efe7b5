/**
 * How much more a count swings than chance alone would make it: customers complain in clumps, so its variance is
 * mean + dispersion × mean² (negative binomial). Each slice's own past tells little; it is pulled towards everybody's.
 */
export type Past = {
  readonly total: number;
  readonly exposure: number;
  readonly buckets: number;
  /** Moments of the dispersion: squared error beyond Poisson, over squared mean. */
  readonly excess: number;
  readonly scale: number;
  /** What each bucket would have had at the mean rate. */
  readonly means: Float64Array;
};

/** Counts and exposures of one length; the exposures sum to more than 0. */
export function pastOf(counts: readonly number[], exposure: readonly number[]): Past {
  const total = sum(counts);
  const received = sum(exposure);
  const means = Float64Array.from(exposure, (verbatims) => (total * verbatims) / received);
  let excess = 0;
  let scale = 0;
  for (const [at, mean] of means.entries()) {
    const error = (counts[at] ?? 0) - mean;
    excess += error * error - mean;
    scale += mean * mean;
  }
  // One rate was fitted, so the squared errors are short by one part in n.
  excess += (excess + total) / Math.max(1, exposure.length - 1);
  return { total, exposure: received, buckets: exposure.length, excess, scale, means };
}

/**
 * Everybody's dispersion by moments, ≥ 0: the sum of all excesses over the sum of all scales, and one standard error more,
 * for taking customers to be calmer than they are is the error that cries wolf. With few slices that is much.
 */
export function pooled(pasts: readonly Past[]): number {
  const scale = sum(pasts.map((one) => one.scale));
  if (scale === 0) return 0;
  const mean = Math.max(0, sum(pasts.map((one) => one.excess)) / scale);
  const variance = sum(pasts.map((one) => (one.scale / scale) ** 2 * noise(one, mean)));
  return mean + Math.sqrt(variance);
}

/**
 * Own dispersion pulled towards everybody's, the more so the less its own past can tell, and never below it: a slice
 * whose past merely looked calm would otherwise alarm too easily.
 */
export function shrunk(past: Past, everybodys: number): number {
  if (past.scale === 0) return everybodys;
  const spread = everybodys * everybodys;
  const trust = spread / (spread + noise(past, everybodys) || 1);
  return Math.max(everybodys, (trust * past.excess) / past.scale + (1 - trust) * everybodys);
}

/** Sampling variance of excess / scale, from the fourth cumulant of the negative binomial, v (1 + 6 d v). */
function noise(past: Past, dispersion: number): number {
  if (past.scale === 0) return 0;
  let total = 0;
  for (const mean of past.means) {
    const variance = mean + dispersion * mean * mean;
    total += variance + (2 + 6 * dispersion) * variance * variance;
  }
  return total / (past.scale * past.scale);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] ?? 0;
  return total;
}
