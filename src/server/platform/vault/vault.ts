import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import type { KeySlots } from './key-slots.ts';
import { keyedTerm } from './keyed-term.ts';

/**
 * What identifies or quotes a person is sealed before it reaches the database: AES-256-GCM, every ciphertext names
 * its key and is bound to the place it belongs to, so that a value moved to another row does not open. What belongs to
 * one source record is sealed with that record's own key, in a slot that can be destroyed; the rest with the
 * organization's key. Equality is by keyed hash, search by keyed 32-bit terms. The keys live outside PostgreSQL.
 */
export interface Vault {
  /**
   * `place` names table, column and row ("interaction.item:<id>"); the same place opens it. `slot` is the key of the
   * source record that the words belong to (`source_record.key_slot`); without one the organization's key is used.
   */
  seal(place: string, plaintext: string, slot?: number): Buffer;
  /** Throws `ErasedValue` when the person's key was destroyed. */
  open(place: string, ciphertext: Buffer): string;
  /** As `open`, but null for what was erased. */
  read(place: string, ciphertext: Buffer): string | null;
  /** The slot that seals this value; null when it is the organization's key. */
  slotOf(ciphertext: Buffer): number | null;
  readonly slots: KeySlots;
  /** 16 bytes of HMAC-SHA-256; `purpose` separates one kind of value from another. */
  hash(purpose: HashPurpose, value: string): Buffer;
  /** A keyed 32-bit hash of one search term. Collisions happen: matches are opened and checked before they are shown. */
  term(term: string): number;
}

export type HashPurpose =
  | 'external-id'
  | 'person'
  | 'content'
  | 'phone'
  | 'email'
  | 'national-id'
  | 'pledge'
  | 'row'
  | 'evidence'
  | 'suppression'
  | 'meeting'
  | 'company'
  | 'outward';

/** The person whose words these were has been erased: the key is gone, here and for every copy of the database. */
export class ErasedValue extends Error {
  override readonly name = 'ErasedValue';
  constructor() {
    super('This value was erased with its person');
  }
}

const BY_ORGANIZATION = 1;
const BY_RECORD = 2;
const HEADER = 5;
const IV = 12;
const HASH = 16;
/** Where the random bytes of a sealed value stand: no two seals have the same, so they tell whether a value was written anew. */
export const SEAL = { from: HEADER, length: IV } as const;
const TAG = 16;

export function openVault(keys: { dataKeys: readonly Buffer[]; master: Buffer; slots: KeySlots }): Vault {
  const newest = keys.dataKeys.length - 1;
  const indexKey = derive(keys.master, 'equality index');
  const termSeeds = new Uint32Array(derive(keys.master, 'search terms').buffer.slice(0, 8));
  const hashKeys = new Map<HashPurpose, Buffer>();
  const ivs = Buffer.alloc(IV * 1024);
  let ivAt = ivs.length;

  function nextIv(): Buffer {
    if (ivAt >= ivs.length) {
      randomFillSync(ivs);
      ivAt = 0;
    }
    ivAt += IV;
    return ivs.subarray(ivAt - IV, ivAt);
  }

  function dataKey(number: number): Buffer {
    const key = keys.dataKeys[number];
    if (key === undefined) throw new Error(`The vault has no key ${number}`);
    return key;
  }

  function keyOf(format: number | undefined, number: number): Buffer | null {
    if (format === BY_ORGANIZATION) return dataKey(number);
    if (format === BY_RECORD) return keys.slots.key(number);
    throw new Error('Not a sealed value');
  }

  function read(place: string, ciphertext: Buffer): string | null {
    if (ciphertext.length < HEADER + IV + TAG) throw new Error('Not a sealed value');
    const key = keyOf(ciphertext[0], ciphertext.readUInt32BE(1));
    if (key === null) return null;
    const end = ciphertext.length - TAG;
    const decipher = createDecipheriv('aes-256-gcm', key, ciphertext.subarray(HEADER, HEADER + IV));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(ciphertext.subarray(end));
    return decipher.update(ciphertext.subarray(HEADER + IV, end), undefined, 'utf8') + decipher.final('utf8');
  }

  return {
    slots: keys.slots,
    seal(place, plaintext, slot) {
      const iv = nextIv();
      const format = slot === undefined ? BY_ORGANIZATION : BY_RECORD;
      const number = slot ?? newest;
      const key = keyOf(format, number);
      if (key === null) throw new ErasedValue();
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(place));
      const body = cipher.update(plaintext, 'utf8');
      cipher.final();
      const sealed = Buffer.allocUnsafe(HEADER + IV + body.length + TAG);
      sealed[0] = format;
      sealed.writeUInt32BE(number, 1);
      iv.copy(sealed, HEADER);
      body.copy(sealed, HEADER + IV);
      cipher.getAuthTag().copy(sealed, HEADER + IV + body.length);
      return sealed;
    },
    open(place, ciphertext) {
      const plaintext = read(place, ciphertext);
      if (plaintext === null) throw new ErasedValue();
      return plaintext;
    },
    read,
    slotOf: (ciphertext) => (ciphertext[0] === BY_RECORD ? ciphertext.readUInt32BE(1) : null),
    hash(purpose, value) {
      let key = hashKeys.get(purpose);
      if (key === undefined) {
        key = createHmac('sha256', indexKey).update(purpose).digest();
        hashKeys.set(purpose, key);
      }
      // Out of the pool of small buffers: a buffer of its own for each hash costs ten times its bytes, outside the heap.
      const short = Buffer.allocUnsafe(HASH);
      createHmac('sha256', key).update(value).digest().copy(short, 0, 0, HASH);
      return short;
    },
    term(term) {
      return keyedTerm(term, termSeeds[0] ?? 0, termSeeds[1] ?? 0);
    },
  };
}

function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `empty-chair ${purpose}`, 32));
}
