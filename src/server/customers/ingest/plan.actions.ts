import type { Likeness } from '#server/customers/identity/likeness';
import type { Known } from '#server/customers/identity/match';
import { meetingKeys } from '#server/customers/identity/meeting-keys';
import { type Profile, withNewer } from '#server/customers/record/profile';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import type { Accepted } from './accepted-row.ts';
import { emptyPlan, keyName, type Neighbourhood, type Plan, personName, type RecordState } from './batch.ts';
import { keysAround, membersAround, profilesOf, recordsKnown, toldApart } from './ingest.store.ts';
import { recordsMet } from './meeting.store.ts';
import { openedProfile, openProfile } from './opened-profiles.ts';
import { CROWD, hashedKeys, resolve, type Touched } from './resolve.ts';

/**
 * What a batch will change, before anything is written: which records are new or say something new, and, with all that the
 * database knows around their keys, whose they are.
 */
export async function planRecords(
  trx: Trx,
  world: World,
  likeness: Likeness,
  accepted: readonly Accepted[],
): Promise<Plan> {
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
              slot: newSlot(world),
              profile: {},
              was: null,
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
              slot: stored.slot,
              profile: {},
              was: null,
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
      state.was = state.profile;
    }
    const newer = withNewer(state.profile, row.profile);
    state.inputHash = row.inputHash;
    if (JSON.stringify(newer) === JSON.stringify(state.profile)) continue;
    state.profile = newer;
    if (!state.isNew && !state.changed) touched.push(state);
    state.changed = true;
  }
  const keyed = touched.map((state): Touched => {
    const { profile, was } = state;
    return {
      state,
      keys: hashedKeys(world.vault, state),
      meetings: meetingKeys(world.vault, profile),
      before: was === null ? [] : meetingKeys(world.vault, was),
    };
  });
  const around = await neighbourhood(trx, world, keyed);
  for (const one of keyed) resolve(plan, around, likeness, one);
  return plan;
}

/** Durable before the batch commits: the writer sees to it. */
function newSlot(world: World): number {
  const [slot] = world.vault.slots.take(1);
  if (slot === undefined) throw new Error('no key slot was given');
  return slot;
}

async function neighbourhood(trx: Trx, world: World, keyed: readonly Touched[]): Promise<Neighbourhood> {
  const hashes = [
    ...new Map(keyed.flatMap(({ keys }) => keys).map((key) => [keyName(key), key.hash])).values(),
  ];
  const around: Neighbourhood = {
    classes: new Map(),
    holders: new Map(),
    customerOf: new Map(),
    members: new Map(),
    different: new Map(),
    met: new Map(),
  };
  const own = keyed.flatMap(({ state }) => (state.customerId === null ? [] : [state.customerId]));
  const meetings = [...new Set(keyed.flatMap((one) => one.meetings))];
  if (hashes.length === 0 && own.length === 0 && meetings.length === 0) return around;
  // Both at once: neither asks for what the other answers.
  const [holders, met] = await Promise.all([keysAround(trx, hashes), recordsMet(trx, meetings, CROWD + 1)]);
  const customers = new Set(own);
  for (const { recordId, customerId, ...key } of holders) {
    const name = keyName(key);
    around.classes.set(name, key.class);
    if (recordId === null || customerId === null) continue;
    around.holders.set(name, (around.holders.get(name) ?? new Set()).add(recordId));
    around.customerOf.set(recordId, customerId);
    customers.add(customerId);
  }
  for (const { value, recordId, customerId } of met) {
    const records = around.met.get(value) ?? new Set();
    around.met.set(value, records.add(recordId));
    around.customerOf.set(recordId, customerId);
  }
  for (const [value, records] of around.met)
    if (records === null || records.size > CROWD) around.met.set(value, null);
    else
      for (const recordId of records) {
        const customerId = around.customerOf.get(recordId);
        if (customerId !== undefined) customers.add(customerId);
      }
  const members = await membersAround(trx, [...customers]);
  const profiles = await profilesOpened(trx, world, members);
  for (const { recordId, customerId } of members) {
    const profile = profiles.get(recordId);
    if (profile === undefined) throw new Error('a member without its profile');
    const list: Known[] = around.members.get(customerId) ?? [];
    list.push({ recordId, customerId, profile });
    around.members.set(customerId, list);
    around.customerOf.set(recordId, customerId);
  }
  const recordIds = [...around.customerOf.keys(), ...keyed.map(({ state }) => state.id)];
  for (const { a, b } of await toldApart(trx, recordIds)) {
    around.different.set(a, (around.different.get(a) ?? new Set()).add(b));
    around.different.set(b, (around.different.get(b) ?? new Set()).add(a));
  }
  return around;
}

/** Those opened before are at hand; the others are fetched and opened. */
async function profilesOpened(
  trx: Trx,
  world: World,
  members: readonly { readonly recordId: string; readonly seal: Buffer }[],
): Promise<Map<string, Profile>> {
  const profiles = new Map<string, Profile>();
  const missing: string[] = [];
  for (const { recordId, seal } of members) {
    const known = openedProfile(recordId, seal);
    if (known === undefined) missing.push(recordId);
    else profiles.set(recordId, known);
  }
  for (const { recordId, profile } of await profilesOf(trx, missing))
    profiles.set(recordId, openProfile(world, recordId, profile));
  return profiles;
}
