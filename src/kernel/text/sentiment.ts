import { courtesies, feelings, type Modifier, modifiers } from './lexicon.ts';
import { evidenceOf, findApart, type Hit } from './phrases.ts';
import type { Token } from './tokens.ts';

/**
 * How the customer feels, from the customer's words: weighted words and idioms of both languages, turned by "not",
 * raised by "very", and weighed by "but" (what follows it is what was meant). A prior that needs no data, and that
 * shows which words it went by; the organization's own scores and corrections are stacked on it elsewhere.
 */
export type SentimentLabel = 'positive' | 'negative' | 'neutral' | 'mixed';

export type FeelingEvidence = { readonly start: number; readonly end: number; readonly weight: number };

export type Sentiment = {
  readonly label: SentimentLabel;
  /** -1 (furious) to 1 (delighted); 0 when nothing was found. */
  readonly score: number;
  /** How often a label given with this much evidence was right, 0..1. */
  readonly confidence: number;
  /** Offsets in the original text; positive and negative weights. */
  readonly evidence: readonly FeelingEvidence[];
};

/** A feeling at its place, after everything around it had its say. */
export type Feeling = { readonly from: number; readonly to: number; readonly weight: number };

const NEGATION_REACH = 3;
const RAISE = 1.4;
const LOWER = 0.6;
const BEFORE_TURN = 0.6;
const AFTER_TURN = 1.3;
/** A bare "no" that turns nothing still is a small complaint. */
const BARE_NEGATION = -0.5;
/** Half of the evidence needed for a score of .71. */
const SOFTNESS = 4;
/** A concession colours this many words. */
const CONCESSION_REACH = 6;
const NEUTRAL_BAND = 0.8;
const MIXED_AT_LEAST = 1.5;
const MIXED_RATIO = 0.6;
/** Praise within this many words before a grievance, with no "but" between, is sarcasm: "thanks for the delay". */
const SARCASM_REACH = 4;
/** "תודה" under a question or a complaint is manners. */
const COURTESY = 0.3;
const GRIEVANCE = -1.5;

export function feelingsIn(tokens: readonly Token[]): Feeling[] {
  const around = modifiersByToken(tokens);
  const hits = findApart(tokens, feelings);
  const used = new Set<number>();
  const felt = hits.map((hit) => turned({ hit, tokens, around, used }));
  const plain = felt.filter((one) => !(used.has(one.from) && one.to - one.from === 1));
  for (const [at, modifier] of around.entries()) {
    const free =
      modifier === 'negator' && !used.has(at) && !hits.some((hit) => hit.from <= at && at < hit.to);
    if (free) plain.push({ from: at, to: at + 1, weight: BARE_NEGATION });
  }
  plain.sort((a, b) => a.from - b.from);
  const meant = withoutManners(withoutSarcasm(plain, tokens, around), tokens);
  return weighedByTurns(meant, tokens, around);
}

/** The whole text's feeling from the feelings in it. */
export function judged(tokens: readonly Token[], felt: readonly Feeling[]): Sentiment {
  let good = 0;
  let bad = 0;
  for (const { weight } of felt) {
    if (weight > 0) good += weight;
    else bad -= weight;
  }
  const balance = good - bad;
  const label = labelled(good, bad);
  return {
    label,
    score: rounded(scoreOf(balance)),
    confidence: rounded(confidenceOf(label, balance)),
    evidence: felt.map((one) => ({ ...evidenceOf(tokens, one), weight: rounded(one.weight) })),
  };
}

/** Sum of weights → -1..1. */
export function scoreOf(balance: number): number {
  return balance / Math.sqrt(balance * balance + SOFTNESS);
}

function labelled(good: number, bad: number): SentimentLabel {
  const less = Math.min(good, bad);
  if (less >= MIXED_AT_LEAST && less >= MIXED_RATIO * Math.max(good, bad)) return 'mixed';
  if (Math.abs(good - bad) < NEUTRAL_BAND) return 'neutral';
  return good > bad ? 'positive' : 'negative';
}

