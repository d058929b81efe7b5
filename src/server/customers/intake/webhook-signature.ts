import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Signed calls after Standard Webhooks (symmetric, v1): the sender signs identifier, time and body with a secret that both
 * know. A call that is unsigned, signed with another secret, or older or newer than five minutes is nobody's.
 */
const PREFIX = 'whsec_';
const TOLERANCE_SECONDS = 300;
const SECRET_BYTES = 32;

export interface SignedCall {
  readonly id: string | undefined;
  /** Seconds since 1970, as it was sent. */
  readonly timestamp: string | undefined;
  /** Signatures with blanks between; other versions are passed over. */
  readonly signatures: string | undefined;
  readonly body: Buffer;
}

export type SignatureRefusal = 'no-secret' | 'unsigned' | 'stale' | 'wrong-signature';

export function newWebhookSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** Null when one of the secrets signed the call. Without any secret nothing is ever let in. */
export function refusalOf(call: SignedCall, secrets: readonly string[], now: Date): SignatureRefusal | null {
  const keys = secrets.flatMap((secret) => keyOf(secret) ?? []);
  if (keys.length === 0) return 'no-secret';
  const { id, timestamp, signatures } = call;
  if (id === undefined || id === '' || timestamp === undefined || signatures === undefined) return 'unsigned';
  if (!/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return 'stale';
  const given = signatures.split(' ').flatMap((one) => {
    const [version, signature] = one.split(',');
    return version === 'v1' && signature !== undefined ? [Buffer.from(signature, 'base64')] : [];
  });
  if (given.length === 0) return 'unsigned';
  const expected = keys.map((key) => macOf(key, id, timestamp, call.body));
  const signed = given.some((one) =>
    expected.some((mac) => mac.length === one.length && timingSafeEqual(mac, one)),
  );
  return signed ? null : 'wrong-signature';
}

/** The signature of a call, as it stands in its header. */
export function signatureOf(secret: string, id: string, timestamp: string, body: Buffer): string {
  return `v1,${macOf(keyOf(secret) ?? Buffer.alloc(0), id, timestamp, body).toString('base64')}`;
}

function macOf(key: Buffer, id: string, timestamp: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

/** Null for a secret that is none: an empty key would let anybody in. */
function keyOf(secret: string): Buffer | null {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return key.length < 16 ? null : key;
}
