import type { Letter } from '#contract/open-doors';
import { REDACTED, redact } from '#kernel/text/redact';
import { customerLines } from '#server/listening/analysis/customer-lines';

/**
 * Three stories a month, drawn by a rule that anybody can repeat and nobody can steer: of all words of the month in an
 * order that depends on the month and the number of the words alone, the first that can stand by itself; the first of
 * the commonest theme in its commonest mood; the first of a happy ending. No person, no silo record and no wording
 * comes twice. What would lead to the person is taken out.
 */
export type DrawnBy = Letter['stories'][number]['drawnBy'];

export interface Candidate {
  readonly id: string;
  readonly recordId: string;
  readonly customerId: string;
  readonly text: string;
  readonly at: Date;
  readonly sentiment: string;
  /** All that the silos know the person by: names, street, references. */
  readonly knownBy: readonly string[];
}

const SHORTEST = 25;
const LONGEST = 420;

/** `candidates` come in the order of the draw. A rule without a fitting story tells none. */
export function drawStories(candidates: Readonly<Record<DrawnBy, readonly Candidate[]>>): Letter['stories'] {
  const told = new Set<string>();
  return (['random', 'typical', 'gone-well'] as const).flatMap((drawnBy) => {
    for (const candidate of candidates[drawnBy]) {
      const words = wordsOf(candidate);
      const marks = [candidate.id, candidate.customerId, words ?? ''];
      if (words === null || marks.some((mark) => told.has(mark))) continue;
      for (const mark of marks) told.add(mark);
      return [{ drawnBy, words, at: candidate.at.toISOString(), sentiment: candidate.sentiment }];
    }
    return [];
  });
}

/** The customer's own words without the person; null when too little is left to be a story. */
function wordsOf({ text, knownBy }: Candidate): string | null {
  const own = customerLines(text).replace(/\s+/gu, ' ').trim();
  const safe = redact(own, knownBy);
  const left = safe.replaceAll(REDACTED, '').trim();
  if (left.length < SHORTEST) return null;
  return shortened(safe);
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
