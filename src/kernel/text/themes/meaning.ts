import { type ReadTexts, vectorise } from '#kernel/text/classify/vectoriser';
import { embed, learnSpace, type Space } from '#kernel/text/embedding/space';
import { centres } from './k-means.ts';
import { type Dense, nearest } from './neighbours.ts';
import { settleLength } from './products.ts';

/**
 * Where each text lies among the organization's own texts. Words that keep the same company help only where there are
 * enough texts to learn that from; below, words and runs of characters stand alone.
 */
export const ENOUGH_TEXTS = 2000;
/** How much the company of words counts against the text's own words and runs of characters. */
const COMPANY = 0.5;
const REACH = 10;
/** How much of itself a text keeps when its neighbours speak for it. */
const SELF = 0.5;

export type Meaning = { readonly space: Space; readonly company: boolean };

export function learnMeaning(texts: readonly string[], seed: number): Meaning {
  return { space: learnSpace(texts, seed), company: texts.length >= ENOUGH_TEXTS };
}

/** `read`: the same texts, where another model has read them already. Rows of length 1; 0 throughout for a text of which nothing is known. */
export function placed({ space, company }: Meaning, texts: readonly string[], read?: ReadTexts): Dense {
  const { size: full, dense } = embed(space, texts, vectorise(space.vectoriser, read ?? texts));
  const own = space.directions.size;
  const size = company ? full : own;
  const values = new Float32Array(texts.length * size);
  for (let row = 0; row < texts.length; row++) {
    for (let k = 0; k < size; k++)
      values[row * size + k] = (dense[row * full + k] ?? 0) * (k < own ? 1 : COMPANY);
    settleLength(values, row, size);
  }
  return { count: texts.length, size, values };
}

/** Each text moved towards its nearest: what two neighbours say in other words comes together, strangers stay. */
export function gathered(dense: Dense, least: number): Dense {
  const { count, size, values } = dense;
  const near = nearest(dense, REACH, least);
  const moved = values.map((value) => value * SELF);
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < REACH; k++) {
      const other = near.places[row * REACH + k] ?? -1;
      if (other < 0) break;
      const weight = (near.likeness[row * REACH + k] ?? 0) / REACH;
      for (let at = 0; at < size; at++)
        moved[row * size + at] = (moved[row * size + at] ?? 0) + weight * (values[other * size + at] ?? 0);
    }
    settleLength(moved, row, size);
  }
  return { count, size, values: moved };
}

/** The middle of these texts in that space; null where nothing is known of any of them. */
export function middleOf(meaning: Meaning, texts: readonly string[]): Float32Array | null {
  const { values, size } = placed(meaning, texts);
  const middle = centres(values, size, new Int32Array(texts.length), 1);
  return middle.some((value) => value !== 0) ? middle : null;
}
