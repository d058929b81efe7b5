/** CRM: who the customers are. CSV in UTF-8 with a byte order mark, Hebrew headers, day first. */

import { delimitedLine } from '#sample/delimited';
import {
  addressForm,
  cityForm,
  hebrewName,
  latinName,
  mailForm,
  phoneForm,
} from '#sample/people/contact-forms';
import type { Person } from '#sample/people/person';
import type { Random } from '#sample/random';
import { dayFirst } from '#sample/wall-time';
import { crmNumber, secondCrmNumber } from './references.ts';
import type { Line, Sheet } from './silo.ts';

const COLUMNS = [
  'מספר לקוח',
  'שם פרטי',
  'שם משפחה',
  'ת.ז.',
  'תאריך לידה',
  'מין',
  'שפה',
  'טלפון נייד',
  'טלפון נוסף',
  'דוא"ל',
  'כתובת',
  'עיר',
  'חבילה',
  'מוצר',
  'לקוח מתאריך',
  'סטטוס',
];

export const CRM: Sheet = {
  code: 'crm',
  file: 'crm-customers.csv',
  encoding: 'utf-8',
  head: `\uFEFF${delimitedLine(COLUMNS, ',')}`,
  between: '',
  tail: '',
};

/** The card of a person; a `second` card is one that another branch opened without looking. */
export function crmLine({ person, random }: Line, card: 'first' | 'second'): string {
  const name =
    person.language === 'en' && random() < 0.4 ? latinName(person, random) : hebrewName(person, random);
  return delimitedLine(
    [
      card === 'first' ? crmNumber(person.index) : secondCrmNumber(person.index),
      random() < 0.02 ? `${name.given} ` : name.given,
      name.surname,
      random() < (card === 'first' ? 0.82 : 0.3) ? person.nationalId.replace(/^0+/, '') : '',
      random() < 0.85 ? dayFirst(person.birth, '/') : '',
      genderForm(person, random),
      person.language === 'en' ? 'אנגלית' : 'עברית',
      phoneForm(person.mobile, random),
      person.landline !== null && random() < 0.7 ? phoneForm(person.landline, random) : '',
      mailForm(person, random),
      addressForm(person, random),
      cityForm(person, random),
      person.joined === null ? '' : person.plan.he,
      person.joined === null ? '' : person.plan.code,
      person.joined === null ? '' : dayFirst(person.joined, '/'),
      person.joined === null ? 'מתעניין' : person.left === null ? 'פעיל' : 'עזב',
    ],
    ',',
  );
}

function genderForm(person: Person, random: Random): string {
  const roll = random();
  if (roll < 0.1) return '';
  if (roll < 0.3) return person.gender === 'f' ? 'אישה' : 'גבר';
  return person.gender === 'f' ? 'נ' : 'ז';
}
