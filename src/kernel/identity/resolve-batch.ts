import { makeBlocks } from './blocking/blocks.ts';
import { makeKeying } from './blocking/keys.ts';
import { FORBIDDEN } from './clustering/average-link.ts';
import { cluster } from './clustering/cluster.ts';
import { addScored, type PairList, pairList } from './clustering/pairs.ts';
import { makeVeto } from './clustering/veto.ts';
import { makeComparer } from './comparison/levels.ts';
import type { Schema } from './field.ts';
import type { Model } from './model/model.ts';
import { learnedPriors, sharedAddress } from './model/priors.ts';
import { makeScorer, withPriors } from './model/score.ts';
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
/** But pairs that are likely two of one household are kept: they tell how common households are. */
const AT_HOME_FROM = -3;
/** So many bits against in what a person does not change: another person, as far as that goes. */
const CONTRADICTS = -3;

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
  const startBits = Math.log2(learned.prior);
  const veto = makeVeto(records, schema);
  const blocks = makeBlocks(records, makeKeying(schema));
  const pairs = pairList();
  const address = sharedAddress(learned);
  let candidatePairs = 0;
  blocks.visit((a, b) => {
    const x = records[a];
    const y = records[b];
    if (!x || !y || apart?.(a, b)) return;
    candidatePairs++;
    if (veto(x, y)) return;
    const pattern = comparer.compare(x, y);
    const { apart: bits, home } = scorer.evidence(pattern);
    if (bits + startBits > REMEMBERED_FROM || bits - home + startBits > AT_HOME_FROM)
      addScored(pairs, {
        a,
        b,
        bits,
        home,
        sharedAddress: address.agrees(pattern),
      });
  });
  const priors = learnedPriors({ pairs, model: learned, records: records.length, address });
  for (let at = 0; at < pairs.size; at++)
    pairs.bits[at] = withPriors(
      { apart: pairs.bits[at] ?? 0, home: pairs.home[at] ?? 0 },
      priors.prior,
      priors.householdPrior,
    );
  const model = { ...learned, ...priors };
  const between = (one: readonly number[], other: readonly number[]): number => {
    scorer.groups.begin();
    for (const a of one)
      for (const b of other) {
        const x = records[a];
        const y = records[b];
        if (!x || !y || veto(x, y)) return FORBIDDEN;
        scorer.groups.add(comparer.compare(x, y));
      }
    return withPriors(scorer.groups.evidence(), priors.prior, priors.householdPrior);
  };
  const contradict = (one: readonly number[], other: readonly number[]): boolean => {
    const bits = between(one, other);
    return bits === FORBIDDEN || (bits < 0 && scorer.groups.contradiction() <= CONTRADICTS);
  };
  const groups = cluster({ count: records.length, pairs, between, contradict });
  return {
    model,
    pairs,
    groups,
    candidatePairs,
    skippedBlocks: blocks.skipped,
    meet: (a, b) => !apart?.(a, b) && blocks.meet(a, b),
  };
}
