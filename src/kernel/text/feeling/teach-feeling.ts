import type { Answered } from '#kernel/text/classify/card-figures';
import { heldOut } from '#kernel/text/classify/held-out';
import { type Judged, judge } from '#kernel/text/classify/judge';
import { scriptOf } from '#kernel/text/hebrew';
import { feelingsIn } from '#kernel/text/sentiment';
import { tokenise } from '#kernel/text/tokens';
import { type FeelingModel, openFeeling } from './feeling-model.ts';
import { type FeelingExample, learnFeeling } from './learn-feeling.ts';

/** One lesson: the older part is learned, the newest part judges what was learned. */
export type DatedFeeling = FeelingExample & {
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** Where nothing was claimed a reader is left as wise as a coin: half right. */
const SILENCE = 0.5;

export type InForce<Model> = { readonly model: Model; readonly languages: readonly string[] };

export type FeelingLesson = {
  readonly model: FeelingModel;
  readonly learned: readonly DatedFeeling[];
  readonly contradicted: number;
  readonly judged: Judged;
};

/** Null when the older part is too little to learn from. */
export function teachFeeling(
  examples: readonly DatedFeeling[],
  before: InForce<FeelingModel> | null,
): FeelingLesson | null {
  const { learn, held } = heldOut(examples);
  const lesson = learnFeeling(learn);
  if (lesson === null) return null;
  const { model, contradicted } = lesson;
  const everywhere = [...new Set(held.map(({ text }) => scriptOf(text)))];
  return {
    model,
    learned: learn,
    contradicted,
    judged: judge({
      learned: answers(held, { model, languages: everywhere }),
      prior: answers(held, null),
      before: before === null ? null : answers(held, before),
    }),
  };
}

function answers(held: readonly DatedFeeling[], decides: InForce<FeelingModel> | null): Answered[] {
  const prior = openFeeling(null);
  const learned = decides === null ? prior : openFeeling(decides.model);
  return held.map(({ text, label }) => {
    const language = scriptOf(text);
    const tokens = tokenise(text);
    const read = decides?.languages.includes(language) === true ? learned : prior;
    const { label: said, confidence } = read(text, tokens, feelingsIn(tokens));
    const spoke = said === 'positive' || said === 'negative';
    const credit = said === label ? 1 : spoke ? 0 : SILENCE;
    return { language, truth: label, said, confidence, spoke, amongThree: said === label, credit };
  });
}
