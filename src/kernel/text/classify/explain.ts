import type { Classifier } from './classifier.ts';
import { openLook, type Reason } from './look.ts';

/** Why a verdict: how much each word of the customer spoke for the first class against the second. */
export type Explanation = {
  readonly label: string;
  readonly other: string;
  /** Weights above 0 speak for the class that was said; all with the bias make the lead. */
  readonly reasons: readonly Reason[];
  /** The fewest words, the heaviest first, without which the other class would lead; none when no words would do. */
  readonly flipsWithout: readonly Reason[];
};

export function explain(classifier: Classifier, original: string): Explanation {
  const { labels } = classifier;
  const { margins, reasons: reasonsFor } = openLook(classifier)(original);
  const [first = 0, second = 0] = [...margins.keys()].sort((a, b) => (margins[b] ?? 0) - (margins[a] ?? 0));
  const reasons = reasonsFor(first, second);
  return {
    label: labels[first] ?? '',
    other: labels[second] ?? '',
    reasons,
    flipsWithout: flipping(reasons, (margins[first] ?? 0) - (margins[second] ?? 0)),
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
