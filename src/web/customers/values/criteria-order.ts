import type { Criterion } from '#contract/customers';

/** The reasons for which one silo's word wins over another's, in the order in which they are asked. */
export function moved(criteria: readonly Criterion[], one: Criterion, by: 1 | -1): Criterion[] {
  const from = criteria.indexOf(one);
  const to = from + by;
  const other = criteria[to];
  if (from === -1 || other === undefined) return [...criteria];
  const after = [...criteria];
  after[to] = one;
  after[from] = other;
  return after;
}

export function toggled(criteria: readonly Criterion[], one: Criterion): Criterion[] {
  return criteria.includes(one) ? criteria.filter((each) => each !== one) : [...criteria, one];
}
