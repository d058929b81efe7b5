/**
 * A keyed 32-bit hash for blind search terms: MurmurHash3 (x86, 32 bit, Austin Appleby, public domain) over UTF-16
 * units, seeded with one secret and whitened with another. It hides words from whoever holds only the database; it is
 * not a MAC, and how often each term occurs stays visible: a leak that search needs and the operator's guide states.
 */
export function keyedTerm(term: string, seed: number, whitening: number): number {
  let hash = seed | 0;
  for (let at = 0; at < term.length; at += 2) {
    let unit = term.charCodeAt(at);
    if (at + 1 < term.length) unit |= term.charCodeAt(at + 1) << 16;
    unit = Math.imul(unit, 0xcc9e2d51);
    unit = (unit << 15) | (unit >>> 17);
    hash ^= Math.imul(unit, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= term.length;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash ^ whitening) | 0;
}
