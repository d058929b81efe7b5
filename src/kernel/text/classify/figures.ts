/** How right a classifier was: the figures that published comparisons use. */
export type Judged = { readonly truth: string; readonly said: string };

/** Share of rows that were read right, 0 … 1. */
export function accuracyOf(judged: readonly Judged[]): number {
  return judged.length === 0 ? 0 : judged.filter(({ truth, said }) => truth === said).length / judged.length;
}

/**
 * Mean over the classes of 2·right ÷ (said + true): a rare class counts as much as a common one. The classes are those
 * that occur in truth or were said, or those that are named.
 */
export function macroF1Of(judged: readonly Judged[], among?: ReadonlySet<string>): number {
  const counts = new Map<string, { right: number; occurs: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { right: 0, occurs: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { truth, said } of judged) {
    of(truth).occurs++;
    of(said).occurs++;
    if (truth === said) of(truth).right++;
  }
  const asked = [...counts].filter(([label]) => among?.has(label) ?? true);
  const sum = asked.reduce((all, [, { right, occurs }]) => all + (2 * right) / occurs, 0);
  return asked.length === 0 ? 0 : sum / asked.length;
}

/** The commonest label: what somebody would say who reads nothing. */
export function commonest(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  let best = '';
  let most = 0;
  for (const [label, count] of counts) {
    if (count <= most) continue;
    best = label;
    most = count;
  }
  return best;
}
