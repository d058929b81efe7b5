import type { Criterion } from '#contract/customers';
import { say } from '#web/language/language.ts';

/** "Checked against a document, then the most trusted silo, then the newest": in their order. */
export function criteriaWords(criteria: readonly Criterion[]): string {
  return criteria
    .map((one, at) => {
      const words = say(`customers:values.criterion.${one}`);
      return at === 0 ? words : words.slice(0, 1).toLocaleLowerCase() + words.slice(1);
    })
    .join(say('customers:values.then'));
}
