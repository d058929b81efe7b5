import type { Comparer } from '#kernel/identity/comparison/levels';
import type { Features } from '#kernel/identity/record/pool';

/** Patterns of many pairs, one beside the other: what learning reads again and again. */
export interface Sample {
  readonly width: number;
  size: number;
  readonly levels: Uint8Array;
  readonly rarity: Float32Array;
}

export function emptySample(width: number, room: number): Sample {
  return { width, size: 0, levels: new Uint8Array(width * room), rarity: new Float32Array(width * room) };
}

/** False when there is no more room. */
export function addPair(sample: Sample, comparer: Comparer, a: Features, b: Features): boolean {
  const at = sample.size * sample.width;
  if (at + sample.width > sample.levels.length) return false;
  const { levels, rarity } = comparer.compare(a, b);
  sample.levels.set(levels, at);
  sample.rarity.set(rarity, at);
  sample.size++;
  return true;
}
