/**
 * How a silo writes what it was told: the phone in six forms, the name in Hebrew or Latin letters, swapped,
 * shortened or mistyped, the mail in capitals or missing. The dirt is what identity work is for.
 */

import { between, pick, type Random } from '#sample/random';
import type { Person } from './person.ts';

/** Numbers that many people share, so that they prove nothing. */
export const SWITCHBOARD = '030555500';
export const EMPLOYEE_MOBILE = '0520777700';
export const ROLE_MAILBOXES = [
  'info@ornet.example',
  'noreply@ornet.example',
  'office@shutaf.example',
] as const;

export function phoneForm(national: string, random: Random): string {
  const area = national.length === 10 ? 3 : 2;
  const code = national.slice(0, area);
  const rest = national.slice(area);
  switch (between(random, 0, 5)) {
    case 0:
      return `${code}-${rest}`;
    case 1:
      return `+972${national.slice(1)}`;
    case 2:
      return `972-${national.slice(1, area)}-${rest}`;
    case 3:
      return `(${code}) ${rest.slice(0, 3)} ${rest.slice(3)}`;
    case 4:
      return national.slice(1);
    default:
      return national;
  }
}

/** The mail as typed: as it is, in capitals, with a stray space, or not at all. */
export function mailForm(person: Person, random: Random, missing = 0.12): string {
  if (person.mail === null || random() < missing) return '';
  const roll = random();
  if (roll < 0.06) return person.mail.toUpperCase();
  if (roll < 0.09) return ` ${person.mail} `;
  return person.mail;
}

export type WrittenName = { given: string; surname: string };

/** Hebrew letters, with the usual slips. */
export function hebrewName(person: Person, random: Random): WrittenName {
  const short = person.given.short;
  let given = short !== undefined && random() < 0.12 ? short : person.given.he;
  let surname = person.surname.he;
  if (random() < 0.02) surname = slip(surname, random);
  if (random() < 0.004) surname = `\u200f${surname}`;
  if (random() < 0.01) given = slip(given, random);
  return random() < 0.03 ? { given: surname, surname: given } : { given, surname };
}

/** Latin letters, in one of the spellings that people use. */
export function latinName(person: Person, random: Random): WrittenName {
  return { given: pick(random, person.given.latin), surname: pick(random, person.surname.latin) };
}

export function fullName(name: WrittenName, random: Random): string {
  return random() < 0.08 ? `${name.surname} ${name.given}` : `${name.given} ${name.surname}`;
}

export function addressForm(person: Person, random: Random): string {
  const { street, house } = person;
  if (random() < 0.1) return `${street.latin} ${house}`;
  const type = street.he.startsWith('שדרות') ? '' : pick(random, ['', '', "רח' ", 'רחוב ']);
  return `${type}${street.he.replace('שדרות', random() < 0.5 ? "שד'" : 'שדרות')} ${house}`;
}

export function cityForm(person: Person, random: Random): string {
  const { city } = person;
  const roll = random();
  if (roll < 0.07) return city.latin;
  if (roll < 0.25 && city.variants.length > 0) return pick(random, city.variants);
  return city.he;
}

/** One slip of the finger: a letter left out, doubled, or changed places with its neighbour. */
export function slip(word: string, random: Random): string {
  if (word.length < 3) return word;
  const at = between(random, 0, word.length - 2);
  const [here, next] = [word.charAt(at), word.charAt(at + 1)];
  const middle = pick(random, [next, here + here + next, next + here]);
  return word.slice(0, at) + middle + word.slice(at + 2);
}
