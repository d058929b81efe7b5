/**
 * The ten exports of the company, row by row: a sheet says how the file looks, `rows` writes its lines in order.
 * Nothing is held in memory but the happenings themselves.
 */

import type { Person } from '#sample/people/person';
import { BILLING, billingTotalLine, billLine } from '#sample/silos/billing';
import { BOT, botLine } from '#sample/silos/bot';
import { CAMPAIGN, sendLine } from '#sample/silos/campaign';
import { CRM, crmLine } from '#sample/silos/crm';
import { HELP_DESK, ticketLine } from '#sample/silos/help-desk';
import { callLine, PHONE_CENTRE } from '#sample/silos/phone-centre';
import { crmNumber } from '#sample/silos/references';
import { REVIEWS, reviewLine } from '#sample/silos/reviews';
import { SCHEDULING, visitLine } from '#sample/silos/scheduling';
import { orderLine, SHOP } from '#sample/silos/shop';
import type { Line, Sheet } from '#sample/silos/silo';
import { answerLine, SURVEYS } from '#sample/silos/surveys';
import type { CompanyStory } from './company.ts';
import { randomFrom } from './random.ts';

export type Export = { sheet: Sheet; rows: Iterable<string> };

export function exportsOf(story: CompanyStory): Export[] {
  const { diary } = story;
  return [
    { sheet: CRM, rows: cards(story) },
    { sheet: BILLING, rows: withTotal(story, lines(story, 2, diary.billing, billLine)) },
    { sheet: SHOP, rows: lines(story, 3, diary.shop, orderLine) },
    { sheet: SCHEDULING, rows: lines(story, 4, diary.scheduling, visitLine) },
    { sheet: CAMPAIGN, rows: overlapping(lines(story, 5, diary.campaign, sendLine)) },
    { sheet: HELP_DESK, rows: lines(story, 6, diary['help-desk'], ticketLine) },
    { sheet: PHONE_CENTRE, rows: lines(story, 7, diary['phone-centre'], callLine) },
    { sheet: BOT, rows: lines(story, 8, diary.bot, botLine) },
    { sheet: SURVEYS, rows: lines(story, 9, diary.surveys, answerLine) },
    { sheet: REVIEWS, rows: lines(story, 10, diary.reviews, reviewLine) },
  ];
}

function* lines<Happening extends { person: number; salt: number }>(
  { people, era }: CompanyStory,
  silo: number,
  happenings: readonly Happening[],
  write: (happening: Happening, line: Line) => string,
): Iterable<string> {
  let number = 0;
  for (const happening of happenings) {
    const person = people[happening.person];
    if (!person) throw new RangeError(`nobody has number ${happening.person}`);
    number++;
    yield write(happening, { person, number, random: randomFrom(era.seed, silo, happening.person, number) });
  }
}

/** People of the CRM in the order of their cards; three of a hundred have a second one. */
function* cards({ people, era }: CompanyStory): Iterable<string> {
  const known = people.filter((person) => isInCrm(person));
  known.sort((one, other) => (crmNumber(one.index) < crmNumber(other.index) ? -1 : 1));
  for (const person of known) {
    const random = randomFrom(era.seed, 1, person.index);
    yield crmLine({ person, random, number: 0 }, 'first');
    if (hasSecondCard(person)) yield crmLine({ person, random, number: 0 }, 'second');
  }
}

export function isInCrm(person: Person): boolean {
  return person.joined !== null || person.index % 2 === 0;
}

export function hasSecondCard(person: Person): boolean {
  return isInCrm(person) && (person.index * 7919) % 100 < 3;
}

/** The campaign tool exports month by month, and the months overlap a little: a row comes twice. */
function* overlapping(rows: Iterable<string>): Iterable<string> {
  let number = 0;
  for (const row of rows) {
    yield row;
    if (++number % 331 === 0) yield row;
  }
}

function* withTotal({ diary }: CompanyStory, rows: Iterable<string>): Iterable<string> {
  yield* rows;
  yield billingTotalLine(diary.billing.reduce((sum, bill) => sum + bill.amount, 0));
}
