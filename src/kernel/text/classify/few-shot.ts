import { enriched, type Space } from '#kernel/text/embedding/space';
import { type Example, type TaughtClassifier, type Training, taught } from './classifier.ts';
import { emphasisOf, type Linear, margins, teach } from './linear.ts';
import { pick, type Rows } from './rows.ts';

/**
 * Learning from a handful of labels a class with many texts that nobody labelled: their language gives the space, and
 * the model teaches itself in rounds with the texts that it is surest of, as many for each class, so that no class
 * swallows the others (self-training, Yarowsky 1995; class-balanced).
 */
export type FewShot = TaughtClassifier & { readonly labels: readonly string[]; readonly space: Space };

export const DENSE_WEIGHT = 1;
const ROUNDS = 2;
/** Of the texts that one class may expect, how many are taken in the last round. */
const SHARE = 0.6;
/** How many classes a text may be taken for. */
const CANDIDATES = 3;
/** What a text labelled by the model itself counts against one that a person labelled. */
const OWN_TRUST = 0.5;

/** Throws a RangeError with fewer than two labels. `unlabelled` may be empty. */
export function trainFew(
  space: Space,
  examples: readonly Example[],
  unlabelled: readonly string[],
  training: Training,
): FewShot {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new RangeError('A classifier needs texts of two labels or more.');
  const classes = labels.length;
  const known = Int32Array.from(examples, ({ label }) => labels.indexOf(label));
  const all = enriched(space, [...examples.map(({ text }) => text), ...unlabelled], DENSE_WEIGHT);
  const first = pick(
    all,
    known.map((_, row) => row),
  );
  const trust = Float32Array.from(examples, (example) => example.trust ?? 1);
  const { sharpness, floor, linear } = taught(first, known, classes, trust, training);
  let model = linear;
  for (let round = 1; round <= ROUNDS; round++) {
    const quota = Math.round((unlabelled.length / classes) * SHARE * (round / ROUNDS));
    if (quota === 0) break;
    model = taughtAgain(all, known, trust, surest(model, all, known.length, quota), classes, training);
  }
  return { labels, space, linear: model, sharpness, floor };
}

type Guess = { readonly row: number; readonly kind: number; readonly lead: number };

function taughtAgain(
  all: Rows,
  known: Int32Array,
  trust: Float32Array,
  guesses: readonly Guess[],
  classes: number,
  { cost, seed, balance }: Training,
): Linear {
  const rows = pick(all, [...known.keys(), ...guesses.map(({ row }) => row)]);
  const targets = Int32Array.from([...known, ...guesses.map(({ kind }) => kind)]);
  return teach(rows, targets, classes, {
    cost,
    seed,
    trust: Float32Array.from([...trust, ...guesses.map(() => OWN_TRUST)]),
    emphasis: emphasisOf(targets, classes, balance),
  }).model;
}

/**
 * The surest pairs of a text and a class first, each class up to its quota and each text once: a class that seldom leads
 * gets those that come nearest to it.
 */
function surest(model: Linear, all: Rows, from: number, quota: number): Guess[] {
  const scores = margins(model, all);
  const guesses: Guess[] = [];
  for (let row = from; row < all.count; row++) {
    const own = scores.subarray(row * model.classes, (row + 1) * model.classes);
    const order = [...own.keys()].sort((one, other) => (own[other] ?? 0) - (own[one] ?? 0));
    const [best = 0, second = 0] = order;
    for (const kind of order.slice(0, CANDIDATES))
      guesses.push({ row, kind, lead: (own[kind] ?? 0) - (own[kind === best ? second : best] ?? 0) });
  }
  guesses.sort((one, other) => other.lead - one.lead);
  const taken = new Set<number>();
  const filled = new Int32Array(model.classes);
  return guesses.filter(({ row, kind }) => {
    if (taken.has(row) || (filled[kind] ?? 0) >= quota) return false;
    taken.add(row);
    filled[kind] = (filled[kind] ?? 0) + 1;
    return true;
  });
}
