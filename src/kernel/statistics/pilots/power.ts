import { logGamma } from '#kernel/statistics/gamma';
import { normalBelow, normalQuantile, Z95 } from '#kernel/statistics/normal';
import { studentQuantile } from '#kernel/statistics/student';

/**
 * How many people a pilot needs before it can show anything: to be said before it is approved. Two groups of equal
 * size, two-sided 5 %; the formulas are those of R's power.prop.test and power.t.test.
 */
/** People per group to see one share turn into the other with that power; not rounded. Equal shares: Infinity. */
export function sharesNeed(first: number, second: number, power: number): number {
  if (![first, second, power].every((share) => share > 0 && share < 1))
    throw new RangeError('sharesNeed needs shares and a power between 0 and 1');
  const both = first + second;
  const apart = first * (1 - first) + second * (1 - second);
  const root = Z95 * Math.sqrt(both * (1 - both / 2)) + normalQuantile(power) * Math.sqrt(apart);
  return first === second ? Number.POSITIVE_INFINITY : (root / (second - first)) ** 2;
}

/** The power (0..1) of a t test with `count` people per group (> 1), to see means apart by `effect` deviations. */
export function meansPower(count: number, effect: number): number {
  if (!(count > 1)) throw new RangeError('meansPower needs count > 1');
  const df = 2 * (count - 1);
  return beyond(studentQuantile(0.95, df), df, Math.sqrt(count / 2) * Math.abs(effect));
}

/** People per group to see means apart by `effect` deviations (≠ 0) with that power; not rounded. */
export function meansNeed(effect: number, power: number): number {
  if (!(Math.abs(effect) > 0) || !(power > 0.05 && power < 1))
    throw new RangeError('meansNeed needs an effect other than 0 and 0.05 < power < 1');
  let low = 1.01;
  let high = 4;
  while (meansPower(high, effect) < power) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (meansPower(middle, effect) < power) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * P(T > t) of the noncentral t: Φ(shift − t·s) averaged over the deviation s = √(χ²/df) that the sample may show,
 * by Simpson's rule ten deviations to either side.
 */
function beyond(t: number, df: number, shift: number): number {
  const spread = 10 / Math.sqrt(2 * df);
  const from = Math.max(1e-9, 1 - spread);
  const to = 1 + spread;
  const steps = 600;
  const width = (to - from) / steps;
  const log = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  let total = 0;
  for (let step = 0; step <= steps; step++) {
    const s = from + step * width;
    const density = Math.exp(log + (df - 1) * Math.log(s) - (df * s * s) / 2);
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    total += weight * density * normalBelow(shift - t * s);
  }
  return Math.min(1, (total * width) / 3);
}
