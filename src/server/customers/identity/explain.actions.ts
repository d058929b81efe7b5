import type { Identity, Pair } from '#contract/identity';
import { strongestPath } from '#kernel/identity/explanation/path';
import { done, type Result, refused } from '#kernel/result';
import { seeContactDetails } from '#server/customers/customer.policy';
import { toldApart } from '#server/customers/ingest/ingest.store';
import { currentCustomer, type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can } from '#server/platform/access';
import type { World } from '#server/platform/world';
import { beyondIdentifiers, profileOf } from './belonging.ts';
import {
  customerSizes,
  customersOfRecordIds,
  edgesOf,
  guardsOf,
  keyHolderCounts,
  membersAsOf,
  rulingsOf,
} from './explain.store.ts';
import { type Key, keysOf, masked } from './keys.ts';
import { type Likeness, openLikeness } from './likeness.ts';
import type { Known } from './match.ts';
import { modelInForce } from './model-in-force.ts';
import { personCard } from './person-card.ts';
import { vetoesBetween, whyOf } from './why.ts';

/** Why records are one person, why others are not, and who we believed it was at a time. */
export async function explainIdentity(
  world: World,
  input: { readonly id: string; readonly asOf?: string | undefined },
): Promise<Result<Identity, 'not-found'>> {
  const current = await currentCustomer(world.db, input.id);
  if (current === null) return refused('not-found');
  const asOf = input.asOf === undefined ? null : new Date(input.asOf);
  // At a time in the past an address may have been a customer of its own: it is asked for as it was.
  const customerId = asOf === null ? current : input.id;
  const members = await membersAsOf(world, customerId, asOf);
  const recordIds = members.map((row) => row.recordId);
  const [records, edges, rulings, shared] = await Promise.all([
    recordsOfCustomers(world.db, world, [current]),
    edgesOf(world.db, recordIds, asOf),
    rulingsOf(world.db, customerId),
    guardsOf(world.db, recordIds),
  ]);
  const values = new Map<string, Key>(
    records.flatMap((row) =>
      keysOf(row.profile).keys.map(
        (key) => [`${key.type}:${world.vault.hash(key.type, key.value).toString('hex')}`, key] as const,
      ),
    ),
  );
  const placeholders = records
    .flatMap((row) => keysOf(row.profile).guarded)
    .map((key) => ({ type: key.type, masked: masked(key.type, key.value), reason: key.reason }));
  // The key that both records hold: a person has several phones, and only one of them joins these two.
  const keysByRecord = new Map(records.map((row) => [row.id, keysOf(row.profile).keys]));
  const sharedKey = (type: string | null, one: string, other: string): Key | undefined =>
    keysByRecord
      .get(one)
      ?.find(
        (key) =>
          key.type === type &&
          keysByRecord.get(other)?.some((theirs) => theirs.type === type && theirs.value === key.value),
      );
  return done({
    customerId,
    members: members.map(({ from, to, ...row }) => ({
      ...row,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
    })),
    edges: edges.map((row) => {
      const key = sharedKey(row.key, row.a, row.b);
      return {
        recordA: row.a,
        recordB: row.b,
        kind: row.kind,
        rule: row.rule,
        bits: row.bits,
        evidence: {
          key: row.key,
          masked: key === undefined ? null : masked(key.type, key.value),
          nameAgreement: row.nameAgreement,
        },
        createdAt: row.createdAt.toISOString(),
      };
    }),
    rulings: rulings.map((row) => ({ ...row, at: row.at.toISOString() })),
    guards: [
      ...shared.flatMap((row) => {
        const key = values.get(`${row.type}:${row.hash.toString('hex')}`);
        return key === undefined
          ? []
          : [{ type: row.type, masked: masked(key.type, key.value), reason: row.reason ?? row.class }];
      }),
      ...placeholders,
    ],
  });
}

/** Why two records are one person, or are not: within a customer record by record, else all that is known of both. */
export async function explainPair(
  world: World,
  actor: Actor,
  input: { readonly left: string; readonly right: string },
): Promise<Result<Pair, 'not-found'>> {
  const customers = await customersOfRecordIds(world.db, [input.left, input.right]);
  const [one, other] = [customers.get(input.left), customers.get(input.right)];
  if (one === undefined || other === undefined || input.left === input.right) return refused('not-found');
  const rows = await recordsOfCustomers(world.db, world, [...new Set([one, other])]);
  const [left, right] = [
    rows.find((row) => row.id === input.left),
    rows.find((row) => row.id === input.right),
  ];
  if (left === undefined || right === undefined) return refused('not-found');
  return done(await pairOf(world, actor, { rows, left, right }));
}

