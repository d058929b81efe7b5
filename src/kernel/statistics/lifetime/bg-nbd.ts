import { logGamma } from '#kernel/statistics/gamma';
import { hypergeometric } from '#kernel/statistics/hypergeometric';
import { type Fit, fitPositive } from './fit.ts';
import { type Alike, alike, type Timing } from './repeat-buying.ts';

/**
 * BG/NBD (Fader, Hardie & Lee 2005, Marketing Science 24): without a contract, a customer buys at a pace of their own
 * and may leave after any purchase. Paces differ by a gamma (r, alpha), chances of leaving by a beta (a, b). Time is in
 * weeks. One who never came back is alive by construction: for one-timers Pareto/NBD tells more.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** By maximum likelihood. At least one buyer must have come back, or there is nothing to fit: RangeError. */
export function fitBgNbd(buyers: readonly Timing[]): BgNbd & Omit<Fit, 'parameters'> {
  const rows = alike(buyers);
  if (rows.mostRepeats === 0) throw new RangeError('fitBgNbd needs a buyer who came back');
  const { logLikelihood, converged, parameters } = fitPositive(
    ([r = 1, alpha = 1, a = 1, b = 1]) => likelihood(rows, { r, alpha, a, b }),
    [
      [1, 10, 1, 1],
      [0.3, 4, 0.8, 2.5],
      [2, 30, 0.5, 5],
    ],
  );
  const [r = 1, alpha = 1, a = 1, b = 1] = parameters;
  return { r, alpha, a, b, logLikelihood, converged };
}

/** Logarithm of the likelihood of these buyers. */
export function bgNbdLikelihood(model: BgNbd, buyers: readonly Timing[]): number {
  return likelihood(alike(buyers), model);
}

/** Their formulas (3) to (5); what depends on the number of repeats alone is worked out once for each number. */
function likelihood(rows: Alike, { r, alpha, a, b }: BgNbd): number {
  const fixed = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  const own = new Float64Array(rows.mostRepeats + 1).fill(Number.NaN);
  const logA = Math.log(a);
  let total = 0;
  for (let at = 0; at < rows.number.length; at++) {
    const x = rows.repeats[at] ?? 0;
    let terms = own[x] ?? 0;
    if (Number.isNaN(terms)) {
      terms = logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
      own[x] = terms;
    }
    const alive = -(r + x) * Math.log(alpha + (rows.age[at] ?? 0));
    let either = alive;
    if (x > 0) {
      const left = logA - Math.log(b + x - 1) - (r + x) * Math.log(alpha + (rows.recency[at] ?? 0));
      const most = Math.max(alive, left);
      either = most + Math.log(Math.exp(alive - most) + Math.exp(left - most));
    }
    total += (rows.number[at] ?? 0) * (fixed + terms + either);
  }
  return total;
}

/** The chance, 0..1, that a buyer has not left: 1 by construction for who never came back. */
export function bgNbdAlive({ r, alpha, a, b }: BgNbd, { repeats, recency, age }: Timing): number {
  if (repeats === 0) return 1;
  return 1 / (1 + (a / (b + repeats - 1)) * ((alpha + age) / (alpha + recency)) ** (r + repeats));
}

/** Purchases expected of a buyer in the next `weeks` (≥ 0), given what they did so far: formula (10). */
export function bgNbdExpected(model: BgNbd, buyer: Timing, weeks: number): number {
  const { r, alpha, b } = model;
  const a = awayFromOne(model.a);
  const { repeats: x, age } = buyer;
  const end = alpha + age + weeks;
  const sum = awayFromZero(a + b + x - 1);
  const still = ((alpha + age) / end) ** (r + x) * gauss(r + x, b + x, sum, weeks / end);
  return (sum / (a - 1)) * (1 - still) * bgNbdAlive(model, buyer);
}

/** Purchases expected of somebody new in their first `weeks` after the first purchase: formula (9). */
export function bgNbdExpectedOfNew(model: BgNbd, weeks: number): number {
  return bgNbdExpected(model, { repeats: 0, recency: 0, age: 0 }, weeks);
}

/** The chance that somebody new buys exactly `repeats` times in their first `weeks`: formula (8). */
export function bgNbdProbability({ r, alpha, a, b }: BgNbd, repeats: number, weeks: number): number {
  const x = repeats;
  const pace = Math.log(alpha / (alpha + weeks));
  const bought = Math.log(weeks / (alpha + weeks));
  const chance = (count: number): number =>
    Math.exp(logGamma(r + count) - logGamma(r) - logGamma(count + 1) + r * pace + count * bought);
  const stayed = Math.exp(logBeta(a, b + x) - logBeta(a, b)) * chance(x);
  if (x === 0) return stayed;
  let fewer = 0;
  for (let count = 0; count < x; count++) fewer += chance(count);
  return stayed + Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b)) * (1 - fewer);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** At a = 1 the formula is nought over nought; it is smooth there, so a hair beside it says the same. */
function awayFromOne(a: number): number {
  return Math.abs(a - 1) < 1e-5 ? 1 + 1e-5 : a;
}

/** So is it at a + b = 1 for somebody new. */
function awayFromZero(sum: number): number {
  return Math.abs(sum) < 1e-7 ? 1e-7 : sum;
}

/**
 * 2F1 also for -1 < c < 0, as somebody new has it when a + b < 1:
 * F(a, b; c) = F(a, b; c+1) + z·ab / (c(c+1)) · F(a+1, b+1; c+2), term by term.
 */
function gauss(a: number, b: number, c: number, z: number): number {
  if (c > 0) return hypergeometric(a, b, c, z);
  const lift = (z * a * b) / (c * (c + 1));
  return hypergeometric(a, b, c + 1, z) + lift * hypergeometric(a + 1, b + 1, c + 2, z);
}
