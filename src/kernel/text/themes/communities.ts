import { drawing } from '#kernel/drawing';
import type { Graph } from './neighbours.ts';

/**
 * Groups of a graph that are tied more among themselves than chance would tie them: modularity raised step by step
 * (Blondel, Guillaume, Lambiotte, Lefebvre 2008, "Louvain"), with a resolution that asks for finer or coarser groups
 * (Reichardt & Bornholdt 2006). Finds by itself how many there are.
 */
const MOST_ROUNDS = 50;

/** For each node the number of its group, 0 on, in order of first appearance. `resolution` > 0; 1 is the classic one. */
export function communities(graph: Graph, resolution: number, seed: number): Int32Array {
  const draw = drawing(seed);
  let level: Level = { ...graph, loops: new Float64Array(graph.count) };
  let groups = Int32Array.from({ length: graph.count }, (_, node) => node);
  for (;;) {
    const { owner, moved } = settled(level, resolution, draw);
    if (!moved) return numbered(groups);
    const compact = numbered(owner);
    groups = groups.map((group) => compact[group] ?? 0);
    level = merged(level, compact);
  }
}

/** `loops`: twice the weight inside each node, which stands for a group of the level below. */
type Level = Graph & { readonly loops: Float64Array };

function settled(level: Level, resolution: number, draw: () => number) {
  const { count, starts, ends, weights, loops } = level;
  const strength = new Float64Array(count);
  let twice = 0;
  for (let node = 0; node < count; node++) {
    let sum = loops[node] ?? 0;
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) sum += weights[at] ?? 0;
    strength[node] = sum;
    twice += sum;
  }
  const owner = Int32Array.from({ length: count }, (_, node) => node);
  if (twice === 0) return { owner, moved: false };
  const total = strength.slice();
  const towards = new Float64Array(count);
  const order = shuffled(count, draw);
  let moved = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changes = 0;
    for (const node of order) {
      const own = owner[node] ?? 0;
      const touched: number[] = [own];
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const group = owner[ends[at] ?? 0] ?? 0;
        if (towards[group] === 0 && group !== own) touched.push(group);
        towards[group] = (towards[group] ?? 0) + (weights[at] ?? 0);
      }
      const pull = (resolution * (strength[node] ?? 0)) / twice;
      total[own] = (total[own] ?? 0) - (strength[node] ?? 0);
      let best = own;
      let gain = (towards[own] ?? 0) - pull * (total[own] ?? 0);
      for (const group of touched) {
        const other = (towards[group] ?? 0) - pull * (total[group] ?? 0);
        if (other > gain + 1e-12) [best, gain] = [group, other];
      }
      total[best] = (total[best] ?? 0) + (strength[node] ?? 0);
      for (const group of touched) towards[group] = 0;
      if (best === own) continue;
      owner[node] = best;
      changes++;
    }
    if (changes === 0) break;
    moved = true;
  }
  return { owner, moved };
}

function merged(level: Level, owner: Int32Array): Level {
  const count = owner.reduce((most, group) => Math.max(most, group), -1) + 1;
  const loops = new Float64Array(count);
  const ties: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (let node = 0; node < level.count; node++) {
    const own = owner[node] ?? 0;
    loops[own] = (loops[own] ?? 0) + (level.loops[node] ?? 0);
    for (let at = level.starts[node] ?? 0; at < (level.starts[node + 1] ?? 0); at++) {
      const other = owner[level.ends[at] ?? 0] ?? 0;
      const weight = level.weights[at] ?? 0;
      if (other === own) loops[own] = (loops[own] ?? 0) + weight;
      else ties[own]?.set(other, (ties[own]?.get(other) ?? 0) + weight);
    }
  }
  const starts = new Int32Array(count + 1);
  for (const [node, own] of ties.entries()) starts[node + 1] = (starts[node] ?? 0) + own.size;
  return {
    count,
    loops,
    starts,
    ends: Int32Array.from(ties.flatMap((own) => [...own.keys()])),
    weights: Float64Array.from(ties.flatMap((own) => [...own.values()])),
  };
}

/** Groups numbered 0 on in the order in which they first appear. */
export function numbered(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const known = numbers.get(group) ?? numbers.size;
    numbers.set(group, known);
    return known;
  });
}

function shuffled(count: number, draw: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, node) => node);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
