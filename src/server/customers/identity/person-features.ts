import type { Schema } from '#kernel/identity/field';
import { joinedTokens } from '#kernel/language/names';
import type { Profile } from '#server/customers/record/profile';
import { keysOf } from './keys.ts';

/**
 * A silo's profile as the cells that are compared. Given name and surname are columns of their own, because their
 * frequencies differ and forms exchange them; a name that came whole is divided at its last word.
 */
export const PERSON_SCHEMA: Schema = [
  'given-name',
  'surname',
  'birth-date',
  'national-id',
  'phone',
  'phone',
  'phone',
  'email',
  'email',
  'street',
  'city',
];

export function cellsOf(profile: Profile): string[] {
  const { given, surname } = namesOf(profile);
  const { phones, emails } = waysOf(profile);
  const [phone = '', secondPhone = '', thirdPhone = ''] = phones;
  const [mail = '', secondMail = ''] = emails;
  return [
    given,
    surname,
    profile.birthDate ?? '',
    profile.nationalId ?? '',
    phone,
    secondPhone,
    thirdPhone,
    mail,
    secondMail,
    profile.street ?? '',
    profile.city ?? '',
  ];
}

/** The phones and mail addresses that may speak for one person: no placeholder, no mailbox that an office reads. */
export function waysOf(profile: Profile): {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
} {
  const { keys } = keysOf(profile);
  return {
    phones: keys.flatMap(({ type, value }) => (type === 'phone' ? [value] : [])),
    emails: keys.flatMap(({ type, value }) => (type === 'email' ? [value] : [])),
  };
}

function namesOf({ name, givenName, surname }: Profile): { given: string; surname: string } {
  if (givenName !== undefined && surname !== undefined) return { given: givenName, surname };
  const words = joinedTokens(name ?? givenName ?? surname ?? '');
  return words.length < 2
    ? { given: words[0] ?? '', surname: '' }
    : { given: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '' };
}

/**
 * What several records together say of one person, the first said first: the fullest name, every phone and mail, the
 * first date and number. A sparse record among them takes nothing away.
 */
export function togetherOf(profiles: readonly Profile[]): Profile {
  let together: Profile = {};
  for (const profile of profiles) {
    const phones = [...new Set([...(together.phones ?? []), ...(profile.phones ?? [])])];
    const emails = [...new Set([...(together.emails ?? []), ...(profile.emails ?? [])])];
    const fuller = fullness(profile) > fullness(together);
    const { name, givenName, surname, ...rest } = profile;
    const { name: ownName, givenName: ownGiven, surname: ownSurname, ...own } = together;
    together = {
      ...rest,
      ...own,
      ...named(
        fuller ? { name, givenName, surname } : { name: ownName, givenName: ownGiven, surname: ownSurname },
      ),
      ...(phones.length > 0 && { phones }),
      ...(emails.length > 0 && { emails }),
    };
  }
  return together;
}

/** Words of the name, up to three: a whole name says more than a first name, an initial less than a word. */
function fullness({ name, givenName, surname }: Profile): number {
  const words = joinedTokens(name ?? [givenName, surname].filter((one) => one !== undefined).join(' '));
  return Math.min(3, words.filter((word) => word.length > 1).length);
}

function named(names: {
  readonly name: string | undefined;
  readonly givenName: string | undefined;
  readonly surname: string | undefined;
}): Pick<Profile, 'name' | 'givenName' | 'surname'> {
  return {
    ...(names.name !== undefined && { name: names.name }),
    ...(names.givenName !== undefined && { givenName: names.givenName }),
    ...(names.surname !== undefined && { surname: names.surname }),
  };
}
