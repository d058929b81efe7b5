import type { SignalId } from '#kernel/text/signals/signal';

/** What the teaching of the model and its reading must agree on. */
export const TAUGHT_IDS = [
  'broken-promise',
  'legal-threat',
  'churn-threat',
  'asked-for-human',
  'safety',
  'repeated-fault',
  'service-decline',
] as const satisfies readonly SignalId[];
export type TaughtId = (typeof TAUGHT_IDS)[number];

/** How much each block of marks counts beside the others, once each is brought to length 1. */
export const BLOCK_WEIGHTS = [1, 1, 0.4] as const;

/** Rarity is kept as a byte: this many steps for 1. */
export const RARITY_STEPS = 20;

/** A model as it is kept in a source file (packed.ts). */
export type Taught = {
  /** What it was taught from: as soon as that differs, the model is stale. */
  readonly fingerprint: string;
  /** Ascending buckets, one for each column. */
  readonly buckets: string;
  readonly rarity: string;
  /** Rarity of what was not seen, in the same steps. */
  readonly strangeness: number;
  /** Weight of column c for signal k at c × signals + k, in steps of scales[k], −127 … 127. */
  readonly weights: string;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly stacks: Readonly<Record<TaughtId, Readonly<Record<'he' | 'en', Stack>>>>;
};

export type Stack = {
  /** One for each term of evidence (stack.ts). */
  readonly weights: readonly number[];
  /** From this chance on it is a signal. */
  readonly threshold: number;
};
