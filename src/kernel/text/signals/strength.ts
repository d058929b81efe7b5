import type { SignalReason } from './signal.ts';

/** What several rules say together, as chances add up, 0 to 1; the same rule twice is no more than once. */
export function strengthOf(reasons: readonly SignalReason[]): number {
  const weights = new Map(reasons.map(({ rule, weight }) => [rule, weight]));
  let doubt = 1;
  for (const weight of weights.values()) doubt *= 1 - weight;
  return 1 - doubt;
}
