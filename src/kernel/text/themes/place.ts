import type { ReadTexts } from '#kernel/text/classify/vectoriser';
import type { FoundThemes } from './discover.ts';
import { placed } from './meaning.ts';
import type { Dense } from './neighbours.ts';
import { productsWith } from './products.ts';

/**
 * Later texts among themes found earlier: each goes to the theme whose middle is nearest, or to none. Nothing is learned
 * from them; that is what the next run is for.
 */
export type Placing = {
  /** Place of the theme in `themes`, −1 where none is near. */
  readonly theme: number;
  /** Cosine with the middle of that theme; 0 without one. */
  readonly likeness: number;
};

/** How alike (cosine) neighbours are at least, and a text and the middle of its theme. */
export const ALIKE = 0.2;

/** `read`: the same texts, where another model has read them already. */
export function themesNear(found: FoundThemes, texts: readonly string[], read?: ReadTexts): Placing[] {
  const { themes, meaning } = found;
  const [first] = themes;
  if (meaning === null || first === undefined) return texts.map(() => ({ theme: -1, likeness: 0 }));
  const middle = new Float32Array(themes.length * first.centre.length);
  for (const [place, { centre }] of themes.entries()) middle.set(centre, place * centre.length);
  return nearestMiddles(placed(meaning, texts, read), middle);
}

/** `middle`: one row for each theme, as long as the rows of the texts. */
export function nearestMiddles({ count, size, values }: Dense, middle: Float32Array): Placing[] {
  const many = middle.length / size;
  const alike = new Float64Array(many);
  return Array.from({ length: count }, (_, row) => {
    productsWith(values, row, middle, { first: 0, many, size }, alike);
    let [theme, likeness] = [-1, ALIKE];
    for (let other = 0; other < many; other++)
      if ((alike[other] ?? 0) > likeness) [theme, likeness] = [other, alike[other] ?? 0];
    return { theme, likeness: theme < 0 ? 0 : likeness };
  });
}
