import { ATTACH_FROM } from '#kernel/identity/stream/resolve-stream';
import { weigh } from '#server/customers/identity/belonging';
import {
  createCustomers,
  dropAlias,
  moveRecords,
  saveKeys,
  saveRulings,
} from '#server/customers/identity/identity.store';
import { keysOf } from '#server/customers/identity/keys';
import { openLikeness } from '#server/customers/identity/likeness';
import { type Known, linksOf } from '#server/customers/identity/match';
import { meetingKeys } from '#server/customers/identity/meeting-keys';
import { modelInForce } from '#server/customers/identity/model-in-force';
import { membersOf } from '#server/customers/ingest/ingest.store';
import { setMeetings } from '#server/customers/ingest/meeting.store';
import { personTerms } from '#server/customers/ingest/prepare';
import { companyHash } from '#server/customers/ingest/save-plan.actions';
import { type Profile, profileOf } from '#server/customers/record/profile';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import { slotsOf, standingOn } from './take-back.store.ts';
import { componentsOf, foldWithout, withOlder } from './take-back.ts';
import {
  alsoToldByOthers,
  cameFrom,
  customerExists,
  customersOf,
  disownVersions,
  edgesWithin,
  keepKeys,
  likenessEdges,
  recordsSpokenOf,
  removeEmptyCustomers,
  removeRecords,
  removeVersions,
  restoreRecord,
  retractEdgesById,
  rewriteVersion,
  sharedKeys,
  versionsOf,
} from './take-back-people.store.ts';

/**
 * Records of which only this import spoke go. Of the others, what it said is forgotten and what everybody else said stands.
 * A customer whose records no longer hold together falls apart into what it was made of.
 */
const CHUNK = 200;
/** Of a customer, so many records are weighed against one another. */
const LOOKED_AT = 60;

/** One chunk. False when no record speaks by this import any more. */
export async function takeBackPeople(trx: Trx, world: World, importId: string): Promise<boolean> {
  const recordIds = await recordsSpokenOf(trx, importId, CHUNK);
  if (recordIds.length === 0) return false;
  const customers = await customersOf(trx, recordIds);
  const before = await memberGroups(trx, customers);
  await removeRecords(trx, importId, recordIds);
  await speakWithout(trx, world, importId, recordIds);
  for (const customerId of customers) await heal(trx, world, customerId, before.get(customerId) ?? []);
  await removeEmptyCustomers(trx, customers);
  return true;
}

/** Records of each customer as they hang together by edges. */
async function memberGroups(trx: Trx, customers: readonly string[]): Promise<Map<string, string[][]>> {
  const members = await membersOf(trx, customers);
  const edges = await edgesWithin(trx, customers);
  return new Map(
    customers.map((customerId) => [
      customerId,
      componentsOf(
        members.flatMap((member) => (member.customerId === customerId ? [member.recordId] : [])),
        edges.filter((edge) => edge.customerId === customerId),
      ),
    ]),
  );
}

async function speakWithout(
  trx: Trx,
  world: World,
  importId: string,
  recordIds: readonly string[],
): Promise<void> {
  const slots = await slotsOf(trx, recordIds);
  const left = recordIds.filter((id) => slots.has(id));
  if (left.length === 0) return;
  const versions = await versionsOf(trx, left);
  const standing = await standingOn(trx, importId, left);
  const told = await alsoToldByOthers(trx, importId, left);
  for (const recordId of left) {
    const own = versions.filter((version) => version.recordId === recordId);
    const others = own.filter((version) => version.importId !== importId);
    const slot = slots.get(recordId);
    const stands = standing.some((row) => row.recordId === recordId);
    // Others said the same and what exactly is not kept, or somebody's act came to hang on it: the record stays as it is.
    const unknown = others.length === 0 && (told.has(recordId) || !stands);
    if (slot === undefined || unknown) {
      await disownVersions(trx, importId, recordId);
      continue;
    }
    const place = `record:${recordId}`;
    const folded = foldWithout(
      own.map((version) => ({
        profile: profileIn(world, recordId, version.profile),
        mine: version.importId === importId,
      })),
    );
    const said = standing
      .filter((row) => row.recordId === recordId)
      .flatMap((row) => saidIn(world, world.vault.read(`interaction:${row.id}`, row.item)));
    const last = withOlder(folded.at(-1) ?? {}, said);
    const staying = others.length === 0 ? own : others;
    for (const [at, version] of staying.entries()) {
      const profile = at < others.length - 1 ? (folded[at] ?? {}) : last;
      await rewriteVersion(trx, {
        recordId,
        version: version.version,
        profile: world.vault.seal(place, JSON.stringify(profile), slot),
      });
    }
    if (others.length === 0) await disownVersions(trx, importId, recordId);
    else await removeVersions(trx, importId, recordId);
    await restoreRecord(
      trx,
      {
        id: recordId,
        version: staying.at(-1)?.version ?? 1,
        profile: world.vault.seal(place, JSON.stringify(last), slot),
        city: last.city ?? null,
        companyHash: companyHash(world, last),
        birthYear: last.birthDate === undefined ? null : Number(last.birthDate.slice(0, 4)),
        gender: last.gender ?? null,
        language: last.language ?? null,
        plan: last.plan ?? null,
        product: last.product ?? null,
        customerSince: last.customerSince ?? null,
        terms: personTerms(world.vault, last),
      },
      world.now(),
    );
    const keys = keysOf(last).keys.map(({ type, value }) => ({ type, hash: world.vault.hash(type, value) }));
    await keepKeys(trx, recordId, keys, world.now());
    await saveKeys(
      trx,
      keys.map((key) => ({ ...key, recordId })),
      world.now(),
    );
    await setMeetings(trx, recordId, meetingKeys(world.vault, last));
    await weighAgain(trx, world, recordId);
  }
}

