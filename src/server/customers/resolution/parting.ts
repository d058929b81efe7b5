import { componentsOf } from '#server/customers/import/take-back';

/**
 * Whether the records of one customer still hold together when some threads between them have become doubtful. Firm threads
 * hold whatever happens; a doubtful one holds when all that is known on its two sides still says so. The larger part keeps the
 * customer's address; of two alike the one that was there first.
 */
export interface Thread {
  readonly a: string;
  readonly b: string;
}
export interface Doubtful extends Thread {
  readonly id: string;
}

/** holds: one person still; asks: somebody should look; parts: two. `bits` are the odds for one person, null where forbidden. */
export interface Judgement {
  readonly says: 'holds' | 'asks' | 'parts';
  readonly bits: number | null;
}
export type Judge = (ours: readonly string[], theirs: readonly string[]) => Judgement;

export interface Part {
  readonly staying: readonly string[];
  readonly leaving: readonly string[];
  readonly says: 'asks' | 'parts';
  readonly bits: number | null;
  /** The doubtful threads by which it hung. */
  readonly threads: readonly Doubtful[];
}

/** The parts that do not hold, each against what stays; none where the customer is one still. */
export function partsOf(
  ids: readonly string[],
  firm: readonly Thread[],
  doubtful: readonly Doubtful[],
  judge: Judge,
): Part[] {
  // What hung together by no thread at all does so still: there was a reason that is no edge.
  const anchors = componentsOf(ids, [...firm, ...doubtful]).flatMap((group) => group.slice(0, 1));
  const glued: Thread[] = anchors.slice(1).map((id) => ({ a: anchors[0] ?? id, b: id }));
  const holding: Thread[] = [...firm, ...glued];
  let groups = componentsOf(ids, holding);
  const between = (thread: Thread): [string[], string[]] | null => {
    const [one, other] = [
      groups.find((group) => group.includes(thread.a)),
      groups.find((group) => group.includes(thread.b)),
    ];
    return one === undefined || other === undefined || one === other ? null : [one, other];
  };
  for (let joined = true; joined; ) {
    joined = false;
    for (const thread of doubtful) {
      const sides = between(thread);
      if (sides === null || judge(...sides).says !== 'holds') continue;
      holding.push(thread);
      groups = componentsOf(ids, holding);
      joined = true;
    }
  }
  const [staying, ...others] = [...groups].sort(
    (x, y) => y.length - x.length || ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1),
  );
  if (staying === undefined) return [];
  return others.map((leaving): Part => {
    const threads = doubtful.filter((thread) => between(thread)?.includes(leaving) ?? false);
    const judged = threads.flatMap((thread) => {
      const sides = between(thread);
      return sides === null ? [] : [judge(...sides)];
    });
    const best = judged.sort((x, y) => (y.bits ?? FORBIDDEN) - (x.bits ?? FORBIDDEN))[0];
    return {
      staying,
      leaving,
      says: judged.some(({ says }) => says === 'asks') ? 'asks' : 'parts',
      bits: best?.bits ?? null,
      threads,
    };
  });
}
const FORBIDDEN = Number.NEGATIVE_INFINITY;
