import type { Idea } from '#contract/improvements';
import type { Tone } from '#web/design/Mark.tsx';
import type { Profession, Verdict } from './improvements.queries.ts';

/** The order in which professions, verdicts and states are offered and drawn. */
export const PROFESSIONS: readonly Profession[] = [
  'cost',
  'staff',
  'expenses',
  'time',
  'packaging-marketing',
  'suppliers',
  'contracts-law',
  'return',
];
export const VERDICTS: readonly Verdict[] = ['for', 'for-with-conditions', 'against', 'cannot-tell'];
export const STATES: readonly Idea['state'][] = ['raised', 'assessing', 'pilot', 'accepted', 'declined'];

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  for: 'voice',
  'for-with-conditions': 'attention',
  against: 'alarm',
  'cannot-tell': 'plain',
};
export const STATE_TONES: Readonly<Record<Idea['state'], Tone>> = {
  raised: 'plain',
  assessing: 'attention',
  pilot: 'voice',
  accepted: 'voice',
  declined: 'plain',
};
