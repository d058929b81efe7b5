import { analyse } from '#kernel/text/analyse';
import { type Classifier, classify, type Example, TRAINING, train } from '#kernel/text/classify/classifier';
import { foldsOf } from '#kernel/text/classify/held-out';
import { rounded } from '#kernel/text/classify/stored';
import { type RoutableDivision, routes } from '#kernel/text/routing';
import { blended, type ResponsibleModel } from './responsible-model.ts';

/**
 * Learns whose cases are whose from closed cases and from what people corrected, and how much that is to be believed
 * beside the rules, on texts that were not learned from.
 */
export type ResponsibleExample = {
  readonly text: string;
  readonly divisionId: string;
  /** A case that was opened again is half a proof: it may have been closed in the wrong place. */
  readonly source: 'case' | 'reopened' | 'correction';
};

/** So many of a division's cases are needed to learn it, and so many in all; with fewer the rules alone decide. */
export const DIVISION_NEEDS = 15;
export const RESPONSIBLE_NEEDS = 60;
const FOLDS = 3;
const TRUST = { case: 1, reopened: 0.5, correction: 1 } as const;
/** A feature must stand in so many texts: it might be somebody's own word. */
const STANDS_IN = 3;

/** Null when fewer than two divisions have `DIVISION_NEEDS`, or all together fewer than `RESPONSIBLE_NEEDS`. */
export function learnResponsible(
  examples: readonly ResponsibleExample[],
  divisions: readonly RoutableDivision[],
  seed = 1,
): ResponsibleModel | null {
  const learnable = learnableOf(examples, divisions);
  const kept = examples.filter(({ divisionId }) => learnable.has(divisionId));
  if (learnable.size < 2 || kept.length < RESPONSIBLE_NEEDS) return null;
  const rows = kept.map(({ text, divisionId, source }) => ({
    text,
    label: divisionId,
    trust: TRUST[source],
  }));
  const unseen = voicesUnseen(rows, divisions, seed);
  return {
    classifier: { ...learned(rows, seed), floor: floorOf(unseen) },
    worth: fitWorth(unseen),
  };
}

function learnableOf(
  examples: readonly ResponsibleExample[],
  divisions: readonly RoutableDivision[],
): Set<string> {
  const counts = new Map<string, number>();
  for (const { divisionId } of examples) counts.set(divisionId, (counts.get(divisionId) ?? 0) + 1);
  return new Set(divisions.map(({ id }) => id).filter((id) => (counts.get(id) ?? 0) >= DIVISION_NEEDS));
}

function learned(rows: readonly Example[], seed: number): Classifier {
  return rounded(train(rows, { ...TRAINING, seed, minimum: STANDS_IN }));
}

type Voiced = {
  readonly voices: readonly { readonly margin: number; readonly rule: number }[];
  readonly own: number;
};

/** What both voices say of each row, the learned one without having seen it. */
function voicesUnseen(
  rows: readonly Example[],
  divisions: readonly RoutableDivision[],
  seed: number,
): Voiced[] {
  const folds = foldsOf(
    rows.map(({ text }) => text),
    FOLDS,
    seed,
  );
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const others = rows.filter((_, at) => folds[at] !== fold);
    const own = rows.filter((_, at) => folds[at] === fold);
    if (new Set(others.map(({ label }) => label)).size < 2) return [];
    const model = learned(others, seed);
    const marginsOf = ranks(model, own);
    return own.flatMap(({ text, label }, at): Voiced[] => {
      const margins = marginsOf[at] ?? new Map<string, number>();
      if (!margins.has(label)) return [];
      const said = routes(analyse(text), divisions);
      const ids = [...margins.keys()];
      return [
        {
          own: ids.indexOf(label),
          voices: ids.map((id) => ({
            margin: margins.get(id) ?? 0,
            rule: said.find(({ divisionId }) => divisionId === id)?.confidence ?? 0,
          })),
        },
      ];
    });
  });
}

/** Margins by label, up to a constant: what the shares of a softmax know of them. */
function ranks(model: Classifier, rows: readonly Example[]): Map<string, number>[] {
  return classify(
    model,
    rows.map(({ text }) => text),
  ).map(
    ({ ranked, margin, confidence }) =>
      new Map(
        ranked.map((one) => [
          one.label,
          margin + Math.log(Math.max(one.confidence, 1e-12) / confidence) / model.sharpness,
        ]),
      ),
  );
}

/** The best margin that nineteen of twenty unseen cases had that were read right; narrower ones are left to the rules. */
function floorOf(unseen: readonly Voiced[]): number {
  const right = unseen.flatMap(({ voices, own }) => {
    const best = Math.max(...voices.map(({ margin }) => margin));
    return voices[own]?.margin === best ? [best] : [];
  });
  return right.sort((one, other) => one - other)[Math.floor(right.length * 0.05)] ?? 0;
}

/** The worths under which the true divisions were least surprising, on a grid made finer three times. */
function fitWorth(rows: readonly Voiced[]): ResponsibleModel['worth'] {
  const surprise = (worth: ResponsibleModel['worth']): number =>
    rows.reduce(
      (sum, { voices, own }) => sum - Math.log(Math.max(blended(voices, worth)[own] ?? 0, 1e-12)),
      0,
    );
  let best = { margin: 4, rule: 1 };
  let least = surprise(best);
  for (let step = 4; step > 0.2; step /= 2)
    for (let round = 0; round < 6; round++) {
      const near = [-step, 0, step].flatMap((m) =>
        [-step, 0, step].map((r) => ({
          margin: Math.max(0.1, best.margin + m),
          rule: Math.max(0, best.rule + r),
        })),
      );
      const before = least;
      for (const worth of near) {
        const value = surprise(worth);
        if (value < least) [least, best] = [value, worth];
      }
      if (least === before) break;
    }
  return best;
}
