import { type Known, linksOf } from '#server/customers/identity/match';
import { membersOf, toldApart } from '#server/customers/ingest/ingest.store';
import { openProfile } from '#server/customers/ingest/opened-profiles';
import type { Trx, World } from '#server/platform/world';
import { keysShared, type ThreadRow, threadsWithin } from './holding.store.ts';
import { type Judgement, type Part, partsOf, type Thread } from './parting.ts';

/** Which parts of these customers do not hold together any more, when some threads are doubted. Nothing is written. */
export interface Falling extends Part {
  readonly customerId: string;
}

export async function fallingApart(
  trx: Trx,
  world: World,
  customerIds: readonly string[],
  doubted: (thread: ThreadRow) => boolean,
  judge: (ours: readonly Known[], theirs: readonly Known[]) => Judgement,
): Promise<Falling[]> {
  const members = await membersOf(trx, customerIds);
  const threads = await threadsWithin(trx, customerIds);
  const shared = await keysShared(trx, customerIds);
  const apart = await toldApart(
    trx,
    members.map(({ recordId }) => recordId),
  );
  return customerIds.flatMap((customerId) => {
    const known = new Map<string, Known>(
      members
        .filter((member) => member.customerId === customerId)
        .map(({ recordId, profile }) => [
          recordId,
          { recordId, customerId, profile: openProfile(world, recordId, profile) },
        ]),
    );
    const own = threads.filter((thread) => thread.customerId === customerId);
    const firm: Thread[] = [
      ...own.filter((thread) => !doubted(thread)),
      ...shared.filter((pair) => pair.customerId === customerId && agree(known, pair)),
    ];
    const of = (ids: readonly string[]): Known[] => ids.flatMap((id) => known.get(id) ?? []);
    // Whoever was said to be two is two already; here that only keeps a thread from counting.
    const said = (x: readonly string[], y: readonly string[]): boolean =>
      apart.some(({ a, b }) => (x.includes(a) && y.includes(b)) || (x.includes(b) && y.includes(a)));
    return partsOf([...known.keys()].sort(), firm, own.filter(doubted), (ours, theirs) =>
      said(ours, theirs) ? { says: 'holds', bits: null } : judge(of(ours), of(theirs)),
    ).map((part) => ({ ...part, customerId }));
  });
}

/** Two records of one customer that hold one identifier and would be joined by it today need no other thread. */
function agree(
  known: ReadonlyMap<string, Known>,
  pair: { readonly a: string; readonly b: string; readonly type: 'phone' | 'email' | 'national-id' },
): boolean {
  const [one, other] = [known.get(pair.a), known.get(pair.b)];
  if (one === undefined || other === undefined) return false;
  return (
    linksOf(
      one.profile,
      [{ key: pair.type, recordId: pair.b }],
      new Map([[other.customerId, [other]]]),
      () => false,
    ).length > 0
  );
}
