import type { SignalReason } from '#kernel/text/signals/signal';
import { strengthOf } from '#kernel/text/signals/strength';

/**
 * How likely a signal was said, from what the rules say and how far the model leans: a logistic regression (one for each
 * signal) fitted on texts that the model had not seen. Rules speak first; the model confirms, hears what they
 * miss, and doubts them where everything else in the text speaks against.
 */
/** A rule hears; several do; only weak ones do; one was silenced; the margin; the margin beside a rule that hears. */
export function evidenceOf(reasons: readonly SignalReason[], margin: number): readonly number[] {
  const loud = reasons.filter(({ silencedBy }) => silencedBy === null);
  const strength = strengthOf(loud);
  const hears = strength >= ENOUGH;
  return [
    1,
    hears ? 1 : 0,
    hears && new Set(loud.map(({ rule }) => rule)).size > 1 ? 1 : 0,
    strength > 0 && !hears ? 1 : 0,
    loud.length < reasons.length ? 1 : 0,
    margin,
    hears ? margin : 0,
  ];
}

/** From an even chance on the rules alone hear a signal. */
export const ENOUGH = 0.5;

/** 0 … 1. `weights` as many as there are terms of evidence. */
export function chanceOf(evidence: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let term = 0; term < evidence.length; term++) sum += (evidence[term] ?? 0) * (weights[term] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The model takes back what a rule heard only below this chance: a rule can show its words, and the model is young. */
const TAKEN_BACK = 0.3;
/** Where a rule met its words and was silenced ("I am not going to sue") and none speaks, the model must be this sure. */
const AGAINST_SILENCE = 0.8;

/** Whether a text with this chance and this evidence carries the signal. */
export function saysSo(chance: number, evidence: readonly number[], threshold: number): boolean {
  const [, hears = 0, , , silenced = 0] = evidence;
  if (hears === 1) return chance >= Math.min(threshold, TAKEN_BACK);
  return chance >= (silenced === 1 ? Math.max(threshold, AGAINST_SILENCE) : threshold);
}
