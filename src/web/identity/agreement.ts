import type { PersonCard, Why } from '#contract/identity';

/** What stands in one line of two records beside each other, and whether it speaks for one person. */
export const LINES = ['name', 'phones', 'emails', 'nationalId', 'birthDate', 'street', 'city'] as const;
export type Line = (typeof LINES)[number];
export type Agreement = 'same' | 'like' | 'other' | 'uncounted';

type Compared = { readonly left: PersonCard; readonly right: PersonCard; readonly why: Why };

const COMPARED: Readonly<Record<Line, readonly string[]>> = {
  name: ['full-name', 'given-name', 'surname'],
  phones: ['phone'],
  emails: ['email'],
  nationalId: ['national-id'],
  birthDate: ['birth-date'],
  street: ['street', 'street-number'],
  city: ['city'],
};

/**
 * As the comparison judged it and not letter by letter: a name in two alphabets agrees. Null where one is silent;
 * "uncounted" where both say the same and it counts for nothing, as the phone of a switchboard does.
 */
export function agreementOf(line: Line, pair: Compared): Agreement | null {
  const { why, left, right } = pair;
  const levels = why.steps.flatMap(({ field, words }) => {
    const level = words?.split('.').at(-1);
    return level !== undefined && COMPARED[line].includes(field) ? [level] : [];
  });
  if (levels.length === 0) {
    const others = valuesOf(line, right);
    return valuesOf(line, left).some((value) => others.includes(value)) ? 'uncounted' : null;
  }
  if (levels.includes('other')) return 'other';
  return levels.every((level) => level === 'same') ? 'same' : 'like';
}

/** The values of one line of a record; [] where it says nothing. */
export function valuesOf(line: Line, card: PersonCard): readonly string[] {
  const value = card[line];
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}
