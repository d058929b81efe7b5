/**
 * Chance that repeats itself: the same seed tells the same story, byte for byte, on every machine.
 * Each person and each row draws from a stream of its own, so that adding one story does not shift the others.
 */
export type Random = () => number;

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, numbers in [0, 1). */
export function randomFrom(...seeds: number[]): Random {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = Math.imul(state ^ seed, 0x85ebca6b) ^ (state >>> 13) ^ (seed << 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<Thing>(random: Random, list: readonly Thing[]): Thing {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** One of several things, each as likely as its weight (any positive numbers). */
export function pickWeighted<Thing>(random: Random, list: readonly (readonly [Thing, number])[]): Thing {
  let left = random() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of list) {
    left -= weight;
    if (left < 0) return thing;
  }
  return pick(random, list)[0];
}

/** How many times something with this mean happens: Poisson, by Knuth's product (mean up to about 30). */
export function countOf(random: Random, mean: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count++;
  return count;
}
