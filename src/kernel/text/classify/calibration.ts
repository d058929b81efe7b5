/**
 * How far a model's certainty may be believed. One temperature turns margins into probabilities (Guo et al. 2017),
 * fitted on rows that the model has not seen; the figures below say how well that came out.
 */

/** Probabilities of one row from its margins, in place of nothing: `sharpness` is one over the temperature. */
export function probabilities(margins: Float32Array, sharpness: number): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const margin of margins) if (margin > top) top = margin;
  const shares = Float64Array.from(margins, (margin) => Math.exp((margin - top) * sharpness));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map((share) => share / sum);
}

/** The sharpness under which the true labels were least surprising, searched by golden section between 0.05 and 150. */
export function fitSharpness(margins: Float32Array, labels: Int32Array, classes: number): number {
  if (labels.length === 0) return 1;
  const surprise = (log: number): number => {
    let sum = 0;
    for (let row = 0; row < labels.length; row++) {
      const shares = probabilities(margins.subarray(row * classes, (row + 1) * classes), Math.exp(log));
      sum -= Math.log(Math.max(shares[labels[row] ?? 0] ?? 0, 1e-12));
    }
    return sum;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = -3;
  let high = 5;
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let [atLeft, atRight] = [surprise(left), surprise(right)];
  while (high - low > 0.01) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = surprise(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = surprise(right);
    }
  }
  return Math.exp((low + high) / 2);
}

export type Said = {
  /** Probability of the class that was said, 0 … 1. */
  readonly confidence: number;
  readonly right: boolean;
};

/** Expected calibration error over fifteen equal bands (Naeini et al. 2015): 0 is perfect, 1 the worst. */
export function calibrationError(said: readonly Said[]): number {
  const bands = Array.from({ length: 15 }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of said) {
    const band = bands[Math.min(14, Math.floor(confidence * 15))];
    if (band === undefined) continue;
    band.confidence += confidence;
    band.right += right ? 1 : 0;
  }
  return said.length === 0
    ? 0
    : bands.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / said.length;
}

/** The largest share of rows, the surest first, of which at least `precision` were right. */
export function coverageAt(said: readonly Said[], precision: number): number {
  const sorted = [...said].sort((one, other) => other.confidence - one.confidence);
  let right = 0;
  let covered = 0;
  for (const [at, one] of sorted.entries()) {
    if (one.right) right++;
    // Rows of equal confidence are taken or left together.
    if (sorted[at + 1]?.confidence !== one.confidence && right / (at + 1) >= precision) covered = at + 1;
  }
  return said.length === 0 ? 0 : covered / said.length;
}

/** How likely a row of `inside` scores above one of `outside` (Mann–Whitney; ties count half): 0.5 is chance. */
export function areaUnderCurve(inside: readonly number[], outside: readonly number[]): number {
  const all = [
    ...inside.map((score) => ({ score, own: 1 })),
    ...outside.map((score) => ({ score, own: 0 })),
  ].sort((one, other) => one.score - other.score);
  let ranks = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]?.score === all[at]?.score) end++;
    for (let k = at; k < end; k++) ranks += (all[k]?.own ?? 0) * ((at + end + 1) / 2);
    at = end;
  }
  const pairs = inside.length * outside.length;
  return pairs === 0 ? Number.NaN : (ranks - (inside.length * (inside.length + 1)) / 2) / pairs;
}
