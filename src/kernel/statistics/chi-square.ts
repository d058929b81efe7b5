import { gammaAbove } from './gamma.ts';

/** P(X ≥ x) for a chi-square with df > 0 degrees of freedom; x ≥ 0. Abramowitz & Stegun 26.4.19. */
export function chiSquareAbove(x: number, df: number): number {
  if (!(df > 0) || !(x >= 0)) throw new RangeError('chiSquareAbove needs df > 0 and x >= 0');
  return gammaAbove(df / 2, x / 2);
}
