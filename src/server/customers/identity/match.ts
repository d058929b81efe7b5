import { nationalId } from '#kernel/language/identifiers';
import { jaroWinkler } from '#kernel/language/jaro-winkler';
import type { NameAgreement } from '#kernel/language/name-agreement';
import { nameTokens } from '#kernel/language/names';
import type { Profile } from '#server/customers/record/profile';
import { agreementOf } from './known-names.ts';

/**
 * The first rules of identity: an exact identifier that passes its guards, and names that agree. A shared phone or
 * mailbox with another name is a household or an office, not the same person; two different valid identity numbers or
 * two birth dates far apart are never one person, whatever else agrees.
 */
export type KeyType = 'national-id' | 'email' | 'phone';

export interface Known {
  readonly recordId: string;
  readonly customerId: string;
  readonly profile: Profile;
}

export interface Link {
  readonly recordId: string;
  readonly customerId: string;
  readonly key: KeyType;
  readonly agreement: NameAgreement;
}

export type Objection =
  | 'other-national-id'
  | 'other-birth-date'
  | 'other-name'
  | 'no-name'
  | 'said-different';

/** How strongly a key speaks when several customers answer to it. */
const STRENGTH: Record<KeyType, number> = { 'national-id': 3, email: 2, phone: 1 };
const AGREES: ReadonlySet<NameAgreement> = new Set([
  'same',
  'nickname',
  'transliterated',
  'similar',
  'initial',
]);
const HOLDERS_AT_MOST = 4;

/** A key that answers to more customers than this names nobody: a switchboard, an office mailbox, an agent's phone. */
export function tooManyHolders(customers: number): boolean {
  return customers > HOLDERS_AT_MOST;
}

/** What stands against two records being one person, or null. */
export function objection(a: Profile, b: Profile): Objection | null {
  if (a.nationalId !== undefined && b.nationalId !== undefined && differ(a.nationalId, b.nationalId))
    return 'other-national-id';
  if (a.birthDate !== undefined && b.birthDate !== undefined && !datesClose(a.birthDate, b.birthDate))
    return 'other-birth-date';
  return null;
}

/** A spreadsheet eats the zeros at the beginning of a number: with them or without, it is the same person's. */
function differ(one: string, other: string): boolean {
  return one !== other && (nationalId(one) ?? one) !== (nationalId(other) ?? other);
}

/** May these two, who share a key of this type, be one person? */
export function judge(
  key: KeyType,
  a: Profile,
  b: Profile,
): { agreement: NameAgreement; objection: Objection | null } {
  const agreement = a.name === undefined || b.name === undefined ? 'unknown' : agreementOf(a.name, b.name);
  const against = objection(a, b);
  if (against !== null) return { agreement, objection: against };
  if (agreement === 'different' && !slipOfOne(a, b)) return { agreement, objection: 'other-name' };
  if (agreement === 'different' || AGREES.has(agreement)) return { agreement, objection: null };
  // Without a name only the identity number, or a mailbox of one person, is enough.
  return { agreement, objection: key === 'phone' ? 'no-name' : null };
}

/**
 * Which customer does this record belong to? Every record of a customer must be free of objections, so that a chain
 * of half-matches cannot join strangers. Returns every customer it fits, strongest link first.
 */
export function linksOf(
  profile: Profile,
  shared: readonly { readonly key: KeyType; readonly recordId: string }[],
  customers: ReadonlyMap<string, readonly Known[]>,
  saidDifferent: (recordId: string) => boolean,
): Link[] {
  const fitting = [...customers].filter(([, members]) =>
    members.every(
      (member) =>
        !saidDifferent(member.recordId) &&
        objection(profile, member.profile) === null &&
        !namesClash(profile, member.profile),
    ),
  );
  const links = fitting.flatMap(([customerId, members]): Link[] => {
    const possible = shared.flatMap(({ key, recordId }): Link[] => {
      const member = members.find((one) => one.recordId === recordId);
      if (member === undefined) return [];
      const judged = judge(key, profile, member.profile);
      // Half a name speaks for the one holder it does not contradict; no name at all for the one holder there is.
      const halfNamed = profile.name !== undefined && member.profile.name !== undefined;
      const holders = holdersAmong(halfNamed ? fitting : [...customers], shared, key);
      const fits = judged.objection === null || (judged.objection === 'no-name' && holders === 1);
      return fits ? [{ recordId, customerId, key, agreement: judged.agreement }] : [];
    });
    return possible.sort((a, b) => STRENGTH[b.key] - STRENGTH[a.key]).slice(0, 1);
  });
  return links.sort((a, b) => STRENGTH[b.key] - STRENGTH[a.key]);
}

/** May two customers be joined because one record fits both? Every pair of their records must be free of objections. */
export function mayJoin(left: readonly Known[], right: readonly Known[]): boolean {
  return left.every((a) =>
    right.every((b) => objection(a.profile, b.profile) === null && !namesClash(a.profile, b.profile)),
  );
}

export function namesClash(a: Profile, b: Profile): boolean {
  return (
    a.name !== undefined &&
    b.name !== undefined &&
    agreementOf(a.name, b.name) === 'different' &&
    !slipOfOne(a, b)
  );
}

/**
 * The same identity number with a true check digit, and one word of the name the same: a slip in the other word (איה for
 * אריה). A payer's number on the account of a stranger shares no word; of a child it shares the surname, and the birth
 * date tells them apart where it is known.
 */
function slipOfOne(a: Profile, b: Profile): boolean {
  if (a.nationalId === undefined || a.nationalId !== b.nationalId || nationalId(a.nationalId) === null)
    return false;
  const [one, other] = [nameTokens(a.name ?? ''), nameTokens(b.name ?? '')];
  const apart = one.filter((word) => !other.includes(word));
  const theirs = other.filter((word) => !one.includes(word));
  const [left, right] = [apart[0], theirs[0]];
  return (
    apart.length === 1 &&
    theirs.length === 1 &&
    one.length > 1 &&
    left !== undefined &&
    right !== undefined &&
    jaroWinkler(left, right) >= SLIP
  );
}
/** Two words this alike (Jaro–Winkler) may be one word and a slip of the finger; brothers are called otherwise. */
const SLIP = 0.75;

/** How many customers answer to a key of this type that the record holds. */
function holdersAmong(
  customers: readonly (readonly [string, readonly Known[]])[],
  shared: readonly { readonly key: KeyType; readonly recordId: string }[],
  key: KeyType,
): number {
  const records = new Set(shared.flatMap((one) => (one.key === key ? [one.recordId] : [])));
  return customers.filter(([, members]) => members.some(({ recordId }) => records.has(recordId))).length;
}

/** The same date, day and month swapped, or one part mistyped; a father and his son are decades apart. */
function datesClose(a: string, b: string): boolean {
  if (a === b) return true;
  const [ya, ma, da] = a.split('-');
  const [yb, mb, db] = b.split('-');
  if (ya === yb && ma === db && da === mb) return true;
  return (
    [ya === yb, ma === mb, da === db].filter(Boolean).length >= 2 && Math.abs(Number(ya) - Number(yb)) < 12
  );
}
