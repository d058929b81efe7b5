import { logGamma } from '#kernel/statistics/gamma';
import { logHypergeometric } from '#kernel/statistics/hypergeometric';
import { type Fit, fitPositive } from './fit.ts';
import { type Alike, alike, type Timing } from './repeat-buying.ts';

/**
 * Pareto/NBD (Schmittlein, Morrison & Colombo 1987; in the form of Fader & Hardie's note of 2005): a customer buys at
 * a pace of their own (gamma r, alpha) and may leave at any moment, also before coming back at all (gamma s, beta).
 * Time is in weeks.
 */
export interface ParetoNbd {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/**
 * Where alpha and beta differ so much that a customer's pace and life lie two hundredfold apart, the likelihood is flat
 * and its series would crawl: the search stays on this side of it.
 */
const APART = 0.995;

/** By maximum likelihood. At least one buyer must have come back: RangeError. */
export function fitParetoNbd(buyers: readonly Timing[]): ParetoNbd & Omit<Fit, 'parameters'> {
  const rows = alike(buyers);
  if (rows.mostRepeats === 0) throw new RangeError('fitParetoNbd needs a buyer who came back');
  const { parameters, logLikelihood, converged } = fitPositive(
    ([r = 1, alpha = 1, s = 1, beta = 1]) =>
      Math.abs(alpha - beta) > APART * Math.max(alpha, beta)
        ? Number.NEGATIVE_INFINITY
        : likelihood(rows, { r, alpha, s, beta }),
    [
      [1, 10, 1, 10],
      [0.5, 10, 0.5, 15],
    ],
  );
  const [r = 1, alpha = 1, s = 1, beta = 1] = parameters;
  return { r, alpha, s, beta, logLikelihood, converged };
}

function likelihood(rows: Alike, model: ParetoNbd): number {
  const { r, alpha, s, beta } = model;
  const fixed = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
  let total = 0;
  for (let at = 0; at < rows.number.length; at++) {
    const x = rows.repeats[at] ?? 0;
    const age = rows.age[at] ?? 0;
    const alive = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
    const left = logLeft(model, { repeats: x, recency: rows.recency[at] ?? 0, age });
    const most = Math.max(alive, left);
    total +=
      (rows.number[at] ?? 0) *
      (fixed + logGamma(r + x) + most + Math.log(Math.exp(alive - most) + Math.exp(left - most)));
  }
  return total;
}

/** The chance, 0..1, that a buyer has not left. */
export function paretoNbdAlive(model: ParetoNbd, buyer: Timing): number {
  const { r, alpha, s, beta } = model;
  const alive = -(r + buyer.repeats) * Math.log(alpha + buyer.age) - s * Math.log(beta + buyer.age);
  return 1 / (1 + Math.exp(logLeft(model, buyer) - alive));
}

/** Purchases expected of a buyer in the next `weeks` (≥ 0), given what they did so far. */
export function paretoNbdExpected(model: ParetoNbd, buyer: Timing, weeks: number): number {
  const { r, alpha, s, beta } = model;
  const { repeats, age } = buyer;
  const pace = ((r + repeats) * (beta + age)) / (alpha + age);
  // (1 − ratio^(s−1)) / (s − 1), which is −ln ratio at s = 1.
  const ratio = Math.log((beta + age) / (beta + age + weeks));
  const time = Math.abs(s - 1) < 1e-9 ? -ratio : -Math.expm1((s - 1) * ratio) / (s - 1);
  return pace * time * paretoNbdAlive(model, buyer);
}

/** Logarithm of s / (r+s+x) × A0: the weight of having left between the last purchase and now. */
function logLeft({ r, alpha, s, beta }: ParetoNbd, { repeats: x, recency, age }: Timing): number {
  if (recency >= age) return Number.NEGATIVE_INFINITY;
  const sum = r + s + x;
  const larger = Math.max(alpha, beta);
  const second = alpha >= beta ? s + 1 : r + x;
  const at = (time: number): number =>
    logHypergeometric(sum, second, sum + 1, Math.abs(alpha - beta) / (larger + time)) -
    sum * Math.log(larger + time);
  const early = at(recency);
  return Math.log(s / sum) + early + Math.log(-Math.expm1(at(age) - early));
}
