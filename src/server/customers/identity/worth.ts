import { probabilityOf } from '#kernel/identity/model/score';

/**
 * What an answer is worth: how likely it changes something, times what hangs on it. Where two may be one, that is the chance of
 * one; where one may be two, the chance of two. An open case or promise is being worked on without the other half of the story,
 * so it counts most; contacts count by their order of magnitude. The weights are a judgement, not a measurement: what somebody
 * waits for today before what happened once.
 */
export interface Stake {
  readonly openCases: number;
  readonly openPromises: number;
  readonly interactions: number;
}
const CASE = 4;
const PROMISE = 3;

export function stakeOf({ openCases, openPromises, interactions }: Stake): number {
  return 1 + CASE * openCases + PROMISE * openPromises + Math.log2(1 + interactions);
}

export interface Answered {
  readonly bits: number;
  readonly same: boolean;
}

/** How far the model's word is believed before anybody has answered: about as much as a dozen answers against it. */
const SPREAD_OF_SHIFT = 1.5;
const SPREAD_OF_SLOPE = 0.35;
const ROUNDS = 30;

/**
 * The chance of one person for so many bits (0..1): the model's own, corrected by what people here have answered. A logistic line
 * through the answers that begins at the model's and leaves it only as far as they pull (the most probable under a normal prior,
 * found by Newton's method; Platt 1999). More bits never make less.
 */
export function chanceBy(answers: readonly Answered[]): (bits: number) => number {
  if (answers.length === 0) return probabilityOf;
  let [shift, slope] = [0, 1];
  for (let round = 0; round < ROUNDS; round++) {
    let g0 = -shift / SPREAD_OF_SHIFT ** 2;
    let g1 = (1 - slope) / SPREAD_OF_SLOPE ** 2;
    let [h00, h01, h11] = [1 / SPREAD_OF_SHIFT ** 2, 0, 1 / SPREAD_OF_SLOPE ** 2];
    for (const { bits, same } of answers) {
      const x = bits * Math.LN2;
      const p = logistic(shift + slope * x);
      const error = (same ? 1 : 0) - p;
      const weight = p * (1 - p);
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    const [d0, d1] = [(g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant];
    // A full step from far away may overshoot: no more than one at a time.
    const least = Math.min(1, 1 / Math.max(Math.abs(d0), Math.abs(d1), 1e-9));
    shift += d0 * least;
    slope = Math.max(0, slope + d1 * least);
    if (Math.abs(d0) + Math.abs(d1) < 1e-9) break;
  }
  return (bits) => logistic(shift + slope * bits * Math.LN2);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
