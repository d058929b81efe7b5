import { createHash } from 'node:crypto';

/**
 * What lies before the chair is drawn by a declared rule, so that nobody picks the convenient customer or the best
 * quote: the newest who complain, and then others by lot. A lot is a hash of a seed and the candidate, written down,
 * so that anybody may draw again and find the same.
 */
export interface Quotable {
  readonly id: string;
  readonly sentiment: string | null;
  readonly at: Date;
}

export const QUOTES_OF_EACH_KIND = 5;

export function drawQuotes<Words extends Quotable>(
  rows: readonly Words[],
  seed: string,
): { readonly words: Words; readonly drawnBy: 'newest-negative' | 'random' }[] {
  const newest = rows
    .filter(({ sentiment }) => sentiment === 'negative')
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? -1 : 1))
    .slice(0, QUOTES_OF_EACH_KIND);
  const rest = rows.filter((row) => !newest.includes(row));
  const byLot = inOrderOfLot(rest, seed, ({ id }) => id).slice(0, QUOTES_OF_EACH_KIND);
  return [
    ...newest.map((words) => ({ words, drawnBy: 'newest-negative' as const })),
    ...byLot.map((words) => ({ words, drawnBy: 'random' as const })),
  ];
}

/** One of the candidates by lot; null when there are none. The order in which they come in does not matter. */
export function drawOne(candidates: readonly string[], seed: string): string | null {
  return inOrderOfLot(candidates, seed, (candidate) => candidate)[0] ?? null;
}

function inOrderOfLot<Item>(items: readonly Item[], seed: string, nameOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({
      item,
      lot: createHash('sha256')
        .update(`${seed} ${nameOf(item)}`)
        .digest('hex'),
    }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ item }) => item);
}