function saidIn(world: World, content: string | null): Profile[] {
  if (content === null) return [];
  const customer: unknown = Reflect.get(Object(JSON.parse(content)), 'customer');
  if (typeof customer !== 'object' || customer === null) return [];
  return [profileOf(customer, world.organization.country, world.organization.timeZone)];
}

/** Empty where the key is gone already: a restored database may hold records that were taken back after it was copied. */
function profileIn({ vault }: World, recordId: string, sealed: Buffer): Profile {
  const profile = vault.read(`record:${recordId}`, sealed);
  return profile === null ? {} : JSON.parse(profile);
}

/** A customer whose records held together only by what was taken back falls apart. */
async function heal(
  trx: Trx,
  world: World,
  customerId: string,
  before: readonly (readonly string[])[],
): Promise<void> {
  const members = await membersOf(trx, [customerId]);
  if (members.length < 2) return;
  const known = new Map<string, Known>(
    members.map(({ recordId, profile }) => [
      recordId,
      { recordId, customerId, profile: profileIn(world, recordId, profile) },
    ]),
  );
  const edges = (await edgesWithin(trx, [customerId])).map(({ a, b }) => ({ a, b }));
  const groups = componentsOf(
    [...known.keys()],
    [...edges, ...(await stillAgreeing(trx, customerId, known)), ...(await stillAlike(world, known))],
  );
  // Records that held together for a reason that is no edge keep it.
  const anchors = before.flatMap((group) => group.filter((id) => known.has(id)).slice(0, 1));
  const joined = componentsOf(
    [...known.keys()],
    [
      ...groups.flatMap((group) => group.slice(1).map((id) => ({ a: group[0] ?? id, b: id }))),
      ...anchors.slice(1).map((id) => ({ a: anchors[0] ?? id, b: id })),
    ],
  );
  const [, ...leaving] = joined.sort((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));
  for (const group of leaving) await partFrom(trx, world, customerId, group);
}

/** Pairs without an edge that one of the rules would join today. */
async function stillAgreeing(
  trx: Trx,
  customerId: string,
  known: ReadonlyMap<string, Known>,
): Promise<{ a: string; b: string }[]> {
  return (await sharedKeys(trx, customerId)).filter(({ a, b, type }) => {
    const [one, other] = [known.get(a), known.get(b)];
    if (one === undefined || other === undefined) return false;
    const links = linksOf(
      one.profile,
      [{ key: type, recordId: b }],
      new Map([[customerId, [other]]]),
      () => false,
    );
    return links.length > 0;
  });
}

/** Likeness rested on all that was said: where what is left does not bear it, it holds no longer. */
async function weighAgain(trx: Trx, world: World, recordId: string): Promise<void> {
  const edges = await likenessEdges(trx, recordId);
  if (edges.length === 0) return;
  const likeness = openLikeness((await modelInForce(world)).model);
  const known = (id: string, sealed: Buffer): Known => ({
    recordId: id,
    customerId: '',
    profile: profileIn(world, id, sealed),
  });
  const gone = edges.filter(({ a, b, profileA, profileB }) => {
    const bits = weigh(likeness, [known(a, profileA)], [known(b, profileB)]);
    return bits === null || bits < ATTACH_FROM;
  });
  await retractEdgesById(
    trx,
    gone.map(({ id }) => id),
    world.now(),
  );
}

/** Pairs that are as alike as the model in force asks for. */
async function stillAlike(
  world: World,
  known: ReadonlyMap<string, Known>,
): Promise<{ a: string; b: string }[]> {
  const likeness = openLikeness((await modelInForce(world)).model);
  const records = [...known.values()].slice(0, LOOKED_AT);
  return records.flatMap((one, at) =>
    records.slice(at + 1).flatMap((other) => {
      const bits = weigh(likeness, [one], [other]);
      return bits !== null && bits >= ATTACH_FROM ? [{ a: one.recordId, b: other.recordId }] : [];
    }),
  );
}

async function partFrom(trx: Trx, world: World, from: string, recordIds: readonly string[]): Promise<void> {
  const origin = await cameFrom(trx, recordIds, from);
  const to = origin?.customerId ?? newId();
  const rulingId = newId();
  if (!(await customerExists(trx, to))) await createCustomers(trx, [to], world.now());
  await dropAlias(trx, to);
  await moveRecords(
    trx,
    recordIds.map((recordId) => ({ recordId, to, rulingId })),
    world.now(),
  );
  await saveRulings(
    trx,
    [
      {
        id: rulingId,
        type: origin === null ? 'split' : 'undo',
        customerIds: [to, from],
        before: recordIds.map((recordId) => ({ recordId, customerId: from })),
        after: recordIds.map((recordId) => ({ recordId, customerId: to })),
        explanation: { why: 'import-taken-back' },
        actor: null,
        reason: null,
        undoes: origin?.closedBy ?? null,
      },
    ],
    world.now(),
  );
}
