/** Billing: bills, credits, returns. CSV in UTF-8, English headers, year first, shekels with two decimals. */
import { delimitedLine } from '#sample/delimited';
import { fullName, hebrewName, mailForm } from '#sample/people/contact-forms';
import { pick, type Random } from '#sample/random';
import type { Bill } from '#sample/story/happening';
import { dayAt, isoDay } from '#sample/wall-time';
import { billingAccount } from './references.ts';
import type { Line, Sheet } from './silo.ts';

const COLUMNS = [
  'doc_no',
  'doc_date',
  'doc_type',
  'account',
  'payer_name',
  'payer_id',
  'payer_mail',
  'plan',
  'amount',
  'currency',
  'reason',
];
export const BILLING: Sheet = {
  code: 'billing',
  file: 'billing-documents.csv',
  encoding: 'utf-8',
  head: delimitedLine(COLUMNS, ','),
  between: '',
  tail: '',
};

const LETTER: Record<Bill['type'], string> = {
  first: 'B',
  regular: 'B',
  final: 'B',
  'installation-fee': 'B',
  credit: 'C',
  return: 'R',
};
const REASONS: Record<Bill['type'], readonly string[]> = {
  first: ['חשבון ראשון'],
  regular: [''],
  final: ['חשבון סופי'],
  'installation-fee': ['דמי התקנה'],
  credit: ['זיכוי לפנים משורת הדין', 'פיצוי על תקלה', 'תיקון חיוב', 'טכנאי שלא הגיע'],
  return: ['החזר תשלום כפול', 'החזרת ציוד', 'ביטול עסקה'],
};

export function billLine(bill: Bill, { person, random, number }: Line): string {
  return delimitedLine(
    [
      `${LETTER[bill.type]}${2_000_000 + number}`,
      isoDay(dayAt(bill.at)),
      bill.type,
      billingAccount(person.index),
      fullName(hebrewName(person, random), random),
      random() < 0.5 ? person.nationalId : '',
      mailForm(person, random, 0.4),
      person.plan.code,
      (bill.amount / 100).toFixed(2),
      'ILS',
      reasonOf(bill, random),
    ],
    ',',
  );
}

function reasonOf(bill: Bill, random: Random): string {
  return bill.amount === -24_900 ? 'זיכוי דמי התקנה' : pick(random, REASONS[bill.type]);
}

/** The sum that the accounting clerk leaves under the table: a row that is not a document. */
export function billingTotalLine(agorot: number): string {
  return delimitedLine(['סה"כ', '', '', '', '', '', '', '', (agorot / 100).toFixed(2), 'ILS', ''], ',');
}
