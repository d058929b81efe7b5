import { productsWith } from './products.ts';

/**
 * Which texts belong together: each text's nearest, and a graph in which two texts are tied when one is among the other's
 * nearest and they have neighbours in common (Jarvis & Patrick 1973), the stronger the more they share.
 */
export type Dense = {
  readonly count: number;
  readonly size: number;
  /** Row by row. */
  readonly values: Float32Array;
};

/** A weighted graph without loops; each tie stands with both of its ends. */
export type Graph = {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly weights: Float64Array;
};

export type Nearest = {
  /** How many places each text has; −1 fills places beyond its neighbours. */
  readonly reach: number;
  /** The nearest first, row by row. */
  readonly places: Int32Array;
  readonly likeness: Float32Array;
};

const BLOCK = 64;

/** Exactly, all pairs: `count`² × `size` multiplications. Rows are of one length (cosine = product). */
export function nearest({ count, size, values }: Dense, reach: number, least: number): Nearest {
  const places = new Int32Array(count * reach).fill(-1);
  const likeness = new Float32Array(count * reach).fill(Number.NEGATIVE_INFINITY);
  const alike = new Float64Array(BLOCK);
  // Blocks of rows stay in the processor's cache while they meet one another.
  for (let from = 0; from < count; from += BLOCK)
    for (let against = 0; against <= from; against += BLOCK)
      for (let one = from; one < Math.min(count, from + BLOCK); one++) {
        const many = Math.min(one, against + BLOCK) - against;
        productsWith(values, one, values, { first: against, many, size }, alike);
        for (let at = 0; at < many; at++) {
          const own = alike[at] ?? 0;
          if (own < least) continue;
          keep(places, likeness, one * reach, reach, against + at, own);
          keep(places, likeness, (against + at) * reach, reach, one, own);
        }
      }
  return { reach, places, likeness };
}

function keep(
  places: Int32Array,
  likeness: Float32Array,
  base: number,
  reach: number,
  who: number,
  alike: number,
): void {
  if (alike <= (likeness[base + reach - 1] ?? 0)) return;
  let at = base + reach - 1;
  while (at > base && (likeness[at - 1] ?? 0) < alike) {
    likeness[at] = likeness[at - 1] ?? 0;
    places[at] = places[at - 1] ?? -1;
    at--;
  }
  likeness[at] = alike;
  places[at] = who;
}

/** Ties weigh the shared share of both neighbourhoods (each text counts among its own); fewer than `common` make none. */
export function sharedNeighbours(count: number, near: Nearest, common: number): Graph {
  const { reach, places } = near;
  const ties: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const marks = new Int32Array(count).fill(-1);
  for (let one = 0; one < count; one++) {
    marks[one] = one;
    for (let k = 0; k < reach; k++) {
      const other = places[one * reach + k] ?? -1;
      if (other >= 0) marks[other] = one;
    }
    for (let k = 0; k < reach; k++) {
      const other = places[one * reach + k] ?? -1;
      if (other < 0) break;
      let shared = marks[other] === one ? 1 : 0;
      for (let j = 0; j < reach; j++) {
        const third = places[other * reach + j] ?? -1;
        if (third >= 0 && marks[third] === one) shared++;
      }
      if (shared < common) continue;
      const weight = shared / (2 * (reach + 1) - shared);
      ties[one]?.set(other, weight);
      ties[other]?.set(one, weight);
    }
  }
  const starts = new Int32Array(count + 1);
  for (const [one, own] of ties.entries()) starts[one + 1] = (starts[one] ?? 0) + own.size;
  const ends = new Int32Array(starts[count] ?? 0);
  const weights = new Float64Array(ends.length);
  let at = 0;
  for (const own of ties)
    for (const [other, weight] of [...own].sort((a, b) => a[0] - b[0])) {
      ends[at] = other;
      weights[at++] = weight;
    }
  return { count, starts, ends, weights };
}
