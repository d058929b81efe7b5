/**
 * What is true of the sample, written beside its files and never imported: which references are one person,
 * which are shared by several, what the planted stories did, how the promises ended, which rows are faulty.
 */

import { EMPLOYEE_MOBILE, ROLE_MAILBOXES, SWITCHBOARD } from '#sample/people/contact-forms';
import type { Household } from '#sample/people/households';
import type { Person } from '#sample/people/person';
import { conversationId } from '#sample/silos/bot';
import { isUndated } from '#sample/silos/help-desk';
import {
  billingAccount,
  callerLine,
  campaignAddress,
  chatVisitor,
  contactNumber,
  crmNumber,
  requesterNumber,
  secondCrmNumber,
  shopUser,
} from '#sample/silos/references';
import { promiseId } from '#sample/silos/shop';
import type { Diary, Pledge, SiloCode } from '#sample/story/happening';
import type { CompanyStory } from './company.ts';
import { hasSecondCard, isInCrm } from './exports.ts';
import { isoDay } from './wall-time.ts';

type PledgeCount = Record<Pledge['state'], number>;
export type Truth = {
  seed: number;
  firstDay: string;
  lastDay: string;
  /** Per person: the references under which each silo may know them (a silo may have no row of theirs). */
  people: { person: number; references: Partial<Record<SiloCode, string[]>> }[];
  households: Household[];
  /** References that several people share: they are one record of one silo, and more than one human being. */
  sharedReferences: { silo: SiloCode; reference: string; people: number[] }[];
  sharedContacts: { kind: 'switchboard' | 'employee-mobile' | 'role-mailbox'; value: string; rows: number }[];
  stories: { story: string; from: string; to: string; people: number[] }[];
  /** Every promise of a free installation: kept, charged all the same, or charged and later credited. */
  freeInstallations: { promise: string; person: number; outcome: 'kept' | 'charged' | 'credited' }[];
  /** Talks with the bot in which a person asked for a person and was turned in circles. */
  circledTalks: string[];
  promises: Record<'scheduling' | 'shop' | 'help-desk', PledgeCount>;
  faultyRows: Partial<Record<SiloCode, number>>;
  repeatedRows: Partial<Record<SiloCode, number>>;
};

export function truthOf({ era, people, households, diary, stories }: CompanyStory): Truth {
  const tickets = diary['help-desk'];
  const byContact = (contact: string) => tickets.filter((ticket) => ticket.contact === contact).length;
  return {
    seed: era.seed,
    firstDay: isoDay(era.firstDay),
    lastDay: isoDay(era.lastDay),
    people: people.map((person) => ({ person: person.index, references: referencesOf(person) })),
    households,
    sharedReferences: households.flatMap((household) => sharedReferencesOf(household, people, diary)),
    sharedContacts: [
      { kind: 'switchboard', value: SWITCHBOARD, rows: byContact('switchboard') },
      { kind: 'employee-mobile', value: EMPLOYEE_MOBILE, rows: byContact('employee') },
      { kind: 'role-mailbox', value: ROLE_MAILBOXES.join(' '), rows: byContact('role') },
    ],
    stories: stories.map(({ story, from, to, people: touched }) => ({
      story,
      from: isoDay(from),
      to: isoDay(to),
      people: [...new Set(touched)],
    })),
    freeInstallations: freeInstallationsOf(diary),
    circledTalks: diary.bot.flatMap((talk, at) =>
      talk.refused && talk.rounds >= 5 ? conversationId(at + 1) : [],
    ),
    promises: promisesOf(diary),
    faultyRows: { billing: 1, 'help-desk': tickets.filter((_, at) => isUndated(at + 1)).length },
    repeatedRows: { campaign: Math.floor(diary.campaign.length / 331) },
  };
}

/** A family phone is one caller to the switch and one recipient of messages, whoever of the family it was. */
function sharedReferencesOf(household: Household, people: Person[], diary: Diary): Truth['sharedReferences'] {
  const holder = people[household.people[0] ?? 0];
  if (household.kind !== 'family-phone' || !holder) return [];
  const called = new Set(diary['phone-centre'].map((call) => call.person));
  const texted = new Set(
    diary.campaign
      .filter(({ channel, person }) => channel === 'sms' || people[person]?.mail === null)
      .map(({ person }) => person),
  );
  const shared: Truth['sharedReferences'] = [
    {
      silo: 'phone-centre',
      reference: callerLine(holder),
      people: household.people.filter((one) => called.has(one)),
    },
    {
      silo: 'campaign',
      reference: campaignAddress(holder, 'sms'),
      people: household.people.filter((one) => texted.has(one)),
    },
  ];
  return shared.filter((reference) => reference.people.length > 1);
}

function referencesOf(person: Person): Partial<Record<SiloCode, string[]>> {
  const { index } = person;
  const cards = hasSecondCard(person) ? [crmNumber(index), secondCrmNumber(index)] : [crmNumber(index)];
  return {
    ...(isInCrm(person) ? { crm: cards } : {}),
    billing: [billingAccount(index)],
    shop: [shopUser(index)],
    scheduling: [billingAccount(index)],
    campaign: [...new Set([campaignAddress(person, 'mail'), campaignAddress(person, 'sms')])],
    'help-desk': [requesterNumber(index)],
    'phone-centre': [callerLine(person)],
    bot: [chatVisitor(index)],
    surveys: [contactNumber(index)],
  };
}

function freeInstallationsOf({ shop }: Diary): Truth['freeInstallations'] {
  return shop.flatMap(({ promise, pledge, person }, at) => {
    if (promise !== 'free-installation' || !pledge) return [];
    const outcome = pledge.state === 'kept' ? 'kept' : pledge.state === 'broken' ? 'credited' : 'charged';
    return [{ promise: promiseId(at + 1), person, outcome }];
  });
}

function promisesOf(diary: Diary): Truth['promises'] {
  return {
    scheduling: count(diary.scheduling.map((visit) => visit.window)),
    shop: count(diary.shop.map((order) => order.pledge)),
    'help-desk': count(diary['help-desk'].map((ticket) => ticket.callBack)),
  };
}

function count(pledges: readonly (Pledge | null)[]): PledgeCount {
  const counted: PledgeCount = { open: 0, kept: 0, broken: 0, moved: 0 };
  for (const pledge of pledges) if (pledge) counted[pledge.state]++;
  return counted;
}
