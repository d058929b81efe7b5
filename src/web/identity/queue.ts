import type { REVIEW_ANSWERS, REVIEW_LISTS, Review } from '#contract/identity';

/**
 * Pairs that wait, one at a time. An answer moves on at once; what was answered can be taken back in the reverse order,
 * and then stands before the reader again.
 */
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];
export type ReviewList = (typeof REVIEW_LISTS)[number];
export type Answered = { readonly id: string; readonly answer: ReviewAnswer };
export type Queue = {
  readonly answered: readonly Answered[];
  /** The pair that is looked at; null for the first that waits. */
  readonly at: string | null;
};

export const EMPTY: Queue = { answered: [], at: null };

type Waiting = { readonly id: string };

/** Those that wait still, in the order in which the server gave them. */
export function waitingIn<Pair extends Waiting>(queue: Queue, pairs: readonly Pair[]): Pair[] {
  const done = new Set(queue.answered.map(({ id }) => id));
  return pairs.filter(({ id }) => !done.has(id));
}

/** The pair that is shown; null when none waits. */
export function shown<Pair extends Waiting>(queue: Queue, pairs: readonly Pair[]): Pair | null {
  const waiting = waitingIn(queue, pairs);
  return waiting.find(({ id }) => id === queue.at) ?? waiting[0] ?? null;
}

/**
 * The answer that is likelier right. Of one that may be two by a shared identifier, nothing else says one: taking apart. Else the
 * chance decides, and two that may be one are asked about because they are alike.
 */
export function suggested(review: Pick<Review, 'stillOne' | 'probability'>): 'same' | 'different' {
  if (review.stillOne === null) return 'same';
  return review.stillOne.key !== null || review.probability < 0.5 ? 'different' : 'same';
}

/** How many wait from the pair that is shown on, itself among them. */
export function ahead(queue: Queue, pairs: readonly Waiting[]): number {
  const waiting = waitingIn(queue, pairs);
  const at = waiting.findIndex(({ id }) => id === shown(queue, pairs)?.id);
  return waiting.length - Math.max(0, at);
}

/** Answers the pair that is shown and goes on to the next that waits, or to the one before where it was the last. */
export function answer(queue: Queue, pairs: readonly Waiting[], said: ReviewAnswer): Queue {
  const now = shown(queue, pairs);
  if (now === null) return queue;
  const beside = neighbour(queue, pairs, 1) ?? neighbour(queue, pairs, -1);
  return { answered: [...queue.answered, { id: now.id, answer: said }], at: beside };
}

/** The last answer that was given is no answer; its pair is shown again. */
export function withdrawn(queue: Queue, id: string): Queue {
  return { answered: queue.answered.filter((one) => one.id !== id), at: id };
}

/** One further, or one back; at the ends one stays. */
export function move(queue: Queue, pairs: readonly Waiting[], by: 1 | -1): Queue {
  return { ...queue, at: neighbour(queue, pairs, by) ?? shown(queue, pairs)?.id ?? null };
}

function neighbour(queue: Queue, pairs: readonly Waiting[], by: 1 | -1): string | null {
  const waiting = waitingIn(queue, pairs);
  const at = waiting.findIndex(({ id }) => id === shown(queue, pairs)?.id);
  return waiting[at + by]?.id ?? null;
}

/** How far one is today: what was decided, of that and what waits. Putting off decides nothing. */
export function progress(
  queue: Queue,
  told: { readonly leftToday: number; readonly answeredToday: number },
): { readonly done: number; readonly all: number } {
  const decided = queue.answered.filter((one) => one.answer !== 'later').length;
  const done = told.answeredToday + decided;
  return { done, all: Math.max(done, told.answeredToday + told.leftToday) };
}
