import type { Customer, CustomerRow } from '#contract/customers';
import type { DivisionRef } from '#contract/figure';
import { nameAgreement } from '#kernel/language/name-agreement';
import { queryTerms } from '#kernel/language/search-terms';
import { done, type Result, refused } from '#kernel/result';
import { metAs } from '#server/customers/consent/consent.actions';
import {
  readCustomers,
  seeContactDetails,
  splitCustomers,
  writeOfCustomers,
} from '#server/customers/customer.policy';
import { edgesOf } from '#server/customers/identity/explain.store';
import { phoneTerms } from '#server/customers/ingest/prepare';
import { pledgeReply } from '#server/customers/promises/pledge.actions';
import { suggestionsFor } from '#server/customers/promises/suggest.actions';
import { openingHours } from '#server/organization/calendar/calendar.actions';
import { type Actor, can } from '#server/platform/access';
import { recordRead } from '#server/platform/audit/read.actions';
import type { Db, World } from '#server/platform/world';
import { adviceFor } from './advice.ts';
import { correctionsOf, ownCriteria } from './correction.store.ts';
import { goldenRecord, namesOf } from './golden-record.ts';
import { howSure } from './how-sure.ts';
import { isE164, nationalPhone, normalPhone } from './phone.ts';
import {
  casesOf,
  contactCounts,
  divisionsById,
  pledgesOf,
  type RecordRow,
  recordsBehind,
  recordsOfCustomers,
  voiceOf,
} from './record.store.ts';

import { customerCount, customersWithTerms, latestCustomers, rowFacts } from './search.store.ts';

/** The customer's page and the list. Every look at a person is on the record of who looked. */
export async function findCustomers(
  world: World,
  actor: Actor,
  input: { query: string; after?: string | undefined; limit: number },
): Promise<{ items: CustomerRow[]; next: string | null; total: number }> {
  const query = input.query.trim();
  const ids =
    query === ''
      ? await latestCustomers(world.db, input.after ?? null, input.limit)
      : await matching(world, query, input.limit);
  const records = await recordsOfCustomers(world.db, world, ids);
  const facts = await rowFacts(world.db, ids);
  const contact = can(actor, seeContactDetails, undefined);
  const items = ids.map((id) =>
    customerRow(
      id,
      records.filter((one) => one.customerId === id),
      facts.get(id),
      contact,
    ),
  );
  const next = query === '' && ids.length === input.limit ? (ids.at(-1) ?? null) : null;
  return { items, next, total: query === '' ? await customerCount(world.db) : items.length };
}

async function matching(world: World, query: string, limit: number): Promise<string[]> {
  const digits = query.replace(/\D/g, '');
  const asPhone = digits.length >= 4 && /^[\d\s()+.-]+$/.test(query);
  const term = (text: string) => world.vault.term(text);
  if (asPhone) {
    const normal = normalPhone(query, world.organization.country);
    const typed = isE164(normal) ? normal : digits.replace(/^0+/, '');
    const last = phoneTerms(typed).at(-1);
    return last === undefined ? [] : customersWithTerms(world.db, [[term(last)]], limit);
  }
  if (query.includes('@'))
    return customersWithTerms(world.db, [[term(`mail:${query.toLowerCase()}`)]], limit);
  const asked = queryTerms(query).map((alternatives) =>
    [...alternatives, `ref:${query.toLowerCase()}`].map(term),
  );
  const candidates = await customersWithTerms(world.db, asked, Math.max(200, limit * 4));
  return ordered(world, query, candidates, limit);
}

/** Blind terms meet more than they should: names are opened, those that agree come first, the rest of the page after. */
async function ordered(
  world: World,
  query: string,
  ids: readonly string[],
  limit: number,
): Promise<string[]> {
  const records = await recordsOfCustomers(world.db, world, ids);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = ids.map((id) => {
    const own = records.filter((one) => one.customerId === id);
    const best = Math.max(0, ...own.map((one) => relevance(query, words, one)));
    return { id, best };
  });
  return scored
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best)
    .slice(0, limit)
    .map(({ id }) => id);
}

function relevance(query: string, words: readonly string[], row: RecordRow): number {
  if (row.profile.reference?.toLowerCase() === query.toLowerCase()) return 6;
  const names = [row.profile.name, ...row.correctedNames.map(({ value }) => value)];
  return Math.max(0, ...names.map((name) => (name === undefined ? 0 : nearness(query, words, name))));
}

function nearness(query: string, words: readonly string[], name: string): number {
  const tokens = name.toLowerCase().split(/[\s-]+/);
  if (words.every((word) => tokens.includes(word))) return 5;
  if (words.every((word) => tokens.some((token) => token.startsWith(word)))) return 4;
  const agreement = nameAgreement(query, name);
  if (agreement === 'same' || agreement === 'transliterated' || agreement === 'nickname') return 3;
  if (agreement === 'similar') return 2;
  return words.some((word) =>
    tokens.some((token) => token.startsWith(word) || nameAgreement(word, token) !== 'different'),
  )
    ? 1
    : 0;
}

