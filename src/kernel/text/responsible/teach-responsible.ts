import { analyse } from '#kernel/text/analyse';
import type { Answered } from '#kernel/text/classify/card-figures';
import { heldOut } from '#kernel/text/classify/held-out';
import { type Judged, judge } from '#kernel/text/classify/judge';
import type { InForce } from '#kernel/text/feeling/teach-feeling';
import { scriptOf } from '#kernel/text/hebrew';
import type { RoutableDivision } from '#kernel/text/routing';
import { learnResponsible, type ResponsibleExample } from './learn-responsible.ts';
import { bandOf, openResponsible, type ResponsibleModel } from './responsible-model.ts';

/** One lesson: the older closed cases are learned, the newest judge what was learned. */
export type DatedResponsible = ResponsibleExample & {
  /** Milliseconds since the epoch. */
  readonly at: number;
};

export type ResponsibleLesson = {
  readonly model: ResponsibleModel;
  readonly learned: readonly DatedResponsible[];
  readonly judged: Judged;
};

/** Null when the older part is too little to learn from. */
export function teachResponsible(
  examples: readonly DatedResponsible[],
  divisions: readonly RoutableDivision[],
  before: InForce<ResponsibleModel> | null,
): ResponsibleLesson | null {
  const { learn, held } = heldOut(examples);
  const model = learnResponsible(learn, divisions);
  if (model === null) return null;
  const everywhere = [...new Set(held.map(({ text }) => scriptOf(text)))];
  const asked = { held, divisions };
  return {
    model,
    learned: learn,
    judged: judge({
      learned: answers(asked, { model, languages: everywhere }),
      prior: answers(asked, null),
      before: before === null ? null : answers(asked, before),
    }),
  };
}

function answers(
  { held, divisions }: { held: readonly DatedResponsible[]; divisions: readonly RoutableDivision[] },
  decides: InForce<ResponsibleModel> | null,
): Answered[] {
  const prior = openResponsible(null);
  const learned = decides === null ? prior : openResponsible(decides.model);
  return held.map(({ text, divisionId }) => {
    const language = scriptOf(text);
    const read = decides?.languages.includes(language) === true ? learned : prior;
    const { ranked } = read(text, analyse(text), divisions);
    const confidence = ranked[0]?.confidence ?? 0;
    const said = ranked[0]?.divisionId ?? '';
    return {
      language,
      truth: divisionId,
      said,
      credit: said === divisionId ? 1 : 0,
      confidence,
      spoke: bandOf(confidence) !== 'triage',
      amongThree: ranked.some((one) => one.divisionId === divisionId),
    };
  });
}
