import { logGamma } from '#kernel/statistics/gamma';
import { hypergeometric } from '#kernel/statistics/hypergeometric';
import { type Fit, fitPositive } from './fit.ts';

/**
 * sBG, the shifted beta-geometric (Fader & Hardie 2007, J. of Interactive Marketing 21): with a contract that is
 * renewed period by period, each customer has a chance of their own to leave. Retention that rises with age is then
 * sorting (the loyal remain), not a service that got better.
 */
export interface ShiftedBeta {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * From how many of one cohort were still there after 0, 1, 2 … renewals (falling, two at least; shares do as well).
 * RangeError otherwise, and when nobody left.
 */
export function fitShiftedBeta(staying: readonly number[]): ShiftedBeta & Omit<Fit, 'parameters'> {
  const falls = staying.slice(1).map((now, at) => (staying[at] ?? 0) - now);
  const rest = staying.at(-1) ?? 0;
  if (
    falls.length === 0 ||
    falls.some((lost) => !(lost >= 0)) ||
    rest < 0 ||
    falls.every((lost) => lost === 0)
  )
    throw new RangeError('fitShiftedBeta needs falling numbers of which some have left');
  const { parameters, logLikelihood, converged } = fitPositive(
    ([alpha = 1, beta = 1]) => {
      let total = 0;
      let stays = 1;
      for (const [at, lost] of falls.entries()) {
        const renewal = renewalRate({ alpha, beta }, at + 1);
        total += lost * Math.log(stays * (1 - renewal));
        stays *= renewal;
      }
      return total + rest * Math.log(stays);
    },
    [
      [1, 1],
      [0.5, 4],
    ],
  );
  const [alpha = 1, beta = 1] = parameters;
  return { alpha, beta, logLikelihood, converged };
}

/** Share of those still there before the n-th renewal (n ≥ 1) who renew: (β + n − 1) / (α + β + n − 1). */
export function renewalRate({ alpha, beta }: ShiftedBeta, renewal: number): number {
  return (beta + renewal - 1) / (alpha + beta + renewal - 1);
}

/** Share of the cohort still there after that many renewals (≥ 0). */
export function stillThere({ alpha, beta }: ShiftedBeta, renewals: number): number {
  return Math.exp(
    logGamma(beta + renewals) - logGamma(beta) + logGamma(alpha + beta) - logGamma(alpha + beta + renewals),
  );
}

/**
 * Renewals still to come of a customer who has renewed that often, each discounted by its distance (.1 is ten per cent
 * a period; > 0): the discounted expected residual lifetime just before the next renewal.
 */
export function remainingRenewals({ alpha, beta }: ShiftedBeta, renewals: number, discount: number): number {
  if (!(discount > 0)) throw new RangeError('remainingRenewals needs a discount > 0');
  const first = (beta + renewals) / (alpha + beta + renewals);
  return first * hypergeometric(1, beta + renewals + 1, alpha + beta + renewals + 1, 1 / (1 + discount));
}
