import { makeBlocks } from './blocking/blocks.ts';
import { makeKeying } from './blocking/keys.ts';
import { FORBIDDEN } from './clustering/average-link.ts';
import { cluster } from './clustering/cluster.ts';
import { addScored, type PairList, pairList } from './clustering/pairs.ts';
import { makeVeto } from './clustering/veto.ts';
import { makeComparer } from './comparison/levels.ts';
import type { Schema } from './field.ts';
import { LEAST_PRIOR, type Model } from './model/model.ts';
import { makeScorer, probabilityOf } from './model/score.ts';
import { train } from './model/train.ts';
import type { Features, Pool } from './record/pool.ts';

/**
 * A whole collection at once: learn what agreement is worth here, meet, compare, group. `apart` says of two records that
 * they are not even compared (two records of the same file, when only links between files are wanted).
 */
export interface Resolved {
  readonly model: Model;
  readonly pairs: PairList;
  /** Group of each record. */
  readonly groups: Int32Array;
  readonly candidatePairs: number;
  readonly skippedBlocks: number;
  /** Did these two meet in a block? */
  readonly meet: (a: number, b: number) => boolean;
}

/** Pairs below are forgotten: they cannot tie anything. */
const REMEMBERED_FROM = -10;
const PRIOR_ROUNDS = 12;

export function resolveBatch(task: {
  readonly records: readonly Features[];
  readonly schema: Schema;
  readonly pool: Pool;
  readonly apart?: (a: number, b: number) => boolean;
}): Resolved {
  const { records, schema, pool, apart } = task;
  const learned = train(records, schema, pool);
  const comparer = makeComparer(
    schema,
    pool,
    learned.comparisons.map(({ usual }) => usual),
  );
  const scorer = makeScorer(learned);
  const veto = makeVeto(records, schema);
  const blocks = makeBlocks(records, makeKeying(schema));
  const pairs = pairList();
  let candidatePairs = 0;
  const bitsOf = (a: number, b: number): number => {
    const x = records[a];
    const y = records[b];
    if (!x || !y || veto(x, y)) return FORBIDDEN;
    return scorer.bits(comparer.compare(x, y));
  };
  blocks.visit((a, b) => {
    if (apart?.(a, b)) return;
    candidatePairs++;
    const bits = bitsOf(a, b);
    if (bits > REMEMBERED_FROM) addScored(pairs, a, b, bits);
  });
  const shift = priorShift(pairs, learned.prior, records.length);
  for (let at = 0; at < pairs.size; at++) pairs.bits[at] = (pairs.bits[at] ?? 0) + shift;
  const groups = cluster({ count: records.length, pairs, bits: (a, b) => bitsOf(a, b) + shift });
  return {
    model: { ...learned, prior: Math.min(0.5, learned.prior * 2 ** shift) },
    pairs,
    groups,
    candidatePairs,
    skippedBlocks: blocks.skipped,
    meet: (a, b) => !apart?.(a, b) && blocks.meet(a, b),
  };
}

/** How far the prior moves, in bits, when the candidates themselves say how many pairs are one person. */
function priorShift(pairs: PairList, prior: number, records: number): number {
  const all = (records * (records - 1)) / 2;
  let shift = 0;
  for (let round = 0; round < PRIOR_ROUNDS; round++) {
    let people = 0;
    for (let at = 0; at < pairs.size; at++) people += probabilityOf((pairs.bits[at] ?? 0) + shift);
    const next = Math.log2(Math.max(people / Math.max(all, 1), LEAST_PRIOR / Math.max(records, 1)) / prior);
    if (Math.abs(next - shift) < 0.01) return next;
    shift = next;
  }
  return shift;
}
