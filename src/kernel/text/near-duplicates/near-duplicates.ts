import { drawing } from '#kernel/drawing';
import { jaccard, shinglesOf } from './shingles.ts';

/**
 * Campaigns, copied complaints and templates must not look like many voices. Texts that share nearly all they say are
 * one group: the first of them stands for all, and the count is kept. Candidates come from equal bands of min-hashes
 * (Broder 1997; Indyk & Motwani 1998), each is verified by the exact share, so nothing is grouped by chance; a member is
 * alike to its representative itself, never only to another member.
 */
export type NearDuplicates = {
  /** For each text the place of the text that stands for it: its own for a representative. */
  readonly standsFor: Int32Array;
  /** Places of the representatives, in rising order. */
  readonly representatives: Int32Array;
  /** How many texts each representative stands for, itself among them; in the order of `representatives`. */
  readonly counts: Int32Array;
};

export type Likeness = {
  /** From which share of common runs on two texts are one, 0 < alike ≤ 1. */
  readonly alike: number;
  readonly seed: number;
};

const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;
/** So many representatives of one band are looked at: texts made to collide must not make this quadratic. */
const MOST_CANDIDATES = 40;

/**
 * Two texts at the threshold of .8 share a band with probability .9998. The same texts in the same order and the same
 * seed give the same groups. RangeError for a threshold outside 0 … 1.
 */
export function nearDuplicates(
  texts: readonly string[],
  { alike, seed }: Likeness = { alike: 0.8, seed: 1 },
): NearDuplicates {
  if (!(alike > 0 && alike <= 1)) throw new RangeError('nearDuplicates needs 0 < alike <= 1');
  const turns = turnsOf(seed);
  const bands = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  const shingles: Uint32Array[] = [];
  const standsFor = new Int32Array(texts.length);
  const counts: number[] = [];
  const representatives: number[] = [];
  const found = (own: Uint32Array, keys: Int32Array): number => {
    const looked = new Set<number>();
    for (let band = 0; band < BANDS; band++)
      for (const candidate of bands[band]?.get(keys[band] ?? 0) ?? []) {
        if (looked.has(candidate)) continue;
        looked.add(candidate);
        if (jaccard(own, shingles[candidate] ?? own) >= alike) return candidate;
      }
    return -1;
  };
  // The same words twice always have one answer, however many representatives came between.
  const groups = new Map<string, number>();
  for (const [place, text] of texts.entries()) {
    const before = groups.get(text);
    if (before !== undefined) {
      standsFor[place] = representatives[before] ?? place;
      counts[before] = (counts[before] ?? 0) + 1;
      continue;
    }
    const own = shinglesOf(text);
    const keys = bandKeys(own, turns);
    const known = found(own, keys);
    const group = known >= 0 ? known : representatives.length;
    if (known < 0) {
      representatives.push(place);
      shingles.push(own);
      counts.push(0);
      for (let band = 0; band < BANDS; band++) remember(bands[band], keys[band] ?? 0, group);
    }
    groups.set(text, group);
    standsFor[place] = representatives[group] ?? place;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return {
    standsFor,
    representatives: Int32Array.from(representatives),
    counts: Int32Array.from(counts),
  };
}

function remember(band: Map<number, number[]> | undefined, key: number, group: number): void {
  const known = band?.get(key);
  if (known === undefined) band?.set(key, [group]);
  else if (known.length < MOST_CANDIDATES) known.push(group);
}

type Turns = { readonly factors: Int32Array; readonly shifts: Int32Array };

function turnsOf(seed: number): Turns {
  const draw = drawing(seed);
  const whole = (): number => Math.floor(draw() * 4294967296) | 0;
  return {
    factors: Int32Array.from({ length: HASHES }, () => whole() | 1),
    shifts: Int32Array.from({ length: HASHES }, whole),
  };
}

/** One number for each band, from the smallest hashes under its turns. */
function bandKeys(own: Uint32Array, { factors, shifts }: Turns): Int32Array {
  const keys = new Int32Array(BANDS);
  for (let turn = 0; turn < HASHES; turn++) {
    const [factor, shift] = [factors[turn] ?? 1, shifts[turn] ?? 0];
    let least = 0xffffffff;
    for (let at = 0; at < own.length; at++) {
      const hash = (Math.imul(own[at] ?? 0, factor) + shift) >>> 0;
      if (hash < least) least = hash;
    }
    const band = Math.floor(turn / ROWS);
    keys[band] = Math.imul((keys[band] ?? 0) ^ least, 0x01000193) ^ (least >>> 13);
  }
  return keys;
}
