import {
  aliasCustomers,
  createCustomers,
  demoteKeys,
  joinRecords,
  moveRecords,
  saveEdges,
  saveKeys,
  saveRulings,
} from '#server/customers/identity/identity.store';
import type { Known } from '#server/customers/identity/match';
import { type Profile, withNewer } from '#server/customers/record/profile';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import {
  emptyPlan,
  type HashedKey,
  intakeName,
  keyName,
  type Neighbourhood,
  type Plan,
  personName,
  type RecordState,
} from './batch.ts';
import type { Outcome, TouchpointOf } from './incoming.ts';
import {
  intakeKnown,
  type KnownIntake,
  keyClasses,
  keyHolders,
  membersOf,
  type NewRecord,
  recordsKnown,
  savePledges,
  saveRecords,
  toldApart,
} from './ingest.store.ts';
import {
  type InteractionRow,
  retractInteractions,
  saveIntakeKeys,
  saveInteractions,
} from './interactions.store.ts';
import { dayFor, type Prepared, personTerms } from './prepare.ts';
import { hashedKeys, resolve } from './resolve.ts';

/**
 * One batch into the database, inside the caller's transaction: load what is known, resolve identity, write records,
 * memberships, interactions, rollups, words and the event. Every row gets an outcome, in order.
 */
export interface IngestRules {
  readonly touchpointOf: TouchpointOf;
  /** Division ids by code and by both names. */
  readonly divisions: ReadonlyMap<string, string>;
}

