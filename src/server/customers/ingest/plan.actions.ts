import type { Likeness } from '#server/customers/identity/likeness';
import { meetingKeys } from '#server/customers/identity/meeting-keys';
import { withNewer } from '#server/customers/record/profile';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import type { Accepted } from './accepted-row.ts';
import { emptyPlan, type Plan, personName, type RecordState } from './batch.ts';
import { type KnownRecord, recordsKnown } from './ingest.store.ts';
import { neighbourhood } from './neighbourhood.actions.ts';
import { openProfile } from './opened-profiles.ts';
import type { Prepared } from './prepare.ts';
import { hashedKeys, resolve, type Touched } from './resolve.ts';

/** So many records are decided at a time: while the database writes them, the next are being decided. */
const PART = 250;

export interface Part {
  readonly plan: Plan;
  /** The rows of its records. All rows of one record are in one part. */
  readonly accepted: readonly Accepted[];
}

/** The records that the database has of these rows' persons, by `personName`. */
export async function personsKnown(
  trx: Trx,
  rows: readonly Prepared[],
): Promise<ReadonlyMap<string, KnownRecord>> {
  const persons = new Map(
    rows.map((row) => [personName(row), { sourceId: row.incoming.sourceId, personHash: row.personHash }]),
  );
  return new Map(
    (await recordsKnown(trx, [...persons.values()])).map((record) => [
      `${record.sourceId}:${record.personHash.toString('base64')}`,
      record,
    ]),
  );
}

/**
 * What a batch will change: which records are new or say something new, and, with all that the database knows around their
 * keys, whose they are. The database is asked before the first part; the parts follow from one another and must be written
 * in their order, but none waits for the one before to have been written.
 */
export async function* planParts(
  trx: Trx,
  world: World,
  likeness: Likeness,
  accepted: readonly Accepted[],
  known: ReadonlyMap<string, KnownRecord>,
): AsyncGenerator<Part> {
  const records: Plan['records'] = new Map();
  const touched: RecordState[] = [];
  for (const { row } of accepted) {
    const name = personName(row);
    let state = records.get(name);
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
      records.set(name, state);
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
  const { around, seeking, crowded } = await neighbourhood(trx, world, keyed);
  const parts = Math.max(1, Math.ceil(keyed.length / PART));
  const partOf = new Map(keyed.map(({ state }, at) => [state, Math.floor(at / PART)]));
  const rows = Array.from({ length: parts }, (): Accepted[] => []);
  accepted.forEach((one, at) => {
    const state = records.get(personName(one.row));
    const known = state === undefined ? undefined : partOf.get(state);
    rows[known ?? Math.floor((at * parts) / accepted.length)]?.push(one);
  });
  for (const [at, own] of rows.entries()) {
    const here = keyed.slice(at * PART, (at + 1) * PART);
    const plan = emptyPlan(
      records,
      here.map(({ state }) => state),
    );
    if (at === 0) plan.crowded.push(...crowded);
    for (const one of here) resolve(plan, around, seeking.has(one.state.id) ? likeness : null, one);
    yield { plan, accepted: own };
  }
}

/** Durable before the batch commits: the writer sees to it. */
function newSlot(world: World): number {
  const [slot] = world.vault.slots.take(1);
  if (slot === undefined) throw new Error('no key slot was given');
  return slot;
}
