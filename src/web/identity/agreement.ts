import type { PersonCard, Why } from '#contract/identity';

/** What stands in one line of two records beside each other, and whether it speaks for one person. */
export const LINES = ['name', 'phones', 'emails', 'nationalId', 'birthDate', 'street', 'city'] as const;
export type Line = (typeof LINES)[number];
export type Agreement = 'same' | 'like' | 'other';

const COMPARED: Readonly<Record<Line, readonly string[]>> = {
  name: ['full-name', 'given-name', 'surname'],
  phones: ['phone'],
  emails: ['email'],
  nationalId: ['national-id'],
  birthDate: ['birth-date'],
  street: ['street', 'street-number'],
  city: ['city'],
};

/** As the comparison judged it and not letter by letter: a name in two alphabets agrees. Null where one is silent. */
export function agreementOf(line: Line, why: Why): Agreement | null {
  const levels = why.steps.flatMap(({ field, words }) => {
    const level = words?.split('.').at(-1);
    return level !== undefined && COMPARED[line].includes(field) ? [level] : [];
  });
  if (levels.length === 0) return null;
  if (levels.includes('other')) return 'other';
  return levels.every((level) => level === 'same') ? 'same' : 'like';
}

/** The values of one line of a record; [] where it says nothing. */
export function valuesOf(line: Line, card: PersonCard): readonly string[] {
  const value = card[line];
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}
