import {
  ATTRIBUTES,
  type AttributeName,
  type Correction,
  CRITERIA,
  type Criterion,
  type Survivorship,
} from '#contract/customers';
import { done, type Result, refused } from '#kernel/result';
import {
  chooseSurvivorship,
  readCustomers,
  seeContactDetails,
  writeOfCustomers,
} from '#server/customers/customer.policy';
import { personTerms } from '#server/customers/ingest/prepare';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { World } from '#server/platform/world';
import {
  correctionsOf,
  criteriaChosen,
  insertCorrection,
  insertWithdrawal,
  lockCorrection,
  ownCriteria,
  saveCriteria,
} from './correction.store.ts';
import { primaryRecord, recordIdsOf } from './names.actions.ts';
import { isE164, nationalPhone, normalPhone } from './phone.ts';
import { type Profile, profileOf } from './profile.ts';
import { slotOfRecord } from './record.store.ts';
import { builtIn } from './survivorship.ts';

/**
 * Correcting a value by hand. It is a fact of its own, with who, when and why: no import overwrites it, it follows its
 * record through merges and back, and taking it back is one more fact.
 */
const CONTACT: ReadonlySet<AttributeName> = new Set([
  'phone',
  'email',
  'national-id',
  'birth-date',
  'street',
]);

type Refusal = 'forbidden' | 'not-found';

export async function correctValue(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly attribute: AttributeName;
    readonly value: string;
    readonly reason: string;
  },
): Promise<Result<{ correctionId: string }, Refusal | 'not-a-value'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const value = asAttribute(input.attribute, input.value, world.organization);
  if (value === null) return refused('not-a-value');
  const recordId = await primaryRecord(world, input.id);
  if (recordId === null) return refused('not-found');
  const now = world.now();
  const id = await world.db.transaction().execute(async (trx) => {
    const slot = await slotOfRecord(trx, recordId);
    if (slot === undefined) return null;
    const made = await insertCorrection(trx, world, {
      recordId,
      slot,
      attribute: input.attribute,
      value,
      reason: input.reason,
      terms: personTerms(world.vault, searchable(input.attribute, value, world.organization.country)),
      by: actor.employeeId,
      at: now,
    });
    await record(trx, now, {
      actor,
      action: 'customer.correct',
      objectType: 'correction',
      objectId: made,
      facts: { recordId, attribute: input.attribute },
    });
    await announce(trx, 'records.changed', [recordId]);
    return made;
  });
  return id === null ? refused('not-found') : done({ correctionId: id });
}

export async function withdrawCorrection(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<{ correctionId: string }, Refusal | 'not-standing'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const now = world.now();
  return world.db
    .transaction()
    .execute(async (trx): Promise<Result<{ correctionId: string }, Refusal | 'not-standing'>> => {
      const held = await lockCorrection(trx, input.id);
      if (held === null) return refused('not-found');
      if (!held.standing) return refused('not-standing');
      await insertWithdrawal(trx, world, {
        ...held,
        withdraws: input.id,
        reason: input.reason,
        by: actor.employeeId,
        at: now,
      });
      await record(trx, now, {
        actor,
        action: 'customer.withdraw-correction',
        objectType: 'correction',
        objectId: input.id,
        facts: { recordId: held.recordId, attribute: held.attribute },
      });
      await announce(trx, 'records.changed', [held.recordId]);
      return done({ correctionId: input.id });
    });
}

export async function listCorrections(
  world: World,
  actor: Actor,
  customerId: string,
): Promise<Result<Correction[], Refusal>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  const recordIds = await recordIdsOf(world, customerId);
  if (recordIds.length === 0) return refused('not-found');
  const contact = can(actor, seeContactDetails, undefined);
  return done(
    (await correctionsOf(world.db, world, recordIds)).flatMap((row) => {
      const attribute = ATTRIBUTES.find((one) => one === row.attribute);
      if (attribute === undefined || (!contact && CONTACT.has(attribute))) return [];
      const withdrawn =
        row.withdrawn === null ? null : { ...row.withdrawn, at: row.withdrawn.at.toISOString() };
      const value = attribute === 'national-id' ? `•••••${row.value.slice(-4)}` : row.value;
      const { id, reason, by } = row;
      return [{ id, attribute, value, reason, by, at: row.at.toISOString(), withdrawn }];
    }),
  );
}

export async function readSurvivorship(world: World): Promise<Survivorship[]> {
  const [own, chosen] = await Promise.all([ownCriteria(world.db), criteriaChosen(world.db)]);
  return ATTRIBUTES.map((attribute) => ({
    attribute,
    criteria: [...(own.get(attribute) ?? builtIn(attribute))],
    own: own.has(attribute),
    usual: [...builtIn(attribute)],
    history: chosen.flatMap((row) =>
      row.attribute === attribute
        ? [
            {
              criteria: row.criteria.flatMap((name) => CRITERIA.filter((one) => one === name)),
              by: row.by === null || row.byName === null ? null : { id: row.by, name: row.byName },
              at: row.at.toISOString(),
            },
          ]
        : [],
    ),
  }));
}

export async function chooseCriteria(
  world: World,
  actor: Actor,
  input: { readonly attribute: AttributeName; readonly criteria: readonly Criterion[] },
): Promise<Result<Survivorship[], 'forbidden'>> {
  if (!isEmployee(actor) || !can(actor, chooseSurvivorship, undefined)) return refused('forbidden');
  const now = world.now();
  await world.db.transaction().execute(async (trx) => {
    await saveCriteria(trx, { ...input, by: actor.employeeId, at: now });
    await record(trx, now, {
      actor,
      action: chooseSurvivorship.name,
      objectType: 'survivorship',
      objectId: input.attribute,
      facts: { criteria: [...input.criteria] },
    });
  });
  return done(await readSurvivorship(world));
}

/** The value in the form in which silos' values are kept; null when it is none of that kind. */
function asAttribute(
  attribute: AttributeName,
  typed: string,
  place: { readonly country: string; readonly timeZone: string },
): string | null {
  if (attribute === 'phone') {
    const phone = normalPhone(typed, place.country);
    return isE164(phone) ? nationalPhone(phone) : null;
  }
  if (attribute === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(typed) ? typed.toLowerCase() : null;
  if (attribute === 'name') return /[\u05D0-\u05EA]/.test(typed) ? typed : null;
  if (attribute === 'latin-name') return /[A-Za-z]/.test(typed) ? typed : null;
  const profile = profileOf(
    {
      ...(attribute === 'national-id' && { nationalId: typed }),
      ...(attribute === 'birth-date' && { birthDate: typed }),
      ...(attribute === 'customer-since' && { customerSince: typed }),
      ...(attribute === 'gender' && { gender: typed }),
      ...(attribute === 'language' && { language: typed }),
    },
    place.country,
    place.timeZone,
  );
  if (attribute === 'national-id')
    return /^\d{5,12}$/.test(profile.nationalId ?? '') ? (profile.nationalId ?? null) : null;
  if (attribute === 'birth-date') return profile.birthDate ?? null;
  if (attribute === 'customer-since') return profile.customerSince ?? null;
  if (attribute === 'gender') return profile.gender ?? null;
  if (attribute === 'language') return profile.language ?? null;
  return typed;
}

/** What the corrected value adds to the search. */
function searchable(attribute: AttributeName, value: string, country: string): Profile {
  if (attribute === 'name' || attribute === 'latin-name') return { name: value };
  if (attribute === 'phone') return { phones: [normalPhone(value, country)] };
  return attribute === 'email' ? { emails: [value] } : {};
}
