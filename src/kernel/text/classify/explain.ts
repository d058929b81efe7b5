import { masked } from '#kernel/text/placeholder';
import type { Classifier } from './classifier.ts';
import { visitFeatures } from './features.ts';
import { vectorise } from './vectoriser.ts';

/**
 * Why a verdict: how much each word of the customer spoke for the first class against the second. A linear model is the
 * sum of its features, so each feature's part is spread over the characters that it covers and summed word by word.
 */
export type Reason = {
  /** Offsets in the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Above 0 for the class that was said, below for the other; all with the bias make the lead. */
  readonly weight: number;
};

export type Explanation = {
  readonly label: string;
  readonly other: string;
  readonly reasons: readonly Reason[];
  /** The fewest words, the heaviest first, without which the other class would lead; none when no words would do. */
  readonly flipsWithout: readonly Reason[];
};

export function explain(classifier: Classifier, original: string): Explanation {
  const { labels, linear, vectoriser } = classifier;
  const { classes, weights, width } = linear;
  const row = vectorise(vectoriser, [original]);
  const scores = Array.from({ length: classes }, (_, kind) => weights[width * classes + kind] ?? 0);
  const values = new Map<number, number>();
  for (const [at, column] of row.columns.entries()) {
    values.set(column, row.values[at] ?? 0);
    for (let kind = 0; kind < classes; kind++)
      scores[kind] = (scores[kind] ?? 0) + (row.values[at] ?? 0) * (weights[column * classes + kind] ?? 0);
  }
  const [first = 0, second = 0] = scores
    .map((_, kind) => kind)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const { text, offsets } = masked(original);
  const seen = new Map<number, number>();
  visitFeatures(text, vectoriser.views, (bucket) => seen.set(bucket, (seen.get(bucket) ?? 0) + 1));
  const parts = new Float64Array(text.length);
  visitFeatures(text, vectoriser.views, (bucket, from, to) => {
    const column = vectoriser.columnOf[bucket] ?? -1;
    if (column < 0) return;
    const lead = (weights[column * classes + first] ?? 0) - (weights[column * classes + second] ?? 0);
    const part = (lead * (values.get(column) ?? 0)) / (seen.get(bucket) ?? 1) / (to - from);
    for (let at = from; at < to; at++) parts[at] = (parts[at] ?? 0) + part;
  });
  const reasons = wordsOf(text).map(({ from, to }) => ({
    start: offsets[from] ?? 0,
    end: offsets[to] ?? original.length,
    weight: parts.subarray(from, to).reduce((sum, part) => sum + part, 0),
  }));
  return {
    label: labels[first] ?? '',
    other: labels[second] ?? '',
    reasons,
    flipsWithout: flipping(reasons, (scores[first] ?? 0) - (scores[second] ?? 0)),
  };
}

function flipping(reasons: readonly Reason[], lead: number): Reason[] {
  const taken: Reason[] = [];
  let left = lead;
  for (const reason of [...reasons].sort((one, other) => other.weight - one.weight)) {
    if (reason.weight <= 0) return [];
    taken.push(reason);
    left -= reason.weight;
    if (left < 0) return taken;
  }
  return [];
}

function wordsOf(text: string): { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}
