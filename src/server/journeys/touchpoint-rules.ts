import type { TouchpointRule } from '#contract/mapping';

/**
 * Which touchpoint an interaction belongs to: the first whose any rule holds, in the order of the journey. Every line of
 * a rule must hold; a list means "one of". Looked up by kind, because almost every rule names one.
 */
export interface RuledTouchpoint {
  readonly id: string;
  readonly rules: readonly TouchpointRule[];
}
type Facts = {
  readonly kind: string;
  readonly channel: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>> | undefined;
};

export function touchpointMatcher(touchpoints: readonly RuledTouchpoint[]): (facts: Facts) => string | null {
  const byKind = new Map<string, RuledTouchpoint[]>();
  const anyKind: RuledTouchpoint[] = [];
  const kinds = new Set(touchpoints.flatMap(({ rules }) => rules.flatMap((rule) => rule.kind ?? [])));
  for (const touchpoint of touchpoints) {
    if (touchpoint.rules.some((rule) => rule.kind === undefined)) anyKind.push(touchpoint);
    for (const kind of kinds) {
      if (touchpoint.rules.some((rule) => rule.kind === undefined || rule.kind.includes(kind)))
        byKind.set(kind, [...(byKind.get(kind) ?? []), touchpoint]);
    }
  }
  return (facts) =>
    (byKind.get(facts.kind) ?? anyKind).find(({ rules }) => rules.some((rule) => holds(rule, facts)))?.id ??
    null;
}

function holds(rule: TouchpointRule, facts: Facts): boolean {
  if (rule.kind !== undefined && !rule.kind.includes(facts.kind)) return false;
  if (rule.channel !== undefined && !rule.channel.includes(facts.channel)) return false;
  return Object.entries(rule.attributes ?? {}).every(([name, values]) => {
    const value = facts.attributes?.[name];
    return value !== undefined && values.includes(String(value));
  });
}
