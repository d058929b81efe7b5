import type { Segment } from '#contract/customers';

/**
 * Some lines of a segment ask what somebody is (plan, city), some what happened to them. Only where a line asks what
 * happened does it matter how lately; elsewhere days say nothing and are not told.
 */
export function isOfLately(segment: Segment): boolean {
  const { hadKind, touchpoint, channel, theme, signal, score, brokenPledge } = segment;
  return (
    [hadKind, touchpoint, channel, theme, signal].some((values) => (values ?? []).length > 0) ||
    score !== undefined ||
    brokenPledge === true
  );
}
