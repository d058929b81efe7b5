import type { Known } from '#server/customers/identity/match';
import type { Profile } from '#server/customers/record/profile';
import { together } from '#server/platform/pipeline';
import type { Trx, World } from '#server/platform/world';
import { keyName, type Neighbourhood } from './batch.ts';
import { anyToldApart, keysAround, membersAround, profilesOf, toldApart } from './ingest.store.ts';
import { crowdedAmong, recordsMet } from './meeting.store.ts';
import { openedProfile, openProfile } from './opened-profiles.ts';
import { CROWD, type Touched, worthWeighing } from './resolve.ts';

/**
 * All that the database knows around a batch's records: who holds their identifiers, whom they meet by two facts in common,
 * the customers of both with their profiles, and whom somebody told apart. A few questions for the whole batch.
 */
export async function neighbourhood(
  trx: Trx,
  world: World,
  keyed: readonly Touched[],
): Promise<{
  readonly around: Neighbourhood;
  /** Records that look for others by likeness. */
  readonly seeking: ReadonlySet<string>;
  /** Keys that were found to be held by a crowd, to be written down. */
  readonly crowded: readonly string[];
}> {
  const around: Neighbourhood = {
    classes: new Map(),
    holders: new Map(),
    customerOf: new Map(),
    members: new Map(),
    different: new Map(),
    met: new Map(),
  };
  const someApart = anyToldApart(trx);
  // Its fault is met where it is waited for; until then it must not count as unhandled.
  someApart.catch(() => undefined);
  const customers = new Set(
    keyed.flatMap(({ state }) => (state.customerId === null ? [] : [state.customerId])),
  );
  for (const customerId of await holdersAround(trx, around, keyed)) customers.add(customerId);
  const within = sharedWithin(keyed);
  const seekers = keyed.filter((one) => seeks(around, within, one));
  const crowded: string[] = [];
  for (const customerId of await metAround(trx, around, crowded, seekers)) customers.add(customerId);
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
  for (const { a, b } of (await someApart) ? await toldApart(trx, recordIds) : []) {
    around.different.set(a, (around.different.get(a) ?? new Set()).add(b));
    around.different.set(b, (around.different.get(b) ?? new Set()).add(a));
  }
  return { around, seeking: new Set(seekers.map(({ state }) => state.id)), crowded };
}

/** Fills in who holds the identifiers; returns their customers. */
async function holdersAround(
  trx: Trx,
  around: Neighbourhood,
  keyed: readonly Touched[],
): Promise<ReadonlySet<string>> {
  const hashes = [
    ...new Map(keyed.flatMap(({ keys }) => keys).map((key) => [keyName(key), key.hash])).values(),
  ];
  const customers = new Set<string>();
  for (const { recordId, customerId, ...key } of await keysAround(trx, hashes)) {
    const name = keyName(key);
    around.classes.set(name, key.class);
    if (recordId === null || customerId === null) continue;
    around.holders.set(name, (around.holders.get(name) ?? new Set()).add(recordId));
    around.customerOf.set(recordId, customerId);
    customers.add(customerId);
  }
  return customers;
}

/**
 * Whom is it worth looking for by likeness? Who holds no identifier that another holds; and who says when they were born or
 * where they live, which may show that two customers are one. A name beside an identifier that placed it adds nothing.
 */
function seeks(around: Neighbourhood, within: ReadonlySet<string>, { state, keys }: Touched): boolean {
  if (state.profile.birthDate !== undefined || state.profile.street !== undefined) return true;
  const names = keys.map(keyName);
  const shared = names.some((name) => [...(around.holders.get(name) ?? [])].some((id) => id !== state.id));
  return !shared && !names.some((name) => within.has(name));
}

/** Identifiers that several records of this batch hold. */
function sharedWithin(keyed: readonly Touched[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { keys } of keyed)
    for (const name of new Set(keys.map(keyName))) (seen.has(name) ? shared : seen).add(name);
  return shared;
}

/** Fills in whom the seekers meet; returns the customers who are worth weighing, and fills in which keys a crowd was found under. */
async function metAround(
  trx: Trx,
  around: Neighbourhood,
  found: string[],
  seekers: readonly Touched[],
): Promise<ReadonlySet<string>> {
  const meetings = [...new Set(seekers.flatMap((one) => one.meetings))];
  // A crowd stays one within the batch as well: its newcomers are not compared with one another either.
  const told = { crowded: crowdedAmong(trx, meetings), met: recordsMet(trx, meetings, CROWD + 1) };
  await together([told.crowded, told.met]);
  for (const value of await told.crowded) around.met.set(value, null);
  const holders = meetings.map(() => new Set<string>());
  for (const { at, recordId, customerId } of await told.met) {
    holders[at]?.add(recordId);
    around.customerOf.set(recordId, customerId);
  }
  for (const [at, records] of holders.entries()) {
    const value = meetings[at];
    if (value === undefined || records.size === 0) continue;
    const crowded = records.size > CROWD;
    if (crowded) found.push(value);
    around.met.set(value, crowded ? null : records);
  }
  return new Set(
    seekers.flatMap(({ meetings: own, state }) =>
      worthWeighing(around, own, state.customerId).map(({ customerId }) => customerId),
    ),
  );
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
