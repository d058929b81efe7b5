import type { IntakeCustomer } from '#contract/intake';
import { parseWhen } from '#server/customers/intake/when';
import { normalPhone } from './phone.ts';

/**
 * What one silo says of one person, in normal form. Each field is the newest thing that the silo said; phones and
 * mail addresses are kept side by side, newest first, because people have several.
 */
export interface Profile {
  readonly reference?: string;
  readonly name?: string;
  readonly givenName?: string;
  readonly surname?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly nationalId?: string;
  /** YYYY-MM-DD */
  readonly birthDate?: string;
  readonly gender?: 'female' | 'male' | 'other';
  readonly language?: string;
  readonly street?: string;
  readonly city?: string;
  readonly company?: string;
  readonly plan?: string;
  readonly product?: string;
  /** YYYY-MM-DD */
  readonly customerSince?: string;
}

const SEVERAL = 5;
const FEMALE = new Set(['f', 'female', 'נ', 'נקבה', 'אישה', 'w', 'woman']);
const MALE = new Set(['m', 'male', 'ז', 'זכר', 'גבר', 'man']);
const LANGUAGES: Record<string, string> = {
  hebrew: 'he',
  he: 'he',
  heb: 'he',
  iw: 'he',
  עברית: 'he',
  english: 'en',
  en: 'en',
  eng: 'en',
  אנגלית: 'en',
  arabic: 'ar',
  ar: 'ar',
  ערבית: 'ar',
  russian: 'ru',
  ru: 'ru',
  רוסית: 'ru',
};

export function profileOf(said: IntakeCustomer, country: string, timeZone: string): Profile {
  const given = clean(said.givenName);
  const family = clean(said.surname);
  const name =
    clean(said.name) ?? ([given, family].filter((part) => part !== undefined).join(' ') || undefined);
  // One column of a silo may hold a phone in one row and a mail address in the next: the shape decides, not the column.
  const ways = [said.phone, said.secondPhone, said.email]
    .map((way) => clean(way && plainDigits(way)))
    .filter((way) => way !== undefined);
  const phones = ways.filter((way) => !way.includes('@') && /\d{5}/.test(way.replace(/\D/g, '')));
  const emails = ways.filter((way) => way.includes('@')).map((way) => way.toLowerCase());
  const gender = clean(said.gender)?.toLowerCase();
  const language = clean(said.language)?.toLowerCase();
  return dropUndefined({
    reference: clean(said.reference),
    name,
    givenName: given,
    surname: family,
    phones:
      phones.length === 0 ? undefined : [...new Set(phones.map((phone) => normalPhone(phone, country)))],
    emails: emails.length === 0 ? undefined : [...new Set(emails)],
    nationalId: clean(said.nationalId)?.replace(/[^\dA-Za-z]/g, ''),
    birthDate: dateOnly(said.birthDate, timeZone),
    gender:
      gender === undefined ? undefined : FEMALE.has(gender) ? 'female' : MALE.has(gender) ? 'male' : 'other',
    language: language === undefined ? undefined : (LANGUAGES[language] ?? language),
    street: clean(said.street),
    city: clean(said.city),
    company: clean(said.company),
    plan: clean(said.plan),
    product: clean(said.product),
    customerSince: dateOnly(said.customerSince, timeZone),
  });
}

/** Digits of any script as 0 to 9: a phone that an Arabic keyboard wrote is the same phone. */
function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String(digit.charCodeAt(0) % 16));
}

/** The newer says; what it leaves out stays. */
export function withNewer(before: Profile, newer: Profile): Profile {
  const phones = together(newer.phones, before.phones);
  const emails = together(newer.emails, before.emails);
  return { ...before, ...newer, ...(phones && { phones }), ...(emails && { emails }) };
}

function together(
  newer: readonly string[] | undefined,
  before: readonly string[] | undefined,
): string[] | undefined {
  if (newer === undefined && before === undefined) return undefined;
  return [...new Set([...(newer ?? []), ...(before ?? [])])].slice(0, SEVERAL);
}

function clean(value: string | undefined): string | undefined {
  const text = value
    ?.normalize('NFC')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === undefined || text === '' || /^(null|n\/a|none|-+|undefined)$/i.test(text)
    ? undefined
    : text;
}

function dateOnly(value: string | undefined, timeZone: string): string | undefined {
  const text = clean(value);
  if (text === undefined) return undefined;
  const date = parseWhen(text, 'dmy', timeZone);
  if (date === null) return undefined;
  return new Date(date.getTime() + 12 * 3_600_000).toISOString().slice(0, 10);
}

type Given<T> = { [K in keyof T]?: T[K] | undefined };
function dropUndefined(profile: Given<Profile>): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
