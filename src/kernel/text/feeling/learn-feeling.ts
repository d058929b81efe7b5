import { type Classifier, type Example, TRAINING, train } from '#kernel/text/classify/classifier';
import { foldsOf } from '#kernel/text/classify/held-out';
import { openLook } from '#kernel/text/classify/look';
import { fitStacking, type Heard, stacked } from '#kernel/text/classify/stacking';
import { rounded } from '#kernel/text/classify/stored';
import { feelingsIn, type SentimentLabel } from '#kernel/text/sentiment';
import { tokenise } from '#kernel/text/tokens';
import { balanceOf, type FeelingModel, leadOf } from './feeling-model.ts';

/**
 * Learns how this organization's customers say what they feel: from words with a score at one of its ends, and from what
 * people corrected, which counts eight times. A score that a model without it contradicts with p > .9 was given to other
 * words than these (the product was good, the courier was not) and is left out (confident learning, Northcutt et al. 2021).
 */
export type FeelingExample = {
  readonly text: string;
  readonly label: SentimentLabel;
  readonly source: 'score' | 'correction';
};

/** So many of either end are needed; with fewer the lexicon alone is right more often. */
export const FEELING_NEEDS = 100;
const CORRECTION_TRUST = 8;
const CONTRADICTED = 0.9;
const FOLDS = 3;
/** The share of unseen texts that are taken for unlike those that were learned, and of right ones that count as unsure. */
const STRANGE = 0.1;
const UNSURE = 0.05;
/** Words of one season know one another well; those of the next share less with them and are still of the same kind. */
const FAMILIAR_AT_MOST = 0.6;
/** So many texts that people called neutral are needed before the edges of neutral are learned. */
const NEUTRAL_NEEDS = 30;
/** Until then: where the odds are below two to one, nothing is claimed. */
const DEFAULT_BAND = { low: 1 / 3, high: 2 / 3 };
/** A feature that stands in fewer texts is kept by no model: it might be somebody's own word. */
export const STANDS_IN = 3;

export type LearnedFeeling = {
  readonly model: FeelingModel;
  /** Scores that were left out because the words say otherwise. */
  readonly contradicted: number;
};

/** Null when one end has fewer than `FEELING_NEEDS` examples: there is too little to learn from. */
export function learnFeeling(examples: readonly FeelingExample[], seed = 1): LearnedFeeling | null {
  const polar = examples.filter(({ label }) => label === 'positive' || label === 'negative');
  const positives = polar.filter(({ label }) => label === 'positive').length;
  if (Math.min(positives, polar.length - positives) < FEELING_NEEDS) return null;
  const trusted = polar.map(({ text, label, source }) => ({
    text,
    label,
    trust: source === 'correction' ? CORRECTION_TRUST : 1,
  }));
  const unseen = outOfFold(trusted, seed);
  const balances = polar.map(({ text }) => lexiconBalance(text));
  const heard = trusted.map(
    ({ label, trust }, at): Heard => ({
      voices: [unseen.margins[at] ?? 0, balances[at] ?? 0],
      yes: label === 'positive',
      trust,
    }),
  );
  const kept = trusted.filter(
    ({ label }, at) => polar[at]?.source === 'correction' || !contradicts(unseen.chances[at] ?? 0.5, label),
  );
  // Hardly anything is learned from an end that the words contradict throughout.
  const clean = enough(kept) ? kept : trusted;
  // Among copies of what was learned every margin is wide: how narrow one may be is seen on texts that nothing is like.
  const wide = [...unseen.margins].filter((margin, at) => margin > 0 === (trusted[at]?.label === 'positive'));
  const classifier = { ...learned(clean, seed), floor: quantile(wide.map(Math.abs), UNSURE) };
  const stacking = fitStacking(heard, 2);
  const chances = heard.map(({ voices }) => stacked(stacking, voices));
  const neutral = examples.filter(({ label }) => label === 'neutral').map(({ text }) => text);
  const look = openLook(classifier);
  const place = classifier.labels.indexOf('positive');
  const margins = neutral.length < NEUTRAL_NEEDS ? [] : neutral.map((text) => leadOf(look(text), place));
  const middle = margins.map((margin, at) => stacked(stacking, [margin, lexiconBalance(neutral[at] ?? '')]));
  const band =
    middle.length === 0
      ? DEFAULT_BAND
      : bandOf(
          heard.map(({ yes }, at) => ({ chance: chances[at] ?? 0.5, yes })),
          middle,
        );
  const familiar = Math.min(FAMILIAR_AT_MOST, quantile([...unseen.known], STRANGE));
  return { model: { classifier, stacking, band, familiar }, contradicted: trusted.length - clean.length };
}

function learned(examples: readonly Example[], seed: number): Classifier {
  return rounded(train(examples, { ...TRAINING, balance: 1, seed, minimum: STANDS_IN }));
}

function outOfFold(
  examples: readonly Example[],
  seed: number,
): { readonly margins: Float64Array; readonly chances: Float64Array; readonly known: Float64Array } {
  const folds = foldsOf(
    examples.map(({ text }) => text),
    FOLDS,
    seed,
  );
  const margins = new Float64Array(examples.length);
  const chances = new Float64Array(examples.length).fill(0.5);
  const known = new Float64Array(examples.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = examples.filter((_, at) => folds[at] !== fold);
    // Copies of one text may all lie in one fold and take an end with them.
    if (new Set(others.map(({ label }) => label)).size < 2) continue;
    const model = learned(others, seed);
    const places = [...examples.keys()].filter((at) => folds[at] === fold);
    const look = openLook(model);
    const positive = model.labels.indexOf('positive');
    for (const at of places) {
      const found = look(examples[at]?.text ?? '');
      const margin = leadOf(found, positive);
      margins[at] = margin;
      known[at] = found.known;
      // A lead is half of what the two margins lie apart.
      chances[at] = 1 / (1 + Math.exp(-2 * margin * model.sharpness));
    }
  }
  return { margins, chances, known };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
}

function contradicts(positive: number, label: string): boolean {
  return (label === 'positive' ? 1 - positive : positive) > CONTRADICTED;
}

function enough(kept: readonly Example[]): boolean {
  const positives = kept.filter(({ label }) => label === 'positive').length;
  return Math.min(positives, kept.length - positives) >= FEELING_NEEDS / 2;
}

function lexiconBalance(text: string): number {
  return balanceOf(feelingsIn(tokenise(text)));
}

/** The edges under which the three classes, weighed alike, are told apart most often. */
function bandOf(
  polar: readonly { readonly chance: number; readonly yes: boolean }[],
  neutral: readonly number[],
): FeelingModel['band'] {
  const goods = polar.filter(({ yes }) => yes).map(({ chance }) => chance);
  const bads = polar.filter(({ yes }) => !yes).map(({ chance }) => chance);
  const share = (list: readonly number[], inside: (chance: number) => boolean): number =>
    list.filter(inside).length / list.length;
  let best = DEFAULT_BAND;
  let most = 0;
  for (let low = 0.05; low <= 0.5; low += 0.05)
    for (let high = 0.5; high <= 0.95; high += 0.05) {
      const right =
        share(goods, (chance) => chance > high) +
        share(bads, (chance) => chance < low) +
        share(neutral, (chance) => chance >= low && chance <= high);
      if (right > most) [most, best] = [right, { low, high }];
    }
  return best;
}
