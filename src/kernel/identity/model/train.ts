import { drawing } from '#kernel/drawing';
import { type ComparisonKind, LEVELS_AT_MOST } from '#kernel/identity/comparison/comparison';
import { type Comparer, makeComparer } from '#kernel/identity/comparison/levels';
import type { Schema } from '#kernel/identity/field';
import { mixed } from '#kernel/identity/record/hash';
import type { Features, Pool } from '#kernel/identity/record/pool';
import type { Value } from '#kernel/identity/record/value';
import { expectation } from './expectation.ts';
import { defaultModel, type Model, monotone, toShares, withHouseholds } from './model.ts';
import { addPair, emptySample, type Sample } from './sample.ts';
import { makeScorer, probabilityOf } from './score.ts';

/**
 * Learning from records without labels. u from random pairs (strangers, almost surely), less those that look like one
 * person. m by expectation–maximisation among the pairs that agree on one thing exactly, for everything but that thing,
 * with u held still; the geometric mean over several such things. The usual figures count as much as a few pairs, so
 * that a handful of records cannot teach nonsense.
 */
const RANDOM_PAIRS = 200_000;
const PAIRS_PER_ANCHOR = 30_000;
const PAIRS_PER_BLOCK = 60;
/** The usual u counts as so many random pairs, the usual m as so many pairs of one person. */
const LEAN_U = 20;
const LEAN_M = 25;
/** An anchor teaches when it found so many pairs of one person. */
const ENOUGH = 15;

export function train(records: readonly Features[], schema: Schema, pool: Pool): Model {
  const start = defaultModel(makeComparer(schema, pool, []).comparisons, records.length);
  const usual = usualShares(records, schema, pool, start);
  const comparer = makeComparer(schema, pool, usual);
  const random = randomPairs(records, comparer);
  let model = withStrangers(start, random, usual, null);
  model = withStrangers(model, random, usual, model);
  const learned = anchors(schema).flatMap((columns, number) => {
    const sample = anchoredPairs(records, comparer, columns, number + 1);
    const skip = new Set(
      comparer.comparisons.flatMap((comparison, at) =>
        comparison.columns.some((column) => columns.includes(column)) ? [at] : [],
      ),
    );
    const found = sample.size < ENOUGH ? null : expectation(sample, model, skip, LEAN_M);
    return found === null || found.people < ENOUGH ? [] : [{ skip, m: found.m }];
  });
  return withHouseholds({
    ...model,
    version: `trained-${records.length}`,
    comparisons: model.comparisons.map((untold, at) => {
      const column = comparer.comparisons[at]?.column ?? -1;
      const common = REPEATED.has(untold.kind) ? commonest(records, pool, column) : undefined;
      const comparison = common === undefined ? untold : { ...untold, common };
      const teaching = learned.flatMap(({ skip, m }) => {
        const mine = m[at];
        return skip.has(at) || mine === undefined ? [] : [mine];
      });
      if (teaching.length === 0)
        return { ...comparison, ...ordered(comparison.kind, comparison.m, comparison.u) };
      const mean = comparison.m.map((_, level) =>
        Math.exp(
          teaching.reduce((sum, one) => sum + Math.log(Math.max(one[level] ?? 0, 1e-4)), 0) / teaching.length,
        ),
      );
      return { ...comparison, ...ordered(comparison.kind, toShares(mean), comparison.u) };
    }),
  });
}

/** The commonest values of a column with their shares: what a stream begins with. */
const COMMONEST = 300;
function commonest(
  records: readonly Features[],
  pool: Pool,
  column: number,
): Readonly<Record<string, number>> | undefined {
  const values = new Set<Value>();
  for (const features of records) {
    const value = features[column];
    if (value && value.holders > 3) values.add(value);
  }
  const top = [...values]
    .sort((a, b) => b.holders - a.holders || (a.text < b.text ? -1 : 1))
    .slice(0, COMMONEST);
  return top.length === 0
    ? undefined
    : Object.fromEntries(top.map((value) => [value.text, pool.share(column, value)]));
}
const REPEATED: ReadonlySet<ComparisonKind> = new Set([
  'given-name',
  'surname',
  'city',
  'region',
  'category',
  'postcode',
  'street',
  'birth-date',
]);

/** Straight and exchanged names are no better and worse: all other levels are. */
function ordered(
  kind: ComparisonKind,
  m: readonly number[],
  u: readonly number[],
): { readonly m: readonly number[]; readonly u: readonly number[] } {
  return kind === 'name-order' ? { m, u } : monotone(m, u);
}

/** Average share of a shared value: the sum of squared shares, over the values that records hold. */
function usualShares(records: readonly Features[], schema: Schema, pool: Pool, start: Model): number[] {
  const { comparisons } = makeComparer(schema, pool, []);
  return comparisons.map(({ kind, columns }, at) => {
    let sum = 0;
    let count = 0;
    for (const features of records)
      for (const column of columns) {
        const value = features[column];
        if (!value) continue;
        if (kind === 'full-name')
          for (const word of value.parts) {
            sum += pool.wordShare(column, word);
            count++;
          }
        else {
          sum += pool.share(column, value);
          count++;
        }
      }
    return count < 20 ? (start.comparisons[at]?.usual ?? 0.01) : sum / count;
  });
}

