import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { StartRefusal } from '#server/platform/start-refusal';

/**
 * One data key per source record, in fixed slots of one file outside the database. A slot is written once, wrapped by
 * the master key, and is on the disk before the batch that uses it commits. Forgetting a person overwrites the slots of
 * the person's records in place; from that moment no copy of the database can be read at those places, and a slot is
 * never given to anybody else.
 */
export interface KeySlots {
  /** New slots; usable at once, durable after `keep`. */
  take(count: number): number[];
  /** Resolves when every slot taken so far is on the disk. Call before the transaction that uses them commits. */
  keep(): Promise<void>;
  /** The key of a slot, or null when it was overwritten. Throws `RangeError` for a slot that was never given. */
  key(slot: number): Buffer | null;
  /** Overwrites the slots; resolves when the disk has it. What still waits to be written is written first. Idempotent. */
  destroy(slots: readonly number[]): Promise<void>;
  /** Another thread has destroyed these: nothing kept in memory may open them any more. */
  forget(slots: readonly number[]): void;
  /** Slots given so far, destroyed ones included. */
  count(): number;
  close(): void;
}

export const SLOT_BYTES = 60;
const IV = 12;
const KEY = 32;
const HELD_AT_MOST = 60_000;
const DESTROYED = Buffer.alloc(SLOT_BYTES);

/** Opens the file, makes it when absent. A slot that a crash cut short was used by no committed row: it is cut off. */
export function openKeySlots(file: string, master: Buffer): KeySlots {
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  const length = statSync(file).size;
  const whole = length - (length % SLOT_BYTES);
  if (whole !== length) {
    ftruncateSync(handle, whole);
    fsyncSync(handle);
  }
  let given = whole / SLOT_BYTES;
  let onDisk = given;
  /** Wrapped slots that wait for `keep`, in order from `onDisk`. */
  let waiting: Buffer[] = [];
  let keeping: Promise<void> = Promise.resolve();
  const held = new Map<number, Buffer>();

  function hold(slot: number, key: Buffer): void {
    if (held.size >= HELD_AT_MOST) held.clear();
    held.set(slot, key);
  }

  function grown(slot: number): boolean {
    // Another thread gives slots in the same file: what it has kept is read from the disk.
    return slot < Math.floor(statSync(file).size / SLOT_BYTES);
  }

  async function writeOut(): Promise<void> {
    if (waiting.length === 0) return;
    const batch = waiting;
    const from = onDisk;
    waiting = [];
    onDisk += batch.length;
    const bytes = Buffer.concat(batch);
    const sink = await open(file, 'r+');
    try {
      await sink.write(bytes, 0, bytes.length, from * SLOT_BYTES);
      await sink.datasync();
    } catch (fault) {
      // Nothing that needs these keys may commit; the next batch tries to write them again.
      waiting = [...batch, ...waiting];
      onDisk = from;
      throw fault;
    } finally {
      await sink.close();
    }
  }

  function keep(): Promise<void> {
    keeping = keeping.catch(() => undefined).then(writeOut);
    return keeping;
  }

  return {
    take(count) {
      return Array.from({ length: count }, () => {
        const slot = given++;
        const key = Buffer.from(chance(KEY));
        waiting.push(wrap(master, key, chance(IV), slot));
        hold(slot, key);
        return slot;
      });
    },
    keep,
    key(slot) {
      const known = held.get(slot);
      if (known !== undefined) return known;
      let wrapped: Buffer;
      const pending = slot >= onDisk ? waiting[slot - onDisk] : undefined;
      if (pending !== undefined) wrapped = pending;
      else {
        if (slot >= onDisk && !grown(slot)) throw new RangeError(`Key slot ${slot} was never given`);
        wrapped = Buffer.alloc(SLOT_BYTES);
        readSync(handle, wrapped, 0, SLOT_BYTES, slot * SLOT_BYTES);
      }
      if (wrapped.equals(DESTROYED)) return null;
      const key = unwrap(master, wrapped, slot, file);
      hold(slot, key);
      return key;
    },
    async destroy(slots) {
      // A write on its way would bring the key back: it is let through before.
      await keep();
      for (const slot of slots) {
        held.delete(slot);
        writeSync(handle, DESTROYED, 0, SLOT_BYTES, slot * SLOT_BYTES);
      }
      fsyncSync(handle);
    },
    forget(slots) {
      for (const slot of slots) held.delete(slot);
    },
    count: () => given,
    close: () => closeSync(handle),
  };
}

/** Random bytes out of a pool: asking the system once for each key costs more than the key. */
const pool = Buffer.alloc(8_800);
let used = pool.length;
function chance(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}

/** The slot's number is authenticated with the key: a slot copied over a destroyed one does not open. */
function wrap(master: Buffer, key: Buffer, iv: Buffer, slot: number): Buffer {
  const cipher = createCipheriv('aes-256-gcm', master, iv).setAAD(slotName(slot));
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(master: Buffer, wrapped: Buffer, slot: number, file: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, IV)).setAAD(slotName(slot));
    decipher.setAuthTag(wrapped.subarray(IV + KEY));
    return Buffer.concat([decipher.update(wrapped.subarray(IV, IV + KEY)), decipher.final()]);
  } catch {
    throw new StartRefusal(
      `${file} does not belong to this home's master key.`,
      'Put both key files back from the same backup.',
    );
  }
}

function slotName(slot: number): Buffer {
  return Buffer.from(`record key ${slot}`);
}
