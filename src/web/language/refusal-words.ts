import { problemOf } from '#web/call.ts';
import { say, sayOr } from '#web/language/language.ts';

/**
 * A refusal is told by the translation of its code; where the server knows more (which row, which column) its sentence
 * follows in its own words. An outage is told as one.
 */
export function refusalWords(error: unknown): string {
  const problem = problemOf(error);
  if (!problem) return say('shell:fault.unreachable');
  if (problem.status >= 500 && problem.status !== 503) return say('shell:fault.broken');
  return sayOr(`words:refusal.${problem.code}`, say('shell:fault.broken'));
}

/** The server's own sentence about what does not fit, where a refusal carries one. */
export function refusalSentence(error: unknown): string | null {
  const problem = problemOf(error);
  if (typeof problem?.data !== 'object' || problem.data === null) return null;
  const sentence: unknown = Reflect.get(problem.data, 'sentence');
  return typeof sentence === 'string' ? sentence : null;
}
