import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import { keyedTerm } from './keyed-term.ts';

/**
 * What identifies or quotes a person is sealed before it reaches the database: AES-256-GCM, every ciphertext names
 * its key and is bound to the place it belongs to, so that a value moved to another row does not open. Equality is
 * by keyed hash, search by keyed 32-bit terms. The keys live outside PostgreSQL.
 */
export interface Vault {
  /** `place` names table, column and row ("interaction.item:<id>"); the same place opens it. */
  seal(place: string, plaintext: string): Buffer;
  open(place: string, ciphertext: Buffer): string;
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
  | 'evidence';

const FORMAT = 1;
const HEADER = 5;
const IV = 12;
const TAG = 16;

export function openVault(keys: { dataKeys: readonly Buffer[]; master: Buffer }): Vault {
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

  return {
    seal(place, plaintext) {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', dataKey(newest), iv);
      cipher.setAAD(Buffer.from(place));
      const body = cipher.update(plaintext, 'utf8');
      cipher.final();
      const sealed = Buffer.allocUnsafe(HEADER + IV + body.length + TAG);
      sealed[0] = FORMAT;
      sealed.writeUInt32BE(newest, 1);
      iv.copy(sealed, HEADER);
      body.copy(sealed, HEADER + IV);
      cipher.getAuthTag().copy(sealed, HEADER + IV + body.length);
      return sealed;
    },
    open(place, ciphertext) {
      if (ciphertext[0] !== FORMAT || ciphertext.length < HEADER + IV + TAG)
        throw new Error('Not a sealed value');
      const end = ciphertext.length - TAG;
      const decipher = createDecipheriv(
        'aes-256-gcm',
        dataKey(ciphertext.readUInt32BE(1)),
        ciphertext.subarray(HEADER, HEADER + IV),
      );
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(ciphertext.subarray(end));
      return (
        decipher.update(ciphertext.subarray(HEADER + IV, end), undefined, 'utf8') + decipher.final('utf8')
      );
    },
    hash(purpose, value) {
      let key = hashKeys.get(purpose);
      if (key === undefined) {
        key = createHmac('sha256', indexKey).update(purpose).digest();
        hashKeys.set(purpose, key);
      }
      return createHmac('sha256', key).update(value).digest().subarray(0, 16);
    },
    term(term) {
      return keyedTerm(term, termSeeds[0] ?? 0, termSeeds[1] ?? 0);
    },
  };
}

function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `empty-chair ${purpose}`, 32));
}
