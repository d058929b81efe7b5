/** How well scores put those who are above those who are not. Equal scores count half, or stand in their order of coming. */

/** Area under the ROC curve (Mann-Whitney), 0..1; null without both kinds. */
export function areaUnderCurve(scores: readonly number[], labels: readonly boolean[]): number | null {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const positive = labels.filter(Boolean).length;
  const negative = labels.length - positive;
  if (positive === 0 || negative === 0) return null;
  let ranks = 0;
  for (let at = 0; at < order.length; ) {
    let end = at;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[at] ?? 0]) end++;
    const rank = (at + 1 + end) / 2;
    for (; at < end; at++) if (labels[order[at] ?? 0]) ranks += rank;
  }
  return (ranks - (positive * (positive + 1)) / 2) / (positive * negative);
}

/** Of the highest-scoring `share` (rounded, at least one): how many are right, and how many of all they find. */
export function atTop(
  scores: readonly number[],
  labels: readonly boolean[],
  share: number,
): { readonly flagged: number; readonly precision: number; readonly recall: number | null } | null {
  if (scores.length === 0) return null;
  const flagged = Math.max(1, Math.round(scores.length * share));
  const right = scores
    .map((_, at) => at)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, flagged)
    .filter((at) => labels[at]).length;
  const positive = labels.filter(Boolean).length;
  return { flagged, precision: right / flagged, recall: positive === 0 ? null : right / positive };
}
