import { normalForm } from '#kernel/identity/record/normal-form';
import { mailAddress } from '#kernel/language/identifiers';
import { nameSkeletons } from '#kernel/language/name-skeleton';
import { joinedTokens } from '#kernel/language/names';
import { nicknameClasses } from '#kernel/language/nicknames';
import type { Profile } from '#server/customers/record/profile';
import type { Vault } from '#server/platform/vault/vault';

/**
 * Under which keys a record meets others that share no identifier with it: two words of the name as they sound in
 * whatever order, a word of it and the birth date, street and city, the front of a mail address. Two facts each, so that a key is held by
 * few; as few keys as will do, because each is a row. Stored blind: eight bytes of a keyed hash, here in hex.
 */
const LOCAL_AT_LEAST = 6;
const KEYS_AT_MOST = 16;

/** Under which key those meet who live at one address; null where it is not known to the house number. */
export function homeKey(vault: Vault, profile: Profile): Buffer | null {
  const fact = homeFact(profile);
  return fact === null ? null : vault.hash('meeting', fact).subarray(0, 8);
}

function homeFact({ street, city }: Profile): string | null {
  if (street === undefined || city === undefined || !/\d/.test(street)) return null;
  return `home ${normalForm('street', street)} ${normalForm('city', city)}`;
}

export function meetingKeys(vault: Vault, profile: Profile): string[] {
  return [...new Set(facts(profile))]
    .slice(0, KEYS_AT_MOST)
    .map((fact) => vault.hash('meeting', fact).toString('hex', 0, 8));
}

function facts(profile: Profile): string[] {
  const found: string[] = [];
  const words = joinedTokens(profile.name ?? [profile.givenName, profile.surname].join(' ')).filter(
    (word) => word.length > 1,
  );
  const first = words[0];
  const last = words.at(-1);
  if (first !== undefined && last !== undefined && words.length > 1) {
    pairs(first, last, found);
    const second = words[1];
    if (words.length > 2 && second !== undefined) pairs(second, last, found);
  }
  if (profile.birthDate !== undefined)
    for (const word of new Set([first, last]))
      if (word !== undefined)
        for (const skeleton of nameSkeletons(word)) found.push(`date ${profile.birthDate} ${skeleton}`);
  const home = homeFact(profile);
  if (home !== null) found.push(home);
  for (const written of profile.emails ?? []) {
    const mail = mailAddress(written);
    const local = mail?.address.split('@')[0] ?? '';
    if (mail !== null && !mail.role && local.length >= LOCAL_AT_LEAST) found.push(`mail ${local}`);
  }
  return found;
}

/** The two words by their sound, and each as the nickname of its class beside the other's sound. */
function pairs(one: string, other: string, into: string[]): void {
  const left = nameSkeletons(one);
  const right = nameSkeletons(other);
  for (const x of left) for (const y of right) into.push(x < y ? `name ${x} ${y}` : `name ${y} ${x}`);
  for (const number of nicknameClasses(one).slice(0, 2))
    for (const y of right) into.push(`nick ${number} ${y}`);
  for (const number of nicknameClasses(other).slice(0, 2))
    for (const x of left) into.push(`nick ${number} ${x}`);
}
