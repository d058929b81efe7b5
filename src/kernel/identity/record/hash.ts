/** Numbers for keys: 32 bits are enough, because a chance meeting only costs one comparison. */

/** FNV-1a over UTF-16 units, 0..2^32−1. */
export function hashOf(text: string): number {
  return hashOfPart(text, 0, text.length);
}

/** Of the units from `from` up to `to`, as if they had been cut out. */
export function hashOfPart(text: string, from: number, to: number): number {
  const end = Math.min(to, text.length);
  let hash = 0x811c9dc5;
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Of the last `count` units. */
export function hashOfEnd(text: string, count: number): number {
  return hashOfPart(text, Math.max(0, text.length - count), text.length);
}

/** One number of two, order matters; the finaliser of MurmurHash3. */
export function mixed(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
