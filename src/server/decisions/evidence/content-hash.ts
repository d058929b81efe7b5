import { createHash } from 'node:crypto';

/** SHA-256 of the canonical text of evidence: what was shown is proved by it. */
export function contentHash(canonical: string): Buffer {
  return createHash('sha256').update(canonical).digest();
}