export async function storeBatch(
  trx: Trx,
  world: World,
  rules: IngestRules,
  rows: readonly Prepared[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = new Array<Outcome>(rows.length).fill({ status: 'duplicate', reason: null });
  for (const wave of waves(rows)) await storeWave(trx, world, rules, rows, wave, outcomes);
  return outcomes;
}

/** Rows of one batch that repeat an identifier with other content follow one another, so that each sees the last. */
function waves(rows: readonly Prepared[]): number[][] {
  const seen = new Map<string, string[]>();
  const result: number[][] = [];
  rows.forEach((row, at) => {
    const name = intakeName(row);
    const contents = seen.get(name) ?? [];
    const content = row.contentHash.toString('base64');
    if (contents.includes(content)) return;
    contents.push(content);
    seen.set(name, contents);
    const wave = result[contents.length - 1] ?? [];
    wave.push(at);
    result[contents.length - 1] = wave;
  });
  return result;
}

interface Accepted {
  readonly at: number;
  readonly row: Prepared;
  readonly before: KnownIntake | undefined;
}

async function storeWave(
  trx: Trx,
  world: World,
  rules: IngestRules,
  rows: readonly Prepared[],
  wave: readonly number[],
  outcomes: Outcome[],
): Promise<void> {
  const waveRows = wave.flatMap((at) => (rows[at] === undefined ? [] : [{ at, row: rows[at] }]));
  const known = new Map(
    (
      await intakeKnown(
        trx,
        waveRows.map(({ row }) => ({ sourceId: row.incoming.sourceId, externalHash: row.externalHash })),
      )
    ).map((intake) => [`${intake.sourceId}:${intake.externalHash.toString('base64')}`, intake]),
  );
  const accepted: Accepted[] = [];
  for (const { at, row } of waveRows) {
    const before = known.get(intakeName(row));
    if (before?.contents.some((content) => content.equals(row.contentHash))) continue;
    outcomes[at] = { status: 'stored', reason: null };
    accepted.push({ at, row, before });
  }
  if (accepted.length === 0) return;
  const now = world.now();
  const plan = await planRecords(trx, world, accepted);
  await savePlan(trx, world, plan, importOf(accepted), now);
  await saveRows(trx, world, rules, plan, accepted, now);
}

async function planRecords(trx: Trx, world: World, accepted: readonly Accepted[]): Promise<Plan> {
  const plan = emptyPlan();
  const persons = new Map(
    accepted.map(({ row }) => [
      personName(row),
      { sourceId: row.incoming.sourceId, personHash: row.personHash },
    ]),
  );
  const known = new Map(
    (await recordsKnown(trx, [...persons.values()])).map((record) => [
      `${record.sourceId}:${record.personHash.toString('base64')}`,
      record,
    ]),
  );
  const touched: RecordState[] = [];
  for (const { row } of accepted) {
    const name = personName(row);
    let state = plan.records.get(name);
    if (state === undefined) {
      const stored = known.get(name);
      state =
        stored === undefined
          ? {
              id: newId(),
              sourceId: row.incoming.sourceId,
              personHash: row.personHash,
              isNew: true,
              version: 1,
              profile: {},
              inputHash: null,
              changed: true,
              customerId: null,
            }
          : {
              id: stored.recordId,
              sourceId: stored.sourceId,
              personHash: stored.personHash,
              isNew: false,
              version: stored.version,
              profile: {},
              inputHash: stored.inputHash,
              changed: false,
              customerId: stored.customerId,
            };
      plan.records.set(name, state);
      if (state.isNew) touched.push(state);
    }
    if (row.profile === null || row.inputHash === null || state.inputHash?.equals(row.inputHash)) continue;
    const stored = known.get(name);
    if (!state.isNew && !state.changed && stored !== undefined) {
      state.profile = openProfile(world, state.id, stored.profile);
    }
    const newer = withNewer(state.profile, row.profile);
    state.inputHash = row.inputHash;
    if (JSON.stringify(newer) === JSON.stringify(state.profile)) continue;
    state.profile = newer;
    if (!state.isNew && !state.changed) touched.push(state);
    state.changed = true;
  }
  const keyed = touched.map((state) => ({ state, keys: hashedKeys(world.vault, state) }));
  const around = await neighbourhood(trx, world, keyed);
  for (const { state, keys } of keyed) resolve(plan, around, state, keys);
  return plan;
}

/**
 * Profiles that were opened lately, by the ciphertext they came from: the records of a customer are looked at again with
 * each silo that speaks of them. Bounded; forgotten at once when full.
 */
const OPENED_AT_MOST = 12_000;
const opened = new Map<string, { readonly sealed: Buffer; readonly profile: Profile }>();

function openProfile(world: World, recordId: string, sealed: Buffer): Profile {
  const known = opened.get(recordId);
  if (known?.sealed.equals(sealed)) return known.profile;
  const profile: Profile = JSON.parse(world.vault.open(`record:${recordId}`, sealed));
  if (opened.size >= OPENED_AT_MOST) opened.clear();
  opened.set(recordId, { sealed, profile });
  return profile;
}

async function neighbourhood(
  trx: Trx,
  world: World,
  keyed: readonly { state: RecordState; keys: readonly HashedKey[] }[],
): Promise<Neighbourhood> {
  const hashes = [
    ...new Map(keyed.flatMap(({ keys }) => keys).map((key) => [keyName(key), key.hash])).values(),
  ];
  const around: Neighbourhood = {
    classes: new Map(),
    holders: new Map(),
    customerOf: new Map(),
    members: new Map(),
    different: new Map(),
  };
  const own = keyed.flatMap(({ state }) => (state.customerId === null ? [] : [state.customerId]));
  if (hashes.length === 0 && own.length === 0) return around;
  for (const key of await keyClasses(trx, hashes)) around.classes.set(keyName(key), key.class);
  const personal = keyed
    .flatMap(({ keys }) => keys)
    .filter((key) => (around.classes.get(keyName(key)) ?? 'personal') === 'personal');
  const customers = new Set(own);
  for (const holder of await keyHolders(
    trx,
    personal.map(({ hash }) => hash),
  )) {
    const name = keyName(holder);
    around.holders.set(name, (around.holders.get(name) ?? new Set()).add(holder.recordId));
    around.customerOf.set(holder.recordId, holder.customerId);
    customers.add(holder.customerId);
  }
  for (const member of await membersOf(trx, [...customers])) {
    const list: Known[] = around.members.get(member.customerId) ?? [];
    list.push({
      recordId: member.recordId,
      customerId: member.customerId,
      profile: openProfile(world, member.recordId, member.profile),
    });
    around.members.set(member.customerId, list);
    around.customerOf.set(member.recordId, member.customerId);
  }
  const recordIds = [...around.customerOf.keys(), ...keyed.map(({ state }) => state.id)];
  for (const { a, b } of await toldApart(trx, recordIds)) {
    around.different.set(a, (around.different.get(a) ?? new Set()).add(b));
    around.different.set(b, (around.different.get(b) ?? new Set()).add(a));
  }
  return around;
}

async function savePlan(
  trx: Trx,
  world: World,
  plan: Plan,
  importId: string | null,
  now: Date,
): Promise<void> {
  const states = [...plan.records.values()];
  const fresh = states.filter((state) => state.isNew).map((state) => recordRow(world, state, 1, importId));
  const changed = states
    .filter((state) => !state.isNew && state.changed)
    .map((state) => recordRow(world, state, state.version + 1, importId));
  await saveRecords(trx, fresh, changed, now);
  await createCustomers(trx, plan.newCustomers, now);
  await joinRecords(trx, plan.joined, now);
  // A record may be carried further within one batch: only its last place is a fact.
  const last = new Map(plan.moved.map((move) => [move.recordId, move]));
  await moveRecords(trx, [...last.values()], now);
  await aliasCustomers(
    trx,
    plan.rulings.flatMap((ruling) =>
      ruling.type === 'merge' && ruling.customerIds[0] && ruling.customerIds[1]
        ? [{ oldId: ruling.customerIds[1], customerId: ruling.customerIds[0], rulingId: ruling.id }]
        : [],
    ),
  );
  await saveRulings(
    trx,
    plan.rulings.map((ruling) => ({
      ...ruling,
      explanation: {
        links: ruling.links.map(({ recordId, key, agreement }) => ({
          recordId,
          key,
          nameAgreement: agreement,
        })),
      },
      actor: null,
      reason: null,
      undoes: null,
    })),
    now,
  );
  await saveEdges(
    trx,
    plan.edges.map((edge) => ({ ...edge, id: newId(), kind: 'deterministic' as const })),
    now,
  );
  await saveKeys(trx, plan.keys, now);
  await demoteKeys(trx, plan.demoted, 'too-many-customers');
}

function recordRow(world: World, state: RecordState, version: number, importId: string | null): NewRecord {
  const profile = state.profile;
  return {
    id: state.id,
    sourceId: state.sourceId,
    personHash: state.personHash,
    version,
    inputHash: state.inputHash,
    profile: world.vault.seal(`record:${state.id}`, JSON.stringify(profile)),
    city: profile.city ?? null,
    birthYear: profile.birthDate === undefined ? null : Number(profile.birthDate.slice(0, 4)),
    gender: profile.gender ?? null,
    language: profile.language ?? null,
    plan: profile.plan ?? null,
    product: profile.product ?? null,
    customerSince: profile.customerSince ?? null,
    terms: personTerms(world.vault, profile),
    importId,
  };
}

async function saveRows(
  trx: Trx,
  world: World,
  rules: IngestRules,
  plan: Plan,
  accepted: readonly Accepted[],
  now: Date,
): Promise<void> {
  const persons: Parameters<typeof saveIntakeKeys>[1][number][] = [];
  const interactions: { accepted: Accepted; recordId: string }[] = [];
  for (const one of accepted) {
    const recordId = plan.records.get(personName(one.row))?.id;
    if (recordId === undefined) throw new Error('a row without its record');
    const { row } = one;
    if (row.incoming.rowKind === 'interaction') interactions.push({ accepted: one, recordId });
    else
      persons.push({
        sourceId: row.incoming.sourceId,
        externalHash: row.externalHash,
        recordId,
        contentHash: row.contentHash,
        importId: row.incoming.importId,
      });
  }
  await saveIntakeKeys(trx, persons);
  const replaced = interactions.flatMap(({ accepted: { before } }) =>
    before?.interactionId ? [{ recordId: before.recordId, id: before.interactionId }] : [],
  );
  const versions = await retractInteractions(trx, replaced, now);
  const rows = interactions.map(({ accepted: one, recordId }) =>
    interactionRow(world, rules, one, recordId, versions),
  );
  await saveInteractions(trx, rows, now);
  await savePledges(
    trx,
    interactions.flatMap(({ accepted: one, recordId }, at) =>
      pledgeRows(world, rules, one, recordId, rows[at]?.id ?? ''),
    ),
  );
}

function interactionRow(
  world: World,
  rules: IngestRules,
  one: Accepted,
  recordId: string,
  versions: ReadonlyMap<string, number>,
): InteractionRow {
  const { incoming, externalHash, contentHash } = one.row;
  if (incoming.rowKind !== 'interaction') throw new Error('not an interaction');
  const { item, occurredAt } = incoming;
  const { sealed, direction, terms } = one.row;
  const id = one.before?.interactionId ?? sealed?.id ?? newId();
  const scored = item.score !== undefined;
  return {
    recordId,
    id,
    sourceId: incoming.sourceId,
    importId: incoming.importId,
    externalHash,
    contentHash,
    occurredAt,
    day: dayFor(occurredAt, world.organization),
    kind: item.kind,
    channel: item.channel,
    direction,
    divisionId: item.division === undefined ? null : (rules.divisions.get(item.division) ?? null),
    touchpointId: rules.touchpointOf({ kind: item.kind, channel: item.channel, attributes: item.attributes }),
    measure: scored ? (item.measure ?? 'score') : null,
    score: item.score ?? null,
    amount: item.amount ?? null,
    currency: item.amount === undefined ? null : (item.currency ?? world.organization.currency),
    version: (versions.get(id) ?? 0) + 1,
    item: sealed?.id === id ? sealed.item : world.vault.seal(`interaction:${id}`, JSON.stringify(item)),
    terms,
  };
}

const STATE_OF_KIND: Record<string, 'kept' | 'broken' | 'moved'> = {
  'promise-kept': 'kept',
  'promise-broken': 'broken',
  'promise-moved': 'moved',
};

function pledgeRows(
  world: World,
  rules: IngestRules,
  one: Accepted,
  recordId: string,
  interactionId: string,
): Parameters<typeof savePledges>[1][number][] {
  const { incoming } = one.row;
  if (incoming.rowKind !== 'interaction' || incoming.item.pledge === undefined) return [];
  const { item, occurredAt, dueAt, resolvedAt } = incoming;
  const { pledge } = item;
  if (pledge === undefined) return [];
  const state = STATE_OF_KIND[item.kind] ?? pledge.state;
  const id = newId();
  const referenceHash = world.vault.hash('pledge', pledge.reference);
  return [
    {
      recordId,
      id,
      sourceId: incoming.sourceId,
      referenceHash,
      // Bound to the reference, not the row: a later word on the same promise keeps the first row.
      text: world.vault.seal(
        `pledge:${recordId}:${referenceHash.toString('hex')}`,
        pledge.text ?? item.text ?? '',
      ),
      madeAt: occurredAt,
      dueAt,
      state,
      resolvedAt: resolvedAt ?? (state === 'open' ? null : occurredAt),
      channel: item.channel,
      promisedBy: pledge.promisedBy === undefined ? null : (rules.divisions.get(pledge.promisedBy) ?? null),
      performedBy:
        pledge.performedBy === undefined ? null : (rules.divisions.get(pledge.performedBy) ?? null),
      interactionId,
    },
  ];
}

function importOf(accepted: readonly Accepted[]): string | null {
  return accepted[0]?.row.incoming.importId ?? null;
}
