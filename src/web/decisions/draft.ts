import type { Decision } from '#contract/decisions';
import type { Tone } from '#web/design/Mark.tsx';
import type { Draft } from './decisions.queries.ts';

/**
 * A draft asks little: what is asked, the real motives, and whom it touches. A gain this quarter and the trust it costs
 * over the years stand side by side, so that neither is left out by accident.
 */
export const KINDS: readonly Decision['kind'][] = [
  'price',
  'product',
  'policy',
  'process',
  'communication',
  'project',
];

export const STATE_TONES: Readonly<Record<Decision['state'], Tone>> = {
  draft: 'plain',
  voting: 'voice',
  vetoed: 'alarm',
  cleared: 'voice',
  closed: 'plain',
  withdrawn: 'plain',
};

export const EMPTY_DRAFT: Draft = {
  kind: 'policy',
  title: '',
  question: '',
  motives: '',
  gain: '',
  trust: '',
  benefitMinor: null,
  targetServed: null,
  prediction: '',
  reviewOn: null,
  segment: {},
};

/** The draft of a decision that exists. */
export function draftOf(decision: Decision): Draft {
  const { kind, title, question, motives, gain, trust } = decision;
  const { benefitMinor, targetServed, prediction, reviewOn, segment } = decision;
  return {
    kind,
    title,
    question,
    motives,
    gain,
    trust,
    benefitMinor,
    targetServed,
    prediction,
    reviewOn,
    segment,
  };
}

/** Enough to be proposed: a title, a question and the motives, three letters each at least. */
export function isWhole(draft: Draft): boolean {
  return [draft.title, draft.question, draft.motives].every((words) => words.trim().length >= 3);
}
