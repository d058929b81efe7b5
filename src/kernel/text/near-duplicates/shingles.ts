import { foldFinals } from '#kernel/text/hebrew';
import { masked } from '#kernel/text/placeholder';

/**
 * A text as the set of its runs of four characters (Broder 1997), after everything that makes copies differ has gone:
 * marks, points, case, letters' final forms, and the numbers, dates and names with @ that a template is filled with.
 */
const RUN = 4;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Hashes (FNV-1a, 32 bits), each once, in rising order. Never empty but for an empty text. */
export function shinglesOf(text: string): Uint32Array {
  const plain = foldFinals(masked(text).text);
  const key = plain.replace(/[^\p{L}\p{N}\ue000-\ue006]+/gu, ' ').trim();
  // A text of signs alone (faces) is itself.
  const own = key === '' ? plain.trim() : key;
  if (own === '') return new Uint32Array(0);
  const hashes = new Uint32Array(Math.max(1, own.length - RUN + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = BASIS;
    for (let k = at; k < Math.min(own.length, at + RUN); k++)
      hash = Math.imul(hash ^ own.charCodeAt(k), PRIME);
    hashes[at] = hash ^ (hash >>> 15);
  }
  hashes.sort();
  return hashes.filter((hash, at) => at === 0 || hash !== hashes[at - 1]);
}

/** Share of what either has that both have, 0 … 1 (Jaccard); two empty sets are equal. Both in rising order. */
export function jaccard(one: Uint32Array, other: Uint32Array): number {
  if (one.length === 0 && other.length === 0) return 1;
  let [a, b, both] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    const difference = (one[a] ?? 0) - (other[b] ?? 0);
    if (difference === 0) both++;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return both / (one.length + other.length - both);
}
