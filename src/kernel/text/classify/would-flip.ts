import type { Reason } from './look.ts';

/**
 * "Would be otherwise without": the words that speak loudest for what was said are covered one after the other, and the
 * rest is really read again each time, until another answer comes. No guess from the weights: it was tried.
 */
export type Flip = {
  /** What would be said instead. */
  readonly to: string;
  /** The words that are covered, in their order in the text. */
  readonly without: readonly Reason[];
};

/** A verdict that stands without its six loudest words does not hang on words. */
const MOST_WORDS = 6;

/** `say` reads a text; `reasons` speak for what it says of `original` where their weight is above 0. Null: nothing flips it. */
export function wouldFlip(
  original: string,
  reasons: readonly Reason[],
  say: (text: string) => string | null,
): Flip | null {
  const said = say(original);
  const loudest = reasons
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_WORDS);
  let left = original;
  const covered: Reason[] = [];
  for (const reason of loudest) {
    covered.push(reason);
    left = left.slice(0, reason.start) + ' '.repeat(reason.end - reason.start) + left.slice(reason.end);
    const instead = say(left);
    if (instead !== null && instead !== said)
      return { to: instead, without: [...covered].sort((one, other) => one.start - other.start) };
  }
  return null;
}
