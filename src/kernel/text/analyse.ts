import type { Signal } from '#kernel/text/signals/signal';
import { signalsIn } from '#kernel/text/signals/signals';
import { type Script, scriptOf } from './hebrew.ts';
import { type Feeling, feelingsIn, judged, type Sentiment } from './sentiment.ts';
import { type FoundTheme, themesIn } from './themes.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * Everything that one text says by itself, offline and in one walk: language, feeling, themes, signals. The same text
 * always gives the same answer.
 */

export type Analysis = {
  readonly language: Script;
  readonly sentiment: Sentiment;
  readonly themes: readonly FoundTheme[];
  readonly signals: readonly Signal[];
  /** The words, and what the lexicon felt in them: whatever reads on need not begin again. */
  readonly tokens: readonly Token[];
  readonly felt: readonly Feeling[];
};

/** All offsets are in `text` as given (UTF-16 units, end exclusive). */
export function analyse(text: string): Analysis {
  const tokens = tokenise(text);
  const felt = feelingsIn(tokens);
  return {
    language: scriptOf(text),
    sentiment: judged(tokens, felt),
    themes: themesIn(tokens, felt),
    signals: signalsIn(tokens),
    tokens,
    felt,
  };
}
