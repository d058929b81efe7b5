import { columnsOf, comparisonsOf } from '#kernel/identity/comparison/comparison';
import { type Comparer, makeComparer } from '#kernel/identity/comparison/levels';
import { type Explanation, explain, type VetoReason } from '#kernel/identity/explanation/explain';
import { defaultModel, type Model } from '#kernel/identity/model/model';
import { makeScorer, type Scorer } from '#kernel/identity/model/score';
import { createPool, type Features, type Pool } from '#kernel/identity/record/pool';
import { ATTACH_FROM } from '#kernel/identity/stream/resolve-stream';
import { expectation } from '#kernel/identity/stream/stream-index';
import type { Profile } from '#server/customers/record/profile';
import { cellsOf, PERSON_SCHEMA, waysOf } from './person-features.ts';

/**
 * One model at work: how alike two profiles are, in bits. What a value is worth is the model's alone, never what this
 * process happens to have seen, so that the same two profiles weigh the same tomorrow; only identifiers that many hold
 * weigh less, by the number of their holders, which the caller knows.
 */
export interface Likeness {
  readonly model: Model;
  bits(a: Profile, b: Profile, holders?: Holders): number;
  explain(a: Profile, b: Profile, vetoes: readonly VetoReason[], holders?: Holders): Explanation;
}

/** How many records hold a phone or a mail address; 0 where it is not known. */
export type Holders = (type: 'phone' | 'email', value: string) => number;

/** Values are read once and kept while they are few; then all are forgotten at once. */
const VALUES_AT_MOST = 30_000;
const PHONES = columnsOf(PERSON_SCHEMA, 'phone');
const MAILS = columnsOf(PERSON_SCHEMA, 'email');

/**
 * A name alone, however rare, joins nobody: that two people are called the same is a coincidence that happens, and a silo
 * that knows nothing but a name should be asked about. The most that it may say is just short of joining.
 */
const NAMES: ReadonlySet<string> = new Set(['given-name', 'surname', 'name-order', 'full-name']);
const NAME_ALONE = ATTACH_FROM - 0.1;

export const BUILT_IN = 'built-in';

/** What comes with the product, for a collection of about so many records. */
export function builtInModel(records: number): Model {
  // By powers of ten, so that a batch does not change what the next is worth.
  const size = 10 ** Math.min(8, Math.max(3, Math.ceil(Math.log10(Math.max(1, records)))));
  return { ...defaultModel(comparisonsOf(PERSON_SCHEMA), size), version: `${BUILT_IN}-${size}` };
}

export function openLikeness(model: Model): Likeness {
  let pool: Pool;
  let comparer: Comparer;
  let known: WeakMap<Profile, Features>;
  let read = 0;
  const scorer: Scorer = makeScorer(model);
  const usual = model.comparisons.map((comparison) => comparison.usual);

  function begin(): void {
    pool = createPool(PERSON_SCHEMA, expectation(PERSON_SCHEMA, model));
    comparer = makeComparer(PERSON_SCHEMA, pool, usual);
    known = new WeakMap();
    read = 0;
  }
  begin();

  function featuresOf(profile: Profile): Features {
    const before = known.get(profile);
    if (before !== undefined) return before;
    const features = pool.read(cellsOf(profile));
    known.set(profile, features);
    read++;
    return features;
  }

  /** Both from the same pool: equality of values is identity. */
  function pairOf(a: Profile, b: Profile, holders: Holders | undefined): [Features, Features] {
    if (read > VALUES_AT_MOST) begin();
    const pair: [Features, Features] = [featuresOf(a), featuresOf(b)];
    if (holders !== undefined)
      for (const [profile, features] of [
        [a, pair[0]],
        [b, pair[1]],
      ] as const) {
        count(features, PHONES, waysOf(profile).phones, (value) => holders('phone', value));
        count(features, MAILS, waysOf(profile).emails, (value) => holders('email', value));
      }
    return pair;
  }

  return {
    model,
    bits(a, b, holders) {
      const [x, y] = pairOf(a, b, holders);
      const pattern = comparer.compare(x, y);
      const bits = scorer.bits(pattern);
      if (bits < ATTACH_FROM) return bits;
      const steps = scorer.steps(pattern);
      const more = comparer.comparisons.some(({ kind }, at) => !NAMES.has(kind) && (steps[at] ?? 0) > 0);
      return more ? bits : NAME_ALONE;
    },
    explain(a, b, vetoes, holders) {
      const [x, y] = pairOf(a, b, holders);
      return explain({ a: x, b: y, model, comparer, vetoes });
    },
  };
}

function count(
  features: Features,
  columns: readonly number[],
  values: readonly string[],
  holders: (value: string) => number,
): void {
  for (const [at, column] of columns.entries()) {
    const cell = features[column];
    const value = values[at];
    if (cell && value !== undefined) cell.holders = holders(value);
  }
}
