import { ATTRIBUTES } from '#contract/customers';
import { valuesOf } from '#server/customers/record/golden-record';
import type { Profile } from '#server/customers/record/profile';

/**
 * What lives only in one silo: an attribute of a person of which neither another silo nor a person of ours says anything.
 * If that silo were switched off today, it would be lost as a living value.
 */
export interface Member {
  readonly sourceId: string;
  readonly profile: Profile;
  readonly corrected: readonly string[];
}

export type Counts = Map<string, Map<string, { people: number; alone: number }>>;

export const WITHOUT_REFERENCE = 'without-reference';

/** Adds one customer, given as all of their records. Each silo counts a person once, however many records it has. */
export function countCustomer(counts: Counts, members: readonly Member[]): void {
  for (const attribute of ATTRIBUTES) {
    const saying = new Set(
      members.flatMap(({ sourceId, profile }) => (valuesOf(profile, attribute).length > 0 ? [sourceId] : [])),
    );
    const mastered = members.some(({ corrected }) => corrected.includes(attribute));
    for (const sourceId of saying)
      add(counts, sourceId, `attribute.${attribute}`, saying.size === 1 && !mastered);
  }
  for (const { sourceId, profile } of members)
    if (profile.reference === undefined) add(counts, sourceId, WITHOUT_REFERENCE, false);
}

function add(counts: Counts, sourceId: string, subject: string, alone: boolean): void {
  const own = counts.get(sourceId) ?? new Map<string, { people: number; alone: number }>();
  const known = own.get(subject) ?? { people: 0, alone: 0 };
  own.set(subject, { people: known.people + 1, alone: known.alone + (alone ? 1 : 0) });
  counts.set(sourceId, own);
}
