/**
 * What a customer's own score says of the words beside it. Only the ends speak: who gives 7 of 10, or 3 of 5, may have
 * written anything. Effort (CES) is left out: organizations ask it in both directions.
 */
type Ends = { readonly bad: number; readonly good: number };

/** `bad`: up to this score the words are taken for negative; `good`: from this one for positive. */
const ENDS: Readonly<Record<string, Ends>> = {
  nps: { bad: 4, good: 9 },
  csat: { bad: 2, good: 5 },
  stars: { bad: 2, good: 5 },
};

/** Null where the score says nothing sure. */
export function feelingOfScore(measure: string | null, score: number | null): 'positive' | 'negative' | null {
  const ends = measure === null ? undefined : ENDS[measure];
  if (ends === undefined || score === null) return null;
  if (score <= ends.bad) return 'negative';
  return score >= ends.good ? 'positive' : null;
}
