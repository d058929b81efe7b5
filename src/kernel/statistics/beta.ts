import { logGamma } from './gamma.ts';

/**
 * The incomplete beta function: the tail of Student's t, of the binomial and of the negative binomial.
 * Continued fraction by Lentz's method (Numerical Recipes 3rd ed., §6.4).
 */
const TINY = 1e-300;

/** I_x(a, b): the share of a beta distribution (a > 0, b > 0) that lies below x in 0..1. */
export function betaBelow(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1))
    throw new RangeError('betaBelow needs a, b > 0 and 0 <= x <= 1');
  if (x === 0 || x === 1) return x;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges quickly only below the mean; above it the mirror image does.
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return product;
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
