import type { Criterion } from '#contract/customers';
import { say } from '#web/language/language.ts';

/** "Checked against a document, then the most trusted silo, then the newest": in their order. */
export function criteriaWords(criteria: readonly Criterion[]): string {
  return criteria.map((one) => say(`customers:values.criterion.${one}`)).join(say('customers:values.then'));
}
