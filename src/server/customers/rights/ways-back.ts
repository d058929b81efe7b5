import { tellingTokens } from '#kernel/language/names';
import { keysOf } from '#server/customers/identity/keys';
import type { Profile } from '#server/customers/record/profile';

/**
 * The ways by which a forgotten person could come back with a file or a call: the same number in the same silo, the
 * same identity number, or the same phone or mail together with the same name. A phone alone is enough only where no
 * name comes with it, because a household shares phones and only one of it asked to be forgotten.
 */
export type Way = 'reference' | 'national-id' | 'phone-and-name' | 'email-and-name' | 'phone' | 'email';

export interface WayBack {
  readonly way: Way;
  /** To be hashed with a key before it is kept or compared. */
  readonly value: string;
}

/** `reference` is the person's own name in one silo, `source` that silo. */
export interface Known {
  readonly source: string;
  readonly reference: string | null;
  readonly profile: Profile;
}

/** Everything to watch for after these records were erased. */
export function waysToClose(records: readonly Known[]): WayBack[] {
  const ways = records.flatMap((known) => [
    ...waysOf(known),
    ...keysOf(known.profile).keys.flatMap(({ type, value }): WayBack[] =>
      type === 'national-id' ? [] : [{ way: type, value }],
    ),
  ]);
  return [...new Map(ways.map((way) => [`${way.way}\u0000${way.value}`, way])).values()];
}

/** What an incoming row is recognized by. */
export function waysIn(known: Known): WayBack[] {
  const ways = waysOf(known);
  if (nameOf(known.profile) !== null) return ways;
  return [
    ...ways,
    ...keysOf(known.profile).keys.flatMap(({ type, value }): WayBack[] =>
      type === 'national-id' ? [] : [{ way: type, value }],
    ),
  ];
}

function waysOf({ source, reference, profile }: Known): WayBack[] {
  const ways: WayBack[] = [];
  if (reference !== null) ways.push({ way: 'reference', value: `${source}\u0000${reference}` });
  const name = nameOf(profile);
  for (const { type, value } of keysOf(profile).keys) {
    if (type === 'national-id') ways.push({ way: type, value });
    else if (name !== null)
      ways.push({
        way: type === 'phone' ? 'phone-and-name' : 'email-and-name',
        value: `${value}\u0000${name}`,
      });
  }
  return ways;
}

/** The words of a name in alphabetical order: files turn first and last names around. */
function nameOf(profile: Profile): string | null {
  const words = profile.name === undefined ? [] : tellingTokens(profile.name);
  return words.length === 0 ? null : [...words].sort().join(' ');
}
