import type { Step, Why } from '#contract/identity';
import type { Explanation } from '#kernel/identity/explanation/explain';
import type { Profile } from '#server/customers/record/profile';
import { masked } from './keys.ts';
import { type Known, namesClash, objection } from './match.ts';
import { cellsOf, PERSON_SCHEMA } from './person-features.ts';

/** An explanation as it is told: what the two say beside each step, contact details masked. */
const MASKED: ReadonlySet<string> = new Set(['phone', 'email', 'national-id']);
const HIDDEN: ReadonlySet<string> = new Set(['street', 'birth-date']);

export function whyOf(
  explanation: Explanation,
  pair: { readonly left: Profile; readonly right: Profile },
  vetoes: Why['vetoes'],
  contact: boolean,
): Why {
  const left = cellsOf(pair.left);
  const right = cellsOf(pair.right);
  const said = (cells: readonly string[], columns: readonly number[]): string[] =>
    columns.flatMap((column) => {
      const value = cells[column] ?? '';
      const type = PERSON_SCHEMA[column] ?? 'text';
      if (value === '') return [];
      if (MASKED.has(type)) return [masked(type, value)];
      return [contact || !HIDDEN.has(type) ? value : '•••'];
    });
  return {
    modelVersion: explanation.modelVersion,
    priorBits: explanation.priorBits,
    steps: explanation.steps.map(
      ({ level: _, columns, ...step }): Step => ({
        ...step,
        left: said(left, columns),
        right: said(right, columns),
      }),
    ),
    guards: [...explanation.guards],
    vetoes: [...vetoes],
    finalBits: explanation.finalBits,
    probability: vetoes.length > 0 ? 0 : explanation.probability,
    band: vetoes.length > 0 ? 'new' : explanation.band,
    wouldChange: vetoes.length > 0 ? [] : [...explanation.wouldChange],
  };
}

/** What forbids these records to be one person, each reason once. */
export function vetoesBetween(
  ours: readonly Known[],
  theirs: readonly Known[],
  toldApart: boolean,
): Why['vetoes'] {
  const found = new Set<Why['vetoes'][number]>();
  if (toldApart) found.add('said-different');
  for (const a of ours)
    for (const b of theirs) {
      const against = objection(a.profile, b.profile);
      if (against === 'other-national-id' || against === 'other-birth-date') found.add(against);
      if (namesClash(a.profile, b.profile)) found.add('other-name');
    }
  return [...found];
}
