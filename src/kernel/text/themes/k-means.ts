import { drawing } from '#kernel/drawing';
import type { Dense } from './neighbours.ts';
import { productOf, productsWith, settleLength } from './products.ts';

/**
 * A given number of groups, each around its own centre: spherical k-means (Dhillon & Modha 2001) on rows of length 1,
 * begun far apart (k-means++, Arthur & Vassilvitskii 2007) and more than once, the tightest kept.
 */
const MOST_ROUNDS = 60;

export type Parted = {
  /** For each row its group, 0 … k − 1. */
  readonly groups: Int32Array;
  /** k rows of length 1. */
  readonly centres: Float32Array;
  /** Sum of each row's likeness to its centre; more is tighter. */
  readonly tightness: number;
};

/** 1 ≤ k ≤ count; RangeError otherwise. */
export function kMeans(dense: Dense, k: number, { starts, seed }: { starts: number; seed: number }): Parted {
  if (!(k >= 1 && k <= dense.count)) throw new RangeError('kMeans needs 1 <= k <= rows');
  let best: Parted | null = null;
  for (let start = 0; start < Math.max(1, starts); start++) {
    const parted = around(dense, farApart(dense, k, drawing(seed + start)));
    if (best === null || parted.tightness > best.tightness) best = parted;
  }
  if (best === null) throw new RangeError('kMeans needs a start');
  return best;
}

/** From these centres on, until nobody changes sides. A group that loses all its rows takes the worst placed row. */
export function around(dense: Dense, begin: Float32Array): Parted {
  const { count, size, values } = dense;
  const k = begin.length / size;
  let centres = begin;
  const groups = new Int32Array(count).fill(-1);
  const fits = new Float32Array(count);
  const alike = new Float64Array(k);
  for (let round = 0; ; round++) {
    let changes = 0;
    for (let row = 0; row < count; row++) {
      productsWith(values, row, centres, { first: 0, many: k, size }, alike);
      let best = 0;
      for (let group = 1; group < k; group++) if ((alike[group] ?? 0) > (alike[best] ?? 0)) best = group;
      fits[row] = alike[best] ?? 0;
      if (groups[row] !== best) changes++;
      groups[row] = best;
    }
    if (changes === 0 || round === MOST_ROUNDS) break;
    centres = centresOf(dense, groups, k, fits);
  }
  return { groups, centres, tightness: fits.reduce((sum, fit) => sum + fit, 0) };
}

function centresOf(dense: Dense, groups: Int32Array, k: number, fits: Float32Array): Float32Array {
  const { count, size, values } = dense;
  const counts = new Int32Array(k);
  for (const group of groups) counts[group] = (counts[group] ?? 0) + 1;
  for (let group = 0; group < k; group++) {
    if ((counts[group] ?? 0) > 0) continue;
    let worst = 0;
    for (let row = 1; row < count; row++) if ((fits[row] ?? 0) < (fits[worst] ?? 0)) worst = row;
    groups[worst] = group;
    fits[worst] = Number.POSITIVE_INFINITY;
  }
  return centres(values, size, groups, k);
}

/** Mean direction of each group's rows; rows of group −1 count for none. */
export function centres(values: Float32Array, size: number, groups: Int32Array, k: number): Float32Array {
  const sums = new Float32Array(k * size);
  for (const [row, group] of groups.entries()) {
    if (group < 0) continue;
    for (let at = 0; at < size; at++)
      sums[group * size + at] = (sums[group * size + at] ?? 0) + (values[row * size + at] ?? 0);
  }
  for (let group = 0; group < k; group++) settleLength(sums, group, size);
  return sums;
}

function farApart({ count, size, values }: Dense, k: number, draw: () => number): Float32Array {
  const begin = new Float32Array(k * size);
  const apart = new Float64Array(count).fill(1);
  for (let group = 0; group < k; group++) {
    let rest = draw() * apart.reduce((sum, one) => sum + one, 0);
    let chosen = 0;
    for (let row = 0; row < count; row++) {
      if ((apart[row] ?? 0) <= 0) continue;
      chosen = row;
      rest -= apart[row] ?? 0;
      if (rest <= 0) break;
    }
    begin.set(values.subarray(chosen * size, (chosen + 1) * size), group * size);
    for (let row = 0; row < count; row++)
      apart[row] = Math.min(
        group === 0 ? Number.POSITIVE_INFINITY : (apart[row] ?? 0),
        Math.max(0, 1 - productOf(values, row, values, chosen, size)),
      );
  }
  return begin;
}
