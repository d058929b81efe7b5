import { mixed } from '#kernel/identity/record/hash';
import type { Features } from '#kernel/identity/record/pool';
import { isBroad, type Keying } from './keys.ts';

/**
 * Which pairs of a whole collection are worth comparing. Records that share a key form a block; a crowded block is
 * divided by a further field, and what stays crowded is skipped and counted, never silently. A pair that meets in
 * several blocks is visited once, in the first: no set of pairs is ever kept.
 */
export interface Blocks {
  /** Every pair once, the lower record first. */
  visit(pair: (a: number, b: number) => void): void;
  /** Would this pair be visited? */
  meet(a: number, b: number): boolean;
  /** Narrow blocks that stayed crowded after division: their pairs were compared only if they met elsewhere. */
  readonly skipped: number;
}

/** Most records in a narrow block, and in a broad one; in a large collection the budget of pairs allows fewer. */
export const CROWDED = 400;
const CROWDED_BROAD = 60;
/**
 * Pairs that the blocks of one kind may bring: so many are always affordable, and so many for each record. Rare keys
 * say most: the smallest blocks come first.
 */
const PAIRS = 4_000_000;
const PAIRS_PER_RECORD = 30;
/** However many records there are, a block of this many is looked at. */
const LEAST_CROWDED = 20;

interface Entries {
  keys: Uint32Array;
  records: Uint32Array;
  size: number;
}

export function makeBlocks(records: readonly Features[], keying: Keying): Blocks {
  const first = entries(records.length * 24);
  const own: number[] = [];
  for (const [record, features] of records.entries()) {
    keying.keysOf(features, own);
    for (const key of own) append(first, key, record);
  }
  const live = entries(first.size);
  const divided = entries(1024);
  const met = sorted(first, records.length);
  const most = roomFor(met);
  met.each((key, members) => {
    if (members.length <= (isBroad(key) ? CROWDED_BROAD : most)) {
      for (const record of members) append(live, key, record);
      return;
    }
    if (isBroad(key)) return;
    for (const record of members) {
      const features = records[record];
      if (!features) continue;
      for (const [at, divider] of keying.dividers(features).entries())
        if (divider !== 0) append(divided, (mixed(mixed(key, at + 1), divider) & ~1) >>> 0, record);
    }
  });
  let skipped = 0;
  const parts = sorted(divided, records.length);
  const mostOfParts = roomFor(parts);
  parts.each((key, members) => {
    if (members.length > mostOfParts) skipped++;
    else for (const record of members) append(live, key, record);
  });
  return fromLive(live, records.length, skipped);
}

/** How large a narrow block may be: the largest that keeps all blocks up to it within the budget. */
function roomFor(blocks: Sorted): number {
  const pairs = new Float64Array(CROWDED + 1);
  blocks.each((key, { length }) => {
    if (!isBroad(key) && length <= CROWDED)
      pairs[length] = (pairs[length] ?? 0) + (length * (length - 1)) / 2;
  });
  let left = Math.max(PAIRS, blocks.records * PAIRS_PER_RECORD);
  for (let size = 2; size <= CROWDED; size++) {
    left -= pairs[size] ?? 0;
    if (left < 0) return Math.max(LEAST_CROWDED, size - 1);
  }
  return CROWDED;
}

function fromLive(live: Entries, count: number, skipped: number): Blocks {
  // The keys of each record in ascending order, so that the first common key of two is found by one walk.
  const offsets = new Uint32Array(count + 1);
  for (let at = 0; at < live.size; at++) {
    const record = live.records[at] ?? 0;
    offsets[record + 1] = (offsets[record + 1] ?? 0) + 1;
  }
  for (let record = 0; record < count; record++)
    offsets[record + 1] = (offsets[record + 1] ?? 0) + (offsets[record] ?? 0);
  const filled = offsets.slice();
  const keys = new Uint32Array(live.size);
  for (let at = 0; at < live.size; at++) {
    const record = live.records[at] ?? 0;
    const place = filled[record] ?? 0;
    keys[place] = live.keys[at] ?? 0;
    filled[record] = place + 1;
  }
  for (let record = 0; record < count; record++) keys.subarray(offsets[record], offsets[record + 1]).sort();

  function firstCommon(a: number, b: number): number {
    let i = offsets[a] ?? 0;
    let j = offsets[b] ?? 0;
    const endA = offsets[a + 1] ?? 0;
    const endB = offsets[b + 1] ?? 0;
    while (i < endA && j < endB) {
      const x = keys[i] ?? 0;
      const y = keys[j] ?? 0;
      if (x === y) return x;
      if (x < y) i++;
      else j++;
    }
    return -1;
  }

  return {
    skipped,
    meet: (a, b) => firstCommon(a, b) >= 0,
    visit(pair) {
      sorted(live, count).each((key, members) => {
        for (let i = 0; i < members.length; i++) {
          const a = members[i] ?? 0;
          for (let j = i + 1; j < members.length; j++) {
            const b = members[j] ?? 0;
            if (firstCommon(a, b) === key) pair(a, b);
          }
        }
      });
    },
  };
}

interface Sorted {
  readonly records: number;
  /** Blocks of two and more, by ascending key; members ascending and once each. */
  each(block: (key: number, members: readonly number[]) => void): void;
}

/** One sort of numbers does it all. */
function sorted(list: Entries, count: number): Sorted {
  // Key and record share the 53 whole bits of a number; with two million records and more the key loses its low bits.
  const room = 2 ** Math.max(1, Math.ceil(Math.log2(count + 1)));
  if (room > 2 ** 21) throw new RangeError('more than two million records at once');
  const order = new Float64Array(list.size);
  for (let at = 0; at < list.size; at++) order[at] = (list.keys[at] ?? 0) * room + (list.records[at] ?? 0);
  order.sort();
  return {
    records: count,
    each(block) {
      const members: number[] = [];
      let current = -1;
      let last = -1;
      for (let at = 0; at < order.length; at++) {
        const entry = order[at] ?? 0;
        if (entry === last) continue;
        last = entry;
        const key = Math.floor(entry / room);
        if (key !== current) {
          if (members.length > 1) block(current, members);
          members.length = 0;
          current = key;
        }
        members.push(entry - key * room);
      }
      if (members.length > 1) block(current, members);
    },
  };
}

function entries(size: number): Entries {
  return { keys: new Uint32Array(Math.max(16, size)), records: new Uint32Array(Math.max(16, size)), size: 0 };
}

function append(list: Entries, key: number, record: number): void {
  if (list.size === list.keys.length) {
    const keys = new Uint32Array(list.size * 2);
    const records = new Uint32Array(list.size * 2);
    keys.set(list.keys);
    records.set(list.records);
    list.keys = keys;
    list.records = records;
  }
  list.keys[list.size] = key;
  list.records[list.size] = record;
  list.size++;
}
