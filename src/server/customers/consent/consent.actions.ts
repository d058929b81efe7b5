import type { ConsentFact, ConsentPage, Preferences, Purpose, Reach } from '#contract/consent';
import { done, type Result, refused } from '#kernel/result';
import { readCustomers, writeOfCustomers } from '#server/customers/customer.policy';
import { currentCustomer, type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { Db, World } from '#server/platform/world';
import {
  consentsOf,
  insertConsents,
  insertPreferences,
  preferenceFacts,
  type StoredConsent,
  slotsOf,
} from './consent.store.ts';
import { type Addresses, type Standing, standingOf, standingOn } from './consent-of.ts';
import { preferencesOf } from './preferences.ts';

/**
 * What a person agreed to and how they want to be met. A no is written on every record of theirs and holds from this
 * moment; a yes only on the record that holds the address, and on those whose refusal it is said to replace.
 */
type Refusal = 'forbidden' | 'not-found';

export interface Met {
  readonly standing: readonly Standing<StoredConsent>[];
  readonly preferences: Preferences;
  readonly facts: readonly StoredConsent[];
}

export async function readConsent(
  world: World,
  actor: Actor,
  customerId: string,
): Promise<Result<ConsentPage, Refusal>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  return pageOf(world, customerId);
}

export async function sayConsent(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly purpose: Purpose;
    readonly channels: readonly Reach[];
    readonly answer: 'given' | 'refused' | 'withdrawn';
    readonly textVersion?: string | undefined;
    readonly proof: string;
    readonly alsoOn?: readonly string[] | undefined;
  },
): Promise<Result<ConsentPage, Refusal | 'text-needed' | 'not-of-this-customer'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const given = input.answer === 'given';
  if (given && (input.textVersion ?? '') === '') return refused('text-needed');
  const records = await recordsOf(world.db, world, input.id);
  if (records.length === 0) return refused('not-found');
  const own = new Set(records.map((one) => one.id));
  const alsoOn = input.alsoOn ?? [];
  if (alsoOn.some((id) => !own.has(id))) return refused('not-of-this-customer');
  const now = world.now();
  await world.db.transaction().execute(async (trx) => {
    const slots = await slotsOf(trx, [...own]);
    const said = [...new Set(input.channels)].flatMap((channel) =>
      [...(given ? new Set([holderOf(records, channel), ...alsoOn]) : own)].flatMap((recordId) => {
        const slot = slots.get(recordId);
        if (slot === undefined) return [];
        const { purpose, answer, proof } = input;
        const textVersion = input.textVersion ?? null;
        const by = actor.employeeId;
        const at = { saidAt: now, at: now };
        return [
          {
            recordId,
            slot,
            purpose,
            channel,
            answer,
            proof,
            textVersion,
            sourceId: null,
            importId: null,
            by,
            ...at,
          },
        ];
      }),
    );
    await insertConsents(trx, world, said);
    await record(trx, now, {
      actor,
      action: `consent.${input.answer}`,
      objectType: 'customer',
      objectId: input.id,
      facts: {
        purpose: input.purpose,
        channels: input.channels,
        records: new Set(said.map((one) => one.recordId)).size,
      },
    });
    await announce(trx, 'consent.changed', [...own], { purpose: input.purpose, answer: input.answer });
  });
  return pageOf(world, input.id);
}

export async function preferBy(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly channel?: Reach | null | undefined;
    readonly language?: string | null | undefined;
    readonly topics?: readonly string[] | undefined;
    readonly perMonth?: number | null | undefined;
    readonly quiet?: { readonly from: number; readonly to: number } | null | undefined;
  },
): Promise<Result<ConsentPage, Refusal>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const records = await recordsOf(world.db, world, input.id);
  const [home] = records;
  if (home === undefined) return refused('not-found');
  const now = world.now();
  const said = (
    [
      ['channel', input.channel],
      ['language', input.language],
      ['topics', input.topics],
      ['frequency', input.perMonth],
      ['quiet-hours', input.quiet],
    ] as const
  ).flatMap(([topic, value]) => (value === undefined ? [] : [{ topic, value: JSON.stringify(value) }]));
  await world.db.transaction().execute(async (trx) => {
    const slots = await slotsOf(trx, [home.id]);
    const slot = slots.get(home.id);
    if (slot === undefined || said.length === 0) return;
    await insertPreferences(
      trx,
      world,
      said.map((one) => ({
        ...one,
        recordId: home.id,
        slot,
        sourceId: null,
        importId: null,
        by: actor.employeeId,
        saidAt: now,
        at: now,
      })),
    );
    await record(trx, now, {
      actor,
      action: 'customer.prefer',
      objectType: 'customer',
      objectId: input.id,
      facts: { topics: said.map(({ topic }) => topic) },
    });
    await announce(trx, 'consent.changed', [home.id]);
  });
  return pageOf(world, input.id);
}

/** The addresses at which this customer may be reached for this purpose, now. Empty is no. */
export async function mayReach(
  world: World,
  customerId: string,
  on: { readonly purpose: Purpose; readonly channel: Reach },
): Promise<readonly string[]> {
  const records = await recordsOf(world.db, world, customerId);
  const facts = await consentsOf(
    world.db,
    world,
    records.map((one) => one.id),
  );
  return standingOn(records.map(reachable), facts, on).covers;
}

/** For the customer's page: the same, of records that were loaded already. */
export async function metAs(world: World, records: readonly RecordRow[]): Promise<Met> {
  const ids = records.map((one) => one.id);
  const [facts, preferences] = await Promise.all([
    consentsOf(world.db, world, ids),
    preferenceFacts(world.db, world, ids),
  ]);
  return {
    standing: standingOf(records.map(reachable), facts),
    preferences: preferencesOf(preferences),
    facts,
  };
}

async function pageOf(world: World, customerId: string): Promise<Result<ConsentPage, 'not-found'>> {
  const records = await recordsOf(world.db, world, customerId);
  const [first] = records;
  if (first === undefined) return refused('not-found');
  const { standing, preferences, facts } = await metAs(world, records);
  return done({
    customerId: first.customerId,
    standing: standing.map(({ covers, addresses, decidedBy, ...one }) => ({
      ...one,
      covers: covers.length,
      addresses: addresses.length,
      decidedBy: decidedBy === null ? null : factReply(decidedBy),
    })),
    preferences,
    history: facts.map(factReply),
  });
}

function factReply({ saidAt, ...fact }: StoredConsent): ConsentFact {
  return { ...fact, saidAt: saidAt.toISOString() };
}

async function recordsOf(db: Db, world: World, customerId: string): Promise<RecordRow[]> {
  const current = await currentCustomer(db, customerId);
  return current === null ? [] : recordsOfCustomers(db, world, [current]);
}

/** The most trusted record that has an address on this channel, else the most trusted of all. */
function holderOf(records: readonly RecordRow[], channel: Reach): string {
  return (records.find((one) => addressesOf(one)[channel].length > 0) ?? records[0])?.id ?? '';
}

export function reachable(row: RecordRow): { recordId: string; addresses: Addresses } {
  return { recordId: row.id, addresses: addressesOf(row) };
}

export function addressesOf({ id, profile }: RecordRow): Addresses {
  const phones = profile.phones ?? [];
  const home = profile.street === undefined ? [] : [[profile.street, profile.city].join(', ')];
  return { mail: profile.emails ?? [], phone: phones, sms: phones, whatsapp: phones, post: home, app: [id] };
}
