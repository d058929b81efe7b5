/** Web shop: orders and what sales promised with them. JSON lines, wall time without an offset, names in Latin letters. */
import { fullName, hebrewName, latinName, phoneForm, ROLE_MAILBOXES } from '#sample/people/contact-forms';
import { between, pick } from '#sample/random';
import type { Order } from '#sample/story/happening';
import { clock, dayAt, isoDay, two } from '#sample/wall-time';
import { shopUser } from './references.ts';
import { agentNumber, type Line, type Sheet } from './silo.ts';

export const SHOP: Sheet = {
  code: 'shop',
  file: 'shop-orders.jsonl',
  encoding: 'utf-8',
  head: '',
  between: '',
  tail: '',
};

const ACCESSORIES: readonly (readonly [string, number])[] = [
  ['מגדיל טווח', 19900],
  ['ממיר נוסף', 14900],
  ['כבל רשת 10 מ׳', 4900],
  ['נקודת רשת', 24900],
  ['אוזניות', 17900],
];
const PROMISES = { 'free-installation': 'התקנה חינם', 'fixed-price': 'מחיר קבוע ל־12 חודשים' };

export function orderLine(order: Order, { person, random, number }: Line): string {
  const [item, price] =
    order.type === 'accessory' ? pick(random, ACCESSORIES) : [person.plan.he, person.plan.monthly];
  const name = random() < 0.7 ? latinName(person, random) : hebrewName(person, random);
  const { pledge } = order;
  return `${JSON.stringify({
    order: `OR${80_000 + number}`,
    created: `${moment(order.at)}:${two(between(random, 0, 59))}`,
    user: shopUser(person.index),
    fullName: fullName(name, random),
    mail: random() < 0.03 ? pick(random, ROLE_MAILBOXES) : person.mail,
    phone: phoneForm(person.mobile, random),
    channel: order.channel,
    type: order.type,
    plan: order.type === 'accessory' ? null : person.plan.code,
    item,
    total: (price / 100).toFixed(2),
    currency: 'ILS',
    seller: order.channel === 'web' ? null : agentNumber(random),
    promiseId: pledge ? promiseId(number) : null,
    promise: order.promise && pledge ? PROMISES[order.promise] : null,
    promiseDue: pledge ? moment(pledge.due) : null,
    promiseState: pledge ? pledge.state : null,
    promiseResolved: pledge?.resolved ? moment(pledge.resolved) : null,
    performer: pledge ? 'finance' : null,
  })}\n`;
}

export function promiseId(number: number): string {
  return `PR${80_000 + number}`;
}

function moment(at: number): string {
  return `${isoDay(dayAt(at))}T${clock(at)}`;
}
