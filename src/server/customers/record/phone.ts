import type { CountryCode } from 'libphonenumber-js/max';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Phones in one form, E.164, whatever way a silo wrote them; what is no phone number stays as it was. */
const REMEMBERED_AT_MOST = 20_000;
const remembered = new Map<string, string>();

export function normalPhone(written: string, country: string): string {
  const key = `${country}:${written}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const normal = parsed(written, country)?.number ?? written;
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  remembered.set(key, normal);
  return normal;
}

export function isE164(phone: string): boolean {
  return /^\+\d{7,15}$/.test(phone);
}

/** As people in the organization's country write it: 054-123-4567. */
export function nationalPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatNational() ?? phone;
}

function parsed(written: string, country: string): { number: string } | undefined {
  const digits = written.replace(/[^\d+]/g, '');
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(digits, home);
  if (number?.isValid()) return number;
  // A range that the numbering plan opened later, or one kept for examples: of the right length is enough for equality.
  if (number?.isPossible() && digits.length >= 9) return number;
  // A spreadsheet eats the first zero of 054-1234567.
  const withZero = /^[1-9]\d{7,8}$/.test(digits) ? parsePhoneNumberFromString(`0${digits}`, home) : undefined;
  if (withZero?.isValid()) return withZero;
  const international = /^\d{11,15}$/.test(digits) ? parsePhoneNumberFromString(`+${digits}`) : undefined;
  return international?.isValid() ? international : undefined;
}
