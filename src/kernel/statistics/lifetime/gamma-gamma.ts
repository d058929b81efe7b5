import { logGamma } from '#kernel/statistics/gamma';
import { type Fit, fitPositive } from './fit.ts';
import type { Buyer } from './repeat-buying.ts';

/**
 * Gamma-Gamma (Fader & Hardie 2013, after Colombo & Jiang 1999): how much a customer spends each time. What is seen of
 * few purchases is pulled towards everybody's mean. It assumes that who buys often does not therefore spend more:
 * `correlation` in the evaluation tells whether that holds (above .3 it does not).
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}
type Spending = Pick<Buyer, 'repeats' | 'spend'>;

/** From buyers who came back and paid; those who did not are left out. Below two of them: RangeError. */
export function fitGammaGamma(
  buyers: readonly Spending[],
): GammaGamma & Omit<Fit, 'parameters'> & { buyers: number } {
  const paying = buyers.filter(({ repeats, spend }) => repeats > 0 && spend > 0);
  if (paying.length < 2) throw new RangeError('fitGammaGamma needs two buyers who came back and paid');
  const mean = paying.reduce((sum, { spend }) => sum + spend, 0) / paying.length;
  // Money in its own scale, so that agorot and millions are found alike; v is the one parameter that has a unit.
  const scaled = paying.map(({ repeats, spend }) => ({ repeats, spend: spend / mean }));
  const jacobian = paying.length * Math.log(mean);
  const { parameters, logLikelihood, converged } = fitPositive(
    ([p = 1, q = 1, v = 1]) => gammaGammaLikelihood({ p, q, v }, scaled),
    [
      [1, 2, 1],
      [6, 4, 0.5],
      [0.5, 10, 5],
    ],
  );
  const [p = 1, q = 1, v = 1] = parameters;
  return { p, q, v: v * mean, logLikelihood: logLikelihood - jacobian, converged, buyers: paying.length };
}

/** Logarithm of the likelihood of their mean spends; every buyer must have come back and paid. */
export function gammaGammaLikelihood({ p, q, v }: GammaGamma, buyers: readonly Spending[]): number {
  const fixed = q * Math.log(v) - logGamma(q);
  let total = 0;
  for (const { repeats: x, spend } of buyers) {
    const px = p * x;
    total +=
      logGamma(px + q) -
      logGamma(px) +
      fixed +
      (px - 1) * Math.log(spend) +
      px * Math.log(x) -
      (px + q) * Math.log(v + x * spend);
  }
  return total;
}

/** What a customer spends each time in the long run, in the unit of the data; needs q > 1, NaN otherwise. */
export function expectedSpend({ p, q, v }: GammaGamma, { repeats, spend }: Spending): number {
  const weight = (p * repeats) / (p * repeats + q - 1);
  return q > 1 ? (1 - weight) * ((p * v) / (q - 1)) + weight * spend : Number.NaN;
}
