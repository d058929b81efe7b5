/** Technician scheduling: what was promised and what came of it. CSV, Hebrew headers, 31.12.2026 14:05. */
import { delimitedLine } from '#sample/delimited';
import { addressForm, cityForm, fullName, hebrewName, phoneForm } from '#sample/people/contact-forms';
import type { Pledge, Visit } from '#sample/story/happening';
import { clock, DAY, dayAt, dayFirst } from '#sample/wall-time';
import { billingAccount } from './references.ts';
import { agentNumber, type Line, type Sheet } from './silo.ts';

const COLUMNS = [
  'מס׳ עבודה',
  'עודכן',
  'אירוע',
  'סוג עבודה',
  'חשבון',
  'לקוח',
  'טלפון',
  'רחוב',
  'יישוב',
  'דגם',
  'חלון שהובטח',
  'חלון מסתיים',
  'תוצאה',
  'טופל ב',
  'סיבה',
  'טכנאי',
  'תואם על ידי',
];
export const SCHEDULING: Sheet = {
  code: 'scheduling',
  file: 'technician-jobs.csv',
  encoding: 'utf-8',
  head: delimitedLine(COLUMNS, ','),
  between: '',
  tail: '',
};

const JOBS: Record<Visit['job'], string> = { installation: 'התקנה', repair: 'תיקון', swap: 'החלפת נתב' };
const RESULTS: Record<Pledge['state'], string> = {
  kept: 'בוצע',
  broken: 'לא הגיע',
  moved: 'נדחה על ידינו',
  open: 'מתוכנן',
};
const REASONS: Record<Visit['reason'], string> = {
  '': '',
  storm: 'מזג אוויר',
  overload: 'עומס',
  part: 'חסר ציוד',
  customer: 'תיאום מחדש',
};

export function visitLine(visit: Visit, { person, random, number }: Line): string {
  const { window } = visit;
  const opens = window.due - 240;
  return delimitedLine(
    [
      `W${600_000 + number}`,
      moment(visit.at),
      eventOf(visit),
      JOBS[visit.job],
      billingAccount(person.index),
      fullName(hebrewName(person, random), random),
      phoneForm(person.mobile, random),
      addressForm(person, random),
      cityForm(person, random),
      visit.model,
      `${JOBS[visit.job]} ביום ${dayFirst(dayAt(opens), '.')} בין ${clock(opens)} ל-${clock(window.due)}`,
      moment(window.due),
      RESULTS[window.state],
      window.resolved === null ? '' : moment(window.resolved),
      REASONS[visit.reason],
      agentNumber(random),
      visit.job === 'repair' ? 'שירות' : 'מכירות',
    ],
    ',',
  );
}

function eventOf(visit: Visit): string {
  if (visit.window.state === 'moved') return 'MOVED';
  if (visit.window.state === 'broken') return 'MISSED';
  if (visit.window.state === 'open') return 'BOOKED';
  return visit.job === 'installation' ? 'INSTALLED' : 'VISITED';
}

function moment(at: number): string {
  return `${dayFirst(Math.floor(at / DAY), '.')} ${clock(at)}`;
}
