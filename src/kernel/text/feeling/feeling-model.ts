import type { Classifier } from '#kernel/text/classify/classifier';
import { type Look, openLook, type Reason } from '#kernel/text/classify/look';
import { type Stacking, stacked } from '#kernel/text/classify/stacking';
import { type Clause, clausesOf } from '#kernel/text/clauses';
import {
  type Feeling,
  type FeelingEvidence,
  feelingsIn,
  judged,
  type Sentiment,
  type SentimentLabel,
} from '#kernel/text/sentiment';
import { type Token, tokenise } from '#kernel/text/tokens';

/**
 * How the customer feels, as this organization's customers say it: what was learned from scored words and corrections,
 * stacked on the lexicon that needs no learning. Between the two edges nothing is claimed: neutral. Where a text is unlike
 * those that were learned, the lexicon alone decides: surveys teach little of talks with a bot. Where the lexicon finds no
 * feeling at all, what was learned must be as clear as in nineteen of twenty right answers: a plain question is neutral.
 */
export type FeelingModel = {
  /** Positive against negative. */
  readonly classifier: Classifier;
  /** By how much the classifier leads for positive, and the lexicon's balance. */
  readonly stacking: Stacking;
  /** Below `low` negative, above `high` positive. */
  readonly band: { readonly low: number; readonly high: number };
  /** From which share of known features a text is like those that were learned: nine of ten unseen ones were, six of ten features at most. */
  readonly familiar: number;
};

export type FeelingRead = Sentiment & {
  /** Whether the model had a say, or the lexicon decided alone. */
  readonly learned: boolean;
  readonly clauses: readonly FeltClause[];
};

export type FeltClause = Clause & {
  /** What is felt in it, −1 … 1. Read when it is asked: most clauses name nothing. */
  felt(): number;
};

/** How sure neutral and mixed may be believed, from the texts that the lexicon was tuned on; learned where people say so. */
const NEUTRAL_SURE = 0.4;
const MIXED_SURE = 0.5;
/** One clause at least so positive and another so negative, in the lexicon's words as well, make a text mixed. */
const CLEAR = 0.6;
/** Words that bring less than this share of the loudest are not shown. */
const SHOWN_FROM = 0.15;
const MOST_SHOWN = 8;

export type ReadFeeling = (text: string, tokens: readonly Token[], felt: readonly Feeling[]) => FeelingRead;

/** A reader for many texts, one after the other; `null` reads with the lexicon alone. */
export function openFeeling(model: FeelingModel | null): ReadFeeling {
  if (model === null)
    return (_text, tokens, felt) => ({
      ...judged(tokens, felt),
      learned: false,
      clauses: clausesOf(tokens).map((clause) => ({
        ...clause,
        felt: () => judged(tokens, within(felt, clause)).score,
      })),
    });
  const prior = openFeeling(null);
  const look = openLook(model.classifier);
  const positive = model.classifier.labels.indexOf('positive');
  const chance = (margin: number, felt: readonly Feeling[]): number =>
    stacked(model.stacking, [margin, balanceOf(felt)]);
  return (text, tokens, felt) => {
    const whole = look(text);
    const clauses = clausesOf(tokens);
    const margin = leadOf(whole, positive);
    const unsure = felt.length === 0 && Math.abs(margin) < model.classifier.floor;
    if (whole.known < model.familiar || whole.known === 0 || unsure) return prior(text, tokens, felt);
    const reasons = whole.reasons(positive, 1 - positive);
    const good = chance(margin, felt);
    const feltIn = (clause: Clause): number => {
      if (clauses.length < 2) return scoreOf(good);
      const own = look(text.slice(clause.start, clause.end));
      return own.known === 0 ? 0 : scoreOf(chance(leadOf(own, positive), within(felt, clause)));
    };
    const parts = clauses.map((clause) => ({ ...clause, felt: () => feltIn(clause) }));
    const label = labelOf(good, model.band, isMixed(parts, felt));
    return {
      label,
      score: rounded(scoreOf(good)),
      confidence: rounded(sureOf(label, good)),
      evidence: evidenceOf(model.stacking, reasons, tokens, felt),
      learned: true,
      clauses: parts,
    };
  };
}

/** The label alone: what "would be otherwise" asks for. */
export function feelingOf(read: ReadFeeling, text: string): SentimentLabel {
  const tokens = tokenise(text);
  return read(text, tokens, feelingsIn(tokens)).label;
}

/** Half of what speaks for positive against negative: the two are drawn apart by a line of their own, not only by sign. */
export function leadOf({ margins }: Look, positive: number): number {
  return ((margins[positive] ?? 0) - (margins[1 - positive] ?? 0)) / 2;
}

/** What the lexicon says of a text: the sum of its weighted words. */
export function balanceOf(felt: readonly Feeling[]): number {
  // A rant of forty bad words is no surer than one of eight.
  return Math.max(
    -8,
    Math.min(
      8,
      felt.reduce((sum, { weight }) => sum + weight, 0),
    ),
  );
}

/** −1 … 1 from a probability of being positive. */
export function scoreOf(good: number): number {
  return 2 * good - 1;
}

function labelOf(good: number, band: FeelingModel['band'], mixed: boolean): SentimentLabel {
  if (mixed) return 'mixed';
  if (good < band.low) return 'negative';
  return good > band.high ? 'positive' : 'neutral';
}

function sureOf(label: SentimentLabel, good: number): number {
  if (label === 'mixed') return MIXED_SURE;
  return label === 'neutral' ? NEUTRAL_SURE : Math.max(good, 1 - good);
}

function isMixed(parts: readonly FeltClause[], felt: readonly Feeling[]): boolean {
  const told = parts.map((part) => ({ part, words: balanceOf(within(felt, part)) }));
  const praised = told.filter(({ words }) => words > 0);
  const blamed = told.filter(({ words }) => words < 0);
  if (praised.length === 0 || blamed.length === 0) return false;
  return praised.some(({ part }) => part.felt() > CLEAR) && blamed.some(({ part }) => part.felt() < -CLEAR);
}

function within(felt: readonly Feeling[], { from, to }: Clause): Feeling[] {
  return felt.filter((one) => one.from >= from && one.from < to);
}

/** What each word brought: its part of the learned margin, and its part of the lexicon's balance. */
function evidenceOf(
  { voices: [ofMargin = 0, ofWords = 0] }: Stacking,
  reasons: readonly Reason[],
  tokens: readonly Token[],
  felt: readonly Feeling[],
): FeelingEvidence[] {
  const brought = reasons.map(({ start, end, weight }) => ({ start, end, weight: (weight / 2) * ofMargin }));
  for (const { from, to, weight } of felt) {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
    const meant = brought.filter((one) => one.start < end && one.end > start);
    for (const one of meant) one.weight += (weight * ofWords) / meant.length;
  }
  const loudest = brought
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, MOST_SHOWN);
  const least = SHOWN_FROM * Math.abs(loudest[0]?.weight ?? 0);
  return loudest
    .filter(({ weight }) => Math.abs(weight) >= least && weight !== 0)
    .map((one) => ({ ...one, weight: rounded(one.weight) }))
    .sort((one, other) => one.start - other.start);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
