import type { FieldType } from '#kernel/identity/field';
import { isBlank, isBlockedNumber, mailAddress, nationalId } from '#kernel/language/identifiers';
import { nameTokens } from '#kernel/language/names';
import { foldFinals } from '#kernel/text/hebrew';
import { normalise } from '#kernel/text/normalise';

/**
 * One way to write each cell, so that equal things are equal. '' means that the cell says nothing: empty, a dash, a row
 * of zeros. Damaged cells are kept as they are: half a phone number is still evidence.
 */
export const NORMAL_FORM_VERSION = 1;

const STREET_WORDS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  blv: 'boulevard',
  bd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  pl: 'place',
  ct: 'court',
  cct: 'circuit',
  cres: 'crescent',
  hwy: 'highway',
  sq: 'square',
  tce: 'terrace',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  btw: 'between',
  apt: 'apartment',
  רח: '',
  רחוב: '',
  שד: 'שדרות',
  שדרות: 'שדרות',
  דרכ: 'דרכ',
  סמ: 'סמטת',
};
const LEGAL_WORDS = new Set(
  [
    'ltd',
    'limited',
    'inc',
    'llc',
    'corp',
    'co',
    'company',
    'gmbh',
    'plc',
    'the',
    'בעמ',
    "בע'מ",
    'חברת',
    'חברה',
  ].map(foldFinals),
);
const WORDS_AT_MOST = 40;
/** What stands further behind in a cell tells nobody apart, and costs time in squares. */
const CELL_AT_MOST = 1000;

/** The normal form of one cell. Words are separated by one blank. */
export function normalForm(type: FieldType, whole: string): string {
  const cell = whole.length > CELL_AT_MOST ? whole.slice(0, CELL_AT_MOST) : whole;
  if (cell === '' || isBlank(cell)) return '';
  switch (type) {
    case 'given-name':
    case 'surname':
    case 'full-name':
      return nameTokens(cell).join(' ');
    case 'birth-date':
      return dateDigits(cell);
    case 'national-id':
      return identityNumber(cell);
    case 'phone':
      return phoneDigits(cell);
    case 'email':
      return mail(cell);
    case 'street':
      return wordsIn(cell)
        .map((word) => STREET_WORDS[word] ?? word)
        .filter((word) => word !== '')
        .join(' ');
    case 'company': {
      const all = wordsIn(cell);
      const telling = all.filter((word) => !LEGAL_WORDS.has(word));
      return (telling.length === 0 ? all : telling).join(' ');
    }
    case 'postcode':
    case 'street-number':
      return wordsIn(cell).join('');
    default:
      return wordsIn(cell).join(' ');
  }
}

/** Nine digits with a true check digit: strong enough to forbid, not only to join. */
export function isCheckedNationalId(normal: string): boolean {
  return nationalId(normal) !== null;
}

function wordsIn(cell: string): string[] {
  return normalise(cell)
    .text.replace(/['"]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, WORDS_AT_MOST)
    .map(foldFinals);
}

/** YYYYMMDD where it can be read (day before month when in doubt); unknown parts 00; else the digits there are. */
function dateDigits(cell: string): string {
  const plain = cell.trim();
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$/u.exec(plain);
  if (iso) return date(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ].*)?$/u.exec(plain);
  if (local) {
    const year = local[3] ?? '';
    const full = year.length === 4 ? year : `${Number(year) > 30 ? '19' : '20'}${year}`;
    // 12/25/1980 can only be month first.
    return Number(local[2]) > 12 ? date(full, local[1], local[2]) : date(full, local[2], local[1]);
  }
  const digits = plain.replace(/\D/gu, '');
  return /^0*$/u.test(digits) ? '' : digits.slice(0, 8);
}

function date(year = '', month = '', day = ''): string {
  const whole = `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
  return /^0*$/u.test(whole) ? '' : whole;
}

function identityNumber(cell: string): string {
  const plain = cell.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (/^\d+$/u.test(plain)) {
    if (/^(\d)\1+$/u.test(plain) || plain === '123456782' || '1234567890'.startsWith(plain)) return '';
    // Leading zeros go as far as five digits are left: fewer are no identity number.
    return plain.replace(/^0+(?=\d{5})/u, '');
  }
  // Letters alone are a word that somebody wrote where a number was asked for.
  return /\p{N}/u.test(plain) ? plain : '';
}

/** Digits without the country's 972 and without the leading zero: 054-…, +972 54 … and 0097254… are one. */
function phoneDigits(cell: string): string {
  let digits = cell.replace(/\(0\)/gu, '').replace(/\D/gu, '').replace(/^00/u, '');
  if (digits.startsWith('972') && digits.length >= 11) digits = digits.slice(3);
  digits = digits.replace(/^0+/u, '');
  return digits.length < 5 || isBlockedNumber(digits) ? '' : digits;
}

function mail(cell: string): string {
  const parsed = mailAddress(cell);
  if (parsed) return parsed.address;
  const plain = cell.trim().toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(plain)) return '';
  // A mistyped address is evidence, a well-formed one that was refused is a placeholder.
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(plain) ? '' : plain;
}