function confidenceOf(label: SentimentLabel, balance: number): number {
  if (label === 'neutral') return 0.4;
  if (label === 'mixed') return 0.5;
  return 1 / (1 + Math.exp(-(0.15 + 0.38 * Math.min(7, Math.abs(balance)))));
}

type Turning = {
  readonly hit: Hit<number>;
  readonly tokens: readonly Token[];
  readonly around: readonly (Modifier | undefined)[];
  /** Negators that turned something; they are not counted for themselves. */
  readonly used: Set<number>;
};

function turned({ hit, tokens, around, used }: Turning): Feeling {
  let weight = hit.value;
  // "Not ... problem" over three words is more often two complaints than one praise.
  const reach = weight > 0 ? NEGATION_REACH : NEGATION_REACH - 1;
  for (let back = 1; back <= reach; back++) {
    const at = hit.from - back;
    if (at < 0 || tokens[at]?.kind === 'mark' || around[at] === 'turn') break;
    if (around[at] === 'raiser' && back <= 2) weight *= RAISE;
    if (around[at] === 'lowerer' && back <= 2) weight *= LOWER;
    if (around[at] === 'negator') {
      used.add(at);
      weight = weight > 0 ? -0.75 * weight : -0.5 * weight;
      break;
    }
  }
  if (around[hit.to] === 'raiser') weight *= RAISE;
  return { from: hit.from, to: hit.to, weight };
}

function modifiersByToken(tokens: readonly Token[]): (Modifier | undefined)[] {
  const around = new Array<Modifier | undefined>(tokens.length).fill(undefined);
  for (const { value, from, to } of findApart(tokens, modifiers)) around.fill(value, from, to);
  return around;
}

function withoutSarcasm(
  felt: readonly Feeling[],
  tokens: readonly Token[],
  around: readonly (Modifier | undefined)[],
): Feeling[] {
  return felt.map((one, at) => {
    const next = felt[at + 1];
    if (one.weight <= 0 || !next || next.weight > -1.9 || next.from - one.to > SARCASM_REACH) return one;
    for (let between = one.to; between < next.from; between++) {
      if (endsSarcasm(tokens[between]) || around[between] === 'turn') return one;
    }
    return { ...one, weight: -0.25 * one.weight };
  });
}

function withoutManners(felt: readonly Feeling[], tokens: readonly Token[]): readonly Feeling[] {
  const asks = tokens.some((token) => token.kind === 'mark' && token.forms[0] === '?');
  if (!asks && !felt.some((one) => one.weight <= GRIEVANCE)) return felt;
  const polite = findApart(tokens, courtesies);
  return felt.map((one) => {
    const manners = one.weight > 0 && polite.some((hit) => hit.from <= one.from && one.to <= hit.to);
    return manners ? { ...one, weight: COURTESY * one.weight } : one;
  });
}

/** "Great, another delay" is one breath; "Great! Another" is two. */
function endsSarcasm(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.forms[0] !== ',';
}

/** "Good, but late" is about late; "although late" is not about late. */
function weighedByTurns(
  felt: readonly Feeling[],
  tokens: readonly Token[],
  around: readonly (Modifier | undefined)[],
): Feeling[] {
  const turns = around.flatMap((modifier, at) => (modifier === 'turn' ? [at] : []));
  const concessions = around.flatMap((modifier, at) => (modifier === 'concession' ? [at] : []));
  if (turns.length + concessions.length === 0) return [...felt];
  const sentence = sentenceNumbers(tokens);
  return felt.map((one) => {
    let weight = one.weight;
    const same = (at: number): boolean => sentence[at] === sentence[one.from];
    if (turns.some((at) => same(at) && at >= one.to)) weight *= BEFORE_TURN;
    else if (turns.some((at) => same(at) && at < one.from)) weight *= AFTER_TURN;
    if (concessions.some((at) => same(at) && at < one.from && one.from - at <= CONCESSION_REACH))
      weight *= LOWER;
    return { ...one, weight };
  });
}

function sentenceNumbers(tokens: readonly Token[]): number[] {
  let number = 0;
  return tokens.map((token) => {
    if (token.kind === 'mark' && '.!?\n'.includes(token.forms[0] ?? ' ')) number++;
    return number;
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
