import { makeBlocks } from './blocking/blocks.ts';
import { makeKeying } from './blocking/keys.ts';
import { FORBIDDEN } from './clustering/average-link.ts';
import { cluster } from './clustering/cluster.ts';
import { addScored, type PairList, pairList } from './clustering/pairs.ts';
import { makeVeto } from './clustering/veto.ts';
import { makeComparer } from './comparison/levels.ts';
import type { Schema } from './field.ts';
import { LEAST_PRIOR, type Model, TELLS_A_HOUSEHOLD } from './model/model.ts';
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
const CONTRADICTS = -3;
const PRIOR_ROUNDS = 12;
/** Two records that both fill so many of the fields a household shares would show it if they were of one. */
const TELLING_FIELDS = 4;
/** Fewer such pairs of one person teach nothing about households. */
const ENOUGH_TELLING = 50;
/** At least so many pairs of one household for each pair of one person. */
const LEAST_HOUSEHOLD = 0.005;
/** Companies share houses, switchboards and hotels whatever a file shows: never fewer than this. */
const LEAST_PREMISES = 0.5;

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
  const shared = [...learned.comparisons.entries()].flatMap(([at, { kind }]) =>
    TELLS_A_HOUSEHOLD.has(kind) ? [at] : [],
  );
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
        telling: shared.filter((at) => pattern.levels[at] !== 0).length >= TELLING_FIELDS,
      });
  });
  const priors = learnedPriors(pairs, learned, records.length);
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
  const contradict = (one: readonly number[], other: readonly number[]): boolean =>
    between(one, other) === FORBIDDEN || scorer.groups.contradiction() <= CONTRADICTS;
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

/**
 * How many pairs are one person, and how many two of one household, as the candidates themselves say (expectation and
 * maximisation of the two shares alone). Members of a household often meet under no key, as they share less than one
 * person's records do; how many there are for each pair of one person is therefore asked of those pairs only that
 * would show it. Where no household shows, none is feared.
 */
function learnedPriors(
  pairs: PairList,
  model: Model,
  records: number,
): { prior: number; householdPrior: number } {
  const all = Math.max((records * (records - 1)) / 2, 1);
  let { prior, householdPrior } = model;
  const companies = model.comparisons.some(({ kind }) => kind === 'company');
  const leastHomes = companies ? LEAST_PREMISES : LEAST_HOUSEHOLD;
  const fewest = LEAST_PRIOR / Math.max(records, 1);
  for (let round = 0; round < PRIOR_ROUNDS; round++) {
    let people = 0;
    let homes = 0;
    let tellingPeople = 0;
    let tellingHomes = 0;
    for (let at = 0; at < pairs.size; at++) {
      const stranger = 2 ** -(pairs.bits[at] ?? 0) / prior;
      const home = (householdPrior / prior) * 2 ** -(pairs.home[at] ?? 0);
      const person = 1 / (1 + stranger + home);
      people += person;
      homes += home * person;
      if (pairs.telling[at] === 0) continue;
      tellingPeople += person;
      tellingHomes += home * person;
    }
    prior = Math.min(0.5, Math.max(people / all, fewest));
    if (householdPrior === 0) continue;
    const each = tellingPeople < ENOUGH_TELLING ? homes / people : tellingHomes / tellingPeople;
    householdPrior = prior * Math.max(each, leastHomes);
  }
  return { prior, householdPrior };
}