function customerRow(
  id: string,
  records: readonly RecordRow[],
  facts: { lastContactAt: Date | null; openCases: number; brokenPledges: number } | undefined,
  contact: boolean,
): CustomerRow {
  const phone = records.flatMap(({ profile }) => profile.phones ?? [])[0];
  const sources = new Map(records.map(({ source }) => [source.code, source]));
  return {
    id,
    ...namesOf(records),
    city: records.map(({ profile }) => profile.city).find((city) => city !== undefined) ?? null,
    phone: phone === undefined || !contact ? null : nationalPhone(phone),
    records: records.length,
    sources: [...sources.values()],
    lastContactAt: facts?.lastContactAt?.toISOString() ?? null,
    openCases: facts?.openCases ?? 0,
    brokenPledges: facts?.brokenPledges ?? 0,
  };
}

/** What was heard longer ago is no advice for today. */
const SIGNALS_COUNT_MS = 90 * 86_400_000;

const CONTACT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'national-id',
  'birth-date',
  'street',
]);

export async function readCustomer(
  world: World,
  actor: Actor,
  id: string,
  requestId: string,
): Promise<Result<Customer, 'not-found'>> {
  const records = await recordsBehind(world.db, world, id);
  const customerId = records[0]?.customerId;
  if (customerId === undefined) return refused('not-found');
  const recordIds = records.map((row) => row.id);
  const contact = can(actor, seeContactDetails, undefined);
  const lately = new Date(world.now().getTime() - SIGNALS_COUNT_MS);
  const [divisions, contacts, voice, pledges, cases, corrections, criteria, met, edges, suggested, calendar] =
    await Promise.all([
      divisionRefs(world.db),
      contactCounts(world.db, recordIds),
      voiceOf(world.db, recordIds, lately),
      pledgesOf(world.db, world, recordIds),
      casesOf(world.db, world, recordIds),
      correctionsOf(world.db, world, recordIds),
      ownCriteria(world.db),
      metAs(world, records),
      edgesOf(world.db, recordIds),
      suggestionsFor(world, recordIds),
      openingHours(world),
      recordRead(world, {
        actor,
        action: 'customer.read',
        objectType: 'customer',
        objectId: customerId,
        requestId,
        facts: { class: contact ? 'D2' : 'D1' },
      }),
    ]);
  const promises = pledges.map((pledge) => pledgeReply(pledge, divisions, { now: world.now(), calendar }));
  const held = cases.find((one) => one.state === 'open');
  const holder = held === undefined ? undefined : divisions.get(held.holderDivisionId);
  return done({
    id: customerId,
    redirectedFrom: customerId === id ? null : id,
    ...namesOf(records),
    attributes: goldenRecord(
      records,
      corrections.filter(({ withdrawn }) => withdrawn === null),
      criteria,
    )
      .filter(({ attribute }) => contact || !CONTACT_ATTRIBUTES.has(attribute))
      .map(maskedId),
    records: records.map((row) => ({
      id: row.id,
      source: row.source,
      reference: contact ? (row.profile.reference ?? null) : null,
      name: row.profile.name ?? null,
      since: row.createdAt.toISOString(),
      interactions: contacts.byRecord.get(row.id) ?? 0,
    })),
    carer:
      held === undefined || holder === undefined
        ? null
        : {
            caseId: held.id,
            division: holder,
            employee: held.holderEmployee,
            since: held.heldSince.toISOString(),
            toldAt: held.toldAt?.toISOString() ?? null,
            nextWordAt: held.nextWordAt?.toISOString() ?? null,
          },
    pledges: promises,
    suggestedPledges: suggested.length,
    sure: howSure(recordIds, edges),
    advice: adviceFor({
      met,
      signals: voice.signals,
      legalThreat: cases.some((one) => one.state === 'open' && one.legalThreat),
      promises: promises.map(({ state }) => state),
      now: world.now(),
      timeZone: world.organization.timeZone,
    }),
    cases: cases.flatMap((one) => {
      const division = divisions.get(one.holderDivisionId);
      return division === undefined
        ? []
        : [
            {
              id: one.id,
              number: one.number,
              subject: one.subject,
              state: one.state,
              holder: division,
              openedAt: one.openedAt.toISOString(),
            },
          ];
    }),
    mood: voice.mood,
    value: {
      fromMinor: contacts.fromMinor,
      toMinor: contacts.toMinor + voice.givenMinor,
      currency: world.organization.currency,
    },
    interactions: contacts.interactions,
    firstContactAt: contacts.firstAt?.toISOString() ?? null,
    lastContactAt: contacts.lastAt?.toISOString() ?? null,
    may: [readCustomers, seeContactDetails, splitCustomers, writeOfCustomers]
      .filter((right) => can(actor, right, undefined))
      .map((right) => right.name),
  });
}

/** The identity number shows its last digits: enough to tell two apart on the phone. */
function maskedId(
  attribute: ReturnType<typeof goldenRecord>[number],
): ReturnType<typeof goldenRecord>[number] {
  if (attribute.attribute !== 'national-id') return attribute;
  const mask = (value: string) => `•••••${value.slice(-4)}`;
  return {
    ...attribute,
    value: mask(attribute.value),
    others: attribute.others.map((other) => ({ ...other, value: mask(other.value) })),
  };
}

/** Divisions by id, in their order: how screens name them. */
export async function divisionRefs(db: Db): Promise<Map<string, DivisionRef>> {
  return divisionsById(db);
}
