/**
 * Why are these two records of one person, when they hardly resemble each other? The path between them whose weakest
 * step is as strong as can be: the chain a person would follow. Its weakest step is where the person would break.
 */
export interface PathStep {
  readonly from: number;
  readonly to: number;
  readonly bits: number;
}

/** [] when both are the same record or no path exists. `bits` of any two members; members as `bits` knows them. */
export function strongestPath(
  members: readonly number[],
  ends: { readonly from: number; readonly to: number },
  bits: (a: number, b: number) => number,
): PathStep[] {
  if (ends.from === ends.to || !members.includes(ends.from) || !members.includes(ends.to)) return [];
  const reached = new Map<number, PathStep | null>([[ends.from, null]]);
  // Prim: the strongest tie out of what is reached; in such a tree every path is as strong as can be.
  while (!reached.has(ends.to)) {
    let best: PathStep | null = null;
    for (const from of reached.keys())
      for (const to of members) {
        if (reached.has(to)) continue;
        const value = bits(from, to);
        if (best === null || value > best.bits) best = { from, to, bits: value };
      }
    if (best === null || best.bits === Number.NEGATIVE_INFINITY) return [];
    reached.set(best.to, best);
  }
  const path: PathStep[] = [];
  for (let step = reached.get(ends.to) ?? null; step !== null; step = reached.get(step.from) ?? null)
    path.unshift(step);
  return path;
}
