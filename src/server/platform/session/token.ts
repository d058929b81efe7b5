import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Secrets that a person or a machine carries: 256 random bits, known to us only by their SHA-256. Nothing that lies
 * in the database opens a door; a slow hash is for passwords, which people choose.
 */
/** 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** As sessions keep it: hexadecimal text. */
export function tokenHash(token: string): string {
  return secretHash(token).toString('hex');
}

/** Equal, in a time that does not tell where they differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(secretHash(one), secretHash(other));
}