/** Why two customers are not one: the two of their records that are most alike stand for them. */
export async function explainWhyNot(
  world: World,
  actor: Actor,
  input: { readonly left: string; readonly right: string },
): Promise<Result<Pair, 'not-found'>> {
  const one = await currentCustomer(world.db, input.left);
  const other = await currentCustomer(world.db, input.right);
  if (one === null || other === null || one === other) return refused('not-found');
  const rows = await recordsOfCustomers(world.db, world, [one, other]);
  const likeness = openLikeness((await modelInForce(world)).model);
  let best: { left: RecordRow; right: RecordRow; bits: number } | null = null;
  for (const left of rows.filter((row) => row.customerId === one))
    for (const right of rows.filter((row) => row.customerId === other)) {
      const bits = likeness.bits(left.profile, right.profile);
      if (best === null || bits > best.bits) best = { left, right, bits };
    }
  if (best === null) return refused('not-found');
  return done(await pairOf(world, actor, { rows, left: best.left, right: best.right }, likeness));
}

export async function pairOf(
  world: World,
  actor: Actor,
  on: {
    readonly rows: readonly RecordRow[];
    readonly left: RecordRow;
    readonly right: RecordRow;
    /** Records of the one customer that may be somebody else: then its two parts are weighed. */
    readonly leaving?: readonly string[] | null;
  },
  known?: Likeness,
): Promise<Pair> {
  const { rows, left, right } = on;
  const likeness = known ?? openLikeness((await modelInForce(world)).model);
  const contact = can(actor, seeContactDetails, undefined);
  const sameCustomer = left.customerId === right.customerId;
  const parts = on.leaving ? partsBy(rows, left, on.leaving) : null;
  const [ours, theirs] = sameCustomer
    ? (parts ?? [[asKnown(left)], [asKnown(right)]])
    : [knownOf(rows, left.customerId), knownOf(rows, right.customerId)];
  const ids = [...ours, ...theirs].map(({ recordId }) => recordId);
  const [apart, sizes, holders] = await Promise.all([
    world.db.transaction().execute((trx) => toldApart(trx, ids)),
    customerSizes(world.db, [left.customerId, right.customerId]),
    keyHolderCounts(
      world,
      [...ours, ...theirs].map(({ profile }) => profile),
    ),
  ]);
  const between = apart.some(
    ({ a, b }) =>
      (ours.some((one) => one.recordId === a) && theirs.some((one) => one.recordId === b)) ||
      (ours.some((one) => one.recordId === b) && theirs.some((one) => one.recordId === a)),
  );
  const whole = [profileOf(ours), profileOf(theirs)] as const;
  // Two customers are weighed as the writer weighs them; two records of one with everything that they share.
  const [a, b] = sameCustomer && parts === null ? whole : beyondIdentifiers(whole[0], whole[1]);
  const explanation = likeness.explain(a, b, [], (type, value) => holders.get(`${type}:${value}`) ?? 0);
  const none = { records: 0, interactions: 0 };
  return {
    left: personCard(left, sizes.get(left.customerId) ?? none, contact),
    right: personCard(right, sizes.get(right.customerId) ?? none, contact),
    sameCustomer,
    why: whyOf(explanation, { left: a, right: b }, vetoesBetween(ours, theirs, between), contact),
    path: sameCustomer ? pathBetween(likeness, rows, left, right) : [],
  };
}

function pathBetween(
  likeness: Likeness,
  rows: readonly RecordRow[],
  left: RecordRow,
  right: RecordRow,
): Pair['path'] {
  const members = rows.filter((row) => row.customerId === left.customerId).slice(0, PATH_AMONG);
  if (!members.includes(left) || !members.includes(right)) return [];
  const steps = strongestPath(
    members.map((_, at) => at),
    { from: members.indexOf(left), to: members.indexOf(right) },
    (x, y) => {
      const [one, other] = [members[x], members[y]];
      return one === undefined || other === undefined
        ? Number.NEGATIVE_INFINITY
        : likeness.bits(one.profile, other.profile);
    },
  );
  return steps.map(({ from, to, bits }) => ({
    from: members[from]?.id ?? '',
    to: members[to]?.id ?? '',
    bits,
  }));
}
/** Of a customer with very many records the first so many are looked at for a path. */
const PATH_AMONG = 80;

/** The side of the left record first. */
function partsBy(
  rows: readonly RecordRow[],
  left: RecordRow,
  leaving: readonly string[],
): [Known[], Known[]] {
  const own = knownOf(rows, left.customerId);
  const gone = own.filter(({ recordId }) => leaving.includes(recordId));
  const stays = own.filter(({ recordId }) => !leaving.includes(recordId));
  return leaving.includes(left.id) ? [gone, stays] : [stays, gone];
}

export function knownOf(rows: readonly RecordRow[], customerId: string): Known[] {
  return rows.filter((row) => row.customerId === customerId).map(asKnown);
}

function asKnown({ id, customerId, profile }: RecordRow): Known {
  return { recordId: id, customerId, profile };
}
