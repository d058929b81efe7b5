import { FORBIDDEN } from './average-link.ts';
import { makeLinkQueue } from './link-queue.ts';
import type { ScoredPairs } from './pairs.ts';

/**
 * From scored pairs to people, over a whole collection: the most alike two groups become one, and the larger group is
 * compared anew with whom either resembled, all its records with all of theirs. A chain of half-likenesses does not
 * carry that far. Two groups of which some pair is a tie are looked at, best first; each is scored when its turn comes.
 */
export interface ClusterTask {
  readonly count: number;
  /** Bits of single pairs: those from the threshold on are ties. */
  readonly pairs: ScoredPairs;
  /** Bits that two groups of records are one person; FORBIDDEN when they may never be together. */
  readonly between: (one: readonly number[], other: readonly number[]) => number;
  /** Do these two contradict each other in what a person does not change? Then who fits both belongs to neither for sure. */
  readonly contradict: (one: readonly number[], other: readonly number[]) => boolean;
  readonly threshold?: number;
}

/** A little better than even odds. Chosen on fake_1000 and on seed 1 of the invented people. */
const THRESHOLD = 0.5;
/** A rival who is so many bits less likely takes nothing away. */
const MARGIN = 5;

/** A group number for each record; the number is the least record of the group. */
export function cluster({
  count,
  pairs,
  between,
  contradict,
  threshold = THRESHOLD,
}: ClusterTask): Int32Array {
  const links = linksOf(pairs, threshold);
  const group = Int32Array.from({ length: count }, (_, at) => at);
  // The members of a group as a chain from its number on.
  const following = new Int32Array(count).fill(-1);
  const end = Int32Array.from({ length: count }, (_, at) => at);
  /** Links of each group, dead ones among them; of most records none. */
  const own: (number[] | undefined)[] = [];
  const hold = (record: number, link: number): void => {
    const held = own[record];
    if (held) held.push(link);
    else own[record] = [link];
  };
  const queue = makeLinkQueue(links.size);

  function members(of: number): number[] {
    const all: number[] = [];
    for (let i = of; i >= 0; i = following[i] ?? -1) all.push(i);
    return all;
  }

  /** Where a group's link to a neighbour stands, while two groups become one; −1 elsewhere. */
  const standing = new Int32Array(count).fill(-1);
  function join(keep: number, gone: number): void {
    const kept = (own[keep] ?? []).filter((link) => links.dead[link] === 0);
    const neighbour = (link: number, of: number): number =>
      (links.a[link] === of ? links.b[link] : links.a[link]) ?? 0;
    for (const link of kept) standing[neighbour(link, keep)] = link;
    for (const link of own[gone] ?? []) {
      if (links.dead[link] === 1) continue;
      const other = neighbour(link, gone);
      if (other === keep) continue;
      const known = standing[other] ?? -1;
      if (known < 0) {
        if (links.a[link] === gone) links.a[link] = keep;
        else links.b[link] = keep;
        kept.push(link);
        continue;
      }
      links.value[known] = Math.max(links.value[known] ?? 0, links.value[link] ?? 0);
      links.dead[link] = 1;
    }
    following[end[keep] ?? keep] = gone;
    end[keep] = end[gone] ?? gone;
    own[gone] = undefined;
    const left = kept.filter((link) => neighbour(link, keep) !== gone);
    for (const link of kept) standing[neighbour(link, keep)] = -1;
    own[keep] = left;
    for (const link of left) {
      if (links.value[link] === FORBIDDEN) continue;
      links.stale[link] = 1;
      queue.put(link, Math.max(threshold, links.value[link] ?? 0), threshold);
    }
  }

  /** Bits that these two are one, when others who cannot be the same person claim one of them too. */
  function likeliest(link: number, a: number, b: number): number {
    const value = links.value[link] ?? 0;
    const rival = Math.max(strongestRival(a, b, value), strongestRival(b, a, value));
    return rival === FORBIDDEN ? value : value - Math.log2(1 + 2 ** rival);
  }

  function strongestRival(of: number, than: number, value: number): number {
    let most = FORBIDDEN;
    for (const link of own[of] ?? []) {
      if (links.dead[link] === 1) continue;
      const other = (links.a[link] === of ? links.b[link] : links.a[link]) ?? 0;
      if (other === than) continue;
      if (
        links.stale[link] === 0 &&
        ((links.value[link] ?? 0) <= most || (links.value[link] ?? 0) < value - MARGIN)
      )
        continue;
      if (!contradict(members(other), members(than))) continue;
      if (links.stale[link] === 1) {
        links.stale[link] = 0;
        links.value[link] = between(members(of), members(other));
        queue.put(link, links.value[link] ?? 0, threshold);
      }
      most = Math.max(most, Math.min(links.value[link] ?? 0, value));
    }
    return most;
  }

  for (let link = 0; link < links.size; link++) {
    hold(links.a[link] ?? 0, link);
    hold(links.b[link] ?? 0, link);
    queue.put(link, links.value[link] ?? 0, threshold);
  }
  for (let link = queue.take(); link >= 0; link = queue.take()) {
    if (links.dead[link] === 1) continue;
    const [a, b] = [links.a[link] ?? 0, links.b[link] ?? 0];
    if (links.stale[link] === 1) {
      links.stale[link] = 0;
      links.value[link] = between(members(a), members(b));
      queue.put(link, links.value[link] ?? 0, threshold);
      continue;
    }
    if (likeliest(link, a, b) < threshold) continue;
    links.dead[link] = 1;
    join(Math.min(a, b), Math.max(a, b));
  }
  for (let record = 0; record < count; record++) {
    if (group[record] !== record) continue;
    for (let member = following[record] ?? -1; member >= 0; member = following[member] ?? -1)
      group[member] = record;
  }
  return group;
}

interface Links {
  readonly size: number;
  /** The two groups. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Bits between them; of a stale link those of the likelier part, until it is scored anew. */
  readonly value: Float64Array;
  readonly stale: Uint8Array;
  readonly dead: Uint8Array;
}

function linksOf(pairs: ScoredPairs, threshold: number): Links {
  let size = 0;
  for (let at = 0; at < pairs.size; at++) if ((pairs.bits[at] ?? 0) >= threshold) size++;
  const links: Links = {
    size,
    a: new Int32Array(size),
    b: new Int32Array(size),
    value: new Float64Array(size),
    stale: new Uint8Array(size),
    dead: new Uint8Array(size),
  };
  let link = 0;
  for (let at = 0; at < pairs.size; at++) {
    const value = pairs.bits[at] ?? 0;
    if (value < threshold) continue;
    links.a[link] = pairs.a[at] ?? 0;
    links.b[link] = pairs.b[at] ?? 0;
    links.value[link] = value;
    link++;
  }
  return links;
}
