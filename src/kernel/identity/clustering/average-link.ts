/**
 * The most alike two groups become one, as long as the mean over all their pairs is high enough. A pair that was no
 * candidate is scored, not ignored: that is what keeps a chain of half-likenesses from joining strangers. One forbidden
 * pair keeps two groups apart for good.
 */
export const FORBIDDEN = Number.NEGATIVE_INFINITY;

/**
 * How far the best pair of two groups may speak for the rest, where sparse records say little: its share beside the
 * mean, less so many bits, and only where the mean itself is not below `from`.
 */
export interface BestPair {
  readonly share: number;
  readonly less: number;
  readonly from: number;
}
const NO_BEST_PAIR: BestPair = { share: 0, less: 0, from: 0 };

export interface LinkTask {
  readonly count: number;
  /** Of members 0..count−1; FORBIDDEN where they may never be together. */
  readonly bits: (i: number, j: number) => number;
  readonly threshold: number;
  readonly best?: BestPair;
}

/** A group number for each member: the least member of the group. */
export function averageLink({ count, bits, threshold, best = NO_BEST_PAIR }: LinkTask): Int32Array {
  const tops = new Float64Array(best.share === 0 ? 0 : count * count);
  const group = Int32Array.from({ length: count }, (_, at) => at);
  const sums = new Float64Array(count * count);
  const sizes = new Int32Array(count).fill(1);
  const alive = new Uint8Array(count).fill(1);
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) {
      const value = bits(i, j);
      sums[i * count + j] = value;
      sums[j * count + i] = value;
      if (best.share > 0) {
        tops[i * count + j] = value;
        tops[j * count + i] = value;
      }
    }
  const mean = (i: number, j: number): number => {
    const all = (sums[i * count + j] ?? 0) / ((sizes[i] ?? 1) * (sizes[j] ?? 1));
    if (best.share === 0 || all < best.from) return all;
    const top = tops[i * count + j] ?? 0;
    return Math.max(all, best.share * top + (1 - best.share) * all - best.less);
  };
  const nearest = new Int32Array(count).fill(-1);
  const seek = (i: number): void => {
    let best = -1;
    let most = FORBIDDEN;
    for (let j = 0; j < count; j++) {
      if (j === i || alive[j] === 0) continue;
      const value = mean(i, j);
      if (value > most) {
        most = value;
        best = j;
      }
    }
    nearest[i] = best;
  };
  for (let i = 0; i < count; i++) seek(i);
  for (;;) {
    let left = -1;
    let most = threshold;
    for (let i = 0; i < count; i++) {
      const near = nearest[i] ?? -1;
      if (alive[i] === 0 || near < 0) continue;
      const value = mean(i, near);
      if (value >= most && (value > most || left < 0)) {
        most = value;
        left = i;
      }
    }
    if (left < 0) break;
    const right = nearest[left] ?? left;
    const [keep, gone] = left < right ? [left, right] : [right, left];
    for (let j = 0; j < count; j++) {
      if (alive[j] === 0 || j === keep || j === gone) continue;
      const sum = (sums[keep * count + j] ?? 0) + (sums[gone * count + j] ?? 0);
      sums[keep * count + j] = sum;
      sums[j * count + keep] = sum;
      if (best.share > 0) {
        const top = Math.max(tops[keep * count + j] ?? 0, tops[gone * count + j] ?? 0);
        tops[keep * count + j] = top;
        tops[j * count + keep] = top;
      }
    }
    sizes[keep] = (sizes[keep] ?? 0) + (sizes[gone] ?? 0);
    alive[gone] = 0;
    for (let at = 0; at < count; at++) if (group[at] === gone) group[at] = keep;
    seek(keep);
    for (let j = 0; j < count; j++) {
      if (alive[j] === 0 || j === keep) continue;
      const near = nearest[j] ?? -1;
      if (near === gone || near === keep) seek(j);
      else if (near < 0 || mean(j, keep) > mean(j, near)) nearest[j] = keep;
    }
  }
  return group;
}
