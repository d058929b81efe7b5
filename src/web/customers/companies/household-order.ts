import type { Household } from '#contract/ties';

export type Member = Household['members'][number];

/**
 * Whom it hurts now stands first: those with most open cases. Whom somebody ruled out of the household stays in sight,
 * so that the word can be taken back, but stands last. Others keep the order in which they were told.
 */
export function inOrderOfCare(members: readonly Member[]): Member[] {
  return [...members].sort((a, b) => weight(b) - weight(a));
}

function weight({ said, openCases }: Member): number {
  return said?.word === 'different' ? -1 : openCases;
}
