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
const ROUNDS = 3;
/** Of the texts that one class may expect, how many are taken in the last round. */
const SHARE = 0.5;
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

/** For each class the unlabelled texts whose best margin leads the second best the furthest. */
function surest(model: Linear, all: Rows, from: number, quota: number): Guess[] {
  const scores = margins(model, all);
  const guesses: Guess[][] = Array.from({ length: model.classes }, () => []);
  for (let row = from; row < all.count; row++) {
    const own = scores.subarray(row * model.classes, (row + 1) * model.classes);
    let best = 0;
    let second = -1;
    for (let kind = 1; kind < model.classes; kind++) {
      if ((own[kind] ?? 0) > (own[best] ?? 0)) {
        second = best;
        best = kind;
      } else if (second < 0 || (own[kind] ?? 0) > (own[second] ?? 0)) second = kind;
    }
    guesses[best]?.push({ row, kind: best, lead: (own[best] ?? 0) - (own[second] ?? 0) });
  }
  return guesses.flatMap((own) => own.sort((one, other) => other.lead - one.lead).slice(0, quota));
}
