import type { Role } from '#contract/organization';

/** What stands first depends on whose day it is; nothing is hidden by role, the server has already left out what is not theirs. */
export type TodayPart = 'changed' | 'chair' | 'batons' | 'mine' | 'cases' | 'patterns' | 'perspectives';

const LEAD: readonly TodayPart[] = ['changed', 'batons', 'patterns', 'chair', 'cases', 'perspectives'];
const ORDER: Readonly<Partial<Record<Role, readonly TodayPart[]>>> = {
  'division-manager': ['mine', 'batons', 'patterns', 'perspectives', 'changed', 'chair'],
  agent: ['mine', 'batons', 'changed', 'perspectives'],
  'customer-representative': ['chair', 'changed', 'patterns', 'perspectives'],
  executive: ['chair', 'changed', 'cases', 'patterns', 'perspectives'],
  employee: ['perspectives', 'changed'],
};

export function orderFor(role: Role): readonly TodayPart[] {
  return ORDER[role] ?? LEAD;
}
