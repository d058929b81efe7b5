/**
 * Help desk: tickets in the customers' words. An old Hebrew system: windows-1255, semicolons, 31/12/2026 14:05.
 * Some tickets carry a telephone or mailbox that is not the customer's: the switchboard, an employee's own mobile.
 */
import { delimitedLine } from '#sample/delimited';
import {
  EMPLOYEE_MOBILE,
  fullName,
  hebrewName,
  latinName,
  mailForm,
  phoneForm,
  ROLE_MAILBOXES,
  SWITCHBOARD,
} from '#sample/people/contact-forms';
import { pick } from '#sample/random';
import type { Pledge, Ticket } from '#sample/story/happening';
import { clock, dayAt, dayFirst } from '#sample/wall-time';
import { voice } from '#sample/words/voice';
import { requesterNumber } from './references.ts';
import { agentNumber, type Line, type Sheet, speakerOf } from './silo.ts';

const COLUMNS = [
  'מס פנייה',
  'נפתחה',
  'סוג',
  'ערוץ',
  'נושא',
  'תיאור',
  'מס פונה',
  'שם הפונה',
  'טלפון',
  'דואל',
  'דגם',
  'נציג',
  'מס הבטחה',
  'הבטחה',
  'לחזור עד',
  'מצב הבטחה',
  'חזרנו ב',
];
export const HELP_DESK: Sheet = {
  code: 'help-desk',
  file: 'helpdesk-tickets.csv',
  encoding: 'windows-1255',
  head: delimitedLine(COLUMNS, ';'),
  between: '',
  tail: '',
};

const TYPES: Record<Ticket['type'], string> = {
  fault: 'תקלה',
  complaint: 'תלונה',
  question: 'שאלה',
  cancellation: 'ביטול',
  save: 'שימור',
  thanks: 'תודה',
};
const SUBJECTS: Record<Ticket['topic'], string> = {
  'installation-delay': 'עיכוב בהתקנה',
  'storm-delay': 'עיכוב בהתקנה',
  'technician-no-show': 'טכנאי לא הגיע',
  'billing-error': 'בירור חשבון',
  'free-installation': 'דמי התקנה',
  'price-rise': 'מחיר',
  'router-fault': 'נתב',
  'slow-internet': 'גלישה איטית',
  'bot-circle': 'שירות דיגיטלי',
  'long-wait': 'זמן המתנה',
  'app-fault': 'אפליקציה',
  'cancel-difficulty': 'ניתוק',
  thanks: 'מילה טובה',
  question: 'כללי',
};
const STATES: Record<Pledge['state'], string> = {
  open: 'פתוח',
  kept: 'חזרנו',
  broken: 'לא חזרנו',
  moved: 'נדחה',
};

export function ticketLine(ticket: Ticket, { person, random, number }: Line): string {
  const name = fullName(
    person.language === 'en' ? latinName(person, random) : hebrewName(person, random),
    random,
  );
  const spoken = { topic: ticket.topic, language: person.language, length: 'full', emoji: 'never' } as const;
  const text = voice(spoken, speakerOf(person, random, ticket), random);
  const { callBack } = ticket;
  return delimitedLine(
    [
      400_000 + number,
      isUndated(number) ? '' : moment(ticket.at),
      TYPES[ticket.type],
      pick(random, ['מייל', 'מייל', 'אתר', 'וואטסאפ', 'סניף']),
      SUBJECTS[ticket.topic],
      text,
      requesterNumber(person.index),
      name,
      phoneOf(ticket, random() < 0.15 ? '' : phoneForm(person.mobile, random)),
      ticket.contact === 'role' ? pick(random, ROLE_MAILBOXES) : mailForm(person, random),
      ticket.model ?? '',
      agentNumber(random),
      callBack ? `H${400_000 + number}` : '',
      callBack ? 'חזרה טלפונית' : '',
      callBack ? moment(callBack.due) : '',
      callBack ? STATES[callBack.state] : '',
      callBack?.resolved ? moment(callBack.resolved) : '',
    ],
    ';',
  );
}

/** The old system loses the opening time of a ticket now and then; such a row cannot be placed in a life. */
export function isUndated(number: number): boolean {
  return number % 1777 === 900;
}

function phoneOf(ticket: Ticket, own: string): string {
  if (ticket.contact === 'switchboard') return SWITCHBOARD.replace(/^03/, '03-');
  if (ticket.contact === 'employee') return EMPLOYEE_MOBILE.replace(/^052/, '052-');
  return own;
}

function moment(at: number): string {
  return `${dayFirst(dayAt(at), '/')} ${clock(at)}`;
}
