/**
 * Gauss's hypergeometric function 2F1(a, b; c; z), which sums up how customers differ in the models of repeat buying.
 * The series itself; near z = 1, where it crawls, after Euler's transformation (Abramowitz & Stegun 15.3.3).
 */
const TERMS = 200_000;

/** 0 ≤ z < 1 and c > 0 (all that these models ask); RangeError otherwise. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1) || !(c > 0)) throw new RangeError('hypergeometric needs 0 <= z < 1 and c > 0');
  const lift = c - a - b;
  return lift < 0 ? (1 - z) ** lift * series(c - a, c - b, c, z) : series(a, b, c, z);
}

/** Its logarithm, for the ranges where the function itself would overflow; a and b such that it is positive. */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1) || !(c > 0)) throw new RangeError('logHypergeometric needs 0 <= z < 1 and c > 0');
  const lift = c - a - b;
  return lift < 0
    ? lift * Math.log1p(-z) + Math.log(series(c - a, c - b, c, z))
    : Math.log(series(a, b, c, z));
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum)) break;
  }
  return sum;
}
