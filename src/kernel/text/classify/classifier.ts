import { drawing } from '#kernel/drawing';
import { NORMALISER } from '#kernel/text/placeholder';
import { fitSharpness, probabilities } from './calibration.ts';
import { fitOffsets, withOffsets } from './decision.ts';
import type { Views } from './features.ts';
import { emphasisOf, type Linear, margins, teach } from './linear.ts';
import { pick, type Rows } from './rows.ts';
import { fitVectoriser, type ReadTexts, type Vectoriser, vectorise } from './vectoriser.ts';

/**
 * The one classifier for sentiment, routing and accepted themes: learns from labelled texts, says how sure it is in
 * probabilities that were fitted on texts held out, and says nothing where no class speaks up.
 */
export type Classifier = {
  /** Which normaliser read the texts; a model is only right with its own. */
  readonly normaliser: string;
  readonly labels: readonly string[];
  readonly vectoriser: Vectoriser;
  readonly linear: Linear;
  readonly sharpness: number;
  /** Below this best margin no class is said: nineteen of twenty held-out texts that were read right lie above. */
  readonly floor: number;
};

export type Verdict = {
  readonly label: string;
  /** 0 … 1. */
  readonly confidence: number;
  /** The best margin; far below 0 means none of the classes. */
  readonly margin: number;
  /** No class spoke up: a person should look. */
  readonly abstains: boolean;
  /** All labels, the likeliest first, with their probabilities. */
  readonly ranked: readonly { readonly label: string; readonly confidence: number }[];
};

export type Example = {
  readonly text: string;
  readonly label: string;
  /** How much it counts; 1 when absent. */
  readonly trust?: number;
};

export type Training = {
  readonly views: Views;
  /** 0 lets large classes weigh more, 1 weighs all classes alike; above 1 leans to the rare ones. */
  readonly balance: number;
  readonly cost: number;
  readonly seed: number;
  /** In how many texts a feature must stand to be kept; by their number when absent. */
  readonly minimum?: number;
};

export const TRAINING: Training = { views: { characters: true }, balance: 1.3, cost: 0.5, seed: 1 };

/** With this many texts a class, features of a single text only cost room. */
const MANY_TEXTS = 500;
const HELD_OUT = 0.15;

/** Throws a RangeError with fewer than two labels: there is nothing to tell apart. */
export function train(examples: readonly Example[], training: Training = TRAINING): Classifier {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new RangeError('A classifier needs texts of two labels or more.');
  const place = new Map(labels.map((label, at) => [label, at]));
  const targets = Int32Array.from(examples, ({ label }) => place.get(label) ?? 0);
  const texts = examples.map(({ text }) => text);
  const minimum = training.minimum ?? (texts.length >= MANY_TEXTS * labels.length ? 2 : 1);
  const vectoriser = fitVectoriser(texts, training.views, minimum);
  const rows = vectorise(vectoriser, texts);
  const trust = Float32Array.from(examples, (example) => example.trust ?? 1);
  const { linear, sharpness, floor } = taught(rows, targets, labels.length, trust, training);
  return { normaliser: NORMALISER, labels, vectoriser, linear, sharpness, floor };
}

export type TaughtClassifier = {
  readonly linear: Linear;
  readonly sharpness: number;
  readonly floor: number;
};

/** Few classes with enough rows each: the lines between them are worth looking for. */
const FEW_CLASSES = 10;
const ENOUGH_ROWS = 25;
const FOLDS = 5;

/**
 * Taught without some rows, to see how certain it may be of rows that it has not seen, then with all of them. Where classes
 * are few and balance is asked for, each row is left out once, and the lines between the classes are drawn by that.
 */
