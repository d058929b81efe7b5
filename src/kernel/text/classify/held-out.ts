import { drawing } from '#kernel/drawing';
import { nearDuplicates } from '#kernel/text/near-duplicates/near-duplicates';

/**
 * What a model is judged on: the newest part of one's own texts, which it has not learned from, as it will meet texts
 * newer than all that it knows. What says nearly the same as a text that was learned from (a campaign, a template) is
 * judged nowhere: it would be known by heart.
 */
export type Dated = { readonly text: string; readonly at: number };

const SHARE = 0.2;
/** More would take labels away from learning and say it no more exactly. */
const MOST = 2_000;

export function heldOut<Row extends Dated>(rows: readonly Row[]): { learn: Row[]; held: Row[] } {
  const ordered = [...rows].sort((one, other) => one.at - other.at);
  const cut = ordered.length - Math.min(MOST, Math.floor(ordered.length * SHARE));
  const { standsFor } = nearDuplicates(ordered.map(({ text }) => text));
  // The first of a group stands for it: whoever stands before the cut was learned from.
  return {
    learn: ordered.slice(0, cut),
    held: ordered.filter((_, place) => place >= cut && (standsFor[place] ?? 0) >= cut),
  };
}

/** Which of `count` folds each text is in: near-equal texts always in the same one. */
export function foldsOf(texts: readonly string[], count: number, seed: number): Int32Array {
  const draw = drawing(seed);
  const { standsFor } = nearDuplicates(texts);
  const folds = new Int32Array(texts.length);
  for (const [place, first] of standsFor.entries())
    folds[place] = first === place ? Math.floor(draw() * count) : (folds[first] ?? 0);
  return folds;
}
