import type { Term } from '#contract/terms';

/**
 * An agreed condition is a chain of words: agreed, changed, ended, taken back. The last word stands. Its days are days of
 * the organization's calendar and both belong to it; without a last day it holds until somebody says otherwise.
 */
export interface TermWord {
  readonly what: 'agreed' | 'changed' | 'ended' | 'restored';
  /** YYYY-MM-DD */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** `today` is YYYY-MM-DD. */
export function termState(last: TermWord, today: string): Term['state'] {
  if (last.what === 'ended') return 'ended';
  if (last.validFrom > today) return 'coming';
  return last.validTo !== null && last.validTo < today ? 'past' : 'in-force';
}

/** Whether the days can be: the last one not before the first. */
export function isSpan({ validFrom, validTo }: Pick<TermWord, 'validFrom' | 'validTo'>): boolean {
  return validTo === null || validTo >= validFrom;
}