export function taught(
  rows: Rows,
  targets: Int32Array,
  classes: number,
  trust: Float32Array,
  training: Training,
): TaughtClassifier {
  const { cost, seed, balance } = training;
  const emphasis = emphasisOf(targets, classes, balance);
  if (balance > 0 && classes <= FEW_CLASSES && scarcest(targets, classes) >= ENOUGH_ROWS) {
    const unseen = leftOutOnce(rows, targets, classes, trust, training);
    const offsets = fitOffsets(unseen, targets, classes);
    const { model } = teach(rows, targets, classes, { cost, seed, emphasis, trust });
    for (let kind = 0; kind < classes; kind++) {
      const bias = model.width * classes + kind;
      model.weights[bias] = (model.weights[bias] ?? 0) + (offsets[kind] ?? 0);
    }
    const scores = withOffsets(unseen, offsets);
    return {
      linear: model,
      sharpness: fitSharpness(scores, targets, classes),
      floor: floorOf(scores, targets, classes),
    };
  }
  const { kept, held } = splitRows(rows.count, seed);
  const first = at(targets, kept);
  const trial = teach(pick(rows, kept), first, classes, {
    cost,
    seed,
    trust: at(trust, kept),
    emphasis: emphasisOf(first, classes, balance),
  });
  const unseen = at(targets, held);
  const scores = margins(trial.model, pick(rows, held));
  const begin = trial.duals.map((duals) => {
    const all = new Float64Array(rows.count);
    for (let n = 0; n < kept.length; n++) all[kept[n] ?? 0] = duals[n] ?? 0;
    return all;
  });
  const { model } = teach(rows, targets, classes, { cost, seed, emphasis, trust, begin });
  return {
    linear: model,
    sharpness: fitSharpness(scores, unseen, classes),
    floor: floorOf(scores, unseen, classes),
  };
}

/** Margins of every row by a model that was taught without it. */
function leftOutOnce(
  rows: Rows,
  targets: Int32Array,
  classes: number,
  trust: Float32Array,
  { cost, seed, balance }: Training,
): Float32Array {
  const fold = foldsOf(rows.count, seed);
  const scores = new Float32Array(rows.count * classes);
  for (let own = 0; own < FOLDS; own++) {
    const held = fold.flatMap((other, row) => (other === own ? [row] : []));
    const kept = Int32Array.from(fold.flatMap((other, row) => (other === own ? [] : [row])));
    const labels = at(targets, kept);
    const emphasis = emphasisOf(labels, classes, balance);
    const { model } = teach(pick(rows, kept), labels, classes, {
      cost,
      seed,
      emphasis,
      trust: at(trust, kept),
    });
    const found = margins(model, pick(rows, held));
    for (const [n, row] of held.entries())
      scores.set(found.subarray(n * classes, (n + 1) * classes), row * classes);
  }
  return scores;
}

function foldsOf(count: number, seed: number): number[] {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => Math.floor(draw() * FOLDS));
}

function scarcest(targets: Int32Array, classes: number): number {
  const counts = new Int32Array(classes);
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
  return counts.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
}

/** `texts` may have been read for another model of the same views. */
export function classify(classifier: Classifier, texts: readonly string[] | ReadTexts): Verdict[] {
  return verdicts(classifier, vectorise(classifier.vectoriser, texts));
}

export function verdicts(
  classifier: Pick<Classifier, 'labels' | 'linear' | 'sharpness' | 'floor'>,
  rows: Rows,
): Verdict[] {
  const { labels, linear, sharpness, floor } = classifier;
  const scores = margins(linear, rows);
  return Array.from({ length: rows.count }, (_, row) => {
    const own = scores.subarray(row * labels.length, (row + 1) * labels.length);
    const shares = probabilities(own, sharpness);
    const order = labels.map((_label, kind) => kind).sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0));
    const [best = 0] = order;
    const margin = own[best] ?? 0;
    return {
      label: labels[best] ?? '',
      confidence: shares[best] ?? 0,
      margin,
      abstains: margin < floor,
      ranked: order.map((kind) => ({ label: labels[kind] ?? '', confidence: shares[kind] ?? 0 })),
    };
  });
}

function splitRows(count: number, seed: number): { readonly kept: Int32Array; readonly held: Int32Array } {
  const draw = drawing(seed);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  const cut = Math.floor(count * HELD_OUT);
  return { held: order.slice(0, cut).sort(), kept: order.slice(cut).sort() };
}

function floorOf(scores: Float32Array, labels: Int32Array, classes: number): number {
  const right: number[] = [];
  for (let row = 0; row < labels.length; row++) {
    let best = 0;
    for (let kind = 1; kind < classes; kind++)
      if ((scores[row * classes + kind] ?? 0) > (scores[row * classes + best] ?? 0)) best = kind;
    if (best === labels[row]) right.push(scores[row * classes + best] ?? 0);
  }
  right.sort((one, other) => one - other);
  return right[Math.floor(right.length * 0.05)] ?? Number.NEGATIVE_INFINITY;
}

function at<List extends Int32Array | Float32Array>(list: List, places: Int32Array): List;
function at(list: Int32Array | Float32Array, places: Int32Array): Int32Array | Float32Array {
  return list instanceof Int32Array
    ? places.map((place) => list[place] ?? 0)
    : Float32Array.from(places, (place) => list[place] ?? 0);
}
