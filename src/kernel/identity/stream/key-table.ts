/**
 * Which records hold a key, for a collection that grows record by record. Plain numbers in small tables that grow one at
 * a time: no map of a million entries that stands still while it grows. A key that too many records hold is crowded:
 * it takes no more records and brings nobody.
 */
export interface KeyTable {
  /** Calls for every record under the key, newest first; false when the key is crowded. */
  under(key: number, record: (record: number) => void): boolean;
  add(key: number, record: number, most: number): void;
  readonly crowded: number;
}

const SHARDS = 256;
const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const CROWD = -2;
const NOBODY = -1;

interface Shard {
  keys: Uint32Array;
  heads: Int32Array;
  counts: Uint16Array;
  size: number;
}

export function makeKeyTable(): KeyTable {
  const shards = Array.from({ length: SHARDS }, () => emptyShard(64));
  /** Pairs of a record and the posting before it, side by side: a long list is read as fast as memory answers. */
  const chunks: Int32Array[] = [];
  let postings = 0;
  let crowded = 0;

  return {
    get crowded() {
      return crowded;
    },
    under(key, record) {
      const shard = shards[key >>> 24];
      if (!shard) return true;
      const place = placeOf(shard, key);
      let at = shard.heads[place] ?? NOBODY;
      if (at === CROWD) return false;
      while (at >= 0) {
        const chunk = chunks[at >>> CHUNK_BITS];
        if (!chunk) break;
        const pair = (at & (CHUNK - 1)) << 1;
        record(chunk[pair] ?? 0);
        at = chunk[pair + 1] ?? NOBODY;
      }
      return true;
    },
    add(key, record, most) {
      const number = key >>> 24;
      let shard = shards[number];
      if (!shard) return;
      if (shard.size * 2 >= shard.keys.length) {
        shard = grown(shard);
        shards[number] = shard;
      }
      const place = placeOf(shard, key);
      const head = shard.heads[place] ?? NOBODY;
      if (head === CROWD) return;
      if (head === NOBODY) {
        shard.keys[place] = key;
        shard.size++;
      }
      const count = (shard.counts[place] ?? 0) + 1;
      if (count > most) {
        shard.heads[place] = CROWD;
        crowded++;
        return;
      }
      shard.counts[place] = count;
      const last = postings >>> CHUNK_BITS;
      if (last === chunks.length) chunks.push(new Int32Array(2 * CHUNK));
      const chunk = chunks[last];
      if (!chunk) return;
      const pair = (postings & (CHUNK - 1)) << 1;
      chunk[pair] = record;
      chunk[pair + 1] = head;
      shard.heads[place] = postings++;
    },
  };
}

function emptyShard(room: number): Shard {
  return {
    keys: new Uint32Array(room),
    heads: new Int32Array(room).fill(NOBODY),
    counts: new Uint16Array(room),
    size: 0,
  };
}

/** The key's place, or the empty one where it would stand; room is always a power of two and half empty. */
function placeOf(shard: Shard, key: number): number {
  const mask = shard.keys.length - 1;
  let place = Math.imul(key, 0x9e3779b1) >>> 8;
  for (place &= mask; shard.heads[place] !== NOBODY && shard.keys[place] !== key; place = (place + 1) & mask);
  return place;
}

function grown(shard: Shard): Shard {
  const larger = emptyShard(shard.keys.length * 2);
  for (let at = 0; at < shard.keys.length; at++) {
    const head = shard.heads[at] ?? NOBODY;
    if (head === NOBODY) continue;
    const key = shard.keys[at] ?? 0;
    const place = placeOf(larger, key);
    larger.keys[place] = key;
    larger.heads[place] = head;
    larger.counts[place] = shard.counts[at] ?? 0;
  }
  larger.size = shard.size;
  return larger;
}
