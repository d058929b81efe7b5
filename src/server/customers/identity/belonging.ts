import { ATTACH_FROM, MARGIN, REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import type { Profile } from '#server/customers/record/profile';
import type { Likeness } from './likeness.ts';
import { type Known, mayJoin } from './match.ts';
import { togetherOf } from './person-features.ts';

/**
 * Whom a record may belong to when no identifier says so. All that is known of one customer is weighed against all that
 * is known of the other: a sparse record between them neither joins nor parts anybody. Whatever forbids two records to be
 * one forbids it here, for every pair of them.
 */
export interface Near {
  readonly customerId: string;
  /** The record by which they met. */
  readonly recordId: string;
  readonly bits: number;
}

export interface Verdict {
  /** Belongs to this one: 99 in 100, and nobody else comes close. */
  readonly joins: Near | null;
  /** Somebody should look at these, the likeliest first. */
  readonly asks: readonly (Near & { readonly cause: 'likely' | 'close' })[];
}

/** More than so many are not put before anybody: then nothing tells them apart. */
const ASKED_AT_MOST = 3;

/**
 * Bits for one person, or null where something forbids it, or where they are fewer than `atLeast`: most who meet are strangers,
 * and whether names clash costs more than to weigh them.
 */
export function weigh(
  likeness: Likeness,
  ours: readonly Known[],
  theirs: readonly Known[],
  atLeast = Number.NEGATIVE_INFINITY,
): number | null {
  const [a, b] = beyondIdentifiers(profileOf(ours), profileOf(theirs));
  const bits = likeness.bits(a, b);
  return bits >= atLeast && mayJoin(ours, theirs) ? bits : null;
}

export function verdictOf(nearest: readonly Near[]): Verdict {
  const ranked = [...nearest]
    .filter(({ bits }) => bits >= REVIEW_FROM)
    .sort((x, y) => y.bits - x.bits || (x.customerId < y.customerId ? -1 : 1));
  const [best, second] = ranked;
  const close = best !== undefined && second !== undefined && best.bits - second.bits < MARGIN;
  if (best !== undefined && best.bits >= ATTACH_FROM && !close) return { joins: best, asks: [] };
  return {
    joins: null,
    asks: ranked
      .slice(0, ASKED_AT_MOST)
      .map((near) => ({ ...near, cause: close && near.bits >= ATTACH_FROM ? 'close' : 'likely' })),
  };
}

/** All that these records say, in the order in which they came. */
export function profileOf(records: readonly Known[]): Profile {
  const [only] = records;
  if (only !== undefined && records.length === 1) return only.profile;
  return togetherOf(
    [...records].sort((a, b) => (a.recordId < b.recordId ? -1 : 1)).map(({ profile }) => profile),
  );
}

/**
 * A phone that both have was judged already, as an identifier: it joined them, or it belongs to a family, an office, a
 * switchboard. Here it says nothing either way. Nor does a mail address: the same one was judged as well, and alike ones
 * are alike because they are made of the name, which has spoken.
 */
export function beyondIdentifiers(a: Profile, b: Profile): [Profile, Profile] {
  const shared = a.phones?.some((one) => b.phones?.includes(one)) ?? false;
  const without = shared ? withoutWays : withoutMails;
  return [without(a), without(b)];
}

/** The same object for the same profile, so that what was read of it once is known again. */
function remembered(of: (profile: Profile) => Profile): (profile: Profile) => Profile {
  const known = new WeakMap<Profile, Profile>();
  return (profile) => {
    const before = known.get(profile);
    if (before !== undefined) return before;
    const made = of(profile);
    known.set(profile, made);
    return made;
  };
}

const withoutMails = remembered(({ emails: _, ...rest }) => rest);
const withoutWays = remembered(({ emails: _, phones: __, ...rest }) => rest);
