import type { IntakeItem } from '#contract/intake';
import { TERM_KINDS, type TermKind } from '#contract/terms';

/** Conditions that a silo sends along, as attributes of a row: `term.discount`, `term.price`; what it is in its own words. */
export interface SaidTerm {
  readonly kind: TermKind;
  readonly value: string;
}

export function saidTerms(attributes: IntakeItem['attributes']): SaidTerm[] {
  if (attributes === undefined) return [];
  return TERM_KINDS.flatMap((kind): SaidTerm[] => {
    const value = String(attributes[`term.${kind}`] ?? '').trim();
    return value === '' ? [] : [{ kind, value: value.slice(0, 500) }];
  });
}

/** Most rows say nothing of the kind, and are not asked for each word. */
export function saysTerm(attributes: IntakeItem['attributes']): boolean {
  for (const name in attributes) if (name.startsWith('term.')) return true;
  return false;
}
