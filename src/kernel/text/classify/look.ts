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

/** Holds scratch lists, so that a hundred thousand texts are looked at without making any: looks of one text at a time. */
export function openLook(classifier: Classifier): (original: string) => Look {
  const { linear, vectoriser } = classifier;
  const { classes, weights, width } = linear;
  const { columnOf, rarity, views } = vectoriser;
  // In which text, counted from one, a column was seen last, and where it stands in the list of that text.
  const seenIn = new Int32Array(width);
  const places = new Int32Array(width);
  let looks = 0;
  let buckets = new Int32Array(256);
  let counts = new Int32Array(256);
  return (original) => {
    looks++;
    const own = looks;
    const { text, offsets } = masked(original);
    let known = 0;
    let met = 0;
    let strange = 0;
    visitFeatures(text, views, (bucket) => {
      const column = columnOf[bucket] ?? -1;
      met++;
      if (column < 0) {
        strange++;
        return;
      }
      if (seenIn[column] === own) {
        const place = places[column] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
        return;
      }
      if (known === buckets.length) {
        buckets = grown(buckets);
        counts = grown(counts);
      }
      seenIn[column] = own;
      places[column] = known;
      buckets[known] = bucket;
      counts[known++] = 1;
    });
    const values = valuesOf(buckets.subarray(0, known), counts, columnOf, rarity);
    const margins = new Float64Array(classes);
    for (let kind = 0; kind < classes; kind++) margins[kind] = weights[width * classes + kind] ?? 0;
    const columns = new Int32Array(known);
    for (let at = 0; at < known; at++) {
      const column = columnOf[buckets[at] ?? 0] ?? 0;
      columns[at] = column;
      for (let kind = 0; kind < classes; kind++)
        margins[kind] = (margins[kind] ?? 0) + (values[at] ?? 0) * (weights[column * classes + kind] ?? 0);
    }
    const times = counts.slice(0, known);
    const parts = new Float64Array(known);
    return {
      margins,
      known: met === 0 ? 0 : (met - strange) / met,
      reasons(first, second) {
        const placeOf = new Map<number, number>();
        for (let at = 0; at < known; at++) {
          const column = columns[at] ?? 0;
          placeOf.set(column, at);
          const lead = (weights[column * classes + first] ?? 0) - (weights[column * classes + second] ?? 0);
          parts[at] = (lead * (values[at] ?? 0)) / (times[at] ?? 1);
        }
        const brought = new Float64Array(text.length);
        visitFeatures(text, views, (bucket, from, to) => {
          const place = placeOf.get(columnOf[bucket] ?? -1);
          if (place === undefined) return;
          const part = (parts[place] ?? 0) / (to - from);
          for (let at = from; at < to; at++) brought[at] = (brought[at] ?? 0) + part;
        });
        return wordsOf(text).map(({ from, to }) => ({
          start: offsets[from] ?? 0,
          end: offsets[to] ?? original.length,
          weight: brought.subarray(from, to).reduce((sum, part) => sum + part, 0),
        }));
      },
    };
  };
}

/** As the vectoriser weighs: sublinear, times rarity, each of the two blocks brought to length one. */
function valuesOf(
  buckets: Int32Array,
  counts: Int32Array,
  columnOf: Int32Array,
  rarity: Float32Array,
): Float64Array {
  const values = new Float64Array(buckets.length);
  let words = 0;
  let runs = 0;
  for (let at = 0; at < buckets.length; at++) {
    const bucket = buckets[at] ?? 0;
    const value = (1 + Math.log(counts[at] ?? 1)) * (rarity[columnOf[bucket] ?? 0] ?? 0);
    values[at] = value;
    if (bucket < WORD_BUCKETS) words += value * value;
    else runs += value * value;
  }
  const perWord = words > 0 ? 1 / Math.sqrt(words) : 0;
  const perRun = runs > 0 ? 1 / Math.sqrt(runs) : 0;
  return values.map((value, at) => value * ((buckets[at] ?? 0) < WORD_BUCKETS ? perWord : perRun));
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
