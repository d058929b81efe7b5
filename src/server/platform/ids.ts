import { randomFillSync } from 'node:crypto';
import { type Id, uuidV7 } from '#kernel/id';

const pool = new Uint8Array(10 * 512);
let used = pool.length;

/** A new identifier. Random bytes are drawn 512 at a time: one system call per identifier is the slow part. */
export function newId<Noun extends string>(): Id<Noun> {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  return uuidV7(Date.now(), random) as Id<Noun>;
}