function randomPairs(records: readonly Features[], comparer: Comparer): Sample {
  const sample = emptySample(comparer.comparisons.length, RANDOM_PAIRS);
  if (records.length < 2) return sample;
  const draw = drawing(20260101);
  const wanted = Math.min(RANDOM_PAIRS, 4 * records.length * records.length);
  for (let n = 0; n < wanted; n++) {
    const a = records[Math.floor(draw() * records.length)];
    const b = records[Math.floor(draw() * records.length)];
    if (a && b && a !== b) addPair(sample, comparer, a, b);
  }
  return sample;
}

/** u counted over random pairs, each as far as `believed` holds it for strangers. */
function withStrangers(
  model: Model,
  random: Sample,
  usual: readonly number[],
  believed: Model | null,
): Model {
  const scorer = believed === null ? null : makeScorer(believed);
  const counts = model.comparisons.map(() => new Float64Array(LEVELS_AT_MOST));
  for (let pair = 0; pair < random.size; pair++) {
    const from = pair * random.width;
    const levels = random.levels.subarray(from, from + random.width);
    const rarity = Float64Array.from(random.rarity.subarray(from, from + random.width));
    const stranger = scorer === null ? 1 : 1 - probabilityOf(scorer.bits({ levels, rarity }));
    for (let at = 0; at < random.width; at++) {
      const column = counts[at];
      const level = levels[at] ?? 0;
      if (column && level > 0) column[level - 1] = (column[level - 1] ?? 0) + stranger;
    }
  }
  return withHouseholds({
    ...model,
    comparisons: model.comparisons.map((comparison, at) => {
      if (comparison.kind === 'name-order') return comparison;
      const start = defaultU(comparison.u, believed === null ? LEAN_U : 0);
      const counted = comparison.u.map((_, level) => (counts[at]?.[level] ?? 0) + (start[level] ?? 0));
      const seen = counted.reduce((sum, count) => sum + count, 0);
      if (seen < 100) return { ...comparison, usual: usual[at] ?? comparison.usual };
      const u = toShares(
        believed === null
          ? counted
          : counted.map((count, level) => count + LEAN_U * (comparison.u[level] ?? 0)),
      );
      // Equality is counted from the frequencies themselves, which is exact where a sample sees nothing.
      const exact = comparison.kind === 'full-name' ? (u[0] ?? 0) : Math.min(0.95, usual[at] ?? u[0] ?? 0);
      const rest = 1 - (u[0] ?? 0);
      return {
        ...comparison,
        u: u.map((share, level) => (level === 0 ? exact : (share * (1 - exact)) / Math.max(rest, 1e-9))),
        usual: usual[at] ?? comparison.usual,
      };
    }),
  });
}

function defaultU(u: readonly number[], weight: number): number[] {
  return u.map((share) => share * weight);
}

/** Things two records can agree on exactly, as the columns they need. */
function anchors(schema: Schema): number[][] {
  const single = new Set([
    'national-id',
    'phone',
    'email',
    'birth-date',
    'full-name',
    'company',
    'text',
    'street',
  ]);
  const found: number[][] = [...schema.entries()].flatMap(([column, type]) =>
    single.has(type) ? [[column]] : [],
  );
  const given = schema.indexOf('given-name');
  const surname = schema.indexOf('surname');
  const postcode = schema.indexOf('postcode');
  const city = schema.indexOf('city');
  if (given >= 0 && surname >= 0) found.push([given, surname]);
  if (surname >= 0 && postcode >= 0) found.push([surname, postcode]);
  if (surname >= 0 && city >= 0) found.push([surname, city]);
  return found;
}

/** Pairs that agree on the columns; of a crowded block only some, drawn. */
function anchoredPairs(
  records: readonly Features[],
  comparer: Comparer,
  columns: readonly number[],
  seed: number,
): Sample {
  const blocks = new Map<number, Features[]>();
  for (const features of records) {
    let key = 7;
    for (const column of columns) {
      const value = features[column];
      key = value && !value.shared ? mixed(key, value.hash) : -1;
      if (key < 0) break;
    }
    if (key < 0) continue;
    const block = blocks.get(key);
    if (block) block.push(features);
    else blocks.set(key, [features]);
  }
  const crowds = [...blocks.values()].filter((block) => block.length > 1);
  const draw = drawing(seed);
  // From a random place on, so that a limit does not prefer the records that came first.
  const sample = emptySample(comparer.comparisons.length, PAIRS_PER_ANCHOR);
  const step = Math.max(1, Math.floor(crowds.length / PAIRS_PER_ANCHOR));
  for (let at = 0; at < crowds.length; at += step) {
    const block = crowds[at] ?? [];
    const all = (block.length * (block.length - 1)) / 2;
    if (all <= PAIRS_PER_BLOCK) {
      for (const [i, a] of block.entries())
        for (const b of block.slice(i + 1)) if (!addPair(sample, comparer, a, b)) return sample;
    } else
      for (let n = 0; n < PAIRS_PER_BLOCK; n++) {
        const a = block[Math.floor(draw() * block.length)];
        const b = block[Math.floor(draw() * block.length)];
        if (a && b && a !== b && !addPair(sample, comparer, a, b)) return sample;
      }
  }
  return sample;
}
