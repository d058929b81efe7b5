/**
 * Identifiers that tell people apart, made equal where they are equal and refused where they tell nothing: an
 * e-mail of the office, a row of zeros or a test number would merge strangers into one person.
 */
/** The one that every form's test data uses. */
const EXAMPLE_ID = '123456782';

/** Nine digits, zero-padded, with a true check digit (the Luhn sum of the Population Registry); else null. */
export function nationalId(value: string): string | null {
  const digits = value.replace(/[\s\-.]/gu, '');
  if (!/^\d{5,9}$/u.test(digits)) return null;
  const padded = digits.padStart(9, '0');
  if (isBlockedNumber(padded) || padded === EXAMPLE_ID) return null;
  let sum = 0;
  for (let at = 0; at < 9; at++) {
    const doubled = Number(padded[at]) * ((at % 2) + 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 ? padded : null;
}

export type MailAddress = {
  /** Lower case, trimmed: what is stored and compared. */
  readonly address: string;
  /** The box that really receives it: without +tag, and at Gmail without dots. A weaker key. */
  readonly mailbox: string;
  readonly local: string;
  readonly domain: string;
  /** Read by an office and not by a person: never a reason to merge. */
  readonly role: boolean;
};

const GMAIL = new Set(['gmail.com', 'googlemail.com']);
const ROLES = new Set(
  `info office sales service support contact admin mail email hello help noreply no-reply donotreply do-not-reply
  billing accounts accounting invoice invoices orders order shop webmaster postmaster hostmaster root marketing
  customerservice customer-service customercare care team hr jobs careers press reception secretary manager
  service1 sherut misrad office1 mazkirut cashier test user
  שירות משרד מכירות מידע תמיכה מזכירות הזמנות כספים`.split(/\s+/u),
);
const BLOCKED_MAILS = new Set([
  'test@test.com',
  'test@test.co.il',
  'a@a.com',
  'a@a.co.il',
  'none@none.com',
  'no@no.com',
  'no@mail.com',
  'example@example.com',
  'x@x.com',
  'aa@aa.com',
  'abc@abc.com',
  'na@na.com',
]);

/** Null when it is not an address (RFC 5321: at most 64 before the sign, a name after it) or one that everybody writes. Accepts "Name <a@b.co>" and mailto:. */
export function mailAddress(value: string): MailAddress | null {
  const bare = value.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, '').trim();
  const inner = /<([^<>\s]+)>$/u.exec(bare)?.[1] ?? bare.replace(/^mailto:/iu, '');
  const address = inner.normalize('NFKC').toLowerCase();
  if (address.length > 254 || !/^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.[\]]+(?:\.[^\s@.[\]]+)+$/u.test(address))
    return null;
  if (BLOCKED_MAILS.has(address)) return null;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const untagged = local.replace(/\+.*$/u, '') || local;
  const gmail = GMAIL.has(domain);
  const mailbox = gmail ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
  return { address, mailbox, local, domain, role: isRole(untagged) };
}

/** Nothing, dashes, "null", "לא ידוע", one digit repeated: what people and systems write when they know nothing. */
export function isBlank(value: string): boolean {
  const plain = value.trim().toLowerCase();
  return (
    /^[\s\-_.*?/\\0xX]*$/u.test(plain) ||
    [
      'null',
      'none',
      'n/a',
      'na',
      'nil',
      'unknown',
      'undefined',
      'test',
      'nan',
      'אין',
      'לא ידוע',
      'ללא',
      'בדיקה',
      'חסר',
      'לא נמסר',
      '#n/a',
    ].includes(plain)
  );
}

/** Numbers (phones, identity numbers) that stand for no one: 0500000000, 1111111, 123456789, 0501234567. */
export function isBlockedNumber(value: string): boolean {
  const digits = value.replace(/\D/gu, '');
  if (digits.length < 5) return true;
  const tail = digits.slice(-7);
  return /^(\d)\1+$/u.test(tail) || '01234567890'.includes(tail) || '09876543210'.includes(tail);
}

function isRole(local: string): boolean {
  return ROLES.has(local) || /^(?:no-?_?reply|do-?not-?reply|mailer-daemon)/u.test(local);
}
