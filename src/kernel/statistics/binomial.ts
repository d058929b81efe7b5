import { betaBelow } from './beta.ts';
import { logGamma } from './gamma.ts';

/**
 * The exact binomial: k of n when each comes with chance p. The two-sided test sums every outcome that is no likelier
 * than the one seen (as R's binom.test does); the interval is Clopper and Pearson's (1934), never too short.
 */
export function binomialProbability(k: number, n: number, p: number): number {
  check(k, n, p);
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(X ≤ k). */
export function binomialAtMost(k: number, n: number, p: number): number {
  check(Math.min(Math.max(k, 0), n), n, p);
  if (k < 0) return 0;
  return k >= n ? 1 : 1 - betaBelow(p, k + 1, n - k);
}

/** P(X ≥ k). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  check(Math.min(Math.max(k, 0), n), n, p);
  if (k <= 0) return 1;
  return k > n ? 0 : betaBelow(p, k, n - k + 1);
}

/** Two-sided p of having seen k of n. */
export function binomialTwoSided(k: number, n: number, p: number): number {
  const seen = binomialProbability(k, n, p) * (1 + 1e-7);
  const mean = n * p;
  // One tail holds k; the other begins where outcomes are as unlikely again. The chances fall on both sides of the mean.
  if (k < mean) {
    const from = firstWhere(Math.ceil(mean), n, (x) => binomialProbability(x, n, p) <= seen);
    return Math.min(1, binomialAtMost(k, n, p) + binomialAtLeast(from, n, p));
  }
  const from = firstWhere(0, Math.floor((n + 1) * p), (x) => binomialProbability(x, n, p) > seen);
  return Math.min(1, binomialAtLeast(k, n, p) + binomialAtMost(Math.min(from, k) - 1, n, p));
}

/** Clopper–Pearson, 95 %, for the chance behind k of n (n ≥ 1). */
export function binomialRange(k: number, n: number): { readonly low: number; readonly high: number } {
  check(k, n, 0.5);
  return {
    low: k === 0 ? 0 : solve((p) => binomialAtLeast(k, n, p) - 0.025),
    high: k === n ? 1 : solve((p) => 0.025 - binomialAtMost(k, n, p)),
  };
}

/** Where a rising function of a chance crosses zero. */
function solve(rising: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The least whole number in low..high for which `holds` (false, then true); high + 1 when it never does. */
function firstWhere(low: number, high: number, holds: (x: number) => boolean): number {
  let from = low;
  let to = high + 1;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function check(k: number, n: number, p: number): void {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n || !(p >= 0 && p <= 1))
    throw new RangeError('binomial needs whole 0 <= k <= n and 0 <= p <= 1');
}
