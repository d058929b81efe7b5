import type { Profile } from '#server/customers/record/profile';

/**
 * Whether a row that could not be understood speaks of a person: by the reference, mail, identity number, full name, or
 * the last digits of a phone. Rather one row too many than one too few: such a row was never part of the record.
 */
export interface Marks {
  readonly words: readonly string[];
  /** The last eight digits of phones: whatever prefix and punctuation a silo writes. */
  readonly digits: readonly string[];
}

const LEAST_WORD = 4;
const PHONE_DIGITS = 8;

export function marksOf(profiles: readonly Profile[]): Marks {
  const words = profiles.flatMap((profile) => [
    profile.reference,
    profile.nationalId,
    profile.name,
    ...(profile.emails ?? []),
  ]);
  return {
    words: [
      ...new Set(
        words
          .filter((word) => word !== undefined)
          .map(folded)
          .filter((word) => word.length >= LEAST_WORD),
      ),
    ],
    digits: [
      ...new Set(
        profiles
          .flatMap((profile) => profile.phones ?? [])
          .map((phone) => phone.replace(/\D/g, '').slice(-PHONE_DIGITS))
          .filter((digits) => digits.length === PHONE_DIGITS),
      ),
    ],
  };
}

export function mentions(text: string, marks: Marks): boolean {
  const plain = folded(text);
  if (marks.words.some((word) => plain.includes(word))) return true;
  if (marks.digits.length === 0) return false;
  const digits = text.replace(/[^\d]/g, '');
  return marks.digits.some((phone) => digits.includes(phone));
}

/** A row is kept as JSON text, perhaps inside JSON text: escapes are undone before it is searched. */
function folded(text: string): string {
  return text
    .replace(/\\+u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
