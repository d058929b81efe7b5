/**
 * When eighty themes are tested every night, one in twenty alarms by luck. Benjamini & Hochberg (1995) keep the
 * expected share of false alarms among the alarms below q, over everything that was tested together.
 */
/** Adjusted p (q values) in the order given: call a discovery whatever is ≤ the share of false ones you accept. */
export function falseDiscovery(pValues: readonly number[]): number[] {
  return adjusted(pValues, 1);
}

/**
 * The same under any dependence between the tests (Benjamini & Yekutieli 2001), dearer by 1 + 1/2 + … + 1/n. For tests
 * that pull against each other, like shares of one whole; tests that rise and fall together need only the first.
 */
export function falseDiscoveryAnyDependence(pValues: readonly number[]): number[] {
  return adjusted(
    pValues,
    pValues.reduce((price, _, at) => price + 1 / (at + 1), 0),
  );
}

function adjusted(pValues: readonly number[], price: number): number[] {
  const total = pValues.length;
  const order = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(total).fill(1);
  let smallest = 1;
  for (const [index, { p, at }] of order.entries()) {
    smallest = Math.min(smallest, (p * total * price) / (total - index));
    adjusted[at] = smallest;
  }
  return adjusted;
}
