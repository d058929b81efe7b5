import { gammaAbove } from './gamma.ts';

/**
 * The normal curve: below, above and back again.
 * The quantile is Acklam's rational approximation (2003) sharpened by one Halley step, good to about 1e-15.
 */
/** The 97.5 % point: the z of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054;

/** Share of the standard normal below z. In 0..1, small tails keep their digits. */
export function normalBelow(z: number): number {
  const tail = 0.5 * gammaAbove(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

/** Two-sided p of a standard normal z. */
export function normalTwoSided(z: number): number {
  return gammaAbove(0.5, (z * z) / 2);
}

/** The z below which a share p of the standard normal lies; 0 < p < 1, RangeError otherwise. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('normalQuantile needs 0 < p < 1');
  if (p > 0.5) return -normalQuantile(1 - p);
  const z = p < 0.02425 ? acklamTail(p) : acklamMiddle(p);
  const error = (normalBelow(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z - error / (1 + (z * error) / 2);
}

function acklamMiddle(p: number): number {
  const q = p - 0.5;
  const r = q * q;
  const top = polynomial(
    r,
    [
      -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
      2.506628277459239,
    ],
  );
  const bottom = polynomial(
    r,
    [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
  );
  return (q * top) / bottom;
}

function acklamTail(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  const top = polynomial(
    q,
    [
      -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ],
  );
  const bottom = polynomial(
    q,
    [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
  );
  return top / bottom;
}

function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
