import { isHebrewLetter } from '#kernel/text/hebrew';
import type { Token } from '#kernel/text/tokens';

/**
 * A text as its words, with the sentence of each. Commas, colons and dashes part phrases; full stops, question marks
 * and new lines part sentences; a hyphen inside a word parts nothing. Three dots are a breath, not an end.
 */
export type Spoken = {
  readonly tokens: readonly Token[];
  /** Which token each word is. */
  readonly at: readonly number[];
  /** The number of each word's sentence. */
  readonly sentence: readonly number[];
  /** Whether a phrase may go on from this word to the next. */
  readonly flows: readonly boolean[];
  /** How many words each sentence has. */
  readonly lengths: readonly number[];
  /** Whether it has a word in each script. */
  readonly languages: { readonly he: boolean; readonly en: boolean };
};

const ENDS = '.!?;\n';

export function spoken(tokens: readonly Token[]): Spoken {
  const at: number[] = [];
  const sentence: number[] = [];
  const flows: boolean[] = [];
  const lengths: number[] = [0];
  let current = 0;
  const languages = { he: false, en: false };
  for (let n = 0; n < tokens.length; n++) {
    const token = tokens[n];
    if (!token) continue;
    const form = token.forms[0] ?? '';
    if (token.kind === 'mark' || token.kind === 'face') {
      if (form === '-' && glued(tokens, n)) continue;
      if (flows.length > 0) flows[flows.length - 1] = false;
      const breath = form === '.' && tokens[n + 1]?.forms[0] === '.';
      const second = form === '.' && tokens[n - 1]?.forms[0] === '.';
      if (ENDS.includes(form) && !breath && !second && (lengths[current] ?? 0) > 0) {
        current++;
        lengths.push(0);
      }
      continue;
    }
    if (token.kind === 'word') languages[isHebrewLetter(form.charCodeAt(0)) ? 'he' : 'en'] = true;
    at.push(n);
    sentence.push(current);
    flows.push(true);
    lengths[current] = (lengths[current] ?? 0) + 1;
  }
  return { tokens, at, sentence, flows, lengths, languages };
}

function glued(tokens: readonly Token[], n: number): boolean {
  const token = tokens[n];
  return token !== undefined && tokens[n - 1]?.end === token.start && tokens[n + 1]?.start === token.end;
}
