import { masked } from '#kernel/text/placeholder';
import type { Classifier } from './classifier.ts';
import { visitFeatures, WORD_BUCKETS } from './features.ts';

/**
 * One text under a trained model, read once: how much speaks for each class, and how much of that each word of the
 * customer brings. A linear model is the sum of its features, so each feature's part is spread over the characters that it
 * covers and summed word by word.
 */
export type Reason = {
  /** Offsets in the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Above 0 for the one class, below for the other. */
  readonly weight: number;
};

export type Look = {
  /** Above 0 says "this class" against all others. */
  readonly margins: Float64Array;
  /** Share of the text's features that the model knows, 0 … 1: how much it is like what was learned. 0: nothing to go by. */
  readonly known: number;
  /** What each word brings for class `first` against `second`; with the difference of the biases they make the lead. */
  reasons(first: number, second: number): Reason[];
};

/** Holds scratch lists, so that a hundred thousand texts are looked at without making many. */
export function openLook(classifier: Classifier): (original: string) => Look {
  const { linear, vectoriser } = classifier;
  const { classes, weights, width } = linear;
  const { columnOf, rarity, views } = vectoriser;
  // In which text, counted from one, a column was seen last, and where it stands in the list of that text.
  const seenIn = new Int32Array(width);
  const places = new Int32Array(width);
  let looks = 0;
  // Of the features: column, how often, whether a word. Of their visits: feature, from, to.
  let features = new Int32Array(3 * 256);
  let visits = new Int32Array(3 * 1024);
  return (original) => {
    looks++;
    const { text, offsets } = masked(original);
    let known = 0;
    let met = 0;
    let told = 0;
    visitFeatures(text, views, (bucket, from, to) => {
      met++;
      const column = columnOf[bucket] ?? -1;
      if (column < 0) return;
      let place = places[column] ?? 0;
      if (seenIn[column] === looks) features[3 * place + 1] = (features[3 * place + 1] ?? 0) + 1;
      else {
        if (3 * known === features.length) features = grown(features);
        seenIn[column] = looks;
        place = known++;
        places[column] = place;
        features[3 * place] = column;
        features[3 * place + 1] = 1;
        features[3 * place + 2] = bucket < WORD_BUCKETS ? 1 : 0;
      }
      if (3 * told === visits.length) visits = grown(visits);
      visits[3 * told] = place;
      visits[3 * told + 1] = from;
      visits[3 * told++ + 2] = to;
    });
    const own = features.slice(0, 3 * known);
    const visited = visits.slice(0, 3 * told);
    const values = valuesOf(own, rarity);
    const margins = new Float64Array(classes);
    for (let kind = 0; kind < classes; kind++) margins[kind] = weights[width * classes + kind] ?? 0;
    for (let at = 0; at < known; at++) {
      const from = (own[3 * at] ?? 0) * classes;
      const value = values[at] ?? 0;
      for (let kind = 0; kind < classes; kind++)
        margins[kind] = (margins[kind] ?? 0) + value * (weights[from + kind] ?? 0);
    }
    return {
      margins,
      known: met === 0 ? 0 : told / met,
      reasons(first, second) {
        // What begins at a character, less what ended before it: the sum along the text is what each character brings.
        const steps = new Float64Array(text.length + 1);
        for (let visit = 0; visit < visited.length; visit += 3) {
          const place = visited[visit] ?? 0;
          const [from, to] = [visited[visit + 1] ?? 0, visited[visit + 2] ?? 0];
          const column = (own[3 * place] ?? 0) * classes;
          const lead = (weights[column + first] ?? 0) - (weights[column + second] ?? 0);
          const part = (lead * (values[place] ?? 0)) / ((own[3 * place + 1] ?? 1) * (to - from));
          steps[from] = (steps[from] ?? 0) + part;
          steps[to] = (steps[to] ?? 0) - part;
        }
        for (let at = 1; at < steps.length; at++) steps[at] = (steps[at] ?? 0) + (steps[at - 1] ?? 0);
        return wordsOf(text).map(({ from, to }) => {
          let weight = 0;
          for (let at = from; at < to; at++) weight += steps[at] ?? 0;
          return { start: offsets[from] ?? 0, end: offsets[to] ?? original.length, weight };
        });
      },
    };
  };
}

/** As the vectoriser weighs: sublinear, times rarity, each of the two blocks brought to length one. */
function valuesOf(features: Int32Array, rarity: Float32Array): Float64Array {
  const count = features.length / 3;
  const values = new Float64Array(count);
  const squares = [0, 0];
  for (let at = 0; at < count; at++) {
    const value = (1 + Math.log(features[3 * at + 1] ?? 1)) * (rarity[features[3 * at] ?? 0] ?? 0);
    const block = features[3 * at + 2] ?? 0;
    values[at] = value;
    squares[block] = (squares[block] ?? 0) + value * value;
  }
  const scales = squares.map((square) => (square > 0 ? 1 / Math.sqrt(square) : 0));
  for (let at = 0; at < count; at++)
    values[at] = (values[at] ?? 0) * (scales[features[3 * at + 2] ?? 0] ?? 0);
  return values;
}

function wordsOf(text: string): { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function grown(old: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}
